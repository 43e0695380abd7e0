import { assert, assertEquals, AssertionError, assertThrows } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { layoutShift } from "./layout_shift.ts";
import { assertWithinBudgets, BUDGETS, weighPage } from "./page_weight.ts";
import { MOST_RATINGS } from "../lib/ui/ratings_text.ts";
import { TestSite } from "./site.ts";
import { SITE_PAGES } from "./site_pages.ts";
import { tmdbId } from "./small_source.ts";

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

  it("is kept by the longest list of ratings that an address holds", async () => {
    const rated = (count: number): string =>
      `/recommend?ratings=${
        Array.from({ length: count }, (_, film) => `${tmdbId(film + 1)}-4.5`).join("_")
      }`;
    const weigh = (path: string) => weighPage(site.browser, site.server.address + path);
    // The small catalogue has fewer films than an address holds: what one more weighs is measured,
    // on pages with nothing but rated films.
    const alone = "&q=nothing+has+this+title&year_from=2199";
    const [fewer, more] = [await weigh(rated(47) + alone), await weigh(rated(57) + alone)];
    const each = (more.html - fewer.html) / 10;
    assert(each > 0, `${each} bytes a rating`);
    const page = await weigh(rated(57));
    const html = page.html + (MOST_RATINGS - 57) * each;
    assertWithinBudgets({ ...page, html }, `${MOST_RATINGS} ratings, ${each} bytes each`);
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
