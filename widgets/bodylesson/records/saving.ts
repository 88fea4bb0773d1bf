/** Everything that is kept or waits in memory, as a file in the learner's own downloads. */

import { h } from "../ui/dom.ts";
import { today } from "../ui/store.ts";
import { toJson } from "./backup.ts";
import type { Keeper } from "./keeper.ts";

/** Hands a text to the browser's own "save as". */
export type Save = (name: string, kind: string, text: string) => void;

export const saveFile: Save = (name, kind, text) => {
  const url = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  const link = h("a", { href: url, download: name });
  link.click();
  // A browser reads the address some time after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** Records of every kind, including those that cannot be read. */
export async function allOf(keeper: Keeper) {
  const [measures, journal, quiz] = await Promise.all([
    keeper.all("measures"),
    keeper.all("journal"),
    keeper.all("quiz"),
  ]);
  return { measures, journal, quiz };
}

export async function saveAll(keeper: Keeper, save: Save, now: number): Promise<void> {
  const text = toJson(keeper.lesson, await allOf(keeper), now);
  save(fileName(keeper, now, "json"), "application/json", text);
}

/** `now` in milliseconds since 1970. */
export function fileName({ lesson }: Keeper, now: number, ending: string): string {
  return `${lesson}-${today(new Date(now))}.${ending}`;
}
