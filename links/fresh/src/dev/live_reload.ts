import type { RequestHandler } from "../request_handler.ts";

const ALIVE = "/_frsh/alive";

/**
 * Adds a stream of server-sent events that names this process. A browser that reconnects after a restart
 * is told another name, and reloads.
 */
export function withLiveReload(handler: RequestHandler): RequestHandler {
  const name = crypto.randomUUID();
  return async (req, info) => {
    if (new URL(req.url).pathname !== ALIVE) return await handler(req, info);
    const body = new ReadableStream<Uint8Array>({
      start(controller): void {
        controller.enqueue(
          new TextEncoder().encode(`retry: 200\ndata: ${name}\n\n`),
        );
      },
    });
    return new Response(body, {
      headers: {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-store",
      },
    });
  };
}
