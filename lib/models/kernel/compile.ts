// not in the import map, so that nobody but its caller installs a compiler
// deno-lint-ignore no-import-prefix
import asc from "assemblyscript/asc";

/** Plain SIMD, as relaxed SIMD rounds differently from machine to machine. */
const FLAGS = [
  ...["--runtime", "stub", "--converge", "-O3", "--noAssert", "--uncheckedBehavior", "always"],
  ...["--importMemory", "--sharedMemory", "--maximumMemory", "65536"],
  ...["--enable", "simd", "--enable", "threads"],
];

/**
 * Compiles the kernels of a folder, whose sources are in its `assembly/`.
 * @throws where the compiler reports an error or writes nothing
 */
export async function compileKernel(folder: URL): Promise<Uint8Array> {
  const source = new URL("./assembly/", folder);
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    ["index.ts", "--baseDir", ".", "--outFile", "kernel.wasm", ...FLAGS],
    {
      readFile: (name) => {
        try {
          return Deno.readTextFileSync(new URL(name, source));
        } catch {
          return null; // the compiler asks for names that may not exist
        }
      },
      writeFile: (_name, contents) => {
        if (contents instanceof Uint8Array) binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === undefined) throw new Error(`asc failed: ${stderr.toString()}`);
  return binary;
}

/** The module that carries a compiled kernel, as source text. */
export function kernelModule(binary: Uint8Array): string {
  const lines = binary.toBase64().match(/.{1,96}/g) ?? [];
  return [
    "// Compiled from ./assembly by `deno task kernel`; do not edit.",
    "",
    "/** The kernels as a WebAssembly binary, in base64. */",
    "export const KERNEL_BINARY =",
    `  \`${lines.join("\\\n")}\`;`,
    "",
  ].join("\n");
}
