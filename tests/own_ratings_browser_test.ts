import { assertEquals, assertMatch } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { ATTACHED, rate } from "./recommend_page.ts";
import { TestSite } from "./site.ts";
import { tmdbId } from "./small_source.ts";

describe("a visitor's ratings", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.open();
  });
  afterAll(() => site[Symbol.asyncDispose]());

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

  it("go whatever another tab made of them, and come and go there too", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    const other = await page.context().newPage();
    await other.goto(`${site.server.address}/recommend`);
    const names = page.locator(".rate-row input[value='5']");
    const [first, second] =
      (await names.evaluateAll((all) => all.map((one) => one.getAttribute("name")))).map((name) =>
        Number(name?.slice(5))
      );
    await page.locator(`input[name=rate-${first}][value="5"]`).check({ force: true });
    await other.waitForURL(`**/recommend?ratings=${first}-5`);
    await other.locator(`input[name=rate-${second}][value="4"]`).check({ force: true });
    await page.waitForURL(`**/recommend?ratings=${first}-5_${second}-4`);
    await page.goto(`${site.server.address}/recommend?ratings=${first}-5`);
    await page.getByRole("link", { name: "Clear all" }).click();
    await page.waitForURL("**/recommend");
    await other.waitForURL("**/recommend");
    assertEquals(await page.evaluate(() => localStorage.getItem("reelmatch.ratings")), "[]");
  });

  it("come back by the keyboard once they were cleared, in every tab, beside what was rated since", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    const other = await page.context().newPage();
    await other.goto(`${site.server.address}/recommend`);
    for (const film of [2, 4, 6]) {
      await page.getByLabel("Find a film to rate").fill(`ete ${film}`);
      await page.locator(`input[name=rate-${tmdbId(film)}]`).first().waitFor({ state: "attached" });
      await rate(page, film, "4");
    }
    const three = [2, 4, 6].map((film) => `${tmdbId(film)}-4`).join("_");
    await other.waitForURL(`**/recommend?ratings=${three}`);
    await page.getByRole("link", { name: "Clear all" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/recommend");
    await other.waitForURL("**/recommend");
    assertEquals(await page.evaluate(() => localStorage.getItem("reelmatch.ratings")), "[]");
    await page.getByRole("status").filter({ hasText: "3 ratings cleared." }).waitFor();
    assertEquals(await page.evaluate(() => document.activeElement?.textContent), "Undo clearing");
    assertEquals(await visit.accessibilityFaults(), []);
    await other.getByLabel("Find a film to rate").fill("ete 8");
    await other.locator(`input[name=rate-${tmdbId(8)}]`).first().waitFor({ state: "attached" });
    await rate(other, 8, "1");
    await page.waitForURL(`**/recommend?ratings=${tmdbId(8)}-1`);
    await page.keyboard.press("Enter");
    for (const tab of [page, other]) {
      await tab.waitForURL(`**/recommend?ratings=${three}_${tmdbId(8)}-1`);
      await tab.getByRole("heading", { name: "4 films rated" }).waitFor();
    }
    assertEquals(await page.evaluate(() => document.activeElement?.textContent), "Clear all");
    assertEquals(await page.getByRole("button", { name: "Undo clearing" }).count(), 0);
    await page.reload();
    assertMatch(page.url(), new RegExp(`ratings=${three}_${tmdbId(8)}-1$`));
  });

  it("stay cleared while a film is rated on a page that was opened before", async () => {
    await using visit = await site.visit(`/recommend?ratings=${tmdbId(2)}-5_${tmdbId(4)}-3`);
    const { page } = visit;
    await rate(page, 4, "4");
    await page.waitForURL(`**/recommend?ratings=${tmdbId(2)}-5_${tmdbId(4)}-4`);
    const filmPage = await page.context().newPage();
    await filmPage.goto(`${site.server.address}/films/${tmdbId(4)}`);
    await filmPage.locator(".rate-this").hover();
    await filmPage.locator(`input[name=rate-${tmdbId(4)}][value="4"]:checked`).waitFor(ATTACHED);
    await page.getByRole("link", { name: "Clear all" }).click();
    await filmPage.locator(`input[name=rate-${tmdbId(4)}][value=""]:checked`).waitFor(ATTACHED);
    await rate(filmPage, 4, "1");
    await page.waitForURL(`**/recommend?ratings=${tmdbId(4)}-1`);
  });

  it("are those of now on a page that the way back brings up again", async () => {
    await using visit = await site.visit(`/recommend?ratings=${tmdbId(2)}-5`);
    const { page } = visit;
    await rate(page, 2, "4");
    await page.waitForURL(`**/recommend?ratings=${tmdbId(2)}-4`);
    // as a page that slept hears of nothing, and of being shown again
    await page.evaluate(() => {
      localStorage.setItem("reelmatch.ratings", "[]");
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    });
    await page.waitForURL("**/recommend");
  });

  it("follow where the browser refuses more addresses", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    await page.evaluate(() => {
      history.replaceState = () => {
        throw new DOMException("more than 100 times per 30 seconds", "SecurityError");
      };
    });
    await page.locator(".rate-row input[value='5']").first().check({ force: true });
    await page.locator("#picks [role=status]", { hasText: "Rate 2 more" }).waitFor();
  });
});
