import { assertEquals } from "@std/assert";
import { compileKernel } from "./compile.ts";
import { KERNEL_BINARY } from "./binary.ts";

Deno.test("the committed kernels are those that the sources compile to", async () => {
  const compiled = await compileKernel(new URL("./", import.meta.url));
  assertEquals(KERNEL_BINARY, compiled.toBase64());
});
