/** Whether this page was opened for a class, or was in one before it was loaded again. */

/** Under this name a tab keeps its class (`sections/classroom/kept.ts`). */
const KEPT = "bodylesson:class";

export function inClass({ pathname, hash }: Pick<Location, "pathname" | "hash">): boolean {
  if (/\/(board|desk)$/.test(pathname) || /^#[ctk]=/.test(hash)) return true;
  try {
    return sessionStorage.getItem(KEPT) !== null;
  } catch {
    return false;
  }
}
