/**
 * Lets forms that lead back lead to what the address says when they are sent: it follows what is
 * typed and rated, and the page was rendered before. Called once on a page, by a part they all have.
 * @returns stops it
 */
export function returnHere(): () => void {
  const leave = new AbortController();
  document.addEventListener("submit", ({ target }) => {
    if (!(target instanceof HTMLFormElement)) return;
    const field = target.elements.namedItem("return");
    if (field instanceof HTMLInputElement) field.value = location.pathname + location.search;
  }, { capture: true, signal: leave.signal });
  return () => leave.abort();
}
