import type { JSX } from "preact";
import ThemeSwitch from "../../islands/ThemeSwitch.tsx";
import type { Theme } from "../../lib/site.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { Brand } from "./Brand.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { Perforation } from "./Perforation.tsx";

interface MastheadProps {
  readonly url: URL;
  readonly theme: Theme;
  readonly texts: Texts;
}

const PAGES = [
  ["/", "dashboard"],
  ["/films", "films"],
  ["/recommend", "recommend"],
  ["/model", "model"],
  ["/about", "about"],
] as const;

const THEME_FORM = "theme";

/** The top of every page: the mark, the way to the other pages, language and theme. */
export function Masthead({ url, theme, texts: { m, language } }: MastheadProps): JSX.Element {
  const here = `${url.pathname}${url.search}`;
  return (
    <header class="masthead">
      <Perforation />
      <div class="shell masthead-row">
        <Brand name={m.site.name} />
        <nav class="nav" aria-label={m.site.navigation}>
          <ul role="list">
            {PAGES.map(([path, name]) => (
              <li key={path}>
                <a href={path} aria-current={currentOf(path, url.pathname)}>{m.site.nav[name]}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="tools">
          <LanguageSwitch language={language} label={m.site.language} here={here} />
          {/* beside the island, whose props would hold a long address once more */}
          <input type="hidden" name="return" value={here} form={THEME_FORM} />
          <ThemeSwitch id={THEME_FORM} theme={theme} language={language} label={m.site.theme} />
        </div>
      </div>
    </header>
  );
}

/** Said of every link, for Fresh would take the dashboard to be above all pages. */
function currentOf(path: string, here: string): "page" | "true" | "false" {
  if (path === here) return "page";
  return path !== "/" && here.startsWith(`${path}/`) ? "true" : "false";
}
