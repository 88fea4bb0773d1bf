/** Opens what `sealing.py` sealed: the key of a question, once it has been answered. */

/** The text that was sealed; rejects if this is not sealed text. */
export async function unsealed(sealed: string): Promise<string> {
  const zipped = Uint8Array.from(atob(sealed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("deflate"));
  return await new Response(stream).text();
}
