/** The learner's own file: save, take in, erase. Nothing of it leaves the device. */

import { h, setText, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { fromFile, LARGEST_FILE } from "../../records/backup.ts";
import { BYTE_ORDER_MARK, toTable } from "../../records/csv.ts";
import { button } from "../../records/fields.ts";
import type { Keeper } from "../../records/keeper.ts";
import { allOf, fileName, type Save, saveAll } from "../../records/saving.ts";
import { takenText } from "./taken.ts";
import { question } from "../../records/question.ts";

export function ownFile(
  lesson: string,
  keeper: Keeper,
  save: Save,
  now: () => number,
  say: Say,
): HTMLElement {
  const status = h("p", { class: "bl-file-status", role: "status" });
  const tell = (text: string) => setText(status, text);
  const id = uniqueId("file");
  const input = h("input", {
    type: "file",
    id,
    accept: ".json,application/json",
    class: "bl-unseen bl-file-input",
  });
  input.addEventListener("change", () => void takeIn());

  async function saveCsv(): Promise<void> {
    const { measures, journal } = await allOf(keeper);
    const table = `${BYTE_ORDER_MARK}${toTable(lesson, measures.records, journal.records)}`;
    save(fileName(keeper, now(), "csv"), "text/csv", table);
  }

  async function takeIn(): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    try {
      const read = file.size > LARGEST_FILE
        ? { refused: "too-big" as const }
        : fromFile(await file.text(), lesson, now());
      if ("refused" in read) return tell(say(`refused_${read.refused}`));
      tell(takenText(await keeper.merge(read.records), read, keeper.place, say));
    } catch {
      tell(say("refused_not-ours"));
    } finally {
      // The same file may be chosen once more.
      input.value = "";
    }
  }

  async function erase(): Promise<void> {
    tell(say(await keeper.eraseAll() ? "erased" : "not_erased"));
  }

  return h(
    "section",
    { class: "bl-sheet bl-own-file", "aria-label": say("file") },
    h("h3", {}, say("file")),
    h("p", {}, say("file_text")),
    h(
      "div",
      { class: "bl-file-buttons" },
      button(say("save_json"), () => void saveAll(keeper, save, now())),
      button(say("save_csv"), () => void saveCsv()),
      input,
      h("label", { for: id, class: "bl-button bl-file-label" }, say("take_in")),
    ),
    question(
      say("erase"),
      say("erase_sure"),
      say("erase_yes"),
      say("erase_no"),
      () => void erase(),
      "bl-button bl-button-danger",
    ),
    status,
  );
}
