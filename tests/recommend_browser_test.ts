import { assert, assertEquals, assertMatch } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import type { Page } from "playwright-core";
import { TestSite } from "./site.ts";
import { tmdbId } from "./small_source.ts";

/** The numbers of the listed films, in order. */
const listed = (page: Page): Promise<number[]> =>
  page.locator(".pick").evaluateAll((all) =>
    all.map((one) => Number(one.getAttribute("data-film")))
  );

const rate = async (page: Page, film: number, stars: string): Promise<void> => {
  const radio = page.locator(`input[name=rate-${tmdbId(film)}][value="${stars}"]`);
  await radio.check({ force: true });
};

describe("recommendations", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.open();
  });
  afterAll(() => site[Symbol.asyncDispose]());

  const ask = async (path: string, init?: RequestInit): Promise<number[]> => {
    const answer = await (await fetch(site.server.address + path, init)).json();
    return answer.recommendations.map(({ film }: { film: { id: number } }) => film.id);
  };

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with a script" : "without a script";

    it(`for a person are those of the API, ${how}`, async () => {
      await using visit = await site.visit("/recommend", { javaScriptEnabled });
      const { page } = visit;
      await page.getByLabel("Person's number").fill("3");
      await page.getByRole("button", { name: "Recommend", exact: true }).click();
      await page.getByRole("heading", { name: "For person 3" }).waitFor();
      assertEquals(await listed(page), await ask("/api/users/3/recommendations?limit=20"));
    });

    it(`are narrowed by the address, ${how}`, async () => {
      const query = "genre=Drama&year_from=1990&order=rating&explore=0.5";
      await using visit = await site.visit(`/recommend?user=2&${query}`, { javaScriptEnabled });
      const { page } = visit;
      assertEquals(
        await listed(page),
        await ask(`/api/users/2/recommendations?limit=20&${query}`),
      );
      assertEquals(await page.getByLabel("Genre").inputValue(), "Drama");
    });

    it(`for a visitor are those of the API, ${how}`, async () => {
      await using visit = await site.visit("/recommend", { javaScriptEnabled });
      const { page } = visit;
      const [first, second, third] = await page.locator(".rate-row input[value='5']")
        .evaluateAll((all) => all.map((one) => Number(one.getAttribute("name")?.slice(5))));
      for (const [film, stars] of [[first, "5"], [second, "0.5"], [third, "3.5"]] as const) {
        await page.locator(`input[name=rate-${film}][value="${stars}"]`).check({ force: true });
      }
      if (!javaScriptEnabled) {
        await page.getByRole("button", { name: "Recommend from these ratings" }).click();
      }
      await page.waitForURL(/ratings=\d+-5_\d+-0\.5_\d+-3\.5/);
      const expected = await ask("/api/recommendations", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          limit: 20,
          ratings: [
            { id: first, rating: 5 },
            { id: second, rating: 0.5 },
            { id: third, rating: 3.5 },
          ],
        }),
      });
      await page.waitForFunction(
        (id) => document.querySelector(".pick")?.getAttribute("data-film") === String(id),
        expected[0],
      );
      assertEquals(await listed(page), expected);
    });
  }

  it("have an address that gives the same list to somebody else", async () => {
    const path = `/recommend?ratings=${tmdbId(2)}-5_${tmdbId(4)}-4.5_${tmdbId(5)}-1`;
    await using scripted = await site.visit(path);
    await using plain = await site.visit(path, { javaScriptEnabled: false });
    assertEquals(await listed(scripted.page), await listed(plain.page));
    assert((await listed(plain.page)).length > 0);
  });

  it("come back with the visitor, and go when they clear them", async () => {
    await using visit = await site.visit(`/films/${tmdbId(6)}`);
    const { page } = visit;
    await page.locator(".rate-this").hover();
    await rate(page, 6, "4.5");
    await page.goto(`${site.server.address}/recommend`);
    await page.waitForURL(`**/recommend?ratings=${tmdbId(6)}-4.5`);
    await page.getByRole("link", { name: "Clear all" }).click();
    await page.waitForURL("**/recommend");
    await page.reload();
    assertEquals(new URL(page.url()).search, "");
  });

  it("follow stars that the keyboard gives, without losing the focus", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    const group = page.locator(".rate-row .rate").first();
    await group.locator("input[value='3']").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/ratings=\d+-3\.5$/);
    assertEquals(await page.evaluate(() => document.activeElement?.getAttribute("value")), "3.5");
    assertMatch(await page.locator("#picks [role=status]").textContent() ?? "", /List updated/);
  });

  it("find films to rate as a title is typed", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    await page.getByLabel("Find a film to rate").fill("ete 13");
    await page.locator(`input[name=rate-${tmdbId(13)}]`).first().waitFor({ state: "attached" });
    await rate(page, 13, "5");
    await page.waitForURL(`**/recommend?ratings=${tmdbId(13)}-5`);
  });

  it("name the person's own films as reasons", async () => {
    await using visit = await site.visit("/recommend?user=1");
    const reasons = visit.page.locator(".pick").first().locator(".chip--why");
    assert(await reasons.count() > 0);
    const rated = await (await fetch(`${site.server.address}/users/1`)).text();
    assert(rated.length > 0);
    assertMatch(await reasons.first().textContent() ?? "", /\d%$/);
  });

  it("are there for somebody picked at random", async () => {
    const answer = await fetch(`${site.server.address}/recommend?user=random&genre=Drama`, {
      redirect: "manual",
    });
    await answer.body?.cancel();
    assertEquals(answer.status, 303);
    assertMatch(answer.headers.get("Location") ?? "", /^\/recommend\?user=\d+&genre=Drama$/);
  });

  it("are seen on film pages through a chosen person's eyes", async () => {
    await using visit = await site.visit("/users/2", { javaScriptEnabled: false });
    const { page } = visit;
    await page.getByRole("button", { name: "See films through their eyes" }).click();
    await page.goto(`${site.server.address}/films/${tmdbId(2)}`);
    await page.getByText(/person 2/i).first().waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    assertEquals(await page.getByText(/person 2/i).count(), 0);
  });
});
