import { assert, assertEquals } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { LANGUAGES } from "../lib/ui/language.ts";
import { stageName } from "../lib/ui/messages/model_words.ts";
import { TestSite } from "./site.ts";
import { RIGHT_TO_LEFT, tmdbId } from "./small_source.ts";

describe("pages", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.open();
  });
  afterAll(() => site[Symbol.asyncDispose]());

  it("keeps a chosen language and theme, with a script and without", async () => {
    for (const javaScriptEnabled of [true, false]) {
      await using visit = await site.visit("/about", { javaScriptEnabled });
      const { page } = visit;
      await page.getByRole("button", { name: "FR, Français" }).click();
      await page.getByRole("heading", { level: 1, name: "D’où viennent les nombres" }).waitFor();
      assertEquals(new URL(page.url()).pathname, "/about");
      await page.getByRole("button", { name: "Sombre" }).click();
      await page.locator("html[data-theme=dark]").waitFor();
      if (javaScriptEnabled) await page.waitForLoadState("networkidle");
      await page.goto(`${site.server.address}/model`);
      assertEquals(await page.locator("html").getAttribute("lang"), "fr");
      assertEquals(await page.locator("html").getAttribute("data-theme"), "dark");
    }
  });

  it("tells what the model is worth, what it was made from and what came before", async () => {
    await using visit = await site.visit("/model", { javaScriptEnabled: false });
    const { page } = visit;
    for (const id of ["taste_quality", "stars_quality", "interval_coverage", "training_error"]) {
      const figure = page.locator(`#${id}`);
      assert(await figure.locator(".plate-finding").textContent() !== "", id);
      assert(await figure.locator("tbody tr").count() > 1, id);
    }
    const { id, evaluation, quality, models } = site.data.manifest;
    const bounds = evaluation.stars.find(({ model }) => model === models.stars.kind)?.rmse_interval;
    const range = `${bounds?.low.toFixed(4)}–${bounds?.high.toFixed(4)}`;
    assert((await page.locator("#stars_quality tbody").textContent())?.includes(range), range);
    const history = page.getByRole("region", { name: "Snapshots: The numbers" });
    assertEquals(await history.locator("code").allTextContents(), [id]);
    assertEquals(quality.rejects, []);
    await page.getByText("No row was rejected.").waitFor();
  });

  it("ranks as many films as the file of the same ranking holds", async () => {
    await using visit = await site.visit("/", { javaScriptEnabled: false });
    for (const name of ["top_films_by_mean", "top_films_by_count"]) {
      const figure = visit.page.locator(`#${name}`);
      const file = await figure.locator("a[download]").getAttribute("href");
      const rows = (await (await fetch(site.server.address + file)).text()).trim().split(/\r?\n/);
      assertEquals(await figure.locator("tbody tr").count(), rows.length - 1, name);
    }
  });

  it("names every stage of a build in either language", async () => {
    const { dataDir } = site.data;
    const id = (await Deno.readTextFile(`${dataDir}/current`)).trim();
    const manifest = await Deno.readTextFile(`${dataDir}/snapshots/${id}/manifest.json`);
    const stages = Object.keys(JSON.parse(manifest).stage_seconds);
    assert(stages.length > 5, stages.join());
    for (const language of LANGUAGES) {
      const unnamed = stages.filter((stage) => stageName(language, stage) === stage);
      assertEquals(unnamed, [], language);
    }
  });

  it("shows a hostile title as text", async () => {
    await using visit = await site.visit("/films?q=script");
    const card = visit.page.locator(".film-title a");
    assertEquals(await card.allTextContents(), ['<script>alert("x")</script> & {{7*7}}']);
    await card.click();
    const heading = visit.page.getByRole("heading", { level: 1 });
    assertEquals(await heading.textContent(), '<script>alert("x")</script> & {{7*7}}');
  });

  it("shows a title that turns the direction as it is, and nothing beside it turned", async () => {
    await using visit = await site.visit(`/films?q=${encodeURIComponent("שלום")}`);
    const card = visit.page.locator(".film-title a");
    assertEquals(await card.allTextContents(), [RIGHT_TO_LEFT]);
    const [title, year] = await Promise.all([
      card.locator("bdi").boundingBox(),
      visit.page.locator(".film-meta").first().boundingBox(),
    ]);
    assert(title && year && title.x <= year.x + 1, "the year stays at the beginning of its line");
  });

  it("keeps titles of either direction apart from what stands beside them", async () => {
    for (const path of ["/", "/films", "/recommend", "/recommend?user=1", "/users/1"]) {
      await using visit = await site.visit(path);
      const links = visit.page.locator("main a[href^='/films/']");
      assert(path === "/recommend" || await links.count() > 0, path);
      assertEquals(await links.filter({ hasNot: visit.page.locator("bdi") }).count(), 0, path);
    }
    await using visit = await site.visit("/recommend");
    assert(await visit.page.locator(".rate-row .film-title bdi").count() > 0);
  });

  it("says what to do where input cannot be read", async () => {
    for (
      const [path, status, sentence] of [
        ["/films?year_from=abcd", 400, /“abcd” is not a year/],
        ["/recommend?user=x", 400, /“x” is not a person's number/],
        ["/recommend?user=99999", 404, /nobody with the number 99999/],
        ["/recommend?ratings=1:2", 400, /is not a list of ratings/],
        ["/users/1?page=0", 400, /“0” is not a page/],
        ["/users/1?page=999", 404, /“999” is not a page/],
        ["/films?page=100000", 404, /“100000” is not a page/],
        ["/films/99999999", 404, /no film 99999999/],
      ] as const
    ) {
      const response = await fetch(site.server.address + path);
      assertEquals(response.status, status, path);
      assert(sentence.test(unescaped(await response.text())), path);
    }
  });

  it("refuses to be asked in other ways, and names those that there are", async () => {
    const film = `/films/${tmdbId(2)}`;
    const routes: Readonly<Record<string, readonly string[]>> = {
      "GET, HEAD": [
        "/",
        "/films",
        film,
        "/users/1",
        "/model",
        "/about",
        "/api/docs",
        "/ratings/export",
      ],
      "GET, HEAD, POST": ["/recommend", "/ratings/import"],
      "POST": ["/preferences"],
    };
    for (const [allowed, paths] of Object.entries(routes)) {
      for (const path of paths) {
        for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
          if (allowed.split(", ").includes(method)) continue;
          const response = await fetch(site.server.address + path, { method });
          assertEquals(response.status, 405, `${method} ${path}`);
          assertEquals(response.headers.get("Allow"), allowed, `${method} ${path}`);
          const html = await response.text();
          assert(method === "HEAD" || html.includes("<h1"), path);
        }
      }
    }
    const lost = await fetch(`${site.server.address}/films/999999999`, { method: "POST" });
    assertEquals([lost.status, lost.headers.get("Allow")], [405, "GET, HEAD"]);
    assertEquals((await fetch(`${site.server.address}/nothing`, { method: "POST" })).status, 404);
  });

  it("keeps no choice that another site's form makes", async () => {
    const body = new URLSearchParams({ language: "fr", return: "/.//evil.example" });
    const send = (headers: Record<string, string>) =>
      fetch(`${site.server.address}/preferences`, {
        method: "POST",
        body,
        headers,
        redirect: "manual",
      });
    const own = await send({ "Sec-Fetch-Site": "same-origin" });
    await own.body?.cancel();
    assertEquals([own.status, own.headers.get("Location")], [303, "/evil.example"]);
    const foreign = await send({ "Sec-Fetch-Site": "cross-site" });
    assertEquals([foreign.status, foreign.headers.get("Set-Cookie")], [403, null]);
    assert((await foreign.text()).includes("Another site sent this form"));
  });

  it("marks its own place alone where colours are forced", async () => {
    await using visit = await site.visit("/films", { forcedColors: "active" });
    const visible = await visit.page.locator(".nav a").evaluateAll((all) => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = "Canvas";
      const ground = getComputedStyle(probe).color;
      return all.filter((one) => getComputedStyle(one).borderBottomColor !== ground)
        .map((one) => one.textContent);
    });
    assertEquals(visible, ["Films"]);
  });

  it("gives the focus a way to the content first", async () => {
    await using visit = await site.visit("/");
    await visit.page.keyboard.press("Tab");
    await visit.page.keyboard.press("Enter");
    assertEquals(await visit.page.evaluate(() => document.activeElement?.id), "content");
  });
});

const unescaped = (html: string): string =>
  html.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
