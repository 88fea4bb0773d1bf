/** Check yourself: a round of questions that is kept, or the guesses before one passage. */

import type { InitializeProps, RenderProps } from "@anywidget/types";
import { h, setText } from "../../ui/dom.ts";
import { speaker, type Words } from "../../ui/words.ts";
import { button } from "../../records/fields.ts";
import { Keeper } from "../../records/keeper.ts";
import { placeNote } from "../../records/place_note.ts";
import { saveFile } from "../../records/saving.ts";
import type { Progress } from "../../records/records.ts";
import { createCard } from "./card.ts";
import type { FindPlate } from "./find_plate.ts";
import {
  answered,
  begun,
  continued,
  guessed,
  missed,
  PROGRESS_ID,
  type Question,
} from "./rounds.ts";

export interface QuizTraits {
  lesson_id: string;
  section: string;
  intro: string;
  questions: Question[];
  plate: FindPlate;
  words: Words;
}

/** What the widget takes from outside; tests pass their own. */
export interface Outside {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A seed for a new round, 0 to 2^32 - 1. */
  readonly seed: () => number;
}

export function quiz(outside: Partial<Outside> = {}) {
  const now = outside.now ?? (() => Date.now());
  const seed = outside.seed ?? (() => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);

  return {
    initialize(_: InitializeProps<QuizTraits>): void {},

    render({ model, el, signal }: RenderProps<QuizTraits>): () => void {
      const say = speaker(model.get("words"));
      const questions = model.get("questions");
      const lesson = model.get("lesson_id");
      const plate = model.get("plate");
      const section = model.get("section");
      const isGuess = section !== "";
      let progress: Progress = begun(questions, null, seed(), now());
      /** The question on the card; empty at the end of the round, null to draw it again. */
      let shownId: string | null = null;
      let card = new AbortController();

      const keeper = new Keeper(lesson, { changed: () => void refresh(), erased: forget });
      const note = placeNote(keeper, saveFile, now, say);
      const live = h("div", { class: "bl-unseen", "aria-live": "polite" });
      const announce = (text: string) => setText(live, text);
      const score = h("p", { class: "bl-hint bl-score" });
      const stage = h("div", { class: "bl-quiz-stage" });
      const root = h(
        "div",
        {
          class: `bl-widget bl-records bl-quiz${isGuess ? " bl-quiz-guess" : ""}`,
          role: "region",
          "aria-label": isGuess
            ? say("guess_region", { question: questions[0]?.text ?? "" })
            : say("region"),
          "data-lm-suppress-shortcuts": "true",
        },
        h("p", {}, isGuess ? say("guess_intro") : model.get("intro")),
        isGuess ? null : score,
        stage,
        isGuess ? null : note.element,
        live,
      );
      el.replaceChildren(root);
      void begin();

      async function begin(): Promise<void> {
        const kept = await read();
        if (signal.aborted) return;
        progress = isGuess
          ? kept ?? begun(questions, null, seed(), now())
          : continued(questions, kept, seed(), now());
        if (isGuess) drawGuesses();
        else {
          draw();
          // The seed is kept at once: a reload shows the same order. If it cannot be kept now, it
          // must not overwrite what is stored later.
          if (kept !== progress && keeper.place === "kept") await change((round) => round);
        }
        root.dataset["ready"] = "true";
      }

      async function read(): Promise<Progress | null> {
        const { records } = await keeper.all("quiz");
        return records.find(({ id }) => id === PROGRESS_ID) ?? null;
      }

      /**
       * Another tab or widget wrote: take over its counts, but never replace the question in use.
       */
      async function refresh(): Promise<void> {
        const kept = await read();
        if (signal.aborted) return;
        const waiting = stage.querySelector(".bl-question .bl-told") === null;
        const { asked, guesses } = progress;
        const held = progress.place + Object.keys(asked).length + Object.keys(guesses).length;
        // Something else emptied the storage.
        if (kept === null && held > 0) return forget();
        if (kept !== null) progress = continued(questions, kept, progress.seed, now());
        if (!isGuess && waiting) draw();
        drawScore();
      }

      async function change(alter: (progress: Progress) => Progress): Promise<void> {
        const own = progress;
        const at = now();
        const next = (kept: Progress | null) =>
          alter(isGuess ? kept ?? own : continued(questions, kept ?? own, own.seed, at));
        progress = next(progress);
        await keeper.update("quiz", PROGRESS_ID, next);
      }

      /** Everything is erased: the next answer must not bring any of it back. */
      function forget(): void {
        progress = begun(questions, null, seed(), now());
        shownId = null;
        if (isGuess) drawGuesses();
        else draw();
      }

      function drawGuesses(): void {
        card.abort();
        card = new AbortController();
        stage.replaceChildren(...questions.map(guessCard));
      }

      function guessCard(question: Question): HTMLElement {
        const setting = {
          lesson,
          seed: progress.seed,
          place: "",
          guess: true,
          plate,
          before: progress.guesses[question.id] ?? null,
          announce,
        };
        return createCard(
          question,
          setting,
          (chosen) => {
            const at = now();
            void change((kept) => guessed(kept, question.id, chosen, at));
            return null;
          },
          say,
          card.signal,
        );
      }

      function draw(): void {
        drawScore();
        const id = progress.order[progress.place] ?? "";
        if (id === shownId && stage.hasChildNodes()) return;
        shownId = id;
        card.abort();
        card = new AbortController();
        const question = questions.find((one) => one.id === id);
        stage.replaceChildren(question ? questionCard(question) : summary());
      }

      function questionCard(question: Question): HTMLElement {
        const of = questions.length;
        const place = say("place", { n: progress.place + 1, of });
        const before = progress.guesses[question.id] ?? null;
        const { seed } = progress;
        const setting = { lesson, seed, place, guess: false, plate, before, announce };
        return createCard(
          question,
          setting,
          (chosen, right) => {
            const at = now();
            void change((kept) => answered(kept, question, chosen, right, at));
            drawScore();
            const last = progress.place >= of;
            return h(
              "div",
              {},
              button(say(last ? "finish" : "next"), () => {
                shownId = null;
                draw();
                stage.querySelector<HTMLElement>("[tabindex]")?.focus();
              }, "bl-button bl-button-main"),
            );
          },
          say,
          card.signal,
        );
      }

      function summary(): HTMLElement {
        const of = questions.length;
        const ids = missed(progress);
        const texts = ids.map((id) => questions.find((one) => one.id === id)?.text ?? id);
        return h(
          "div",
          { class: "bl-sheet" },
          h("h3", { tabindex: -1 }, say("done")),
          h("p", { class: "bl-total" }, say("total", { hits: progress.hits.length, of })),
          h("p", {}, say(ids.length === 0 ? "all_right" : "missed")),
          ids.length === 0 ? null : h("ul", {}, ...texts.map((text) => h("li", {}, text))),
          h("div", {}, button(say("again"), again, "bl-button bl-button-main")),
        );
      }

      function again(): void {
        const [drawn, at] = [seed(), now()];
        void change((kept) => begun(questions, kept, drawn, at));
        shownId = null;
        draw();
        stage.querySelector<HTMLElement>("[tabindex]")?.focus();
      }

      function drawScore(): void {
        note.draw();
        const { place, hits } = progress;
        setText(score, place === 0 ? "" : say("score", { hits: hits.length, of: place }));
      }

      const leave = () => {
        card.abort();
        keeper.close();
        root.remove();
      };
      signal.addEventListener("abort", leave, { once: true });
      return leave;
    },
  };
}

export default quiz();
