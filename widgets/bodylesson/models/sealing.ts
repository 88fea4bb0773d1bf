/** Opens what `models/sealing.py` sealed: the key of a question, once it has been answered. */

import { sha256 } from "./sha256.ts";

/** The sealed text; throws where the salt is another. */
export function unsealed(covered: string, salt: string): string {
  const bytes = Uint8Array.from(atob(covered), (letter) => letter.charCodeAt(0));
  const encoder = new TextEncoder();
  for (let at = 0, block = 0; at < bytes.length; at += 32, block++) {
    const stream = sha256(encoder.encode(`${salt} ${block}`));
    for (let i = 0; i < 32 && at + i < bytes.length; i++) {
      bytes[at + i] = (bytes[at + i] ?? 0) ^ (stream[i] ?? 0);
    }
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
