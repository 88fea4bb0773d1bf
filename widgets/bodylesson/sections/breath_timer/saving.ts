/** "Save the session": the whole track as a file in the learner's downloads. */

import type { Session } from "../../models/session.ts";
import type { Cover } from "../../sound/flac.ts";
import { coverPicture } from "../../sound/cover.ts";
import { capital, countOf, plainNumber, type Say } from "../../ui/words.ts";
import type { Sounding } from "./sounding.ts";

/** The session to be saved. */
export interface Saved {
  readonly session: Session;
  /** Breaths a side. */
  readonly breaths: number;
  readonly variant: string;
  readonly lesson: { readonly id: string; readonly title: string };
}

/** "psoas-release-drape-left-3-breaths-6-a-minute.flac". */
export function fileName({ session, breaths, lesson }: Saved, say: Say): string {
  const { plan, tempo } = session;
  const rate = plainNumber(tempo.breathsPerMinute).replace(".", "-");
  const parts = { lesson: lesson.id, variant: plan.variant, side: plan.sides, rate, breaths };
  return say("file_name", parts) + ".flac";
}

/** "Drape and breathe, left side, 3 breaths". */
export function fileTitle({ session, breaths, variant }: Saved, say: Say): string {
  const side = say(`${session.plan.sides}_side`);
  return capital(say("file_title", { variant, side, breaths: countOf(breaths, "breaths", say) }));
}

/** Makes the file and hands it to the browser; returns its name. */
export async function saveFile(
  saved: Saved,
  sounding: Sounding,
  say: Say,
  progress: (share: number) => void,
): Promise<string> {
  const name = fileName(saved, say);
  const { title } = saved.lesson;
  const tags = { TITLE: fileTitle(saved, say), ARTIST: title, ALBUM: title };
  const cover: Cover | null = await coverPicture();
  const file = await sounding.file(saved.session, { tags, cover, progress });
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the click; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}
