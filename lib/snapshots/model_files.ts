import { endianness } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { messageOf, ReelmatchError } from "../errors.ts";
import type { ModelData, Tensor } from "../models/heads.ts";
import type { Arena } from "../models/kernel/arena.ts";
import type { Pieces } from "../pieces.ts";
import { fillFrom, writeDurably } from "./files.ts";

const DTYPES = { f32: Float32Array, f64: Float64Array, i32: Int32Array } as const;
type Dtype = keyof typeof DTYPES;

/** Tensors begin at multiples of this many bytes, enough for every element type and SIMD lane. */
const ALIGNMENT = 64;
const FORMAT = 1;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  kind: z.string(),
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  tensors: z.record(
    z.string(),
    z.object({
      dtype: z.enum(["f32", "f64", "i32"]),
      shape: z.array(z.int().min(0)),
      /** Where the tensor begins in the binary file, in bytes. */
      offset: z.int().min(0).multipleOf(ALIGNMENT),
    }),
  ),
});

const dtypeOf = ({ data }: Tensor): Dtype =>
  data instanceof Float32Array ? "f32" : data instanceof Float64Array ? "f64" : "i32";

const elements = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

function assertLittleEndian(): void {
  if (endianness() !== "LE") {
    throw new ReelmatchError("UNAVAILABLE", "Model files need a little-endian machine.");
  }
}

/** The bytes of a model's tensors, one after another, with the gaps between them. */
function* inFile(model: ModelData): Generator<Uint8Array> {
  for (const { data } of Object.values(model.tensors)) {
    yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    yield new Uint8Array(aligned(data.byteLength) - data.byteLength);
  }
}

/** Writes `<name>.json`, the header, and `<name>.bin`, the tensors, into a folder. */
export async function writeModel(folder: string, name: string, model: ModelData): Promise<void> {
  assertLittleEndian();
  let size = 0;
  const tensors: z.infer<typeof headerSchema>["tensors"] = {};
  for (const [key, tensor] of Object.entries(model.tensors)) {
    if (elements(tensor.shape) !== tensor.data.length) {
      throw new Error(`tensor ${key}: shape ${tensor.shape} against ${tensor.data.length} numbers`);
    }
    tensors[key] = { dtype: dtypeOf(tensor), shape: [...tensor.shape], offset: size };
    size = aligned(size + tensor.data.byteLength);
  }
  const header = { format: FORMAT, kind: model.kind, settings: model.settings, tensors };
  await writeDurably(join(folder, `${name}.bin`), ...inFile(model));
  await writeDurably(
    join(folder, `${name}.json`),
    new TextEncoder().encode(JSON.stringify(header, null, 2) + "\n"),
  );
}

/**
 * Reads what {@link writeModel} wrote, each tensor into memory of its own.
 * @param arena memory to read them into, for a model whose kernels work on them where they lie
 * @throws {ReelmatchError} `CORRUPT` where the header and the bytes do not fit
 */
export async function readModel(folder: string, name: string, arena?: Arena): Promise<ModelData> {
  assertLittleEndian();
  try {
    const header = headerSchema.parse(
      JSON.parse(await Deno.readTextFile(join(folder, `${name}.json`))),
    );
    using file = await Deno.open(join(folder, `${name}.bin`));
    const { size } = await file.stat();
    const tensors: Record<string, Tensor> = {};
    for (const [key, { dtype, shape, offset }] of Object.entries(header.tensors)) {
      const length = elements(shape);
      const bytes = length * DTYPES[dtype].BYTES_PER_ELEMENT;
      if (offset + bytes > size) throw new RangeError(`"${key}" is cut short`);
      const memory = arena ? arena.bytes(bytes) : new Uint8Array(bytes);
      await fillFrom(file, offset, memory);
      tensors[key] = { shape, data: new DTYPES[dtype](memory.buffer, memory.byteOffset, length) };
    }
    return { kind: header.kind, settings: header.settings, tensors, arena };
  } catch (error) {
    throw new ReelmatchError("CORRUPT", `The model "${name}" cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

/**
 * Gives the memory of a model's tensors back, which are empty afterwards; one after another, as the
 * system takes a tenth of a millisecond for each megabyte. What lies in an arena goes with that.
 */
export function* freeTensors({ tensors, arena }: ModelData): Pieces<void> {
  if (arena !== undefined) return;
  for (const { data } of Object.values(tensors)) {
    if (data.buffer instanceof ArrayBuffer && !data.buffer.detached) data.buffer.transfer(0);
    yield;
  }
}
