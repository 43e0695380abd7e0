import { Buffer } from "node:buffer";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { LISTED_RATINGS } from "../lib/ui/ratings_text.ts";
import { listed, rate } from "./recommend_page.ts";
import { TestSite } from "./site.ts";
import { tmdbId } from "./small_source.ts";

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

  it("tell of rated films that the catalogue does not hold", async () => {
    const gone = [999_999_991, 999_999_992];
    const path = `/recommend?ratings=${tmdbId(2)}-5_${gone.map((id) => `${id}-4`).join("_")}`;
    await using visit = await site.visit("/about");
    const { page } = visit;
    const status = page.locator("#picks [role=status]");
    const sentence = /^Rate 2 more .* 2 films that you rated are not in this catalogue/;
    await page.goto(site.server.address + path);
    assertMatch(await status.textContent() ?? "", sentence);
    await page.evaluate(([known, ...gone]) => {
      const rated = [known, ...gone].map((id) => ({
        film: { id, title: "x", year: null, genres: [], poster: "/x.jpg", mean: null },
        stars: 4,
      }));
      localStorage.setItem("reelmatch.ratings", JSON.stringify(rated));
    }, [tmdbId(2), ...gone]);
    const answer = page.waitForResponse("**/api/recommendations");
    await page.goto(`${site.server.address}/recommend`);
    await answer;
    await status.filter({ hasText: sentence }).waitFor();
    // posters are off, and so is one that was stored while they were on
    assertEquals(await page.locator(".rate-row img").count(), 0);
  });

  it("count all the ratings of a long list, those too that a page without a script leaves out", async () => {
    const given = Array.from({ length: 50 }, (_, film) => `${tmdbId(film + 1)}-4`);
    const path = `/recommend?ratings=${given.join("_")}`;
    await using scripted = await site.visit(path);
    const rows = scripted.page.locator(".rate-row input[value='4']:checked");
    const all = scripted.page.getByRole("button", { name: "Show all 50 of them", expanded: false });
    await all.focus();
    assertEquals(await rows.count(), LISTED_RATINGS);
    await scripted.page.keyboard.press("Enter");
    await rows.nth(49).waitFor({ state: "attached" });
    await scripted.page.keyboard.press("Enter");
    await all.waitFor();
    assertEquals(await rows.count(), LISTED_RATINGS);
    await using visit = await site.visit(path, { javaScriptEnabled: false });
    const { page } = visit;
    assertEquals(await page.locator(".rate-row input[value='4']:checked").count(), LISTED_RATINGS);
    assertEquals(await page.getByText(`${50 - LISTED_RATINGS} older ratings count too`).count(), 1);
    await page.getByLabel("Find a film to rate").fill("Été 3");
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await page.waitForURL(/q=/);
    await rate(page, 3, "1");
    await page.getByRole("button", { name: "Recommend from these ratings" }).click();
    const changed = [...given.filter((_, at) => at !== 2), `${tmdbId(3)}-1`];
    await page.waitForURL((url) =>
      url.searchParams.get("ratings")?.split("_").toSorted().join() === changed.toSorted().join()
    );
  });

  it("follow stars that the keyboard gives, without losing the focus", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    const group = page.locator(".rate-row .rate").first();
    await group.locator("input[value='3']").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/ratings=\d+-3\.5$/);
    assertEquals(await page.evaluate(() => document.activeElement?.getAttribute("value")), "3.5");
    await page.locator("#picks [role=status]", { hasText: "Rate 2 more" }).waitFor();
  });

  it("leave the visitor's own list alone while they look at somebody else's", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    for (const film of [2, 4, 6]) {
      await page.getByLabel("Find a film to rate").fill(`ete ${film}`);
      await page.locator(`input[name=rate-${tmdbId(film)}]`).first().waitFor({ state: "attached" });
      await rate(page, film, "4");
    }
    await page.waitForURL(/_.*_/);
    await page.goto(`${site.server.address}/recommend?ratings=${tmdbId(8)}-5_${tmdbId(9)}-5`);
    await rate(page, 8, "1");
    await page.waitForURL(`**/recommend?ratings=${tmdbId(9)}-5_${tmdbId(8)}-1`);
    await page.getByRole("link", { name: "Clear all" }).click();
    const own = [2, 4, 6].map((film) => `${tmdbId(film)}-4`).join("_");
    await page.waitForURL(`**/recommend?ratings=${own}_${tmdbId(8)}-1`);
  });

  it("take the focus when they are asked for", async () => {
    await using visit = await site.visit(`/recommend?ratings=${tmdbId(2)}-5&genre=Drama`);
    const { page } = visit;
    assert(
      await page.locator("#picks details").evaluate((one) => (one as HTMLDetailsElement).open),
    );
    const answer = page.waitForResponse("**/api/recommendations");
    await page.getByRole("button", { name: "Recommend from these ratings" }).click();
    assertEquals((await answer).status(), 200);
    assertEquals(await page.evaluate(() => document.activeElement?.id), "picks");
  });

  it("have an address that can be loaded again while a year is typed", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    await page.getByText("Narrow down").click();
    await page.getByLabel("Genre").selectOption("Drama");
    await page.getByLabel("From year").fill("19");
    const answer = page.waitForResponse("**/api/recommendations");
    await page.keyboard.press("Tab");
    assertEquals((await answer).status(), 200);
    await page.waitForURL("**/recommend?genre=Drama");
    await page.getByLabel("From year").fill("1990");
    await page.keyboard.press("Tab");
    await page.waitForURL("**/recommend?genre=Drama&year_from=1990");
  });

  it("stay when the language is changed", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    await page.locator(".rate-row input[value='5']").first().check({ force: true });
    await page.waitForURL(/ratings=\d+-5$/);
    const address = page.url();
    await page.getByRole("button", { name: "FR, Français" }).click();
    await page.getByRole("heading", { level: 1, name: "Un film pour ce soir" }).waitFor();
    assertEquals(page.url(), address);
  });

  it("take more ratings than a list holds", async () => {
    await using visit = await site.visit("/about");
    const { page } = visit;
    await page.evaluate(() => {
      const rated = Array.from({ length: 300 }, (_, i) => ({
        film: { id: i + 1, title: "x", year: null, genres: [], poster: null, mean: null },
        stars: 4,
      }));
      localStorage.setItem("reelmatch.ratings", JSON.stringify(rated));
    });
    // The small catalogue has fewer films than a list holds.
    await page.route("**/api/recommendations", (route) => {
      const { ratings } = route.request().postDataJSON();
      return route.fulfill({
        json: { recommendations: [], ignored: [] },
        status: ratings.length === 200 ? 200 : 400,
      });
    });
    await page.goto(`${site.server.address}/recommend`);
    await page.getByText("No film passes these filters").waitFor();
    assertEquals((await page.reload())?.status(), 200);
  });

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with a script" : "without a script";

    it(`follow from a file of another site, and are taken away as one, ${how}`, async () => {
      const path = `/recommend?ratings=${tmdbId(9)}-2`;
      await using visit = await site.visit(path, { javaScriptEnabled });
      const { page } = visit;
      await page.getByLabel("Bring a file along").setInputFiles({
        name: "ratings.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(
          "Date,Name,Year,Letterboxd URI,Rating\n2024-02-01,ETE 2,1982,x,4.5\n" +
            "2024-01-01,Été 4,1984,x,4\n2024-01-01,<b>Nowhere</b>,2024,x,1\n",
        ),
      });
      await page.getByRole("button", { name: "Read it" }).click();
      await page.getByRole("heading", { level: 1, name: "2 ratings found" }).waitFor();
      const missing = page.locator("section[aria-labelledby=missing] li");
      assertEquals(await missing.allTextContents(), ["<b>Nowhere</b> 2024"]);
      if (javaScriptEnabled) assertEquals(await visit.accessibilityFaults(), []);
      await page.getByRole("link", { name: "Recommend from these ratings" }).click();
      const ratings = `${tmdbId(9)}-2_${tmdbId(4)}-4_${tmdbId(2)}-4.5`;
      await page.waitForURL(`**/recommend?ratings=${ratings}`);
      const saved = page.waitForEvent("download");
      await page.getByRole("link", { name: "for Letterboxd" }).click();
      const file = await Deno.readTextFile(await (await saved).path());
      assertEquals(file.split("\r\n")[1], `${tmdbId(9)},tt0000009,Été 9,1989,2`);
      if (!javaScriptEnabled) return;
      await page.goto(`${site.server.address}/recommend`);
      await page.waitForURL(`**/recommend?ratings=${ratings}`);
    });
  }

  it("are not asked for with a file that is none", async () => {
    const send = (body: BodyInit, headers?: HeadersInit) =>
      fetch(`${site.server.address}/ratings/import`, { method: "POST", body, headers });
    const form = (content: BlobPart, ratings = ""): FormData => {
      const data = new FormData();
      data.set("file", new File([content], "ratings.csv"));
      data.set("ratings", ratings);
      return data;
    };
    const multipart = { "Content-Type": "multipart/form-data; boundary=x" };
    for (
      const [answer, status, sentence] of [
        [send(form("")), 400, /No file came/],
        [send(form("a,b\n1,2\n")), 400, /names no columns/],
        [send(form(Uint8Array.of(0x50, 0x4b, 3, 4, 255))), 400, /not a text file/],
        [send(form("Name,Rating\nHeat,4\n", "1:2")), 400, /is not a list of ratings/],
        [send(form("x".repeat(3_000_000))), 413, /larger than 2 MB/],
        [send("no form", multipart), 400, /No file came/],
        [send("file=x", { "Content-Type": "text/plain" }), 415, /multipart\/form-data/],
      ] as const
    ) {
      const response = await answer;
      const text = await response.text();
      assertEquals(response.status, status, String(sentence));
      assertMatch(text, sentence);
    }
    const other = await fetch(`${site.server.address}/ratings/export?form=excel`);
    assertEquals(other.status, 400);
    assertMatch(await other.text(), /“excel” is not a form of file/);
  });

  it("say so when titles cannot be searched", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    await page.route("**/api/movies?*", (route) => route.fulfill({ status: 200, body: "no JSON" }));
    await page.getByLabel("Find a film to rate").fill("ete");
    await page.getByText("The search failed just now").waitFor();
    assertEquals(await page.getByText("No film of that title").count(), 0);
  });

  it("find films to rate as a title is typed", async () => {
    await using visit = await site.visit("/recommend");
    const { page } = visit;
    await page.getByLabel("Find a film to rate").fill("ete 13");
    await page.locator(`input[name=rate-${tmdbId(13)}]`).first().waitFor({ state: "attached" });
    await rate(page, 13, "5");
    await page.waitForURL(`**/recommend?ratings=${tmdbId(13)}-5`);
    await page.getByLabel("Find a film to rate").fill("script");
    const own = page.locator("section", {
      has: page.getByRole("heading", { name: "1 film rated" }),
    });
    await own.locator(`input[name=rate-${tmdbId(13)}][value="5"]:checked`).waitFor({
      state: "attached",
    });
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
