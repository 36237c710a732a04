/** One request for a token: by node:http, no redirect, no proxy, a bound in time and size. */
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

export interface Called {
  readonly status: number;
  readonly text: string;
  /** When the other side says it answered; null when it does not. */
  readonly date: Date | null;
}

const WITHIN_MS = 10_000;
const MOST_BYTES = 100_000;

/** `form` makes it a POST. Rejects when there is no whole answer. */
export function call(
  url: string,
  { headers = {}, form }: { readonly headers?: Readonly<Record<string, string>>; readonly form?: URLSearchParams },
): Promise<Called> {
  return new Promise((resolve, reject) => {
    const posted = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const to = url.startsWith('https:') ? overHttps : overHttp;
    const how = form === undefined ? { method: 'GET', headers: { ...headers } } : { method: 'POST', headers: posted };
    const sent = to(url, { ...how, signal: AbortSignal.timeout(WITHIN_MS) }, (res) => {
      res.setEncoding('utf8');
      let text = '';
      res.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > MOST_BYTES) sent.destroy(new Error('the answer is too long'));
      });
      res.on('error', reject);
      res.on('end', () => {
        const date = new Date(res.headers.date ?? '');
        resolve({ status: res.statusCode ?? 0, text, date: Number.isNaN(date.getTime()) ? null : date });
      });
    });
    sent.on('error', reject);
    sent.end(form?.toString());
  });
}
