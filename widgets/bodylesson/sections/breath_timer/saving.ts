/** "Save the session": the whole track as a file in the learner's downloads. */

import type { Session } from "../../models/session.ts";
import { plainNumber, type Say } from "../../ui/words.ts";
import type { Sounding } from "./sounding.ts";

/** Named after lesson, variant, side and tempo: "psoas-release-drape-left-6-a-minute.wav". */
export function fileName({ plan, tempo }: Session, lesson: string, say: Say): string {
  const rate = plainNumber(tempo.breathsPerMinute).replace(".", "-");
  return say("file_name", { lesson, variant: plan.variant, side: plan.sides, rate }) + ".wav";
}

/** Makes the file and hands it to the browser; its name. */
export async function saveFile(
  session: Session,
  lesson: string,
  sounding: Sounding,
  say: Say,
): Promise<string> {
  const name = fileName(session, lesson, say);
  const address = URL.createObjectURL(await sounding.file(session));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the click; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}
