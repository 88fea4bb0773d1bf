/** After the practice: how it is, what changed, a note, the other side, done. */

import type { RenderProps } from "@anywidget/types";
import { button, radioChips } from "../../records/fields.ts";
import { Day } from "../../records/day.ts";
import { Keeper } from "../../records/keeper.ts";
import { Pace } from "../../records/pace.ts";
import {
  type Change,
  CHANGES,
  keepSession,
  type Practised,
  SESSIONS_VERSION,
  sessionsOf,
} from "../../records/sessions.ts";
import { h, setText, show, uniqueId } from "../../ui/dom.ts";
import { hear, tell } from "../../ui/events.ts";
import { isRecord, keyOf, pageStore, today } from "../../ui/store.ts";
import { capital, countOf, speaker, type Words } from "../../ui/words.ts";
import { entryId, entryOf, type Told, toldOf } from "./telling.ts";

export interface AfterTraits {
  lesson_id: string;
  help_signs: string[];
  keeps_notes: boolean;
  words: Words;
}

/** Where this page leads next, if it has such steps. */
const STEPS = { home: "home", practise: "practise", measure: "measure-after" } as const;

export function after() {
  return {
    render({ model, el, signal }: RenderProps<AfterTraits>): () => void {
      const say = speaker(model.get("words"));
      const lesson = model.get("lesson_id");
      const store = pageStore(SESSIONS_VERSION);
      const day = new Day(store, keyOf(lesson, "day"));
      const keeper = new Keeper(lesson, { changed: () => sayPlace(), erased: () => forget() });
      let isDone = false;
      /** The session that the fields on the screen belong to. */
      let shownAt = 0;

      const summary = h("p", { class: "bl-after-summary" });
      const felt = (["fine", "bad"] as const).map((name) => {
        const press = button(say(name), () => sayFelt(name), `bl-button bl-felt bl-felt-${name}`);
        return [name, press] as const;
      });
      const question = uniqueId("felt");
      const asked = h(
        "div",
        { class: "bl-after-felt", role: "group", "aria-labelledby": question },
        h("p", { class: "bl-after-question", id: question }, say("felt")),
        h("div", { class: "bl-felt-buttons" }, ...felt.map(([, press]) => press)),
      );
      const help = h(
        "div",
        { class: "bl-after-help", role: "alert" },
        h("p", { class: "bl-after-question" }, say("closed")),
        h("p", {}, say("bad_today"), " ", say("bad_more")),
        h("p", { class: "bl-help-title" }, say("help_title")),
        h("ul", {}, ...model.get("help_signs").map((sign) => h("li", {}, sign))),
      );
      const named = CHANGES.filter((id) => id !== "").map((id) => ({ id, text: say(id) }));
      const changes = radioChips(named, () => void sayMore(), "bl-chips bl-after-changes");
      const changed = h(
        "fieldset",
        { class: "bl-after-changed" },
        h("legend", {}, say("change")),
        changes.element,
      );
      const noteId = uniqueId("note");
      const text = h("textarea", { id: noteId, rows: 3, class: "bl-after-text" });
      const pace = new Pace(() => void sayMore());
      text.addEventListener("input", () => {
        const { session } = told();
        if (session && model.get("keeps_notes")) keeper.copy("journal", entryNow(session));
        pace.typed();
      });
      text.addEventListener("change", () => pace.now());
      addEventListener("pagehide", () => pace.now(), { signal });
      const place = h("p", { class: "bl-after-quiet", role: "status" });
      const note = h(
        "details",
        { class: "bl-after-note" },
        h("summary", {}, say("note")),
        h("label", { for: noteId }, say("note_label")),
        text,
        place,
      );
      const other = button(say("other_side"), () => takeOtherSide());
      const measure = h("a", { class: "bl-button", href: `#${STEPS.measure}` }, say("measure"));
      const missing = h("p", { class: "bl-after-missing", role: "status" });
      const done = button(say("done"), () => finish(), "bl-button bl-button-main");
      const asking = h(
        "div",
        { class: "bl-after-asking" },
        summary,
        asked,
        help,
        changed,
        h("div", { class: "bl-after-ways" }, other, measure),
        note,
        missing,
        done,
      );
      const title = h("p", { class: "bl-after-title", tabindex: -1 }, say("done_title"));
      const last = h("p");
      const home = h(
        "a",
        { class: "bl-button bl-button-main", href: `#${STEPS.home}` },
        say("home"),
      );
      const ended = h(
        "div",
        { class: "bl-after-done" },
        h("span", { class: "bl-after-mark", "aria-hidden": "true" }, "✓"),
        title,
        last,
        home,
      );
      const toPractice = h(
        "a",
        { class: "bl-button", href: `#${STEPS.practise}` },
        say("practise"),
      );
      const nothing = h("div", { class: "bl-after-none" }, h("p", {}, say("nothing")), toPractice);
      const root = h(
        "section",
        {
          class: "bl-widget bl-after",
          "aria-label": say("region"),
          // JupyterLab would take letters for its own shortcuts.
          "data-lm-suppress-shortcuts": "true",
        },
        nothing,
        asking,
        ended,
      );
      el.replaceChildren(root);
      draw();
      sayPlace();

      hear("practised", lesson, ({ ended: isOver }) => {
        if (isOver) isDone = false;
        draw();
        // A page without steps does not move by itself, so bring what comes next into view.
        if (isOver && !hasStep("after")) root.scrollIntoView({ block: "center" });
      }, signal);
      addEventListener("storage", () => draw(), { signal });
      document.addEventListener("visibilitychange", () => draw(), { signal });
      const leave = () => {
        pace.over();
        keeper.close();
        root.remove();
      };
      signal.addEventListener("abort", leave, { once: true });
      return leave;

      function told(): Told {
        return toldOf(sessionsOf(lesson, store), day.note, today(), isDone);
      }

      function draw(): void {
        const now = told();
        const { session } = now;
        root.dataset["stage"] = now.stage;
        root.dataset["felt"] = now.felt;
        show(nothing, now.stage === "nothing");
        show(toPractice, hasStep(STEPS.practise));
        show(asking, now.stage === "asked");
        show(ended, now.stage === "done");
        setText(summary, session === null ? "" : line(session));
        show(summary, session !== null);
        for (const [name, press] of felt) {
          press.setAttribute("aria-pressed", String(now.felt === name));
        }
        show(help, now.felt === "bad");
        show(changed, session !== null && now.felt !== "");
        show(note, model.get("keeps_notes") && session !== null && now.felt !== "");
        show(other, now.otherSide && now.felt === "fine" && hasStep(STEPS.practise));
        show(measure, now.felt === "fine" && hasStep(STEPS.measure));
        setText(last, say(now.felt === "bad" ? "last_bad" : "last"));
        show(home, hasStep(STEPS.home));
        if (now.felt !== "") setText(missing, "");
        if (session !== null && session.at !== shownAt) void take(session);
      }

      /** Fills the fields with what was already said about another session. */
      async function take(session: Practised): Promise<void> {
        shownAt = session.at;
        changes.set(session.change);
        text.value = "";
        if (!model.get("keeps_notes")) return;
        const { records } = await keeper.all("journal");
        sayPlace();
        const kept = records.find(({ id }) => id === entryId(session));
        if (!signal.aborted && shownAt === session.at && text.value === "") {
          text.value = kept?.noticed ?? "";
          note.open = text.value !== "";
        }
      }

      /** Where the note is kept, or that it is not. */
      function sayPlace(): void {
        setText(place, say(keeper.place === "kept" ? "note_kept" : "note_memory"));
      }

      function line({ side, name, breaths }: Practised): string {
        const count = countOf(breaths, "breaths", say);
        return say("summary", { side: capital(say(`${side}_side`)), name, breaths: count });
      }

      /**
       * "Bad" closes the practice for the day and cannot be undone; the session keeps the last
       * answer.
       */
      function sayFelt(name: "fine" | "bad"): void {
        const { session } = told();
        day.felt(name === "bad");
        if (session) keepSession(lesson, { ...session, felt: day.note.bad ? "bad" : name }, store);
        tell("practised", { lesson, ended: false, felt: name });
        draw();
      }

      async function sayMore(): Promise<void> {
        const { session } = told();
        if (session === null) return;
        const known = { ...session, change: changes.get() as Change };
        keepSession(lesson, known, store);
        tell("practised", { lesson, ended: false, felt: "" });
        if (!model.get("keeps_notes")) return;
        const entry = entryNow(known);
        await keeper.update("journal", entry.id, () => entry);
      }

      function entryNow(session: Practised) {
        return entryOf(session, text.value.trim(), Date.now());
      }

      /** Everything is erased: what is in the fields must not bring it back. */
      function forget(): void {
        pace.over();
        isDone = false;
        shownAt = 0;
        changes.set("");
        text.value = "";
        note.open = false;
        draw();
      }

      function takeOtherSide(): void {
        const { session } = told();
        const key = keyOf(lesson, "choice");
        const kept = store.read(key);
        const side = session?.side === "left" ? 1 : 0;
        store.write(key, { ...(isRecord(kept) ? kept : {}), side });
        tell("choice", { lesson });
        location.hash = STEPS.practise;
      }

      function finish(): void {
        if (told().felt === "") {
          setText(missing, say("say_first"));
          felt[0]?.[1].focus();
          return;
        }
        isDone = true;
        draw();
        title.focus();
      }
    },
  };
}

function hasStep(id: string): boolean {
  return document.getElementById(id) !== null;
}

export default after();
