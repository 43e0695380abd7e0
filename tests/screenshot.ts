/**
 * Takes the README's picture of the dashboard from the data in DATA_DIR, with the browser of the
 * tests.
 *
 *     deno run -A tests/screenshot.ts
 */
import { launchBrowser } from "./browser.ts";
import { ROOT, startServer } from "./command.ts";

const TARGET = `${ROOT}docs/dashboard.png`;

await using server = await startServer("start", Deno.env.toObject());
await using browser = await launchBrowser();
const page = await browser.newPage({
  viewport: { width: 1280, height: 1500 },
  colorScheme: "light",
  locale: "en-GB",
  reducedMotion: "reduce",
});
await page.goto(server.address);
await page.reload(); // with its own typeface, which a first visit may do without
await page.waitForLoadState("networkidle");
await Deno.mkdir(`${ROOT}docs`, { recursive: true });
await page.screenshot({ path: TARGET });
await server.stop("SIGTERM");
