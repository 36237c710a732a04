/** HTTP for few words there and back: by node:http, head and body in one write, the answer read whole; at a third of the cost of `fetch`. */
import { request as overHttp, type IncomingHttpHeaders } from 'node:http';
import { request as overHttps, type RequestOptions } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { FetchFunction } from '@slack/web-api';

/** A whole answer. */
export interface Answered {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Where to and how, as node:http takes it; `timeoutMs` bounds all of it, the answer included. */
export interface Asking extends Omit<RequestOptions, 'timeout'> {
  readonly timeoutMs?: number;
}

/** Rejects when there is no whole answer: the error has the system's `code`. A redirect is not followed, it is an answer like any other. */
export function ask({ timeoutMs, ...options }: Asking, body: string | Uint8Array): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = options.protocol === 'https:' ? overHttps : overHttp;
    const over = (): void => clearTimeout(late);
    const failed = (error: Error): void => {
      over();
      reject(error);
    };
    const sent = request(options, (res) => {
      const { statusCode: status = 0, statusMessage: statusText = '', headers } = res;
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('error', failed);
      res.on('end', () => {
        over();
        resolve({ status, statusText, headers, body: Buffer.concat(chunks) });
      });
    });
    const late =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => sent.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    sent.on('error', failed);
    sent.end(body);
  });
}

/** The same as `fetch`, for libraries. Only text can be sent. */
export const lightFetch: FetchFunction = async (to, { method = 'GET', headers = {}, body = '', signal } = {}) => {
  const url = new URL(to);
  if (typeof body !== 'string') throw new Error(`only text can be sent to ${url.host}`);
  return answerOf(url, await ask({ ...urlToHttpOptions(url), method, headers, ...(signal && { signal }) }, body));
};

function answerOf(url: URL, { status, statusText, headers, body }: Answered): Awaited<ReturnType<FetchFunction>> {
  const named = new Map(Object.entries(headers).map(([name, value = '']) => [name, String(value)]));
  const text = (): Promise<string> => Promise.resolve(body.toString('utf8'));
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText,
    url: url.href,
    headers: { get: (name) => named.get(name.toLowerCase()) ?? null, entries: () => named.entries() },
    arrayBuffer: () => Promise.resolve(new Uint8Array(body).buffer),
    json: async () => JSON.parse(await text()) as unknown,
    text,
  };
}
