/** The journal: a new note, a suggestion, earlier notes in three views, and the learner's file. */

import type { InitializeProps, RenderProps } from "@anywidget/types";
import { h, setText, show } from "../../ui/dom.ts";
import { hear } from "../../ui/events.ts";
import { countOf, speaker } from "../../ui/words.ts";
import { radioChips } from "../../records/fields.ts";
import { Keeper } from "../../records/keeper.ts";
import { Pace } from "../../records/pace.ts";
import { placeNote } from "../../records/place_note.ts";
import { type Entry, newId } from "../../records/records.ts";
import { type Save, saveFile } from "../../records/saving.ts";
import { calendar, type Look } from "./calendar.ts";
import { chart } from "./chart.ts";
import { Draft } from "./draft.ts";
import { createForm, EMPTY_NOTE } from "./form.ts";
import { isEmpty, suggestionOf } from "./history.ts";
import { noteList } from "./notes.ts";
import { ownFile } from "./own_file.ts";
import type { JournalTraits } from "./traits.ts";

/** What the widget takes from outside; tests pass their own. */
export interface Outside {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly save: Save;
}

export function journal(outside: Partial<Outside> = {}) {
  const now = outside.now ?? (() => Date.now());
  const save = outside.save ?? saveFile;

  return {
    initialize(_: InitializeProps<JournalTraits>): void {},

    render({ model, el, signal }: RenderProps<JournalTraits>): () => void {
      const say = speaker(model.get("words"));
      const lesson = model.get("lesson_id");
      const feelings = model.get("feelings");
      const variants = model.get("variants");
      const limit = model.get("pressure_limit");
      const look: Look = { at: new Date(now()), day: "" };
      let entries: readonly Entry[] = [];

      const keeper = new Keeper(lesson, { changed: () => void refresh(), erased: () => forget() });
      const draft = new Draft(keeper, now);
      const pace = new Pace(() => void keepDraft());
      const note = placeNote(keeper, save, now, say);
      const status = h("p", { role: "status", class: "bl-saved" });
      const draftNote = h("p", { class: "bl-hint" }, say("draft"));
      const form = createForm({
        noticed: model.get("noticed"),
        feel: model.get("feel"),
        feelings,
        variants,
        changed: () => {
          setText(status, "");
          delete root.dataset["draft"];
          const written = form.read();
          if (!isEmpty(written)) draft.copy(written);
          pace.typed();
        },
        save: () => void keep(),
        clear: () => void clear(),
      }, say);
      const filled = h("p", { class: "bl-hint", role: "status" });
      show(draftNote, false);
      show(filled, false);
      form.element.querySelector("h3")?.after(draftNote, filled);
      const suggestion = h("p");
      const next = h("div", { class: "bl-next" }, h("h3", {}, say("next_time")), suggestion);
      const views = ["list", "calendar", "chart"].map((id) => ({ id, text: say(id) }));
      const view = radioChips(views, () => drawEarlier());
      view.set("list");
      const unreadable = h("p", { class: "bl-hint" });
      const shown = h("div", {});
      const choice = h(
        "fieldset",
        { class: "bl-field bl-view-choice" },
        h("legend", {}, say("show_as")),
        view.element,
      );
      const earlier = h(
        "section",
        { class: "bl-earlier", "aria-label": say("earlier") },
        h("h3", { tabindex: -1 }, say("earlier")),
        choice,
        unreadable,
        shown,
      );
      const root = h(
        "div",
        {
          class: "bl-widget bl-records bl-journal",
          role: "region",
          "aria-label": say("region"),
          "data-lm-suppress-shortcuts": "true",
        },
        note.element,
        next,
        form.element,
        status,
        earlier,
        ownFile(lesson, keeper, save, now, say),
      );
      el.replaceChildren(root);
      draw();
      void begin();
      addEventListener("pagehide", () => pace.now(), { signal });
      hear("session", lesson, ({ variant, side, pressure, eased, stopped }) => {
        const written = form.read();
        // What the learner chose stays; the session fills in what is still empty.
        form.write({
          ...written,
          side: written.side || side,
          pressure: written.pressure ?? pressure,
          eased: written.eased.length > 0 ? written.eased : eased,
        });
        const name = variants.find(({ id }) => id === variant)?.name ?? variant;
        setText(filled, say(stopped ? "filled_stopped" : "filled", { name }));
        show(filled, true);
        void keepDraft();
      }, signal);

      async function begin(): Promise<void> {
        const { records } = await keeper.all("journal");
        if (signal.aborted) return;
        const left = isEmpty(form.read()) ? draft.take(records) : null;
        if (left !== null) {
          form.write(left);
          show(draftNote, true);
        }
        await refresh();
        root.dataset["ready"] = "true";
      }

      async function refresh(): Promise<void> {
        const found = await keeper.all("journal");
        if (signal.aborted) return;
        entries = found.records.filter(({ draft }) => !draft);
        const lost = found.unreadable.length;
        setText(unreadable, lost > 0 ? countOf(lost, "unreadable", say) : "");
        draw();
      }

      async function keepDraft(): Promise<void> {
        pace.over();
        const written = form.read();
        const isNone = isEmpty(written);
        await (isNone ? draft.drop() : draft.keep(written));
        root.dataset["draft"] = isNone ? "none" : "kept";
      }

      async function keep(): Promise<void> {
        pace.over();
        const written = form.read();
        if (isEmpty(written)) return form.refuse(say("empty"));
        const at = now();
        const id = newId();
        await keeper.update("journal", id, () => ({
          ...written,
          id,
          at,
          changed: at,
          draft: false,
        }));
        setText(status, say(keeper.place === "kept" ? "saved" : "saved_memory"));
        await clear();
        earlier.querySelector("h3")?.focus();
      }

      async function clear(): Promise<void> {
        empty();
        await draft.drop();
        root.dataset["draft"] = "cleared";
      }

      function empty(): void {
        pace.over();
        form.write(EMPTY_NOTE);
        show(draftNote, false);
        show(filled, false);
      }

      /** Everything is erased: what is in the form must not bring it back. */
      function forget(): void {
        empty();
        draft.forget();
      }

      function draw(): void {
        note.draw();
        const text = suggestionOf(entries, variants, limit, model.get("suggestions"));
        setText(suggestion, text ?? "");
        show(next, text !== null);
        drawEarlier();
      }

      function drawEarlier(focus = ""): void {
        show(choice, entries.length > 0);
        const words = { feelings, variants, remove: (id: string) => void remove(id) };
        shown.replaceChildren(
          entries.length === 0
            ? h("p", { class: "bl-hint" }, say("none"))
            : view.get() === "calendar"
            ? calendar(entries, look, drawEarlier, words, say)
            : view.get() === "chart"
            ? chart(entries, limit, feelings, say)
            : noteList(entries, words, say),
        );
        // The control that was pressed is a new element now.
        if (focus !== "") shown.querySelector<HTMLElement>(`[data-key="${focus}"]`)?.focus();
      }

      async function remove(id: string): Promise<void> {
        await keeper.remove("journal", id);
        setText(status, say("deleted"));
        earlier.querySelector("h3")?.focus();
      }

      const leave = () => {
        pace.over();
        keeper.close();
        root.remove();
      };
      signal.addEventListener("abort", leave, { once: true });
      return leave;
    },
  };
}

export default journal();
