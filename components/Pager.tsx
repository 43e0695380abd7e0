import type { JSX } from "preact";
import type { Messages } from "../lib/ui/messages/messages.ts";

interface PagerProps {
  readonly m: Messages;
  readonly page: number;
  readonly pages: number;
  readonly addressOf: (page: number) => string;
}

/** The way to the pages before and after; nothing where there is one page. */
export function Pager({ m, page, pages, addressOf }: PagerProps): JSX.Element | null {
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label={m.films.pages}>
      {page > 1
        ? (
          <a class="button button--quiet" rel="prev" href={addressOf(page - 1)}>
            {m.films.previous}
          </a>
        )
        : <span />}
      <span class="soft">{m.films.page(page, pages)}</span>
      {page < pages
        ? <a class="button button--quiet" rel="next" href={addressOf(page + 1)}>{m.films.next}</a>
        : <span />}
    </nav>
  );
}
