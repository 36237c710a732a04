/** A real receiver on this machine: keeps what it was sent, and answers as a test wants it to. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { closeLater } from '../closing.ts';

export const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

export interface Got {
  readonly id: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly path: string;
  readonly text: string;
  /** Of a webhook. */
  readonly body: { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
  /** Signed with SECRET over its id, its time and these very bytes. */
  readonly isGenuine: boolean;
}

export interface LocalReceiver {
  readonly url: string;
  readonly got: readonly Got[];
  /** How it answers from now on. */
  answers(how: (got: Got, res: http.ServerResponse, req: http.IncomingMessage) => void): void;
  close(): Promise<void>;
}

export const ok = (_: Got, res: http.ServerResponse): void => void res.writeHead(204).end();
export const status =
  (code: number, headers: http.OutgoingHttpHeaders = {}) =>
  (_: Got, res: http.ServerResponse): void =>
    void res.writeHead(code, headers).end();

/** `port`: where it listened before; any when not given. `got`: what it had got there. */
export async function openReceiver(port = 0, got: Got[] = []): Promise<LocalReceiver> {
  let answer: Parameters<LocalReceiver['answers']>[0] = ok;
  const server = http.createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => void parts.push(part));
    req.on('end', () => {
      const one = read(req, Buffer.concat(parts).toString('utf8'));
      got.push(one);
      answer(one, res, req);
    });
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  };
  closeLater(close);
  const at = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${at.port}/hook`, got, answers: (how) => void (answer = how), close };
}

function read(req: http.IncomingMessage, text: string): Got {
  const header = (name: string): string => String(req.headers[name] ?? '');
  const [id, stamp] = [header('webhook-id'), header('webhook-timestamp')];
  const due = new Webhook(SECRET).sign(id, new Date(Number(stamp) * 1000), text);
  const isGenuine = header('webhook-signature').split(' ').includes(due);
  const body = JSON.parse(text === '' ? '{}' : text) as Got['body'];
  return { id, headers: req.headers, path: req.url ?? '', text, body, isGenuine };
}
