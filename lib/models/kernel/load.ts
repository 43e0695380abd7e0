import { KERNEL_BINARY } from "./binary.ts";

/** What the compiled kernels export: loops over addresses, see `assembly/`. */
export type KernelExports = Readonly<Record<string, (...addresses: number[]) => number>>;

let compiled: WebAssembly.Module | undefined;

/** The kernels bound to a memory; the module is compiled once a process. */
export function loadKernel(memory: WebAssembly.Memory): KernelExports {
  compiled ??= new WebAssembly.Module(
    Uint8Array.from(atob(KERNEL_BINARY), (character) => character.charCodeAt(0)),
  );
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return exports as KernelExports;
}
