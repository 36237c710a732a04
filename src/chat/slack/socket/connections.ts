/**
 * The connections Amends opens to Slack in Socket Mode: always two, so that one serves while the other is renewed, which Slack
 * asks for every few hours. Slack's library speaks the protocol; when to connect anew is decided here, because the library
 * gives up when Slack cannot be reached, and closes a connection before it opens the next one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import { causeOf, type Log } from '../../../log.ts';
import { Late, within } from '../../../within.ts';
import { lightFetch } from '../light-fetch.ts';
import { askedToWaitMs, platformError } from '../out/send-outcome.ts';
import { makeSdkLog } from '../sdk-log.ts';
import type { Envelope } from './envelopes.ts';

export interface ConnectionNeeds {
  /** `xapp-…`, with the scope `connections:write`. */
  readonly appToken: string;
  /** Ends in `/`. */
  readonly apiUrl: string;
  readonly log: Log;
  readonly take: (envelope: Envelope) => void;
}

export interface Connections {
  /** How many are open now. */
  readonly open: () => number;
  /** Says goodbye to Slack, and opens no other. Waits at most so many milliseconds for it. */
  close(mostMs: number): Promise<void>;
}

/** Slack allows ten for one app, all processes together. */
const CONNECTIONS = 2;
/** From asking for an address to Slack's greeting. */
const OPEN_WITHIN_MS = 15_000;
/** One that lived for less was no good. */
const SHORT_LIFE_MS = 3_000;
/** Before the next try, by how many in a row were no good. */
const PAUSES_MS = [0, 100, 500, 1_000, 2_000, 5_000, 10_000, 30_000] as const;
/** Socket Mode is switched off, or too many are open: asking at once changes nothing. */
const LATER_MS = 30_000;
const LATER = new Set(['link_disabled', 'too_many_websockets']);
/** Slack renews the connection. */
const EXPECTED = new Set(['warning', 'refresh_requested']);
/** With such a token it will never work. */
const REFUSED = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
]);

/** Resolves when the first is open, or Slack cannot be reached now: then it is tried on. Throws when the token is refused. */
export async function openConnections(needs: ConnectionNeeds): Promise<Connections> {
  const closing = new AbortController();
  const open = new Set<Connection>();
  const keeping: Keeping = { needs, open, closing: closing.signal };
  const first = await connect(keeping).catch((error: unknown) => {
    throwIfRefused(error);
    return error;
  });
  const kept = Array.from({ length: CONNECTIONS }, (_, n) => keepOpen(keeping, n === 0 ? first : undefined));
  return {
    open: () => open.size,
    close: async (mostMs) => {
      closing.abort();
      const ended = [...[...open].map((each) => each.end()), ...kept];
      await within(mostMs, Promise.allSettled(ended)).catch((error: unknown) => {
        if (!(error instanceof Late)) throw error;
      });
    },
  };
}

function throwIfRefused(error: unknown): void {
  const code = platformError(error);
  if (code === undefined || !REFUSED.has(code)) return;
  throw new Error(
    `Slack refuses SLACK_APP_TOKEN (${code}): copy an app-level token (xapp-…) with the scope connections:write from "Basic Information" of your Slack app`,
    { cause: error },
  );
}

interface Connection {
  /** Why another one is needed: Slack's word, or `lost`. */
  readonly ended: Promise<string>;
  end(): Promise<void>;
}

/** What all connections have in common. */
interface Keeping {
  readonly needs: ConnectionNeeds;
  readonly open: Set<Connection>;
  readonly closing: AbortSignal;
}

/** One after another until we close. `first`: one that is open already, or why it did not open. */
async function keepOpen(keeping: Keeping, first: unknown): Promise<void> {
  const { closing } = keeping;
  const { log } = keeping.needs;
  let tried = first;
  let shortLived = 0;
  while (!closing.aborted) {
    const began = performance.now();
    tried ??= await connect(keeping).catch((error: unknown) => error);
    let waitMs = 0;
    if (isConnection(tried)) {
      const reason = await tried.ended;
      if (closing.aborted) return;
      log[EXPECTED.has(reason) ? 'info' : 'warn']('Slack connection ended, the next one is opened', { reason });
      if (LATER.has(reason)) waitMs = LATER_MS;
    } else {
      log.warn('Slack connection could not be opened, it is tried again', { cause: causeOf(tried) });
      waitMs = askedToWaitMs(tried) ?? 0;
    }
    tried = undefined;
    shortLived = performance.now() - began < SHORT_LIFE_MS ? shortLived + 1 : 0;
    const pauseMs = Math.max(waitMs, PAUSES_MS[Math.min(shortLived, PAUSES_MS.length - 1)] ?? 0);
    await pause(pauseMs, undefined, { signal: closing, ref: false }).catch(() => undefined);
  }
}

const isConnection = (tried: unknown): tried is Connection =>
  typeof tried === 'object' && tried !== null && 'ended' in tried;

/** Open and greeted by Slack; throws where that does not come about in time. */
async function connect({ needs, open, closing }: Keeping): Promise<Connection> {
  const client = new SocketModeClient({
    appToken: needs.appToken,
    autoReconnectEnabled: false,
    logger: makeSdkLog(needs.log),
    clientOptions: {
      slackApiUrl: needs.apiUrl,
      allowAbsoluteUrls: false,
      fetch: lightFetch,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: OPEN_WITHIN_MS,
    },
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const connection: Connection = { ended, end: () => client.disconnect() };
  client.on('ws_message', (said: unknown) => {
    const reason = reasonToLeave(said);
    if (reason !== undefined) end(reason);
  });
  client.on('disconnected', () => end('lost'));
  client.on('slack_event', (happened: unknown) => {
    const envelope = readEnvelope(happened);
    if (envelope !== undefined) needs.take(envelope);
  });
  try {
    await within(OPEN_WITHIN_MS, client.start(), 'Slack sent no greeting');
  } catch (error) {
    void client.disconnect().catch(() => undefined);
    if (error instanceof Error) throw error;
    throw new Error('the connection was closed before Slack’s greeting', { cause: error });
  }
  open.add(connection);
  const forget = (): void => void open.delete(connection);
  ended.then(forget, forget);
  needs.log.info('Slack connection open', { open: open.size });
  if (closing.aborted) await connection.end();
  return connection;
}

const leaving = z.object({ type: z.literal('disconnect'), reason: z.string().max(64).default('disconnect') });

/** The library hears the same and closes it; here it is heard why, and the next one is opened meanwhile. */
function reasonToLeave(said: unknown): string | undefined {
  if (typeof said !== 'string' || !said.includes('"disconnect"')) return undefined;
  try {
    return leaving.safeParse(JSON.parse(said)).data?.reason;
  } catch {
    return undefined;
  }
}

const envelope = z.object({
  envelope_id: z.string().min(1).max(128),
  type: z.string().max(64),
  body: z.unknown(),
  accepts_response_payload: z.boolean().default(false),
  ack: z.custom<(payload?: object) => Promise<void>>((value) => typeof value === 'function'),
});

function readEnvelope(happened: unknown): Envelope | undefined {
  const { data } = envelope.safeParse(happened);
  return (
    data && {
      id: data.envelope_id,
      kind: data.type,
      payload: data.body,
      takesPayload: data.accepts_response_payload,
      acknowledge: data.ack,
    }
  );
}
