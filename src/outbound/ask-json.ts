/** Asks another system's interface for something, by what amends.yaml names; never anywhere else. */
import { isRefreshToken, refreshTokenIn } from '../core/base/refresh-token.ts';
import { send, type Sent } from './request.ts';

const WITHIN_MS = 5_000;
/** A token that ends while it is on its way is none. */
const EARLIER_MS = 60_000;

type Ask = (url: URL, token: string) => Promise<unknown>;

/**
 * `token`: `name:secret` for basic authentication, what fresh tokens are got with (`authorized_user`, JSON), else a bearer's. Undefined
 * where there is no such thing any more. Throws when there is no whole answer in JSON that says 200.
 */
export function makeAskJson(now: () => Date): Ask {
  const fresh = new Map<string, { readonly token: string; readonly until: number }>();
  const tokenBy = async (refresh: string): Promise<string> => {
    const known = fresh.get(refresh);
    if (known !== undefined && known.until > now().getTime()) return known.token;
    const { access_token: token, expires_in: seconds } = await refreshed(refresh);
    if (typeof token !== 'string' || token === '') throw new Error('no token was given for the one that refreshes');
    fresh.set(refresh, { token, until: now().getTime() + Number(seconds ?? 0) * 1_000 - EARLIER_MS });
    return token;
  };
  return async (url, token) => {
    const authorization = isRefreshToken(token) ? `Bearer ${await tokenBy(token)}` : authorizationBy(token);
    const headers = { authorization, accept: 'application/json' };
    const sent = await send({ method: 'GET', url, headers, body: null, allowPrivate: false, timeoutMs: WITHIN_MS });
    return jsonOf(sent, url);
  };
}

const authorizationBy = (token: string): string =>
  token.includes(':') ? `Basic ${Buffer.from(token).toString('base64')}` : `Bearer ${token}`;

async function refreshed(text: string): Promise<Readonly<Record<string, unknown>>> {
  const refresh = refreshTokenIn(text);
  if (refresh === null) throw new Error('what refreshes the token is not whole');
  const { token_uri: at, ...rest } = refresh;
  const sent = await send({
    method: 'POST',
    url: new URL(at),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({ ...rest, grant_type: 'refresh_token' }).toString(),
    allowPrivate: false,
    timeoutMs: WITHIN_MS,
  });
  return { ...(jsonOf(sent, new URL(at)) as object) };
}

function jsonOf(sent: Sent, { host }: URL): unknown {
  if (sent.kind !== 'answered') throw new Error(`${host} gave no answer: ${sent.fault}`);
  // it was deleted meanwhile
  if (sent.status === 404 || sent.status === 410) return undefined;
  if (sent.status !== 200 || !sent.isWhole) throw new Error(`${host} answered ${sent.status}`);
  return JSON.parse(sent.body);
}
