import { asset } from "fresh/runtime";
import { Footer } from "../components/shell/Footer.tsx";
import { Masthead } from "../components/shell/Masthead.tsx";
import { define } from "../lib/site.ts";
import { textsOf } from "../lib/ui/figures/texts.ts";

/** The document around every page. */
export default define.page(({ Component, state, url }) => {
  // An error before the first middleware leaves the state empty.
  const { language = "en", theme = "system" } = state;
  const texts = textsOf(language);
  const { m } = texts;
  return (
    <html lang={language} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{m.site.name}</title>
        <meta name="description" content={m.site.tagline} />
        <meta name="color-scheme" content="light dark" />
        <link
          rel="preload"
          href={asset("/fonts/instrument-sans-latin.woff2")}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={asset("/styles.css")} />
        <link rel="icon" href={asset("/icons/reelmatch.svg")} type="image/svg+xml" />
        <link rel="manifest" href={asset("/manifest.webmanifest")} />
      </head>
      <body>
        <a class="skip" href="#content">{m.site.skip}</a>
        <Masthead url={url} theme={theme} texts={texts} />
        <main id="content" class="shell" tabIndex={-1}>
          <Component />
        </main>
        <Footer m={m} />
      </body>
    </html>
  );
});
