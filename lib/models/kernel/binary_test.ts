import { assertEquals } from "@std/assert";
import { compileKernel, KERNELS } from "./compile.ts";

Deno.test("the committed kernels are those that the sources compile to", async () => {
  for (const folder of KERNELS) {
    const { KERNEL_BINARY } = await import(new URL("binary.ts", folder).href);
    assertEquals(KERNEL_BINARY, (await compileKernel(folder)).toBase64(), folder.href);
  }
});
