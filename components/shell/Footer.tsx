import type { JSX } from "preact";
import type { Messages } from "../../lib/ui/messages/messages.ts";

/** The bottom of every page, with the attributions that the data's licences ask for. */
export function Footer({ m }: { readonly m: Messages }): JSX.Element {
  return (
    <footer class="footer">
      <div class="shell footer-row">
        <div>
          <p>{m.site.footer}</p>
          <p lang="en">{m.about.tmdb}</p>
        </div>
        <div>
          <p>
            <a href="/about">{m.site.footerLinks}</a>
          </p>
          <p>
            <a href="/api/docs">{m.site.footerApi}</a>
          </p>
        </div>
      </div>
    </footer>
  );
}
