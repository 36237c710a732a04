/** One keep-alive HTTP connection, as thin as can be: what the generator costs is taken from the machine that is measured. */
import { once } from 'node:events';
import { connect } from 'node:net';

export interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  readonly body: string;
}

export interface Wire {
  /** One at a time. Rejects when the connection breaks. */
  post(sent: Sent): Promise<Answered>;
  close(): void;
}

export async function openWire(url: string): Promise<Wire> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  socket.setEncoding('utf8');
  let heard = '';
  let waiting: { readonly resolve: (answered: Answered) => void; readonly reject: (error: Error) => void } | undefined;
  const broken = (error: Error): void => {
    waiting?.reject(error);
    waiting = undefined;
  };
  socket.on('error', broken);
  socket.on('close', () => broken(new Error(`${host} closed the connection`)));
  socket.on('data', (chunk: string) => {
    heard += chunk;
    const answered = read(heard);
    if (answered === undefined) return;
    heard = '';
    const { resolve } = waiting ?? {};
    waiting = undefined;
    resolve?.(answered);
  });
  return {
    post: ({ path, headers, body }) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const lines = Object.entries({ host, ...headers, 'content-length': String(Buffer.byteLength(body)) });
        const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
        socket.write(`POST ${path} HTTP/1.1\r\n${head}\r\n${body}`);
      }),
    close: () => socket.destroy(),
  };
}

/** Undefined until all of it is there. */
function read(heard: string): Answered | undefined {
  const end = heard.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = heard.slice(0, end).toLowerCase();
  const body = heard.slice(end + 4);
  const length = /\r\ncontent-length: (?<length>\d+)/.exec(head)?.groups?.['length'];
  const isWhole =
    length === undefined
      ? !head.includes('chunked') || body.endsWith('0\r\n\r\n')
      : Buffer.byteLength(body) >= Number(length);
  return isWhole ? { status: Number(head.slice(9, 12)), body } : undefined;
}
