import { PassingFailure } from "./passing_failure.ts";

/**
 * Reads an answer as JSON within limits.
 * @param redact takes out of every text in it what must not be kept
 * @throws {PassingFailure} where it is too long, no UTF-8 or no JSON
 */
export async function readJson(
  response: Response,
  maxBytes: number,
  redact: (text: string) => string,
): Promise<unknown> {
  const json = parse(await readText(response, maxBytes));
  const plain = JSON.stringify(json); // a secret may have been written with escapes
  const redacted = redact(plain);
  return redacted === plain ? json : parse(redacted);
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > maxBytes) throw new PassingFailure(`an answer of more than ${maxBytes} bytes`);
    pieces.push(piece);
  }
  const whole = await new Blob(pieces).arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(whole);
  } catch {
    throw new PassingFailure("an answer that is no UTF-8");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PassingFailure("an answer that is no JSON");
  }
}
