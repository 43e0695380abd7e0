import type { Page } from "playwright-core";

/** How far a page's parts have moved so far, but for what somebody's input moved; CLS counts so. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(() =>
    new Promise<number>((resume) => {
      new PerformanceObserver((list) =>
        resume(
          list.getEntries().filter((entry) => !Reflect.get(entry, "hadRecentInput"))
            .reduce((sum, entry) => sum + Number(Reflect.get(entry, "value")), 0),
        )
      ).observe({ type: "layout-shift", buffered: true });
      setTimeout(resume, 100, 0);
    })
  );
