import { assertEquals, assertNotEquals, assertStrictEquals } from "@std/assert";
import { inFolder, RATINGS_HEADER, withCatalog } from "../ingest/testing.ts";
import { textsOf } from "../ui/figures/texts.ts";
import { dashboardOf } from "./dashboard.ts";

const ratings = `${RATINGS_HEADER}\n1,1,4,964982703\n2,1,3.5,964982703\n`;

Deno.test("a catalogue's figures are made once in a language", () =>
  inFolder((folder) =>
    withCatalog(folder, { ratings }, async ({ catalog }) => {
      const site = { catalog, postersEnabled: false };
      const [first, again, french] = await Promise.all([
        dashboardOf(site, textsOf("en")),
        dashboardOf(site, textsOf("en")),
        dashboardOf(site, textsOf("fr")),
      ]);
      assertStrictEquals(again, first);
      assertStrictEquals(await dashboardOf(site, textsOf("en")), first);
      assertEquals(first.totals.ratings, 2);
      assertEquals(french.totals, first.totals);
      assertNotEquals(french.ratingsGiven.finding, first.ratingsGiven.finding);
    })
  ));
