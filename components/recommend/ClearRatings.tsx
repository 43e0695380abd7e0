import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { UiLanguage } from "../../lib/ui/language.ts";
import { widgetsOf } from "../../lib/ui/messages/widgets.ts";
import type { VisitorList } from "../../lib/ui/use_visitor_list.ts";

interface ClearRatingsProps {
  readonly list: VisitorList;
  readonly language: UiLanguage;
}

/**
 * Clears the visitor's ratings and takes that back. The focus goes from one to the other, as each
 * stands in the other's place. Without a script it is a way to the empty list.
 */
export function ClearRatings({ list, language }: ClearRatingsProps): JSX.Element {
  const { rate: say } = widgetsOf(language);
  const clear = useRef<HTMLAnchorElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const before = useRef(list.cleared);
  useEffect(() => {
    if (list.cleared > 0) undo.current?.focus();
    else if (before.current > 0) clear.current?.focus();
    before.current = list.cleared;
  }, [list.cleared]);
  return (
    <>
      {list.rated.length > 0 && (
        <a
          ref={clear}
          class="button button--quiet"
          href="/recommend"
          onClick={(event) => {
            if (list.clear()) event.preventDefault();
          }}
        >
          {say.clear}
        </a>
      )}
      {list.cleared > 0 && (
        <button ref={undo} class="button button--quiet" type="button" onClick={list.undo}>
          {say.undo}
        </button>
      )}
      <span class="soft" role="status">{list.cleared > 0 && say.cleared(list.cleared)}</span>
    </>
  );
}
