/** The loopback HTTP server under the fake Teams: reads a request, asks for an answer, writes it or drops the connection. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { no, type FakeAnswer } from './answer.ts';
import type { HttpCall } from './connector.ts';

export interface HttpServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** More than any message may weigh, so that what is too big is still answered in words. */
const MOST_BYTES = 2_000_000;

/** `port` 0 takes any free one. Rejects when the port is taken. */
export async function startHttpServer(
  answerTo: (call: HttpCall) => Promise<FakeAnswer | 'drop'>,
  port: number,
): Promise<HttpServer> {
  const server = createServer((request, response) => {
    respond(answerTo, request, response).catch((error: unknown) => {
      send(response, no(500, 'FakeTeamsBug', error instanceof Error ? error.message : 'unknown'));
    });
  });
  // A connection stays open until the caller closes it. One that is closed after five idle seconds is lost to whoever
  // uses it at that very moment: on a loaded machine a post then ends without an answer.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake Teams has no port.');
  return {
    port: address.port,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

async function respond(
  answerTo: (call: HttpCall) => Promise<FakeAnswer | 'drop'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const body = await readBody(request);
  if (body === null) return send(response, no(413, 'MessageSizeTooBig', 'Far larger than any message.'));
  const isOver = (): boolean => request.socket.destroyed;
  return send(response, await answerTo({ method, url, authorization: headers.authorization, body, isOver }));
}

/** Null when it is more than anybody may send. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  return size > MOST_BYTES ? null : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, answer: FakeAnswer | 'drop'): void {
  if (answer === 'drop') {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
}
