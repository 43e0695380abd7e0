import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import type { Page } from "playwright-core";
import { TestSite } from "./site.ts";
import { tmdbId } from "./small_source.ts";

const article = (page: Page, operation: string) =>
  page.locator("article.operation", { has: page.locator(`#${operation}`) });

describe("the API's page", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.open();
  });
  afterAll(() => site[Symbol.asyncDispose]());

  it("names every operation and every schema of the document", async () => {
    const { paths, components } = await (await fetch(`${site.server.address}/api/openapi.json`))
      .json();
    await using visit = await site.visit("/api/docs", { javaScriptEnabled: false });
    const routes = await visit.page.locator(".route").allTextContents();
    const documented = Object.entries<object>(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`)
    );
    assertEquals(routes.toSorted(), documented.toSorted());
    for (const name of Object.keys(components.schemas)) {
      assertEquals(await visit.page.locator(`#schema-${name}`).textContent(), name);
    }
    const inner = await visit.page.locator("main a[href^='#']").evaluateAll((all) =>
      all.map((one) => one.getAttribute("href") ?? "")
    );
    for (const anchor of new Set(inner)) assertEquals(await visit.page.locator(anchor).count(), 1);
  });

  it("speaks the visitor's language, and says what is English in the document", async () => {
    await using visit = await site.visit("/api/docs", { locale: "fr-FR" });
    const { page } = visit;
    await page.getByRole("heading", { level: 1, name: "L’API" }).waitFor();
    const spoken = await page.locator("h1, .operation h3, .lede").evaluateAll((all) =>
      all.map((one) => [one.tagName, one.closest("[lang]")?.getAttribute("lang")].join(" "))
    );
    assertEquals([...new Set(spoken)], ["H1 fr", "P fr", "H3 en"]);
  });

  it("tries a route under the site's own policy", async () => {
    await using visit = await site.visit("/api/docs");
    const { page } = visit;
    const { headers, body } = await fetch(page.url());
    await body?.cancel();
    const policy = headers.get("Content-Security-Policy") ?? "";
    assert(policy.includes("script-src 'self' 'nonce-") && !policy.includes("unsafe"), policy);
    const route = article(page, "recommendMovies");
    await route.getByText("Parameters, and try it").click();
    await route.getByLabel("user_id").fill("1");
    await route.getByLabel("limit").fill("3");
    await page.keyboard.press("Enter");
    assertEquals(await route.locator(".answer-status").textContent(), "200 OK");
    const answer = JSON.parse(await route.locator("pre").innerText());
    assertEquals([answer.user_id, answer.recommendations.length], [1, 3]);
    const shown = await route.locator("[aria-live]").innerText();
    assertStringIncludes(shown, "/recommend_movies/1?limit=3");
    assertStringIncludes(shown, `X-Model-Version: ${site.data.manifest.id}`);
    assertEquals(await visit.accessibilityFaults(), []);
  });

  it("sends a body, and shows what is refused", async () => {
    await using visit = await site.visit("/api/docs");
    const route = article(visit.page, "recommendToVisitor");
    await route.getByText("Parameters, and try it").click();
    const body = route.getByLabel("Body, application/json");
    assertEquals(JSON.parse(await body.inputValue()), { ratings: [{ id: 550, rating: 4.5 }] });
    await body.fill(JSON.stringify({ ratings: [{ id: tmdbId(2), rating: 5 }], limit: 2 }));
    const send = route.getByRole("button", { name: "Send" });
    await send.click();
    await route.getByText("200 OK").waitFor();
    assertEquals(JSON.parse(await route.locator("pre").innerText()).recommendations.length, 2);
  });

  it("leads to the answer where scripts are off", async () => {
    await using visit = await site.visit("/api/docs", { javaScriptEnabled: false });
    const { page } = visit;
    const route = article(page, "getStatistic");
    await route.getByText("Parameters, and try it").click();
    await route.getByRole("button", { name: "Send" }).click();
    await page.waitForURL("**/api/statistics/ratings_given");
    assertStringIncludes(await page.locator("body").innerText(), '"rows"');
  });

  it("shows the command that sends JSON where scripts are off, and it works", async () => {
    await using visit = await site.visit("/api/docs", { javaScriptEnabled: false });
    const route = article(visit.page, "recommendToVisitor");
    await route.getByText("Parameters, and try it").click();
    assert(await route.getByRole("button", { name: "Send" }).isDisabled());
    const command = await route.locator("noscript pre").textContent() ?? "";
    const [, method, address, type, body] =
      /^curl -X (\S+) '([^']+)' -H 'Content-Type: ([^']+)' -d '([^']+)'$/.exec(command) ?? [];
    const answer = await fetch(address, { method, body, headers: { "Content-Type": type } });
    await answer.body?.cancel();
    assertEquals(answer.status, 200, command);
  });

  it("refuses a form that it did not make, and stays on this site", async () => {
    const ask = (query: string) =>
      fetch(`${site.server.address}/api/docs?${query}`, { redirect: "manual" });
    for (
      const [query, sentence] of [
        ["$operation=nothing", /is not an operation/],
        ["$operation=giveRating", /is not an operation/],
        ["$operation=getMovie", /needs a value for id/],
      ] as const
    ) {
      const response = await ask(query);
      assertEquals(response.status, 400, query);
      assertMatch(await response.text(), sentence);
    }
    const away = await ask("$operation=recommendMovies&user_id=//evil.example/&limit=");
    assertEquals(away.headers.get("Location"), "/recommend_movies/%2F%2Fevil.example%2F");
  });
});
