/** The variants as cards with a drawing each, and the chosen one in words. */

import type { RenderProps } from "@anywidget/types";
import { breathing } from "../../models/breath_path.ts";
import type { Movement, Side } from "../../models/plan.ts";
import { poseOf, type Poses } from "../../models/poses.ts";
import { mayGoDeeper, sessionsOf } from "../../records/sessions.ts";
import { type Child, h, setText, show, uniqueId } from "../../ui/dom.ts";
import { type Drawings, unpacked } from "../../ui/drawings.ts";
import { hear } from "../../ui/events.ts";
import { PoseFigure } from "../../ui/pose_figure.ts";
import { today } from "../../ui/store.ts";
import { forSide, type Say, speaker, type Words } from "../../ui/words.ts";

export interface VariantGuideTraits {
  lesson_id: string;
  poses: Poses;
  /** The drawings of these poses, packed; null until they are handed on. */
  drawings: DataView | null;
  deeper_after: number;
  variants: Variant[];
  cues: Record<string, { screen: string; described: string }>;
  words: Words;
  variant_index: number;
  side_index: number;
}

interface Variant {
  id: string;
  name: string;
  summary: string;
  article: string;
  for_whom: string;
  first: string;
  level: number;
  easier: string | null;
  deeper: string | null;
  breaths: number;
  sets: number;
  steps: { id: string; role: "setup" | "work"; cue: string; movement: Movement }[];
  cautions: string[];
}

type Traits = Readonly<
  Pick<VariantGuideTraits, "variants" | "cues" | "variant_index" | "side_index">
>;

const FOLDED_MS = 50;

const FOLLOWED = ["variant_index", "side_index", "drawings"] as const;

export function variantGuide() {
  return {
    render({ model, el, signal }: RenderProps<VariantGuideTraits>): () => void {
      const say = speaker(model.get("words"));
      const lesson = model.get("lesson_id");
      const groupName = uniqueId("variants");
      const why = h("p", { class: "bl-card-why", id: uniqueId("shut") }, say("shut"));
      const chosen = h("p", { class: "bl-guide-summary" });
      const about = h("summary");
      const inside = h("div");
      const more = h("details", { class: "bl-guide-more" }, about, inside);
      const cards = model.get("variants").map((variant) =>
        card(variant, model.get("variants"), groupName, why.id, say, (index) => {
          model.set("variant_index", index);
          model.save_changes();
        })
      );
      const group = h(
        "div",
        { class: "bl-cards", role: "radiogroup", "aria-label": say("variant") },
        ...cards.map(({ element }) => element),
      );
      const title = h("p", { class: "bl-guide-heading", "aria-hidden": "true" }, say("variant"));
      const root = h(
        "section",
        { class: "bl-widget bl-guide", "aria-label": say("region") },
        title,
        group,
        why,
        chosen,
        more,
      );
      el.replaceChildren(root);
      let drawings: Drawings = new Map();
      let packed: DataView | null = null;
      let folded: ReturnType<typeof setTimeout> | undefined;

      const draw = () => {
        const traits: Traits = {
          variants: model.get("variants"),
          cues: model.get("cues"),
          variant_index: Math.max(model.get("variant_index"), 0),
          side_index: model.get("side_index"),
        };
        const isOpen = mayGoDeeper(sessionsOf(lesson), model.get("deeper_after"), today());
        const side: Side = traits.side_index === 1 ? "right" : "left";
        let shut = false;
        cards.forEach((one, index) => {
          const variant = traits.variants[index] as Variant;
          one.draw(index === traits.variant_index, isOpen || variant.level === 1);
          if (!isOpen && variant.level > 1) shut = true;
          const step = variant.steps.find(({ role }) => role === "work") ?? { id: "" };
          const at = { kind: "breathing", side, variant: variant.id, id: step.id } as const;
          const pose = poseOf(model.get("poses"), at);
          one.figure.show(
            drawings.get(pose?.id ?? "") ?? "",
            pose?.mirrored ?? false,
            variant.name,
          );
        });
        const variant = traits.variants[traits.variant_index];
        show(why, shut);
        setText(chosen, variant?.summary ?? "");
        setText(about, say("about", { variant: variant?.name ?? "" }));
        tell(traits);
        unpack();
      };

      /** What is folded away follows after the frame that shows the choice: that comes sooner. */
      const tell = (traits: Traits) => {
        clearTimeout(folded);
        const make = () => inside.replaceChildren(...guide(traits, say));
        if (more.open || inside.childElementCount === 0) make();
        else folded = setTimeout(make, FOLDED_MS);
      };

      function unpack(): void {
        const data = model.get("drawings");
        if (data === packed) return;
        packed = data;
        void unpacked(data).then((all) => {
          drawings = all;
          if (!signal.aborted) draw();
        });
      }

      for (const name of FOLLOWED) model.on(`change:${name}`, draw);
      hear("practised", lesson, draw, signal);
      addEventListener("storage", draw, { signal });
      draw();
      const leave = () => {
        clearTimeout(folded);
        for (const name of FOLLOWED) model.off(`change:${name}`, draw);
        root.remove();
      };
      signal.addEventListener("abort", leave, { once: true });
      return leave;
    },
  };
}

/** One variant to choose, with the body in its pose. */
function card(
  variant: Variant,
  all: readonly Variant[],
  group: string,
  why: string,
  say: Say,
  choose: (index: number) => void,
) {
  const levels = Math.max(...all.map(({ level }) => level));
  const figure = new PoseFigure(breathing);
  figure.element.setAttribute("aria-hidden", "true");
  const input = h("input", { type: "radio", name: group, "aria-label": variant.name });
  input.addEventListener("change", () => choose(all.indexOf(variant)));
  const element = h(
    "label",
    { class: "bl-card-choice" },
    figure.element,
    h(
      "span",
      { class: "bl-card-words" },
      h("span", { class: "bl-card-name" }, input, h("span", {}, variant.name)),
      depth(variant.level, levels, say),
    ),
  );
  return {
    element,
    figure,
    draw(isChosen: boolean, isOpen: boolean): void {
      input.checked = isChosen;
      input.disabled = !isOpen;
      if (isOpen) input.removeAttribute("aria-describedby");
      else input.setAttribute("aria-describedby", why);
      element.classList.toggle("bl-card-shut", !isOpen);
    },
  };
}

function guide(traits: Traits, say: Say): HTMLElement[] {
  const variant = traits.variants[traits.variant_index];
  if (variant === undefined) return [];
  const named = (id: string | null) =>
    traits.variants.find((other) => other.id === id)?.name ?? say("nothing");
  const dose = variant.sets > 1 ? "breaths_sets" : "breaths";
  return [
    h(
      "dl",
      {},
      ...fact(say("for_whom"), variant.for_whom),
      ...fact(say("first"), variant.first),
      ...fact(say("dose"), say(dose, { breaths: variant.breaths, sets: variant.sets })),
      ...fact(say("easier"), named(variant.easier)),
      ...fact(say("deeper"), named(variant.deeper)),
      ...fact(say("article"), variant.article),
    ),
    heading(say("steps")),
    ...(traits.side_index === 2 ? [h("p", { class: "bl-guide-quiet" }, say("for_both"))] : []),
    steps(variant, traits, say),
    heading(say("cautions")),
    list(variant.cautions),
    h("p", {}, h("a", { href: say("stop_link") }, say("stop_link_text"))),
  ];
}

function depth(level: number, levels: number, say: Say): HTMLElement {
  const dots = Array.from(
    { length: levels },
    (_, index) => h("span", { class: index < level ? "bl-dot bl-dot-full" : "bl-dot" }),
  );
  return h(
    "span",
    { class: "bl-depth" },
    h("span", { class: "bl-dots", "aria-hidden": "true" }, ...dots),
    h("span", { class: "bl-unseen" }, say("level", { level, levels })),
  );
}

function steps(variant: Variant, traits: Traits, say: Say): HTMLElement {
  const side: Side = traits.side_index === 1 ? "right" : "left";
  const cue = (id: string) => traits.cues[id] ?? { screen: id, described: "" };
  const text = (words: string) => forSide(words, side, say);
  return h(
    "ol",
    { class: "bl-guide-steps" },
    ...variant.steps.map((step) =>
      h(
        "li",
        {},
        h("p", { class: "bl-guide-step" }, text(cue(step.cue).screen)),
        h(
          "p",
          { class: "bl-guide-phases" },
          h("span", {}, h("b", {}, say("inhale")), text(step.movement.inhale)),
          h("span", {}, h("b", {}, say("exhale")), text(step.movement.exhale)),
        ),
        h(
          "details",
          {},
          h("summary", {}, say("described")),
          h("p", {}, text(cue(step.cue).described)),
        ),
      )
    ),
  );
}

function fact(name: string, value: string): Child[] {
  return [h("dt", {}, name), h("dd", {}, value)];
}

function heading(text: string, more = ""): HTMLElement {
  return h("p", { class: `bl-guide-heading ${more}`.trim() }, text);
}

function list(items: readonly string[]): HTMLElement {
  return h("ul", {}, ...items.map((item) => h("li", {}, item)));
}

export default variantGuide();
