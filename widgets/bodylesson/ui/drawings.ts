/** The drawings of a lesson's poses, as they come to the browser. */

/** SVG markup by pose. */
export type Drawings = ReadonlyMap<string, string>;

/** Unpacks what Python packed: zlib over JSON. Empty if there is nothing, or nothing readable. */
export async function unpacked(data: DataView | null | undefined): Promise<Drawings> {
  // A page that loads its parts late has none before the first view.
  if (!data || data.byteLength === 0) return new Map();
  try {
    const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Map(Object.entries<string>(await new Response(stream).json()));
  } catch {
    // Words and flower lead the session without it.
    return new Map();
  }
}
