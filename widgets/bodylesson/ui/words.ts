/** Interface words as Python sends them, with `{name}` for what is put in. */

export type Words = Readonly<Record<string, string>>;

/** Puts values into a template; an unknown name stays as it is, which shows the fault. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A way to look words up: `say("step", { step: 2 })`. A missing word shows its key. */
export function speaker(words: Words) {
  return (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    fill(words[key] ?? key, values);
}

export type Say = ReturnType<typeof speaker>;

/** A cue's text for the side being worked: `{side}` and `{other}`. */
export function forSide(text: string, side: "left" | "right", say: Say): string {
  const other = side === "left" ? "right" : "left";
  return fill(text, { side: say(side), other: say(other) });
}

/** "1 breath", "7 breaths". */
export function countOf(n: number, key: string, say: Say): string {
  return say(n === 1 ? `one_${key}` : key, { n });
}

/** "4:05". */
export function clockTime(seconds: number): string {
  const whole = Math.ceil(Math.max(seconds, 0) - 1e-6);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** At most one decimal, and none where it is zero. */
export function plainNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The first letter large, for a line that begins with a word like "left". */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
