/** An address in front of others, as a balancer is one: each request goes, as it was sent, where the test says. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeLater } from '../closing.ts';

export interface Passing {
  /** The server it goes on to. */
  readonly to: string;
  /** It goes on no sooner than this, and nowhere where this rejects. */
  readonly after?: Promise<unknown>;
  /** Hears how it was answered, 502 where nobody did; with `false` the answer does not come back, and nothing else does. */
  readonly answered?: (status: number) => boolean;
}

/** Its address; gone after the suite. */
export async function inFront(pass: (path: string, body: Buffer) => Passing): Promise<string> {
  const server = http.createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => void parts.push(part));
    req.on('end', () => passOn(req, Buffer.concat(parts), res, pass));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closeLater(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function passOn(
  { url: path = '/', method, headers }: http.IncomingMessage,
  body: Buffer,
  res: http.ServerResponse,
  pass: Parameters<typeof inFront>[0],
): void {
  const { to, after = Promise.resolve(), answered = () => true } = pass(path, body);
  const passed = http.request(new URL(path, to), { method, headers, agent: false }, (answer) => {
    const status = answer.statusCode ?? 502;
    if (!answered(status)) return void answer.resume();
    res.writeHead(status, answer.headers);
    answer.on('error', () => res.destroy());
    answer.pipe(res);
  });
  passed.on('error', () => {
    if (res.headersSent) return void res.destroy();
    answered(502);
    res.writeHead(502).end();
  });
  after.then(
    () => passed.end(body),
    () => passed.destroy(new Error('held back for good')),
  );
}
