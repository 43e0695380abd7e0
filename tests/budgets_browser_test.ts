import { assert, assertEquals, AssertionError, assertThrows } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { layoutShift } from "./layout_shift.ts";
import { assertWithinBudgets, BUDGETS, weighPage } from "./page_weight.ts";
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
    const films = Array.from({ length: 57 }, (_, film) => `${tmdbId(film + 1)}-4.5`).join("_");
    const path = `/recommend?ratings=${films}`;
    assertWithinBudgets(await weighPage(site.browser, site.server.address + path), path);
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
