import { asset } from "fresh/runtime";
import { define } from "../define.ts";

export default define.page(({ Component, url, route }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>Site</title>
      <meta name="description" content="of the site" />
      <link rel="stylesheet" href={asset("/styles.css")} />
    </head>
    <body data-path={url.pathname} data-route={route}>
      <nav>
        <a id="home" href="/">Home</a>
        <a id="films" href="/films">Films</a>
        <a id="own" href="/films" aria-current="step">Own</a>
      </nav>
      <main>
        <Component />
      </main>
    </body>
  </html>
));
