/** `fetch` for few words there and back: by node:http, head and body in one write, the answer read whole; at a third of the cost. */
import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import type { FetchFunction } from '@slack/web-api';

type Answered = Awaited<ReturnType<FetchFunction>>;

/**
 * Rejects when there is no whole answer: the error has the system's `code`. A redirect is not followed, it is an answer like
 * any other. Only text can be sent.
 */
export const lightFetch: FetchFunction = (to, { method = 'GET', headers = {}, body = '', signal } = {}) => {
  const url = new URL(to);
  return new Promise((resolve, reject) => {
    if (typeof body !== 'string') throw new Error(`only text can be sent to ${url.host}`);
    const ask = url.protocol === 'https:' ? overHttps : overHttp;
    const sent = ask(url, { method, headers, ...(signal && { signal }) }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('error', reject);
      res.on('end', () => resolve(answerOf(url, res, Buffer.concat(chunks))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
};

function answerOf(
  url: URL,
  { statusCode: status = 0, statusMessage = '', headers }: IncomingMessage,
  body: Buffer,
): Answered {
  const named = new Map(Object.entries(headers).map(([name, value = '']) => [name, String(value)]));
  const text = (): Promise<string> => Promise.resolve(body.toString('utf8'));
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: statusMessage,
    url: url.href,
    headers: { get: (name) => named.get(name.toLowerCase()) ?? null, entries: () => named.entries() },
    arrayBuffer: () => Promise.resolve(new Uint8Array(body).buffer),
    json: async () => JSON.parse(await text()) as unknown,
    text,
  };
}
