/** The colours and the font that a chart takes from the style sheet. */
export interface Palette {
  readonly mark: string;
  readonly strong: string;
  readonly quiet: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly rule: string;
  readonly paper: string;
  readonly font: string;
}

/** Reads the palette that holds at an element, so in its present theme. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    mark: colour("--mark"),
    strong: colour("--mark-strong"),
    quiet: colour("--mark-quiet"),
    ink: colour("--ink"),
    inkSoft: colour("--ink-soft"),
    rule: colour("--rule"),
    paper: colour("--paper"),
    font: style.fontFamily,
  };
}

/** A colour `rgb(r, g, b)`, as computed styles are, with an opacity 0…1. */
export const faded = (colour: string, opacity: number): string =>
  colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);

/** Calls back whenever the theme changes, by the page's switch or by the system's. */
export function onThemeChange(changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const page = new MutationObserver(changed);
  system.addEventListener("change", changed);
  page.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    system.removeEventListener("change", changed);
    page.disconnect();
  };
}
