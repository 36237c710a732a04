/**
 * Who may reach us from Teams, and where our token may go. Three layers inside (door, SDK, `foreign`) and one outside;
 * the reasons stand in docs/decisions/001-teams-sdk.md.
 */
import { tenantOf, type Envelope } from './envelope.ts';

/** What the guard goes by. `serviceHosts` are exact, with the port where it is not the usual one. */
export interface GuardConfig {
  readonly issuer: string;
  readonly tenantIds: readonly string[];
  readonly serviceHosts: readonly string[];
  /** Plain http to the hosts above; for tests and the demo only. */
  readonly allowHttp: boolean;
}

/** Whether the token claims the expected issuer. Not verified here: this only keeps tokens off the SDK's branch for foreign Entra tenants. */
export function claimsIssuer(authorization: string | undefined, issuer: string): boolean {
  const [scheme, token, more] = (authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || token === undefined || more !== undefined || token.length > 8192) return false;
  const parts = token.split('.');
  if (parts.length !== 3) return false;
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null && 'iss' in claims && claims.iss === issuer;
  } catch {
    return false;
  }
}

/** Why an activity with a good token is still not ours; undefined when it is. */
export function foreign(activity: Envelope, config: GuardConfig): 'channel' | 'service host' | 'tenant' | undefined {
  if (activity.channelId !== 'msteams') return 'channel';
  if (!isServiceUrl(activity.serviceUrl, config)) return 'service host';
  const tenant = tenantOf(activity);
  return tenant !== undefined && config.tenantIds.includes(tenant) ? undefined : 'tenant';
}

/** Whether a service URL lies on an allowed host. A suffix is not enough: anybody may register a name below trafficmanager.net. */
export function isServiceUrl(
  url: string | null | undefined,
  { serviceHosts, allowHttp }: Pick<GuardConfig, 'serviceHosts' | 'allowHttp'>,
): boolean {
  if (url === null || url === undefined || !URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  if (protocol !== 'https:' && !(allowHttp && protocol === 'http:')) return false;
  return username === '' && password === '' && serviceHosts.includes(host);
}

/** Nothing was sent: the address is not one our token may go to. */
export class ForeignHost extends Error {
  override readonly name = 'ForeignHost';
}

interface Call {
  readonly config: { url?: string; baseURL?: string; method?: string; maxRedirects?: number };
}

export interface OutboundOptions {
  readonly tries: number;
  /** A longer wait is left to the outbox. */
  readonly maxWaitMs: number;
  readonly wait: (ms: number) => Promise<unknown>;
}

const ALWAYS = new Set([412, 429]);
/** Creating a message has no idempotency key: after these the connector may have posted it, so only edits are repeated. */
const EDITS_ONLY = new Set([502, 504]);

/** The one way out: exact hosts, no redirects, bounded repeats. Runs before the token is fetched. */
export function outbound(
  config: Pick<GuardConfig, 'serviceHosts' | 'allowHttp'>,
  { tries, maxWaitMs, wait }: OutboundOptions,
): { invoke<R>(call: Call, next: () => Promise<R>): Promise<R> } {
  return {
    async invoke(call, next) {
      const url = new URL(call.config.url ?? '', call.config.baseURL);
      if (!isServiceUrl(url.href, config)) throw new ForeignHost(`refusing to send the bot token to ${url.host}`);
      call.config.maxRedirects = 0;
      for (let i = 1; ; i += 1) {
        try {
          return await next();
        } catch (error) {
          const { status, retryAfterMs } = refusalOf(error);
          const again = ALWAYS.has(status) || (EDITS_ONLY.has(status) && call.config.method?.toLowerCase() === 'put');
          const ms = retryAfterMs ?? 250 * 2 ** i * (0.8 + Math.random() * 0.4);
          if (!again || i >= tries || ms > maxWaitMs) throw error;
          await wait(ms);
        }
      }
    },
  };
}

/** What the connector said, read from the HTTP client's error: status 0 when there was no answer. */
export interface GuardRefusal {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  /** Network error code, e.g. `ECONNREFUSED`; empty when there was an answer. */
  readonly code: string;
  /** True when the error came from the HTTP client, so that a request may have left. */
  readonly fromHttp: boolean;
}

export function refusalOf(error: unknown): GuardRefusal {
  if (!isRecord(error)) return { status: 0, retryAfterMs: undefined, code: '', fromHttp: false };
  const response = isRecord(error['response']) ? error['response'] : {};
  const headers = isRecord(response['headers']) ? response['headers'] : {};
  const seconds = typeof headers['retry-after'] === 'string' ? Number(headers['retry-after']) : Number.NaN;
  return {
    status: typeof response['status'] === 'number' ? response['status'] : 0,
    retryAfterMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined,
    code: typeof error['code'] === 'string' ? error['code'] : '',
    fromHttp: error['isAxiosError'] === true,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
