import { assertEquals, assertStringIncludes } from "@std/assert";
import { makeProject, serve, type Site } from "../links/fresh/conformance/project.ts";
import { launchBrowser } from "./browser.ts";

const develop = (root: string, port: string): Promise<Site> =>
  serve(root, ["run", "-A", "dev.ts"], { PORT: port });

/** A port for a server that has to come back on it. */
function freePort(): string {
  using listener = Deno.listen({ port: 0 });
  return String(listener.addr.port);
}

Deno.test("a page in development reloads when its server comes back changed", async () => {
  const root = await makeProject();
  await using browser = await launchBrowser();
  const page = await browser.newPage();

  const port = freePort();
  let site = await develop(root, port);
  const { origin } = site;
  await page.goto(`${origin}/islands`);
  await page.locator("#a:enabled").click();
  await page.getByText("a 2", { exact: true }).waitFor();
  const { headers } = await fetch(`${origin}/hello.txt`, { method: "HEAD" });
  assertEquals(headers.get("etag"), null);
  await site[Symbol.asyncDispose]();

  const step = await Deno.readTextFile(`${root}/step.ts`);
  await Deno.writeTextFile(`${root}/step.ts`, step.replace("STEP = 1", "STEP = 5"));
  site = await develop(root, port);
  await page.getByText("a 1", { exact: true }).waitFor();
  await page.locator("#a:enabled").click();
  await page.getByText("a 6", { exact: true }).waitFor();

  const plain = await fetch(`${origin}/films`);
  assertStringIncludes(await plain.text(), "<script", "pages without islands reload as well");
  await site[Symbol.asyncDispose]();
  await Deno.remove(root, { recursive: true });
});
