import { assert, assertEquals, assertMatch } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import type { Page } from "playwright-core";
import { TestSite } from "./site.ts";
import { tmdbId } from "./small_source.ts";

const orderShown = (page: Page): Promise<string | undefined> =>
  page.getByLabel("Order").evaluate((one) => (one as HTMLSelectElement).selectedOptions[0].label);

describe("the list of films", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.open();
  });
  afterAll(() => site[Symbol.asyncDispose]());

  it("follows what is typed, in the page and in the address", async () => {
    await using visit = await site.visit("/films");
    const { page } = visit;
    await page.getByLabel("Title").fill("ÉTÉ 2");
    await page.waitForURL(/q=/);
    const titles = await page.locator(".film-title").allTextContents();
    assert(titles.length > 1 && titles.every((title) => /^Été .*2/.test(title)), String(titles));
    assertMatch(await page.locator("[role=status]").textContent() ?? "", /^\d+ films$/);
    await page.reload();
    assertEquals(await page.locator(".film-title").allTextContents(), titles);
  });

  it("lists the titles that fit best first, as the API does", async () => {
    const words = encodeURIComponent("été 2");
    await using visit = await site.visit(`/films?q=${words}`, { javaScriptEnabled: false });
    const titles = await visit.page.locator(".film-title").allTextContents();
    const answer = await fetch(`${site.server.address}/api/movies?q=${words}&limit=36`);
    const { items } = await answer.json();
    assertEquals(titles, items.map(({ title }: { title: string }) => title));
    assertEquals(titles[0], "Été 2");
    assertEquals(await orderShown(visit.page), "Best match");
  });

  it("says so where it cannot follow, and follows again", async () => {
    // Not a visit of the site's, which takes every refusal for a fault.
    await using context = await site.browser.newContext({ locale: "en-GB" });
    const page = await context.newPage();
    await page.goto(`${site.server.address}/films`);
    await page.route("**/films?*", (route) => route.fulfill({ status: 429 }));
    await page.getByLabel("Title").fill("été");
    await page.getByText("The search failed just now").waitFor();
    await page.unroute("**/films?*");
    await page.getByLabel("Title").fill("été 2");
    await page.waitForURL(/q=/);
    assertEquals(await page.getByText("The search failed just now").count(), 0);
  });

  it("names the order in force, by words as by none", async () => {
    await using visit = await site.visit("/films?sort=title");
    const { page } = visit;
    assertEquals(await orderShown(page), "Title, A to Z");
    await page.goto(`${site.server.address}/films`);
    assertEquals(await orderShown(page), "Most popular at TMDB");
    assertEquals(await page.getByText("Best match").count(), 0);
    await page.getByLabel("Title").fill("été");
    await page.locator(".results-count", { hasText: "Best match" }).waitFor();
    assertEquals(await orderShown(page), "Best match");
    assertEquals(new URL(page.url()).searchParams.has("sort"), false);
    await page.getByLabel("Order").selectOption("Most popular at TMDB");
    await page.waitForURL(/sort=-popularity/);
    await page.locator(".results-count", { hasText: "Most popular" }).waitFor();
    assertEquals(await orderShown(page), "Most popular at TMDB");
  });

  it("is a plain form without a script, with pages", async () => {
    await using visit = await site.visit("/films?sort=title", { javaScriptEnabled: false });
    const { page } = visit;
    const first = await page.locator(".film-title").allTextContents();
    assertEquals(first.length, 36);
    await page.getByRole("link", { name: "Next page" }).click();
    const second = await page.locator(".film-title").allTextContents();
    assert(second.length > 0 && second.every((title) => !first.includes(title)));
    assertEquals(new URL(page.url()).searchParams.get("sort"), "title");
  });

  it("leads to a film with its facts, its ratings and its neighbours", async () => {
    await using visit = await site.visit(`/films/${tmdbId(2)}`, { javaScriptEnabled: false });
    const { page } = visit;
    assertEquals(await page.getByRole("heading", { level: 1 }).textContent(), "Été 2");
    const film = await (await fetch(`${site.server.address}/api/movies/${tmdbId(2)}`)).json();
    const scores = await page.locator(".scores").textContent() ?? "";
    assert(scores.includes(film.rating_mean.toFixed(2)), scores);
    const near =
      await (await fetch(`${site.server.address}/api/movies/${tmdbId(2)}/similar?limit=12`))
        .json();
    assertEquals(
      await page.locator("#similar").locator("xpath=../..").locator(".film-title")
        .allTextContents(),
      near.items.map((item: { film: { title: string } }) => item.film.title),
    );
  });
});
