/** What can be set beside the choice: pressure, sound, transcript. */

import { h, setText, show, uniqueId } from "../../ui/dom.ts";
import { clockTime, type Say } from "../../ui/words.ts";
import type { Act } from "./intents.ts";
import type { Line } from "./schedules.ts";
import type { Settings } from "./settings.ts";
import type { Volumes } from "../../sound/sounds.ts";

const VOLUMES = ["tones", "voice", "bell"] as const satisfies readonly (keyof Volumes)[];

/** How strong it is, from 0 to 10; never required. */
export function pressurePanel(say: Say, act: Act) {
  const id = uniqueId("pressure");
  const range = h("input", { type: "range", min: 0, max: 10, step: 1, value: 0, id });
  const output = h("output", { for: id }, say("pressure_unset"));
  const set = (of10: number) => {
    range.value = String(of10);
    setText(output, say("pressure_set", { n: of10 }));
  };
  range.addEventListener("input", () => setText(output, say("pressure_set", { n: range.value })));
  range.addEventListener("change", () => act({ type: "pressure", of10: Number(range.value) }));
  const element = h(
    "div",
    { class: "bl-pressure" },
    h("label", { for: id }, say("pressure")),
    range,
    output,
  );
  return { element, set };
}

/** Volumes, counting, vibration, saving; and one line on what is on. */
export function soundPanel(
  say: Say,
  settings: () => Settings,
  vibrates: boolean,
  act: Act,
) {
  const change = (settings: Settings) => act({ type: "settings", settings, audible: true });
  const line = h("p", { class: "bl-capabilities" });
  const state = h("p", { class: "bl-save-state", role: "status" });
  const rows = VOLUMES.map((name) => {
    const value = String(settings().volumes[name]);
    const range = h("input", { type: "range", min: 0, max: 1, step: 0.05, value });
    range.addEventListener("change", () => {
      const volumes = { ...settings().volumes, [name]: Number(range.value) };
      change({ ...settings(), volumes });
    });
    return h("label", { class: "bl-volume" }, h("span", {}, say(`volume_${name}`)), range);
  });
  const check = (name: "counting" | "vibration" | "fewWords") => {
    const box = h("input", { type: "checkbox", checked: settings()[name] });
    box.addEventListener("change", () => change({ ...settings(), [name]: box.checked }));
    return h(
      "label",
      { class: "bl-every" },
      box,
      h("span", {}, say(name === "fewWords" ? "few_words" : name)),
    );
  };
  const fewWords = check("fewWords");
  const save = h("button", { type: "button", class: "bl-button" }, say("save"));
  save.addEventListener("click", () => act({ type: "save-file" }));
  const element = h(
    "details",
    { class: "bl-sound" },
    h("summary", {}, say("sound_settings")),
    ...rows,
    check("counting"),
    fewWords,
    vibrates ? check("vibration") : null,
    save,
    h("p", { class: "bl-quiet" }, say("save_note")),
    state,
  );
  return {
    element,
    line,
    /** Fewer words are for people who know the practice. */
    offer: (few: boolean) => show(fewWords, few),
    capabilities: (text: string) => setText(line, text),
    saving: (text: string) => setText(state, text),
  };
}

/** What was said, and what will be: to read along, and for people who cannot hear. */
export function transcriptPanel(say: Say) {
  const list = h("ol", { class: "bl-transcript-list" });
  const empty = h("p", { class: "bl-quiet" }, say("transcript_note"));
  const element = h(
    "details",
    { class: "bl-transcript" },
    h("summary", {}, say("transcript")),
    empty,
    list,
  );
  const line = (at: number, text: string) =>
    h("li", {}, h("span", { class: "bl-transcript-time" }, clockTime(at)), " ", text);
  return {
    element,
    /** All that will be said, before it begins. */
    script(lines: readonly Line[]): void {
      show(empty, true);
      list.replaceChildren(...lines.map(({ at, text }) => line(at, text)));
    },
    begin(): void {
      show(empty, false);
      list.replaceChildren();
    },
    add(at: number, text: string): void {
      for (const now of list.querySelectorAll("[aria-current]")) {
        now.removeAttribute("aria-current");
      }
      const item = line(at, text);
      item.setAttribute("aria-current", "true");
      list.append(item);
      list.scrollTop = list.scrollHeight;
    },
  };
}
