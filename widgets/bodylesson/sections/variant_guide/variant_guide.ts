/** The guide: redraws the chosen variant in words whenever the choice changes. */

import type { RenderProps } from "@anywidget/types";
import { type Child, h } from "../../ui/dom.ts";
import type { Movement, Side } from "../../models/plan.ts";
import { forSide, type Say, speaker, type Words } from "../../ui/words.ts";

export interface VariantGuideTraits {
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
  steps: { cue: string; movement: Movement }[];
  cautions: string[];
}

type Traits = Readonly<VariantGuideTraits>;

export function variantGuide() {
  return {
    render({ model, el, signal }: RenderProps<VariantGuideTraits>): () => void {
      const say = speaker(model.get("words"));
      const root = h("section", { class: "bl-widget bl-guide", "aria-label": say("region") });
      el.replaceChildren(root);
      const draw = () => {
        const traits: Traits = {
          variants: model.get("variants"),
          cues: model.get("cues"),
          words: model.get("words"),
          variant_index: model.get("variant_index"),
          side_index: model.get("side_index"),
        };
        root.replaceChildren(...guide(traits, say));
      };
      model.on("change:variant_index", draw);
      model.on("change:side_index", draw);
      draw();
      const leave = () => {
        model.off("change:variant_index", draw);
        model.off("change:side_index", draw);
        root.remove();
      };
      signal.addEventListener("abort", leave, { once: true });
      return leave;
    },
  };
}

function guide(traits: Traits, say: Say): HTMLElement[] {
  const variant = traits.variants[Math.max(traits.variant_index, 0)];
  if (variant === undefined) return [];
  const named = (id: string | null) =>
    traits.variants.find((other) => other.id === id)?.name ?? say("nothing");
  const levels = Math.max(...traits.variants.map(({ level }) => level));
  const dose = variant.sets > 1 ? "breaths_sets" : "breaths";
  return [
    h("p", { class: "bl-guide-name" }, variant.name),
    depth(variant.level, levels, say),
    h("p", { class: "bl-guide-summary" }, variant.summary),
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
    "p",
    { class: "bl-depth" },
    h("span", { class: "bl-dots", "aria-hidden": "true" }, ...dots),
    say("level", { level, levels }),
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
