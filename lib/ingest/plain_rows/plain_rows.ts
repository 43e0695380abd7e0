import { KERNEL_BINARY } from "./binary.ts";

/** What the compiled kernel exports, see `assembly/`; `look.ts` says the same in TypeScript. */
interface Kernel {
  readonly hasNul: (start: number, end: number) => number;
  readonly arePlain: (start: number, end: number) => number;
}

const PAGE = 65_536;
/** The kernel looks so far beyond the end of what it is given. */
const PADDING = 32;
/** The kernel keeps its few static bytes below this address. */
const START = 1024;
/** No plain line is longer. */
const MOST_OPEN = 1 << 12;
const LINE_FEED = 10;

let compiled: WebAssembly.Module | undefined;

function kernelOn(memory: WebAssembly.Memory): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.fromBase64(KERNEL_BINARY));
  const { hasNul, arePlain } = new WebAssembly.Instance(compiled, { env: { memory } }).exports;
  return { hasNul, arePlain } as Kernel;
}

/**
 * Looks at the bytes of a text as they come: whether there is a NUL byte, and whether all lines but
 * the first, the header, are plain. They are where they consist of digits, commas and what sorts
 * before digits in ASCII, and a point is followed by `0` or `5` and one last field without a point.
 * In a file of people, films, ratings and times each number is then whole, or a rating on half
 * stars, or none at all.
 */
export class PlainRows {
  readonly #memory: WebAssembly.Memory;
  readonly #kernel: Kernel;
  readonly #most: number;
  /** Whether the header has ended. */
  #isBegun = false;
  #arePlain = true;
  #hasNul = false;
  /** How many bytes of a line whose end has not come lie at {@link START}. */
  #open = 0;

  /** @param mostBytes how many bytes may come at once */
  constructor(mostBytes: number) {
    this.#most = mostBytes;
    const initial = Math.ceil((START + MOST_OPEN + mostBytes + PADDING) / PAGE);
    this.#memory = new WebAssembly.Memory({ initial, maximum: PAGE, shared: true });
    this.#kernel = kernelOn(this.#memory);
  }

  /** Whether there was a NUL byte. */
  get hasNul(): boolean {
    return this.#hasNul;
  }

  /** Looks at what comes next. @throws {RangeError} where it is more than may come at once */
  add(chunk: Uint8Array): void {
    if (chunk.length > this.#most) throw new RangeError(`${chunk.length} bytes at once`);
    const from = START + this.#open;
    const end = this.#put(chunk, from);
    this.#hasNul ||= this.#kernel.hasNul(from, end) !== 0;
    if (!this.#arePlain) return;
    const first = this.#isBegun ? 0 : chunk.indexOf(LINE_FEED) + 1;
    this.#isBegun ||= first > 0;
    if (!this.#isBegun) return;
    const last = chunk.lastIndexOf(LINE_FEED) + 1;
    const begin = first > 0 ? from + first : START;
    const whole = last > 0 ? from + last : begin;
    this.#look(begin, whole);
    this.#open = end - whole;
    if (this.#open > MOST_OPEN) this.#arePlain = false;
    if (!this.#arePlain) this.#open = 0;
    this.#bytes(START, this.#open).set(this.#bytes(whole, this.#open));
  }

  /** @returns whether all lines after the first are plain, now that the last has ended */
  finish(): boolean {
    const end = this.#put(Uint8Array.of(LINE_FEED), START + this.#open);
    if (this.#open > 0) this.#look(START, end);
    this.#open = 0;
    return this.#isBegun && this.#arePlain;
  }

  /** Lines end where the kernel begins to look beyond the end. */
  #look(begin: number, end: number): void {
    const after = this.#bytes(end, PADDING).slice();
    this.#bytes(end, PADDING).fill(LINE_FEED);
    this.#arePlain &&= this.#kernel.arePlain(begin, end) !== 0;
    this.#bytes(end, PADDING).set(after);
  }

  /** @returns the address after the bytes */
  #put(bytes: Uint8Array, from: number): number {
    this.#bytes(from, bytes.length).set(bytes);
    const end = from + bytes.length;
    this.#bytes(end, PADDING).fill(LINE_FEED);
    return end;
  }

  #bytes(from: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, from, length);
  }
}
