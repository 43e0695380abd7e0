import axe from "axe-core";
import { assertEquals } from "@std/assert";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { scrollThrough } from "./scroll.ts";
import { type RunningServer, startServer } from "./command.ts";
import { type SmallData, smallData } from "./small_snapshot.ts";

/** The site over the small made-up data, with a browser to look at it. */
export class TestSite implements AsyncDisposable {
  private constructor(
    readonly data: SmallData,
    readonly server: RunningServer,
    readonly browser: Browser,
  ) {}

  static async open(): Promise<TestSite> {
    const data = await smallData();
    const server = await startServer("start", { DATA_DIR: data.dataDir });
    return new TestSite(data, server, await launchBrowser());
  }

  /** A page of the site in a browser of its own settings, watched for what no page may do. */
  async visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.browser.newContext({ locale: "en-GB", ...options });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const visit = new Visit(page, this.server.address);
    await page.goto(this.server.address + path);
    return visit;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await this.server[Symbol.asyncDispose]();
    await this.data[Symbol.asyncDispose]();
  }
}

/** A visit to a page, which must end without an error and without a request to another host. */
export class Visit implements AsyncDisposable {
  readonly #faults: string[] = [];

  constructor(readonly page: Page, address: string) {
    page.on("pageerror", (error) => this.#faults.push(String(error)));
    page.on("console", (message) => {
      // A page that answers 404 is a line in the console too.
      const isAnswer = message.text().startsWith("Failed to load resource") &&
        message.location().url === page.url();
      if (message.type() === "error" && !isAnswer) this.#faults.push(message.text());
    });
    page.on("request", (request) => {
      const isOwn = request.url().startsWith(`${address}/`) || request.url().startsWith("data:");
      if (!isOwn) this.#faults.push(`asked ${request.url()}`);
    });
  }

  /** Looks at the whole page, so that everything is loaded that waits to be near. */
  scrollThrough = (): Promise<void> => scrollThrough(this.page);

  /** What axe finds against WCAG 2.2 AA and good practice, as readable lines. */
  async accessibilityFaults(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    return await this.page.evaluate(async () => {
      const { violations } = await axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    assertEquals(this.#faults, [], `faults on ${this.page.url()}`);
    await this.page.context().close();
  }
}
