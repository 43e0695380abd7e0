import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { showAddress } from "../lib/ui/show_address.ts";

interface FilmSearchProps {
  readonly q: string;
  readonly hint: string;
  /** Said where the list could not follow. */
  readonly failed: string;
}

/** What the form itself leads to a page about: a year being typed, say, is not yet one. */
const BAD_REQUEST = 400;

/** How long typing must pause before the list follows, in milliseconds. */
const PAUSE_MS = 180;

/**
 * The search field of the list of films. With a script the list follows every change of its form:
 * the same address is asked for that the form would lead to, and its list takes the list's place.
 */
export default function FilmSearch({ q, hint, failed }: FilmSearchProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState("");
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    const form = input.current?.form;
    if (!form) return;
    const leave = new AbortController();
    let running = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function follow(form: HTMLFormElement): Promise<void> {
      running.abort();
      running = new AbortController();
      const address = addressOf(form);
      try {
        const answer = await fetch(address, { signal: running.signal });
        setFailed(!answer.ok && answer.status !== BAD_REQUEST);
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const list = page.querySelector("[data-results]");
        if (!list) return;
        document.querySelector("[data-results]")?.replaceWith(document.adoptNode(list));
        takeOrders(form, page);
        showAddress(address);
        setFound(list.querySelector("[data-found]")?.textContent ?? "");
      } catch (error) {
        if (error instanceof TypeError) setFailed(true); // the server cannot be reached
        else if (!(error instanceof DOMException)) throw error;
      }
    }

    const soon = ({ type }: Event): void => {
      clearTimeout(timer);
      timer = setTimeout(follow, type === "input" ? PAUSE_MS : 0, form);
    };
    const { signal } = leave;
    form.addEventListener("input", soon, { signal });
    form.addEventListener("change", soon, { signal });
    return () => {
      leave.abort();
      running.abort();
      clearTimeout(timer);
    };
  }, []);

  return (
    <>
      <input
        class="input"
        type="search"
        id="q"
        name="q"
        ref={input}
        maxLength={200}
        autocomplete="off"
        placeholder={hint}
        defaultValue={q}
      />
      <p class={hasFailed ? "field-hint" : "sr-only"} role="status">{hasFailed ? failed : found}</p>
    </>
  );
}

/** Offers the orders that a page of the same list does; without words there is one less. */
function takeOrders(form: HTMLFormElement, page: Document): void {
  const ours = form.querySelector<HTMLSelectElement>("#sort");
  const theirs = page.querySelector<HTMLSelectElement>("#sort");
  if (!ours || !theirs || ours.length === theirs.length) return;
  const { value } = theirs;
  ours.replaceChildren(...theirs.children);
  ours.value = value;
}

/** Where a form leads, without the fields that are empty. */
function addressOf(form: HTMLFormElement): string {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value !== "") fields.set(name, value);
  }
  const text = fields.toString();
  return text === "" ? "/films" : `/films?${text}`;
}
