/** One address for several processes, as a load balancer has it: requests go to the one and the other in turn, and to the next where nobody listens. */
import http from 'node:http';
import { once } from 'node:events';

export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startBalancer(port: number, ports: readonly number[]): Promise<Balancer> {
  let turn = 0;
  const server = http.createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('error', () => undefined);
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      turn += 1;
      pass({
        req,
        res,
        body: Buffer.concat(chunks),
        ports: ports.map((_, n) => ports[(turn + n) % ports.length] ?? 0),
      });
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Passing {
  readonly req: http.IncomingMessage;
  readonly res: http.ServerResponse;
  readonly body: Buffer;
  /** Where to try, in this order. */
  readonly ports: readonly number[];
}

function pass({ req, res, body, ports }: Passing): void {
  const [port, ...others] = ports;
  if (port === undefined) return bad(res);
  const { method, headers, url: path } = req;
  const passed = http.request({ port, host: '127.0.0.1', method, headers, path, agent: false }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on('error', () => res.destroy());
    answer.pipe(res);
  });
  passed.on('error', (error: NodeJS.ErrnoException) => {
    // nothing was sent yet: the next one may take it. Otherwise nobody knows whether it was taken.
    if (error.code === 'ECONNREFUSED') pass({ req, res, body, ports: others });
    else bad(res);
  });
  passed.end(body);
}

function bad(res: http.ServerResponse): void {
  if (res.headersSent) return void res.destroy();
  res.writeHead(502).end();
}
