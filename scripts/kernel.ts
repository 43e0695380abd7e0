/** `deno task kernel`: compiles all kernels to WebAssembly, each folder's into its `binary.ts`. */
import { compileKernel, kernelModule } from "../lib/models/kernel/compile.ts";

for (const folder of ["../lib/models/kernel/", "../lib/ingest/plain_rows/"]) {
  const url = new URL(folder, import.meta.url);
  await Deno.writeTextFile(new URL("binary.ts", url), kernelModule(await compileKernel(url)));
}
