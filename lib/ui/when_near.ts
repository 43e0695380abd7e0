/** How far outside the window counts as near. */
const MARGIN = "300px";

/** Calls once, as soon as an element is in the window or near it; never after the signal aborts. */
export function whenNear(element: Element, signal: AbortSignal, near: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    near();
  }, { rootMargin: MARGIN });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
}
