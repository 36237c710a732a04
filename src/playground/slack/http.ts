/** The two small things every http answer of the playground needs. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Larger bodies are cut off: nothing the app or the page sends comes near. */
const MOST_BYTES = 4_000_000;

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** The whole body as text. Throws TooLarge. */
export async function readBody(req: IncomingMessage, most: number = MOST_BYTES): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size <= most) chunks.push(bytes);
  }
  // Read to the end all the same: leaving earlier would cut the connection before the answer.
  if (size > most) throw new TooLarge(`A body of more than ${most} bytes`);
  return Buffer.concat(chunks).toString('utf8');
}

export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
}

export function sendText(res: ServerResponse, status: number, body: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(body);
}
