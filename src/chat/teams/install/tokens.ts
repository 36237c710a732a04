/** Tokens from a login that is not HTTPS (tests and demo): Microsoft's own library refuses such an address. */
import { request } from 'node:http';
import { z } from 'zod';

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export interface Login {
  /** Without a trailing slash. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => Date;
}

/** A token factory: one login per scope and tenant until shortly before expiry, parallel calls share it, a refusal is not remembered. */
export function clientCredentials(login: Login): (scope: string | string[], tenant?: string) => Promise<string> {
  const kept = new Map<string, { until: number; readonly asking: Promise<Granted> }>();
  return async (scope, tenant = 'botframework.com') => {
    const key = `${tenant} ${String(scope)}`;
    const hit = kept.get(key);
    if (hit !== undefined && hit.until > login.now().getTime()) return (await hit.asking).token;
    const entry = { until: login.now().getTime() + 60_000, asking: ask(login, String(scope), tenant) };
    kept.set(key, entry);
    try {
      const { token, expiresInS } = await entry.asking;
      entry.until = login.now().getTime() + Math.max(0, expiresInS - 300) * 1000;
      return token;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  };
}

interface Granted {
  readonly token: string;
  readonly expiresInS: number;
}

async function ask({ url, clientId, clientSecret }: Login, scope: string, tenant: string): Promise<Granted> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope };
  const { status, text } = await postForm(
    `${url}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
    new URLSearchParams(form),
  );
  if (status !== 200) throw new Error(`login refused the Teams app: HTTP ${status}`);
  const { access_token: token, expires_in: expiresInS } = answer.parse(JSON.parse(text));
  return { token, expiresInS };
}

/** By node:http and not by fetch, which refuses some ports outright; a redirect is not followed. */
function postForm(url: string, form: URLSearchParams): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, fail) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const req = request(url, { method: 'POST', headers, signal: AbortSignal.timeout(10_000) }, (res) => {
      res.setEncoding('utf8');
      let text = '';
      res.on('data', (chunk: string) => (text += chunk));
      res.on('error', fail);
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
    });
    req.on('error', fail);
    req.end(form.toString());
  });
}
