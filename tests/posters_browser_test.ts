import { assert, assertEquals, assertMatch } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import type { Page, Route } from "playwright-core";
import { startServer } from "./command.ts";
import { layoutShift } from "./layout_shift.ts";
import { POSTER_HOST, TestSite } from "./site.ts";
import { posterOf, tmdbId } from "./small_source.ts";

/** A film with a picture, and one without. */
const PICTURED = 2;
const DRAWN = 3;

const PATHS = ["/", "/films", `/films/${tmdbId(PICTURED)}`, "/recommend?user=1", "/users/1"];

/** A picture of a shape that no poster has, so that room which is not reserved would change. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"></svg>`;

/** Stands for TMDB's host: remembers what was asked for, and answers once it is opened. */
function posterHost() {
  const asked = new Set<string>();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const posters = async (route: Route): Promise<void> => {
    asked.add(route.request().url());
    await opened;
    await route.fulfill({ contentType: "image/svg+xml", body: PICTURE });
  };
  return { asked, open, posters };
}

/** Place in the document and size of every poster's room, in pixels. */
const roomsOf = (page: Page): Promise<number[][]> =>
  page.locator(".poster").evaluateAll((all) =>
    all.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return [x, y + scrollY, width, height].map(Math.round);
    })
  );

const allLoaded = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>(".poster img")]
      .every(({ complete, naturalWidth }) => complete && naturalWidth > 0)
  );

describe("a site that shows TMDB's posters", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.open("posters");
  });
  afterAll(() => site[Symbol.asyncDispose]());

  for (const path of PATHS) {
    it(`keeps their room free until they are there: ${path}`, async () => {
      const { asked, open, posters } = posterHost();
      await using visit = await site.visit(path, {
        viewport: { width: 390, height: 800 },
        posters,
      });
      const { page } = visit;
      await visit.scrollThrough();
      const before = await roomsOf(page);
      for (const [, , width, height] of before) {
        assert(Math.abs(height - width * 1.5) <= 2, `${width} × ${height}`);
      }
      open();
      await visit.scrollThrough();
      await allLoaded(page);
      assertEquals(await roomsOf(page), before);
      assert(await layoutShift(page) <= 0.01);
      assert(asked.size > 0);
      for (const url of asked) assertMatch(url, /^[^?]+\/t\/p\/w(185|342)\/poster\d+\.jpg$/);
    });
  }

  it("fetches those far below only when they come near", async () => {
    const { asked, open, posters } = posterHost();
    open();
    await using visit = await site.visit("/films", {
      viewport: { width: 320, height: 480 },
      posters,
    });
    const { page } = visit;
    await page.waitForLoadState("networkidle");
    const pictures = page.locator(".poster img");
    const [all, atOnce] = [await pictures.count(), asked.size];
    const eager = await pictures.evaluateAll((images) =>
      images.flatMap((image, i) => image.getAttribute("loading") === "lazy" ? [] : [i])
    );
    assert(eager.length > 0 && eager.every((place, i) => place === i), "the first ones alone");
    assert(atOnce >= eager.length && atOnce < all, `${atOnce} of ${all} at once`);
    for (const picture of await pictures.all()) await picture.scrollIntoViewIfNeeded();
    await allLoaded(page);
    assertEquals(asked.size, all);
  });

  it("draws a poster where TMDB has none, and is accessible with both", async () => {
    const { open, posters } = posterHost();
    open();
    for (const film of [PICTURED, DRAWN]) {
      await using visit = await site.visit(`/films/${tmdbId(film)}`, { posters });
      const own = visit.page.locator(".poster").first();
      assertEquals(await own.locator("svg").count(), 1);
      assertEquals(await own.locator("img").count(), posterOf(film) === null ? 0 : 1);
      assertEquals(await visit.accessibilityFaults(), []);
    }
  });

  it("shows the drawing where TMDB's picture is gone, and nothing moves", async () => {
    for (const path of PATHS) {
      let asked = 0;
      const posters = async (route: Route): Promise<void> => {
        asked++;
        await route.fulfill({ status: 404, contentType: "text/html", body: "Not Found" });
      };
      await using visit = await site.visit(path, { posters, reducedMotion: "reduce" });
      const { page } = visit;
      await page.waitForLoadState("load");
      await visit.scrollThrough();
      assert(asked > 0, path);
      const rooms = await roomsOf(page);
      const poster = page.locator(".poster", { has: page.locator("img") }).first();
      const place = await poster.evaluate((one) =>
        [...document.querySelectorAll(".poster")].indexOf(one)
      );
      const withImage = await poster.screenshot();
      await page.locator(".poster img").evaluateAll((all) => all.forEach((one) => one.remove()));
      assert(withImage.equals(await page.locator(".poster").nth(place).screenshot()), path);
      assertEquals(await roomsOf(page), rooms);
      assert(await layoutShift(page) <= 0.01, path);
    }
  });

  it("names the host to the browser, and without POSTERS to nobody", async () => {
    await using plain = await startServer("serve", { DATA_DIR: site.data.dataDir });
    for (const path of PATHS) {
      for (const [server, shows] of [[site.server, true], [plain, false]] as const) {
        const response = await fetch(server.address + path);
        const policy = response.headers.get("Content-Security-Policy") ?? "";
        assertEquals(policy.includes(POSTER_HOST), shows, path);
        assertEquals((await response.text()).includes(POSTER_HOST), shows, path);
      }
    }
  });
});
