/** `deno task kernel`: compiles the models' kernels to WebAssembly. */
import { compileKernel, kernelModule } from "../lib/models/kernel/compile.ts";

const OUTPUT = new URL("../lib/models/kernel/binary.ts", import.meta.url);

await Deno.writeTextFile(OUTPUT, kernelModule(await compileKernel()));
