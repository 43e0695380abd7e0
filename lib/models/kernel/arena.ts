import { ReelmatchError } from "../../errors.ts";

const PAGE = 65_536;
/** Vectors of 16 bytes start at a multiple of 16; rows of 64 bytes at one of a cache line. */
const ALIGNMENT = 64;
/** The compiled kernels keep their few static bytes below this address. */
const FIRST_FREE = 1024;
const MOST_PAGES = 65_536;

/**
 * The memory that kernels work on, and typed arrays within it. It is shared memory, so that it can
 * grow under arrays handed out before and several workers can see it; it is freed as a whole.
 */
export class Arena {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  #end = FIRST_FREE;

  /** Zeros. */
  bytes(length: number): Uint8Array<ArrayBuffer> {
    const start = this.#reserve(length);
    return new Uint8Array(this.memory.buffer, start, length);
  }

  /** Zeros of single precision. */
  float32(length: number): Float32Array {
    const start = this.#reserve(4 * length);
    return new Float32Array(this.memory.buffer, start, length);
  }

  /** Zeros of double precision. */
  float64(length: number): Float64Array {
    const start = this.#reserve(8 * length);
    return new Float64Array(this.memory.buffer, start, length);
  }

  /** Zeros of 32-bit whole numbers. */
  int32(length: number): Int32Array {
    const start = this.#reserve(4 * length);
    return new Int32Array(this.memory.buffer, start, length);
  }

  /** A copy of whole numbers in this memory. */
  copyInt32(values: Int32Array): Int32Array {
    const copy = this.int32(values.length);
    copy.set(values);
    return copy;
  }

  /** A copy of numbers of single precision in this memory. */
  copyFloat32(values: Float32Array): Float32Array {
    const copy = this.float32(values.length);
    copy.set(values);
    return copy;
  }

  #reserve(bytes: number): number {
    const start = Math.ceil(this.#end / ALIGNMENT) * ALIGNMENT;
    const pages = Math.ceil((start + bytes) / PAGE) - this.memory.buffer.byteLength / PAGE;
    if (start + bytes > MOST_PAGES * PAGE) {
      throw new ReelmatchError(
        "UNAVAILABLE",
        `Training needs more than the ${
          MOST_PAGES * PAGE / 2 ** 30
        } GiB that a WebAssembly memory ` +
          "holds: train on fewer ratings or with fewer factors.",
      );
    }
    if (pages > 0) this.memory.grow(pages);
    this.#end = start + bytes;
    return start;
  }
}
