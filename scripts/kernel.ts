/** `deno task kernel`: compiles all kernels to WebAssembly. */
import { compileKernel, kernelModule, KERNELS } from "../lib/models/kernel/compile.ts";

for (const folder of KERNELS) {
  const source = kernelModule(await compileKernel(folder));
  await Deno.writeTextFile(new URL("binary.ts", folder), source);
}
