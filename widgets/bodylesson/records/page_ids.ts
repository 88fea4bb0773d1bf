/** Which page this is, and which one this tab showed before: a reload is another page. */

import { newId } from "./records.ts";

export interface PageIds {
  readonly own: string;
  /** Empty if this tab had none. */
  readonly before: string;
}

const SHARED = Symbol.for("bodylesson.page");
const KEY = "bodylesson:page";

/** The same for every widget on a page, although each is a module of its own. */
export function pageIds(): PageIds {
  const scope = globalThis as { [SHARED]?: PageIds };
  return scope[SHARED] ??= { before: read(), own: begin() };
}

function read(): string {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function begin(): string {
  const own = newId();
  try {
    sessionStorage.setItem(KEY, own);
  } catch {
    // Then a reload looks like another tab.
  }
  return own;
}
