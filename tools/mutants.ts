/**
 * Changes one thing at a time in a TypeScript file and sees whether a test notices.
 *
 *     deno run -A tools/mutants.ts widgets/bodylesson/models/consent.ts [more files]
 *
 * For each file it makes every mutant that `mutations` knows, runs the front-end tests that
 * import the file, directly or through others, and prints the mutants that no test notices.
 * Those that change nothing anyone could see stand in `tools/mutants_kept.json` with a reason, and
 * are counted apart. Without a file it only looks whether each of these still speaks of a mutant
 * that exists, which is part of `make lint`. It works on a copy of the tree, so that an interrupted
 * run leaves nothing behind. Types are not checked: a mutant that TypeScript alone would refuse has
 * to fail a test as well. A mutant whose tests take many times as long as without it counts as
 * noticed, and is counted apart, since a machine that grew busy looks the same.
 */

import ts from "typescript";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname!, "..");
const TESTS = "tests/front";
const KEPT = "tools/mutants_kept.json";
const LEAST_PATIENCE_MS = 20_000;
const PATIENCE = 8;

interface Mutation {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What may stand in the place of an operator. */
const SWAPS: Record<string, readonly string[]> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "&&": ["||"],
  "||": ["&&"],
  "??": ["&&"],
  "+=": ["-="],
  "-=": ["+="],
};

/** Functions of Math that come in pairs. */
const TWINS: Record<string, string> = {
  floor: "ceil",
  ceil: "floor",
  round: "floor",
  min: "max",
  max: "min",
};

/** Every mutation of a source text: operators, numbers, truths, conditions, statements. */
export function mutations(text: string): Mutation[] {
  const file = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true);
  const found: Mutation[] = [];
  const replace = (node: ts.Node, by: string) =>
    found.push({ from: node.getStart(file), to: node.getEnd(), text: by });
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isImportDeclaration(node)) {
      return;
    }
    if (ts.isBinaryExpression(node)) {
      for (const other of SWAPS[node.operatorToken.getText(file)] ?? []) {
        replace(node.operatorToken, other);
      }
      if (["&&", "||"].includes(node.operatorToken.getText(file))) {
        replace(node, node.left.getText(file));
        replace(node, node.right.getText(file));
      }
    } else if (ts.isNumericLiteral(node)) {
      replace(node, `(${node.text} + 1)`);
      if (Number(node.text) !== 0) replace(node, "0");
    } else if (node.kind === ts.SyntaxKind.TrueKeyword) {
      replace(node, "false");
    } else if (node.kind === ts.SyntaxKind.FalseKeyword) {
      replace(node, "true");
    } else if (
      ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken
    ) {
      replace(node, node.operand.getText(file));
    } else if (ts.isConditionalExpression(node)) {
      replace(node.condition, "true");
      replace(node.condition, "false");
    } else if (ts.isIfStatement(node)) {
      replace(node.expression, "true");
      replace(node.expression, "false");
    } else if (ts.isExpressionStatement(node)) {
      replace(node, ";");
    } else if (
      ts.isPropertyAccessExpression(node) && node.expression.getText(file) === "Math" &&
      node.name.text in TWINS
    ) {
      replace(node.name, TWINS[node.name.text]!);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A mutant as it is printed and kept: its line's number and words, and what is changed there. */
export interface NamedMutant extends Mutation {
  readonly line: number;
  readonly source: string;
  readonly change: string;
}

/** Every mutant of a source text with its names. */
export function named(text: string): NamedMutant[] {
  const lines = text.split("\n");
  return mutations(text).map((one) => {
    const line = text.slice(0, one.from).split("\n").length;
    const before = text.slice(one.from, one.to).replace(/\s+/g, " ");
    const change = `${before} → ${one.text.replace(/\s+/g, " ")}`;
    return { ...one, line, source: lines[line - 1]!.trim(), change };
  });
}

/** Mutants of one line that need no test, and why. */
export interface Kept {
  readonly line: string;
  readonly changes: readonly string[];
  readonly why: string;
}

/** What `mutants_kept.json` says, by file. */
export function keptMutants(): Record<string, readonly Kept[]> {
  return JSON.parse(Deno.readTextFileSync(join(ROOT, KEPT)));
}

/** What is wrong with the reasons that are kept; empty if each speaks of a mutant that exists. */
function staleReasons(): string[] {
  return Object.entries(keptMutants()).flatMap(([file, entries]) => {
    const text = Deno.readTextFileSync(join(ROOT, file));
    const lines = new Set(text.split("\n").map((line) => line.trim()));
    // Those of Python are made by cosmic-ray, which is not installed everywhere.
    const made = file.endsWith(".ts") ? named(text) : null;
    return entries.flatMap(({ line, changes, why }) => {
      if (!lines.has(line)) return [`${file}: expected the line ${line}`];
      if (why === "") return [`${file}: expected a reason beside ${line}`];
      return changes
        .filter((change) =>
          made !== null && !made.some((one) => one.source === line && one.change === change)
        )
        .map((change) => `${file}: expected a mutant ${change} of ${line}`);
    });
  });
}

function isKept(kept: readonly Kept[], source: string, change: string): boolean {
  return kept.some((one) => one.line === source && one.changes.includes(change));
}

/** The tests that import a file, directly or through others, nearest first; paths from the root. */
function testsOf(file: string): string[] {
  const importers = new Map<string, string[]>();
  const seen = new Set<string>();
  const walk = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = Deno.readTextFileSync(join(ROOT, path));
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
      const target = relative(ROOT, resolve(ROOT, dirname(path), specifier!));
      importers.set(target, [...importers.get(target) ?? [], path]);
      walk(target);
    }
  };
  for (const entry of Deno.readDirSync(join(ROOT, TESTS))) {
    if (entry.name.endsWith("_test.ts")) walk(`${TESTS}/${entry.name}`);
  }
  // A set hands out what is added to it on the way.
  const found = new Set([file]);
  for (const path of found) {
    for (const importer of importers.get(path) ?? []) found.add(importer);
  }
  return [...found].filter((path) => path.endsWith("_test.ts"));
}

type Outcome = "green" | "red" | "late";

/** How the tests end in `copy`; late where they take longer than `most` milliseconds. */
async function outcome(copy: string, tests: readonly string[], most = 600_000): Promise<Outcome> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", "--no-check", "--frozen", "--allow-read", "--quiet", "--fail-fast", ...tests],
    cwd: copy,
    stdout: "null",
    stderr: "null",
  }).spawn();
  let late = false;
  const stopping = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, most);
  const { success } = await child.status;
  clearTimeout(stopping);
  return success ? "green" : late ? "late" : "red";
}

/** The same for one mutant: the two nearest files of tests notice most, so they go first. */
async function outcomeOfMutant(
  copy: string,
  tests: readonly string[],
  most: number,
): Promise<Outcome> {
  const [nearest, others] = [tests.slice(0, 2), tests.slice(2)];
  const first = await outcome(copy, nearest, most);
  return first === "green" && others.length > 0 ? await outcome(copy, others, most) : first;
}

/** A copy of what the front-end tests read. */
async function copyOfTree(): Promise<string> {
  const copy = await Deno.makeTempDir({ prefix: "mutants-" });
  const paths = ["widgets", "tests", "tools", "lessons", "deno.json", "deno.lock"];
  await new Deno.Command("cp", { args: ["-r", ...paths, copy], cwd: ROOT }).output();
  return copy;
}

async function main(files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  const copy = await copyOfTree();
  const kept = keptMutants();
  let made = 0, unnoticed = 0;
  try {
    for (const file of files) {
      const tests = testsOf(file);
      if (tests.length === 0) throw new Error(`${file}: expected a test that imports it, got none`);
      const text = await Deno.readTextFile(join(ROOT, file));
      const start = performance.now();
      if (await outcome(copy, tests) !== "green") {
        throw new Error(`${file}: its tests are red without a change`);
      }
      const most = Math.max(LEAST_PATIENCE_MS, PATIENCE * (performance.now() - start));
      const all = named(text);
      const alive: string[] = [];
      let late = 0, excused = 0;
      for (const { from, to, text: by, line, source, change } of all) {
        await Deno.writeTextFile(join(copy, file), text.slice(0, from) + by + text.slice(to));
        const ended = await outcomeOfMutant(copy, tests, most);
        if (ended === "late") late++;
        if (ended !== "green") continue;
        if (isKept(kept[file] ?? [], source, change)) excused++;
        else alive.push(`  ${file}:${line}: ${change}\n    ${source}`);
      }
      await Deno.writeTextFile(join(copy, file), text);
      console.log(
        `${file}: ${all.length} mutants, ${alive.length} not noticed, ` +
          `${excused} more for a reason, ${late} too slow`,
      );
      for (const one of alive) console.log(one);
      made += all.length;
      unnoticed += alive.length;
    }
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
  console.log(`${made} mutants, ${unnoticed} not noticed`);
}

if (import.meta.main) {
  const wrong = staleReasons();
  for (const one of wrong) console.error(`${KEPT}: ${one}`);
  if (wrong.length > 0) Deno.exit(1);
  await main(Deno.args);
}
