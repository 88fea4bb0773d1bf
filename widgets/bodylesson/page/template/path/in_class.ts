/** Whether this page was opened for a class, or was in one before it was loaded again. */

/** Under this name a tab keeps its class (`sections/classroom/kept.ts`). */
const KEPT = "bodylesson:class";

export function inClass({ pathname, hash }: Pick<Location, "pathname" | "hash">): boolean {
  try {
    return /\/(board|desk)$|#[ctk]=/.test(pathname + hash) || KEPT in sessionStorage;
  } catch {
    return false;
  }
}
