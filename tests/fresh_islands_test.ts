import { assertEquals } from "@std/assert";
import type { Browser, Page } from "playwright-core";
import { type Site, startSite } from "../links/fresh/conformance/project.ts";
import { HOSTILE } from "../links/fresh/conformance/site/routes/hostile.tsx";
import { launchBrowser } from "./browser.ts";

/** A page, with everything that went wrong on it. */
interface Visit {
  readonly page: Page;
  readonly problems: string[];
  readonly requests: string[];
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, problems, requests };
}

const STEPS: Record<string, (browser: Browser, site: Site) => Promise<void>> = {
  "islands wake up and share their signals": async (browser, site) => {
    const { page, problems, requests } = await visit(browser, `${site.origin}/islands`);
    await page.locator("#a:enabled").click();
    await page.locator("#b:enabled").click();
    await page.getByText("inside 3").click();
    await page.getByText("a 4", { exact: true }).waitFor();
    assertEquals(await page.locator("#b").textContent(), "b 4");
    assertEquals(await page.locator("#c").textContent(), "c 10");
    assertEquals(await page.locator("#total").textContent(), "4 2");
    assertEquals(problems, []);
    assertEquals(requests.filter((url) => !url.startsWith(site.origin)), []);
  },
  "JSX passed to an island comes and goes with it": async (browser, site) => {
    const { page, problems } = await visit(browser, `${site.origin}/islands`);
    const outer = page.locator("#outer");
    await outer.getByText("hide").click();
    await outer.getByText("from the server").waitFor({ state: "detached" });
    await outer.getByText("show").click();
    await outer.getByText("from the server").waitFor();
    await outer.locator("#inside").click();
    await page.getByText("a 2", { exact: true }).waitFor();
    await page.locator("#closed").getByText("show").click();
    await page.locator("#closed strong").getByText("shown later").waitFor();
    assertEquals(problems, []);
  },
  "what an island imports late is fetched late": async (browser, site) => {
    const { page, problems, requests } = await visit(browser, `${site.origin}/islands`);
    await page.locator("#a:enabled").waitFor();
    const before = requests.length;
    await page.locator("#lazy").click();
    await page.getByText("Chart.js 4.6.1").waitFor();
    assertEquals(requests.length > before, true);
    assertEquals(problems, []);
  },
  "hostile props arrive as they were and do nothing": async (browser, site) => {
    const { page, problems } = await visit(browser, `${site.origin}/hostile`);
    await page.locator("#echo:not(:empty)").waitFor();
    const props = JSON.parse(await page.locator("#echo").textContent() ?? "");
    assertEquals(props.texts, HOSTILE);
    assertEquals(props.numbers, [0, -1.5, 1e21]);
    assertEquals(props.nothing, null);
    assertEquals(props.nested.constructor, "c");
    const traces = await page.evaluate(
      () => [Reflect.get(globalThis, "pwned"), Reflect.get({}, "polluted")],
    );
    assertEquals(traces, [undefined, undefined]);
    assertEquals(problems, []);
  },
};

Deno.test("islands of a built site in a browser", async (t) => {
  await using site = await startSite();
  await using browser = await launchBrowser();
  for (const [name, step] of Object.entries(STEPS)) await t.step(name, () => step(browser, site));
});
