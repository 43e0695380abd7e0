import { assertEquals, assertMatch } from "@std/assert";
import { launchBrowser } from "./browser.ts";

Deno.test("the browser runs scripts and has fonts", async () => {
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent("<p><span>wide text</span></p><script>document.title = 1 + 1</script>");
  assertEquals(await page.title(), "2");
  const width = await page.locator("span").evaluate((span) => span.getBoundingClientRect().width);
  assertEquals(width > 40, true);
  assertMatch(browser.version(), /^\d+\./);
});
