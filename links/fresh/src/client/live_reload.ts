/** Reloads the page once the development server has come back as another process. */
let process: string | null = null;

const events = new EventSource(new URL("/_frsh/alive", location.origin));
events.addEventListener("message", (event: MessageEvent<string>) => {
  if (process !== null && process !== event.data) location.reload();
  process = event.data;
});
