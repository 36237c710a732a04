/** Tokens from a login that is not HTTPS (tests and demo): Microsoft's own library refuses such an address. */
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
  const kept = new Map<string, { until: number; readonly token: Promise<string> }>();
  return async (scope, tenant = 'botframework.com') => {
    const key = `${tenant} ${String(scope)}`;
    const hit = kept.get(key);
    if (hit !== undefined && hit.until > login.now().getTime()) return hit.token;
    const asking = ask(login, String(scope), tenant);
    const entry = { until: login.now().getTime() + 60_000, token: asking.then(({ token }) => token) };
    kept.set(key, entry);
    try {
      const { expiresInS } = await asking;
      entry.until = login.now().getTime() + Math.max(0, expiresInS - 300) * 1000;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
    return entry.token;
  };
}

async function ask(login: Login, scope: string, tenant: string): Promise<{ token: string; expiresInS: number }> {
  const response = await fetch(`${login.url}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: login.clientId,
      client_secret: login.clientSecret,
      scope,
    }),
  });
  if (!response.ok) throw new Error(`login refused the Teams app: HTTP ${response.status}`);
  const { access_token: token, expires_in: expiresInS } = answer.parse(await response.json());
  return { token, expiresInS };
}
