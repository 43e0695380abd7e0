import { assert, assertEquals, AssertionError, assertThrows } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { layoutShift } from "./layout_shift.ts";
import { assertWithinBudgets, BUDGETS, weighPage } from "./page_weight.ts";
import { MOST_RATINGS, writeRatings } from "../lib/ui/ratings_text.ts";
import { TestSite } from "./site.ts";
import { SITE_PAGES } from "./site_pages.ts";

/** Pages without a chart, which must not fetch the library that draws. */
const PLAIN = /^\/(films(\?|$)|films\/abc|recommend|about|api\/docs|nothing)/;

describe("the budget of every page", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.open();
  });
  afterAll(() => site[Symbol.asyncDispose]());

  for (const path of SITE_PAGES) {
    it(`is kept over the wire: ${path}`, async () => {
      const weight = await weighPage(site.browser, site.server.address + path, "fr-FR");
      assertWithinBudgets(weight, path);
      assertEquals(weight.charts === 0, PLAIN.test(path), "charts come only where a chart is");
    });
  }

  it("is missed by a page that weighs a byte more than any of it", () => {
    for (const kind of ["html", "script", "charts", "all"] as const) {
      const weight = { ...BUDGETS, [kind]: BUDGETS[kind] + 1 };
      assertThrows(
        () => assertWithinBudgets(weight, "/"),
        AssertionError,
        `${kind} ${weight[kind]}`,
      );
    }
    assertWithinBudgets(BUDGETS, "/");
  });

  it("holds no shift of what is already read, while posters, fonts and charts arrive", async () => {
    for (const path of SITE_PAGES) {
      await using visit = await site.visit(path, { viewport: { width: 390, height: 800 } });
      await visit.scrollThrough();
      const shift = await layoutShift(visit.page);
      assert(shift <= 0.1, `${path} shifts by ${shift}`);
    }
  });
});

describe("the budget of a page with the longest list of ratings that an address holds", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.open("known");
  });
  afterAll(() => site[Symbol.asyncDispose]());

  it("is kept with real titles and with posters, in both languages", async () => {
    const { items } = await (await fetch(`${site.server.address}/api/movies?limit=100`)).json();
    const more = await (await fetch(`${site.server.address}/api/movies?limit=100&offset=100`))
      .json();
    const ratings = [...items, ...more.items].map(({ id }, at) => ({
      id,
      rating: 0.5 + (at * 7) % 10 / 2,
    }));
    assertEquals(ratings.length, MOST_RATINGS);
    const path = `/recommend?ratings=${writeRatings(ratings)}`;
    for (const locale of ["fr-FR", "en-GB"]) {
      const weight = await weighPage(site.browser, site.server.address + path, locale);
      assertWithinBudgets(weight, `${MOST_RATINGS} ratings, ${locale}`);
    }
  });
});
