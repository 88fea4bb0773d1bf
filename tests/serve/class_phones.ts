/**
 * Phones of a class, each with the page's own connection: how it comes back is the lesson's code.
 *
 *     deno run class_phones.ts BASE CODE PHONES
 *
 * BASE is the address of the page, as a phone has it. Prints a line of JSON for every change that a
 * phone would show: whether there is contact, the newest version with its stage and practice, or
 * why it was sent away. They leave when the input ends.
 */

import { Connection } from "../../widgets/bodylesson/sections/classroom/connection.ts";

const [base, code, phones] = Deno.args;
if (!base || !code || !phones) throw new Error("expected BASE CODE PHONES");

// All that a connection wants of a page; the rest is Deno's as it is the browser's.
Object.assign(globalThis, {
  document: Object.assign(new EventTarget(), {
    baseURI: base,
    visibilityState: "visible",
    documentElement: { dataset: {} },
  }),
});

const over = new AbortController();
for (let phone = 0; phone < Number(phones); phone++) {
  let before = "";
  const tell = (news: Record<string, unknown>) => {
    const text = JSON.stringify({ phone, ...news });
    if (text !== before) console.log(text);
    before = text;
  };
  let contact = false;
  let newest: Record<string, unknown> = {};
  new Connection("student", { code }, {
    state({ v, stage, practice }) {
      newest = { v, stage, practice };
      tell({ contact, ...newest });
    },
    contact(isOn) {
      contact = isOn;
      tell({ contact, ...newest });
    },
    no: (why) => tell({ why }),
  }, over.signal);
}
for await (const _ of Deno.stdin.readable);
over.abort();
Deno.exit(0);
