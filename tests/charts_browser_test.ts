import { assert, assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { TestSite } from "./site.ts";

describe("charts", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.open();
  });
  afterAll(() => site[Symbol.asyncDispose]());

  /** Whether anything is drawn on a figure's canvas. */
  const HAS_INK = (canvas: Element): boolean => {
    const { width, height } = canvas as HTMLCanvasElement;
    const pixels = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(
      0,
      0,
      width,
      height,
    );
    return pixels?.data.some((value) => value !== 0) ?? false;
  };

  it("are drawn in the place of the server's picture, and nothing moves", async () => {
    await using visit = await site.visit("/");
    const { page } = visit;
    const figures = page.locator("[data-chart]");
    const before = await figures.evaluateAll((all) => all.map((one) => one.clientHeight));
    await visit.scrollThrough();
    assert(before.length >= 8, `${before.length} charts`);
    assertEquals(
      await figures.evaluateAll((all) => all.map((one) => one.clientHeight)),
      before,
    );
    for (const canvas of await page.locator("canvas").all()) {
      assert(await canvas.evaluate(HAS_INK));
    }
    const shift = await page.evaluate(() =>
      new Promise<number>((resume) => {
        new PerformanceObserver((list) =>
          resume(
            list.getEntries().reduce((sum, entry) => sum + Number(Reflect.get(entry, "value")), 0),
          )
        ).observe({ type: "layout-shift", buffered: true });
        setTimeout(resume, 200, 0);
      })
    );
    assert(shift < 0.1, `layout shift ${shift}`);
  });

  it("wait until they come near the window", async () => {
    await using visit = await site.visit("/", { viewport: { width: 1280, height: 500 } });
    const { page } = visit;
    const drawn = page.locator("[data-chart][data-drawn]");
    await page.waitForLoadState("networkidle");
    assertEquals(await drawn.count(), 0);
    await page.locator("#film_mean_ratings").scrollIntoViewIfNeeded();
    await page.locator("#film_mean_ratings [data-drawn]").waitFor();
    assertEquals(await page.locator("#ratings_by_hour [data-drawn]").count(), 0);
  });

  it("stand as pictures, without an error, where the server is gone", async () => {
    // Not a visit of the site's, which takes every failed request for a fault.
    await using context = await site.browser.newContext({
      viewport: { width: 1280, height: 500 },
      locale: "en-GB",
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(site.server.address);
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    const chosen = page.waitForEvent(
      "requestfailed",
      (request) => /preferences/.test(request.url()),
    );
    await page.getByRole("button", { name: "Dark" }).click();
    await chosen;
    const asked = page.waitForEvent("requestfailed", (request) => /draw-/.test(request.url()));
    await page.locator("#film_mean_ratings").scrollIntoViewIfNeeded();
    await asked;
    await page.locator("html[data-theme=dark]").waitFor();
    assert(await page.locator("#film_mean_ratings svg.chart-static").isVisible());
    assertEquals(errors, []);
  });

  it("stand as pictures with their numbers where scripts are off", async () => {
    await using visit = await site.visit("/", { javaScriptEnabled: false });
    const figure = visit.page.locator("#ratings_given");
    const bars = figure.locator("svg.chart-static rect");
    assertEquals(await bars.count() > 2, true);
    assert(await figure.locator("svg.chart-static").isVisible());
    await figure.locator("summary").click();
    assertEquals(await figure.locator("tbody tr").count(), 10);
  });

  it("show the names of their rows in full", async () => {
    for (const path of ["/", "/model", "/users/1"]) {
      await using visit = await site.visit(path, {
        javaScriptEnabled: false,
        locale: "fr-FR",
        viewport: { width: 320, height: 900 },
      });
      const rows = visit.page.locator(".chart-box--sideways");
      assert(await rows.count() > 0, path);
      const cut = await rows.evaluateAll((all) =>
        all.flatMap((box) => {
          const { left } = box.getBoundingClientRect();
          // Labels that give way where room is short have no size.
          return [...box.querySelectorAll("text")].filter((text) => {
            const place = text.getBoundingClientRect();
            return place.width > 0 && place.left < left;
          }).map((text) => text.textContent);
        })
      );
      assertEquals(cut, [], path);
    }
  });

  it("give the same numbers as table, CSV and API", async () => {
    await using visit = await site.visit("/", { javaScriptEnabled: false });
    const figure = visit.page.locator("#films_by_year");
    const table = await figure.locator("tbody tr").evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => Number(cell.textContent?.replace(",", ""))))
    );
    const href = await figure.getByRole("link", { name: /CSV/ }).getAttribute("href");
    const csv = await (await fetch(site.server.address + href)).text();
    const lines = csv.trim().split("\r\n").slice(1).map((line) => line.split(",").map(Number));
    assertEquals(table, lines);
  });

  it("are read by the arrow keys and left by Escape", async () => {
    await using visit = await site.visit("/");
    const { page } = visit;
    const figure = page.locator("#ratings_given");
    await figure.scrollIntoViewIfNeeded();
    const surface = figure.locator("[role=application]");
    await surface.focus();
    const said = figure.locator("[aria-live=polite]");
    await page.keyboard.press("ArrowRight");
    assertMatch(await said.textContent() ?? "", /^0\.5: Ratings [\d,]+$/);
    await page.keyboard.press("End");
    assertMatch(await said.textContent() ?? "", /^5: Ratings [\d,]+$/);
    await page.keyboard.press("Escape");
    assertEquals(await said.textContent(), "");
    assertEquals(await surface.evaluate((one) => one === document.activeElement), false);
  });

  it("are drawn again in the colours of another theme", async () => {
    await using visit = await site.visit("/", { colorScheme: "light" });
    const { page } = visit;
    const canvas = page.locator("#film_mean_ratings canvas");
    await page.locator("#film_mean_ratings [data-drawn]").waitFor();
    const picture = () => canvas.evaluate((one) => (one as HTMLCanvasElement).toDataURL());
    const light = await picture();
    await page.getByRole("button", { name: "Dark" }).click();
    await page.waitForFunction(
      ([selector, before]) =>
        document.querySelector<HTMLCanvasElement>(selector)?.toDataURL() !== before,
      ["#film_mean_ratings canvas", light],
    );
    assertNotEquals(await picture(), light);
  });
});
