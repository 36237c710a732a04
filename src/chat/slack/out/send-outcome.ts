/** What an error of Slack's Web API means for a message: not now, never there, or nobody knows. */
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Sent } from '../../../app/messages/chat-port.ts';

type Failed = Exclude<Sent, { kind: 'sent' }>;

/** Refusals that a simpler form of the message may survive. */
const TOO_RICH = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'metadata_too_large',
]);
/** Slack is busy or our settings are wrong: an operator or time mends it, nothing was posted. */
const MENDABLE: ReadonlyMap<string, number> = new Map([
  ['ratelimited', 30_000],
  ['rate_limited', 30_000],
  ['service_unavailable', 15_000],
  ['team_added_to_org', 60_000],
  ['invalid_auth', 300_000],
  ['not_authed', 300_000],
  ['missing_scope', 300_000],
  ['token_expired', 60_000],
]);
/** Slack failed on its own side, perhaps after posting. */
const PERHAPS_DONE = new Set(['internal_error', 'fatal_error', 'request_timeout', 'duplicate_client_msg_id']);
/** The connection never came about, so nothing can have been done. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const SOON_MS = 5_000;

export const isTooRich = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && TOO_RICH.has(error.data.error);

export const platformError = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

/**
 * `repeatable` calls (an update, opening a conversation) do no harm when done twice, so for them an unknown outcome is
 * just "later". Throws what is not an error of Slack's library: that is a bug.
 */
export function outcomeOf(error: unknown, repeatable: boolean): Failed {
  const perhaps = (why: string): Failed =>
    repeatable ? { kind: 'later', afterMs: SOON_MS, why } : { kind: 'unknown', why };
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'later', afterMs: Math.max(1, error.retryAfter) * 1_000, why: 'rate limited' };
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    const afterMs = MENDABLE.get(code);
    if (afterMs !== undefined) return { kind: 'later', afterMs, why: code };
    return PERHAPS_DONE.has(code) ? perhaps(code) : { kind: 'never', why: code };
  }
  if (error instanceof WebAPIHTTPError) {
    if (error.statusCode === 429) return { kind: 'later', afterMs: 30_000, why: 'rate limited' };
    if (error.statusCode >= 500) return perhaps(`HTTP ${error.statusCode}`);
    return { kind: 'later', afterMs: 60_000, why: `HTTP ${error.statusCode}` };
  }
  if (error instanceof WebAPIRequestError) {
    const code = connectionCode(error.original);
    if (code !== undefined && NEVER_CONNECTED.has(code)) return { kind: 'later', afterMs: SOON_MS, why: code };
    return perhaps(code ?? 'no answer');
  }
  throw error;
}

/** `fetch` wraps the system's error; the code sits on the cause. */
function connectionCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return connectionCode(error.cause);
}
