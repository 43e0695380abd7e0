import { KERNEL_BINARY } from "./binary.ts";

/** What the compiled kernels export: loops over addresses, see `assembly/`. */
export type KernelExports = Readonly<Record<string, (...addresses: number[]) => number>>;

let compiled: WebAssembly.Module | undefined;

const bound = new WeakMap<WebAssembly.Memory, KernelExports>();

/** The kernels bound to a memory; the module is compiled once a process, and bound once a memory. */
export function loadKernel(memory: WebAssembly.Memory): KernelExports {
  const known = bound.get(memory);
  if (known !== undefined) return known;
  compiled ??= new WebAssembly.Module(
    Uint8Array.from(atob(KERNEL_BINARY), (character) => character.charCodeAt(0)),
  );
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const kernel = exports as KernelExports;
  bound.set(memory, kernel);
  return kernel;
}
