/** Addresses of a class, and what a page was opened for. */

import { renderSVG } from "uqr";

export type Place =
  | { readonly role: "desk"; readonly token: string | null; readonly key: string | null }
  | { readonly role: "board"; readonly code: string | null }
  | { readonly role: "student"; readonly code: string | null };

/** What an address asks for. Pure. */
export function placeOf({ pathname, hash }: Pick<Location, "pathname" | "hash">): Place {
  const [name, value = ""] = hash.slice(1).split("=");
  const code = name === "c" && /^[0-9]{6}$/.test(value) ? value : null;
  const secret = (wanted: string) => name === wanted && value !== "" ? value : null;
  if (pathname.endsWith("/desk")) return { role: "desk", token: secret("t"), key: secret("k") };
  return { role: pathname.endsWith("/board") ? "board" : "student", code };
}

/** Where phones find the class: a name that is not only this machine's own. */
export async function joinAddress(code: string): Promise<string> {
  let origin = new URL(".", document.baseURI).href;
  try {
    const answer = await fetch(new URL("class/address", document.baseURI));
    const { address } = await answer.json();
    if (typeof address === "string") origin = address;
  } catch {
    // Its own address is as good as there is.
  }
  return `${origin.replace(/#.*$/, "")}#c=${code}`;
}

/** An address as a QR code, SVG markup in black on white: readers count on it. */
export function codeOf(address: string): string {
  return renderSVG(address, { border: 2 });
}
