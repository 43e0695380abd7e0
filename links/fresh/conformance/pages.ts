import { assert, assertEquals, assertFalse, assertMatch, assertStringIncludes } from "@std/assert";
import { type Checks, get } from "./check.ts";

/** How pages and the document around them are written. */
export const PAGES: Checks = {
  "a page is a whole document": async (origin) => {
    const { response, body } = await get(`${origin}/`);
    assertEquals(response.status, 200);
    assertMatch(response.headers.get("content-type") ?? "", /^text\/html; ?charset=utf-8$/i);
    assertMatch(body, /^<!DOCTYPE html><html lang="en"><head>.*<\/head><body.*<\/body><\/html>$/s);
    assertStringIncludes(body, "<p>&lt;b&gt;text&lt;/b&gt;</p>");
  },
  "a page without islands has no script": async (origin) => {
    for (const path of ["/", "/films", "/films/1", "/nowhere"]) {
      const { response, body } = await get(origin + path);
      assertFalse(body.includes("<script"), path);
      assertEquals(response.headers.get("link"), null, path);
    }
  },
  "<Head> replaces what is in the document's head, and adds to it": async (origin) => {
    const { body } = await get(`${origin}/`);
    const head = body.slice(0, body.indexOf("</head>"));
    assertEquals(head.match(/<title>.*?<\/title>/g), ["<title>Home</title>"]);
    assertEquals(head.match(/name="description"/g)?.length, 1);
    assertStringIncludes(head, 'content="of the home page"');
    assertStringIncludes(head, 'content="noindex"');
    const other = await get(`${origin}/films`);
    assertStringIncludes(other.body, "<title>Site</title>");
    assertStringIncludes(other.body, 'content="of the site"');
  },
  "handlers pass data, status and headers to the page": async (origin) => {
    const { response, body } = await get(`${origin}/films/new`);
    assertEquals(response.status, 201);
    assertEquals(response.headers.get("x-film"), "yes");
    assertStringIncludes(body, '<p id="film">new new</p>');
  },
  "a page may be async": async (origin) => {
    const { body } = await get(`${origin}/films/latest?q=a%26b`);
    assertStringIncludes(body, '<p id="latest">a&amp;b</p>');
  },
  "props tell the URL and the route": async (origin) => {
    const { body } = await get(`${origin}/films/7`);
    assertMatch(body, /<body data-path="\/films\/7" data-route="\/films\/:id"/);
    const unmatched = await get(`${origin}/nowhere`);
    assertFalse(unmatched.body.includes("data-route"));
  },
  "links to this page and to pages above it are marked": async (origin) => {
    const { body } = await get(`${origin}/films/7`);
    const tag = (id: string): string => new RegExp(`<a id="${id}"[^>]*>`).exec(body)?.[0] ?? "";
    assertStringIncludes(tag("home"), 'aria-current="true"');
    assertStringIncludes(tag("films"), 'aria-current="true"');
    assertStringIncludes(tag("own"), 'aria-current="step"');
    const home = await get(`${origin}/`);
    assertMatch(home.body, /<a id="home"[^>]*aria-current="page"/);
    assertFalse(/<a id="films"[^>]*aria-current/.test(home.body));
  },
  "images carry the key of the build": async (origin) => {
    const { body } = await get(`${origin}/`);
    assertMatch(body, /<img id="picture" src="\/picture\.png\?__frsh_c=[0-9a-z]+"/);
  },
  "inline elements carry the nonce of the policy, a new one each time": async (origin) => {
    const nonces = await Promise.all([1, 2].map(async () => {
      const { response, body } = await get(`${origin}/islands`);
      const policy = response.headers.get("content-security-policy") ?? "";
      const nonce = /script-src 'self' 'nonce-(\w+)'/.exec(policy)?.[1];
      assert(nonce !== undefined && nonce.length >= 22, policy);
      assertFalse(policy.includes("unsafe-inline"));
      const scripts = body.match(/<script[^>]*>/g) ?? [];
      assert(scripts.length > 0);
      for (const script of scripts) assertStringIncludes(script, `nonce="${nonce}"`);
      return nonce;
    }));
    assertEquals(new Set(nonces).size, 2);
    const { response, body } = await get(`${origin}/`);
    const nonce = /<style nonce="(\w+)"/.exec(body)?.[1];
    assertStringIncludes(
      response.headers.get("content-security-policy") ?? "",
      `style-src 'self' 'nonce-${nonce}'`,
    );
  },
  "a directive replaces the default of its name": async (origin) => {
    const { response } = await get(`${origin}/`);
    const policy = response.headers.get("content-security-policy") ?? "";
    assertEquals(policy.match(/img-src [^;]*/g), ["img-src 'self' https://images.example"]);
    assertStringIncludes(policy, "object-src 'none'");
  },
};
