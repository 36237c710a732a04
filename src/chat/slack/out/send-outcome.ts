/** What an error of Slack's Web API means for a message: not now, never there, or nobody knows. */
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { IN_OTHER_HANDS, type Sent } from '../../../app/messages/chat-port.ts';

type Failed = Exclude<Sent, { kind: 'sent' }>;
/** It was certainly not done. */
export type Certain = Exclude<Failed, { kind: 'unknown' }>;

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
  ['service_unavailable', 15_000],
  ['team_added_to_org', 60_000],
  ['missing_scope', 300_000],
  ['token_expired', 60_000],
]);
/** By these Slack says that a token is worth nothing any more. */
export const DEAD_TOKEN: ReadonlySet<string> = new Set([
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'not_authed',
]);
/** Other places go on. A token that is mended or exchanged is heard of by itself. */
const SHUT_MS = 300_000;

/** Slack failed on its own side, perhaps after posting. */
const PERHAPS_DONE = new Set(['internal_error', 'fatal_error', 'request_timeout', 'duplicate_client_msg_id']);
/** The connection never came about, so nothing can have been done. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** Slack's own words for "slower", which it also says without a time. */
const SLOWER = new Set(['ratelimited', 'rate_limited']);
const SLOWER_MS = 30_000;

const SOON_MS = 5_000;

/** Not called: Slack asked to wait with this, and the time is not over, or keeps others waiting that came before. */
export class Slowed extends Error {
  override readonly name = 'Slowed';
  readonly afterMs: number;
  constructor(afterMs: number) {
    super('Slack asked to wait with this method');
    this.afterMs = afterMs;
  }
}

/** Not called: another process has the message in hand by now. */
export class NotOurs extends Error {
  override readonly name = 'NotOurs';
}

/** For how long Slack asked to wait, in milliseconds; undefined when the error says something else. */
export function askedToWaitMs(error: unknown): number | undefined {
  if (error instanceof Slowed) return error.afterMs;
  if (error instanceof WebAPIRateLimitedError) return Math.max(1, error.retryAfter) * 1_000;
  if (error instanceof WebAPIPlatformError && SLOWER.has(error.data.error)) return SLOWER_MS;
  return error instanceof WebAPIHTTPError && error.statusCode === 429 ? SLOWER_MS : undefined;
}

export const isTooRich = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && TOO_RICH.has(error.data.error);

export const platformError = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

/** What became of a post. Where that cannot be told from the error, whatever it is, it may be there. */
export const outcomeOf = (error: unknown): Failed => outcomeToldBy(error) ?? unknown('no readable answer');

/**
 * The same of calls that do no harm when done twice (an update, opening a conversation, looking): for them an unknown
 * outcome is just "later". Throws what is not an error of Slack's library: that is a bug.
 */
export function outcomeOfRepeatable(error: unknown): Certain {
  const told = outcomeToldBy(error);
  if (told === undefined) throw error;
  return told.kind === 'unknown' ? { kind: 'later', afterMs: SOON_MS, why: told.why } : told;
}

function outcomeToldBy(error: unknown): Failed | undefined {
  if (error instanceof NotOurs) return IN_OTHER_HANDS;
  const askedMs = askedToWaitMs(error);
  if (askedMs !== undefined) return { kind: 'later', afterMs: askedMs, why: 'rate limited', asked: true };
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    // the library gives an answer that it cannot read as the error
    if (!/^[\w-]{1,100}$/.test(code)) return unknown('no readable answer');
    if (DEAD_TOKEN.has(code)) return { kind: 'shut', afterMs: SHUT_MS, why: code };
    const afterMs = MENDABLE.get(code);
    if (afterMs !== undefined) return { kind: 'later', afterMs, why: code };
    return PERHAPS_DONE.has(code) ? unknown(code) : { kind: 'never', why: code };
  }
  if (error instanceof WebAPIHTTPError) {
    if (error.statusCode >= 500) return unknown(`HTTP ${error.statusCode}`);
    return { kind: 'later', afterMs: 60_000, why: `HTTP ${error.statusCode}` };
  }
  if (error instanceof WebAPIRequestError) {
    const code = systemCode(error.original);
    if (code !== undefined && NEVER_CONNECTED.has(code)) return { kind: 'later', afterMs: SOON_MS, why: code };
    return unknown(code ?? 'no answer');
  }
  return undefined;
}

const unknown = (why: string): Failed => ({ kind: 'unknown', why });

/** What the system calls it; our own `fetch` gives its error as it is. */
const systemCode = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;
