// Where a reader is on the page, kept over a reload: by section, since heights change.

interface Place {
  path: string;
  section: string | null;
  /** Pixels from the section's top, or the page's, to the window's. */
  offset: number;
}

const KEY = "bodylesson.place";

/** Keep where the reader is, for this tab alone. */
export function keepPlace(document: Document, path: string): void {
  const above = Array.from(document.querySelectorAll<HTMLElement>("section[id]"))
    .filter((section) => section.getBoundingClientRect().top <= 1);
  const section = above.at(-1);
  const top = (section ?? document.documentElement).getBoundingClientRect().top;
  const place: Place = { path, section: section?.id ?? null, offset: -top };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    // Without storage the page opens at its top.
  }
}

/** Go back to the place that was kept, once. */
export function returnToPlace(document: Document, path: string): void {
  let place: Place;
  try {
    place = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  if (place?.path !== path) return;
  const section = place.section === null ? null : document.getElementById(place.section);
  const top = (section ?? document.documentElement).getBoundingClientRect().top;
  scrollBy({ top: top + place.offset, behavior: "instant" });
}
