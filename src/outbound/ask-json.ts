/** Asks another system's interface for something, by what amends.yaml names; never anywhere else. */
import { send } from './request.ts';

const WITHIN_MS = 5_000;

/** `token`: `name:secret` for basic authentication, else a bearer's. Undefined where there is no such thing any more. Throws when there is no whole answer in JSON. */
export async function askJson(url: URL, token: string): Promise<unknown> {
  const authorization = token.includes(':') ? `Basic ${Buffer.from(token).toString('base64')}` : `Bearer ${token}`;
  const headers = { authorization, accept: 'application/json' };
  const sent = await send({ method: 'GET', url, headers, body: null, allowPrivate: false, timeoutMs: WITHIN_MS });
  if (sent.kind !== 'answered') throw new Error(`${url.host} gave no answer: ${sent.fault}`);
  // it was deleted meanwhile
  if (sent.status === 404 || sent.status === 410) return undefined;
  if (sent.status !== 200 || !sent.isWhole) throw new Error(`${url.host} answered ${sent.status}`);
  return JSON.parse(sent.body);
}
