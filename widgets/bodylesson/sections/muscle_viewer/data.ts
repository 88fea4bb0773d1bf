/** Reads the data file of `tools/build_anatomy.py`; its twin is `models/anatomy.py`. */

export type Point = readonly [x: number, y: number, z: number];

/** A bone or disc in mm; paired ones are the right side's. */
export interface Bone {
  readonly id: string;
  readonly structure: string | null;
  readonly kind: "bone" | "disc";
  readonly paired: boolean;
  /** Whether it turns about the hip. */
  readonly moves: boolean;
  readonly positions: Float32Array;
  readonly triangles: Uint16Array;
  /** How open each vertex is to light: 1 open, 0 dark. */
  readonly shade: Float32Array;
}

/** One fibre of a muscle, right side: where it starts, and its place in the shared path below. */
export interface Fibre {
  readonly name: string;
  readonly fixed: readonly Point[];
  readonly spread: Point;
  /** Half of its thickness where it is thickest, in mm. */
  readonly radius: number;
}

export interface Vessel {
  readonly id: string;
  readonly radius: number;
  readonly points: readonly Point[];
}

export interface Header {
  readonly format: number;
  readonly source: string;
  readonly step_mm: number;
  readonly hip: { readonly center: Point; readonly axis: Point };
  readonly landmarks: Readonly<Record<string, Point>>;
  /** How far the drawn surface of a bone is from the model's own, root mean square. */
  readonly surface_error_mm: Readonly<Record<string, number>>;
  readonly muscles: {
    readonly hip_angles_deg: readonly number[];
    readonly psoas_mm: readonly number[];
    readonly iliacus_mm: readonly number[];
    readonly psoas_from_brim_mm: readonly number[];
    readonly fascicles_mm: Readonly<Record<string, number>>;
    readonly psoas_path: readonly (readonly Point[])[];
    readonly iliacus_path: readonly (readonly Point[])[];
  };
  readonly fibres: Readonly<Record<"psoas-major" | "iliacus", readonly Fibre[]>>;
  readonly schematic: {
    readonly vessels: readonly Vessel[];
  };
}

export interface Anatomy extends Header {
  readonly bones: readonly Bone[];
}

interface BoneEntry {
  readonly id: string;
  readonly structure: string | null;
  readonly kind: "bone" | "disc";
  readonly paired: boolean;
  readonly moves: boolean;
  readonly vertices: number;
  readonly triangles: number;
}

/** Reads the next numbers, two bytes or one each. */
type Take = (count: number, wide: boolean) => Int16Array;

/** Unzips and reads. Rejects if the bytes are not such a file, or have another form. */
export async function readAnatomy(bytes: DataView): Promise<Anatomy> {
  const { header, take } = await unpacked<Header & { bones: readonly BoneEntry[] }>(bytes);
  if (header.format !== 1) throw new Error(`anatomy: expected format 1, got ${header.format}`);
  const bones = header.bones.map((entry) => {
    const positions = new Float32Array(entry.vertices * 3);
    for (let axis = 0; axis < 3; axis++) {
      const steps = take(entry.vertices, true);
      for (let i = 0; i < entry.vertices; i++) {
        positions[i * 3 + axis] = (steps[i] ?? 0) * header.step_mm;
      }
    }
    const triangles = new Uint16Array(take(entry.triangles * 3, true));
    const shade = Float32Array.from(take(entry.vertices, false), (tone) => (tone & 255) / 255);
    return { ...entry, positions, triangles, shade };
  });
  return { ...header, bones };
}

/** The header of one of our files, and its numbers in turn. */
export async function unpacked<H>(bytes: DataView): Promise<{ header: H; take: Take }> {
  const zipped = new Uint8Array(bytes.byteLength);
  zipped.set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  const whole = await new Response(stream).arrayBuffer();
  const size = new DataView(whole).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, size))) as H;
  const data = new Uint8Array(whole, 4 + size);
  let at = 0;
  const take: Take = (count, wide) => {
    const values = undone(data.subarray(at, at + count * (wide ? 2 : 1)), count, wide);
    at += count * (wide ? 2 : 1);
    return values;
  };
  return { header, take };
}

/** Adds the differences up; sums wrap around as they did when they were taken. */
function undone(bytes: Uint8Array, count: number, wide: boolean): Int16Array {
  const values = new Int16Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += (bytes[i] ?? 0) + (wide ? (bytes[count + i] ?? 0) * 256 : 0);
    values[i] = sum;
  }
  return values;
}
