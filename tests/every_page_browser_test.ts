import { assert, assertEquals, assertMatch } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { type RunningServer, startServer } from "./command.ts";
import { TestSite, type Visit } from "./site.ts";
import { COLD_PAGES, ODD_PAGES, SITE_PAGES } from "./site_pages.ts";

const LOCALES = ["en-GB", "fr-FR"] as const;

interface Look {
  readonly colorScheme: "light" | "dark";
  /** Of the window, in pixels. */
  readonly width: number;
}

const WIDE: Look = { colorScheme: "light", width: 1280 };
const NARROW: Look = { colorScheme: "dark", width: 320 };
/** Each differs from the one before in one thing alone. */
const ALL: readonly Look[] = [
  WIDE,
  { ...WIDE, colorScheme: "dark" },
  NARROW,
  { ...NARROW, colorScheme: "light" },
];

/** What axe finds depends on colours and sizes by these rules alone. */
const RULES_OF_LOOK = ["color-contrast", "link-in-text-block", "target-size"];

/** Every page in every look; a page without content in one look for each language. */
const CASES = [
  ...SITE_PAGES.map((path) => ({ path, isCold: false, looks: [ALL, ALL] })),
  ...ODD_PAGES.map((path) => ({ path, isCold: false, looks: [[WIDE], [NARROW]] })),
  ...COLD_PAGES.map((path) => ({ path, isCold: true, looks: [[WIDE], [NARROW]] })),
];

describe("every page, in both languages, themes and widths,", () => {
  let site: TestSite;
  let cold: RunningServer;
  let empty: string;
  beforeAll(async () => {
    site = await TestSite.open();
    empty = await Deno.makeTempDir({ prefix: "reelmatch-empty-" });
    cold = await startServer("serve", { DATA_DIR: empty });
  });
  afterAll(async () => {
    await cold[Symbol.asyncDispose]();
    await Deno.remove(empty, { recursive: true });
    await site[Symbol.asyncDispose]();
  });

  const visit = (path: string, isCold: boolean, options: Parameters<TestSite["visit"]>[1]) =>
    site.visit(path, {
      address: (isCold ? cold : site.server).address,
      reducedMotion: "reduce", // or colours would be measured half-way to those of another theme
      ...options,
    });

  for (const { path, isCold, looks } of CASES) {
    const name = isCold ? `${path} before the first snapshot` : path;

    /** A visit in each language at the same time, to use every core. */
    const inEachLanguage = (
      look: (visited: Visit, looks: readonly Look[], locale: string) => Promise<void>,
      options: Parameters<TestSite["visit"]>[1] = {},
    ) =>
      Promise.all(LOCALES.map(async (locale, at) => {
        await using visited = await visit(path, isCold, { ...options, locale });
        await unfold(visited);
        await look(visited, looks[at], locale);
      }));

    it(`is accessible, in its window and silent: ${name}`, async () => {
      await inEachLanguage(async (visited, looks, locale) => {
        await visited.scrollThrough();
        for (const look of looks) {
          await take(visited, look);
          const rules = look === WIDE || look === NARROW ? undefined : RULES_OF_LOOK;
          const faults = await visited.accessibilityFaults(rules);
          assertEquals(faults, [], `${locale}, ${look.colorScheme}, ${look.width} px`);
          await assertWellFormed(visited, look, locale);
        }
      });
    });

    it(`is so without scripts: ${name}`, async () => {
      await inEachLanguage(async (visited, looks, locale) => {
        for (const look of looks) {
          await take(visited, look);
          await assertWellFormed(visited, look, locale);
        }
        assertEquals(await visited.accessibilityFaults(), [], locale);
      }, { withoutScripts: true });
    });
  }

  it("has its text twice as large without losing any of it", async () => {
    for (const path of SITE_PAGES) {
      const options = { bypassCSP: true, viewport: { width: 1280, height: 900 } };
      await using visited = await visit(path, false, options);
      const { page } = visited;
      await page.addStyleTag({ content: "html { font-size: 200% }" });
      await unfold(visited);
      const across = await page.locator("html").evaluate(({ scrollWidth }) => scrollWidth);
      assert(across <= 1280, `${path}: ${across} px wide`);
    }
  });

  it("shows what is chosen and what is drawn where colours are forced", async () => {
    for (const path of ["/", "/recommend", "/model"]) {
      await using visited = await visit(path, false, { forcedColors: "active" });
      const { page } = visited;
      await visited.scrollThrough();
      const unseen = await page.locator("[aria-pressed=true], svg .mark").evaluateAll((all) => {
        const ground = getComputedStyle(document.body).backgroundColor;
        return all.filter((one) => {
          const { backgroundColor, fill } = getComputedStyle(one);
          return (one instanceof SVGElement ? fill : backgroundColor) === ground;
        }).map((one) => one.outerHTML);
      });
      assertEquals(unseen, [], path);
    }
  });

  it("names no file that is missing: styles, scripts, fonts, icons, the manifest", async () => {
    const files = new Set<string>();
    for (const path of SITE_PAGES) {
      const html = await (await fetch(site.server.address + path)).text();
      const named = /<(?:link|script|img)\b[^>]*?(?:href|src)="([^"]+)"|\bfrom"([^"]+)"/g;
      for (const [, linked, imported] of html.matchAll(named)) files.add(linked ?? imported);
    }
    const text = async (file: string) => (await fetch(new URL(file, site.server.address))).text();
    for (const file of [...files]) {
      if (/\.css/.test(file)) {
        for (const [, inner] of (await text(file)).matchAll(/url\("?([^")]+)"?\)/g)) {
          files.add(inner);
        }
      }
      if (/\.webmanifest/.test(file)) {
        for (const { src } of JSON.parse(await text(file)).icons) files.add(src);
      }
    }
    for (const kind of Object.keys(TYPES)) {
      assert([...files].some((file) => kindOf(file) === kind), `no page names a file of ${kind}`);
    }
    for (const file of files) {
      if (file.startsWith("data:")) continue;
      const response = await fetch(new URL(file, site.server.address));
      await response.body?.cancel();
      assertEquals(response.status, 200, file);
      assertMatch(response.headers.get("Content-Type") ?? "", TYPES[kindOf(file)], file);
    }
  });
});

const TYPES: Readonly<Record<string, RegExp>> = {
  css: /^text\/css/,
  js: /^text\/javascript/,
  woff2: /^font\/woff2/,
  svg: /^image\/svg\+xml/,
  webmanifest: /^application\/manifest\+json/,
};
const kindOf = (file: string): string => /\.(\w+)(?:\?|$)/.exec(file)?.[1] ?? "";

const unfold = ({ page }: Visit): Promise<void> =>
  page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));

async function take({ page }: Visit, { colorScheme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
}

async function assertWellFormed({ page }: Visit, { width }: Look, locale: string): Promise<void> {
  const found = await page.evaluate(() => ({
    across: document.documentElement.scrollWidth,
    language: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    styled: document.querySelectorAll("[style]:not(canvas)").length,
  }));
  assert(found.across <= width, `${found.across} px wide at ${width} px`);
  const { language, headings, styled } = found;
  assertEquals([language, headings, styled], [locale.slice(0, 2), 1, 0]);
}
