/** Exits 0 where the server of this container answers; the image's health check. */
const port = Deno.env.get("PORT") ?? "8000";
const answer = await fetch(`http://127.0.0.1:${port}/healthz`, {
  signal: AbortSignal.timeout(2500),
});
Deno.exit(answer.ok ? 0 : 1);
