/** Which classes stand for which `:has()` in a stylesheet. Pure. */

/** What stands in a `:has()`, and the class for it. */
export interface Pair {
  readonly inside: string;
  readonly name: string;
}

const CLASS = /\),(?::where\()?\.(bl-has-[0-9a-f]{8})/g;

/** Every pair in a stylesheet's text. */
export function pairsOf(style: string): Pair[] {
  return [...style.matchAll(CLASS)].map((match) => {
    // Backwards from its closing parenthesis to the one that opens it.
    let depth = 1;
    let at = match.index;
    while (depth > 0 && at > 0) {
      at--;
      if (style[at] === ")") depth++;
      if (style[at] === "(") depth--;
    }
    return { inside: style.slice(at + 1, match.index), name: match[1] ?? "" };
  });
}
