import { assert, assertMatch, assertStringIncludes } from "@std/assert";
import { TestSite } from "./site.ts";

Deno.test("the API's document can be tried out in the browser, under the site's own policy", async () => {
  await using site = await TestSite.open();
  await using visit = await site.visit("/api/docs");
  const { page } = visit;
  const { headers, body } = await fetch(page.url());
  await body?.cancel();
  const policy = headers.get("Content-Security-Policy") ?? "";
  assert(/script-src 'self'(;|$)/.test(policy) && !policy.includes("unsafe"), policy);
  const route = page.locator("#operations-recommendations-recommendMovies");
  await route.locator(".opblock-summary-control").click();
  await route.getByRole("button", { name: "Try it out" }).click();
  await route.locator('tr[data-param-name="user_id"] input').fill("1");
  await route.getByRole("button", { name: "Execute" }).click();
  const answer = route.locator(".live-responses-table .response").first();
  await answer.waitFor();
  const text = await answer.innerText();
  assertMatch(text, /200/);
  assertStringIncludes(text, "rating_predicted");
});
