/** One request to a system outside: in time, bounded, never to an inner address, never redirected. Says exactly how far it came. */
import { request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { mayConnect, publicLookup } from './address.ts';

export interface Sending {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** The operator says that inner addresses and plain http are meant. */
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
}

/** Why nothing came back. */
export type Fault = 'private_address' | 'unknown_host' | 'refused' | 'not_secure' | 'timeout' | 'broke_off';

export type Sent =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The beginning of it, at most 64 KiB. */
      readonly body: string;
      readonly isWhole: boolean;
      /** As it was sent: seconds, or a date. */
      readonly retryAfter: string | null;
    }
  /** Nothing of it was sent: it is certain that nothing was done. */
  | { readonly kind: 'not_reached'; readonly fault: Fault }
  /** It was sent, or a part of it: nobody knows what was done. */
  | { readonly kind: 'no_answer'; readonly fault: Fault };

/** More of an answer than this is not read. */
export const MOST_ANSWER = 65_536;

/** Resolves always. */
export function send(sending: Sending): Promise<Sent> {
  const { url, allowPrivate, timeoutMs } = sending;
  const isSecure = url.protocol === 'https:';
  if (!allowPrivate && (!isSecure || !mayConnect(url)))
    return Promise.resolve({ kind: 'not_reached', fault: isSecure ? 'private_address' : 'not_secure' });
  return new Promise((resolve) => {
    const connection = { isOpen: false };
    const options: RequestOptions = {
      method: sending.method,
      headers: { ...sending.headers, ...bodyHeaders(sending.body) },
      signal: AbortSignal.timeout(timeoutMs),
      // a connection of its own: none is kept that was let in when the name meant something else
      agent: false,
      ...(!allowPrivate && { lookup: publicLookup }),
    };
    const request = (isSecure ? overHttps : overHttp)(url, options);
    const failed = (error: NodeJS.ErrnoException): void => {
      const fault = faultOf(error);
      resolve({ kind: connection.isOpen ? 'no_answer' : 'not_reached', fault });
    };
    request.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => (connection.isOpen = true));
    });
    request.on('error', failed);
    request.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      const parts: Buffer[] = [];
      let size = 0;
      const answered = (isWhole: boolean): void => {
        const body = Buffer.concat(parts).subarray(0, MOST_ANSWER).toString('utf8');
        resolve({ kind: 'answered', status, body, isWhole, retryAfter: headers['retry-after'] ?? null });
      };
      response.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size <= MOST_ANSWER) return;
        answered(false);
        request.destroy();
      });
      response.on('end', () => answered(response.complete));
      // what was said before it broke off is no answer
      response.on('error', failed);
      response.on('close', () => failed(Object.assign(new Error('closed half-way'), { code: 'ECONNRESET' })));
    });
    request.end(sending.body ?? undefined);
  });
}

const bodyHeaders = (body: string | null): Record<string, string> =>
  body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };

function faultOf({ name, code = '' }: NodeJS.ErrnoException): Fault {
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR' || code === 'ETIMEDOUT')
    return 'timeout';
  if (code === 'EPRIVATE') return 'private_address';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown_host';
  if (code.startsWith('ERR_TLS') || code.includes('CERT') || code.includes('SSL') || code === 'EPROTO')
    return 'not_secure';
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'refused';
  return 'broke_off';
}
