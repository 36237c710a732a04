/** Puts the Slack side together: the wall, Bolt, the listeners, and the sender with a client of its own. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HTTPReceiver as Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Chat } from '../../app/messages/chat-port.ts';
import type { Door } from '../../app/door/door.ts';
import type { Bodies } from '../../bodies.ts';
import { causeOf, type Log } from '../../log.ts';
import { oneWorkspace, type TokenGrants } from './install/grants.ts';
import { HTTPReceiver } from './bolt.ts';
import { makeGuard } from './in/guard.ts';
import { EVENTS_PATH } from './ids.ts';
import type { Inbound } from './in/inbound.ts';
import { installedWorkspaces, installOptions, withSameSite, type OAuthConfig } from './install/install.ts';
import { makeApp } from './in/listen.ts';
import { prepareSaid, type Prepared } from './in/listeners.ts';
import { makeSdkLog } from './sdk-log.ts';
import { makeGate } from './out/gate.ts';
import { makeSlackChat } from './out/send.ts';
import type { SlackUserOf } from './out/text.ts';
import { callerOf, type Bench } from './in/turn.ts';
import { MOST_BYTES } from './in/request-check.ts';

export interface SlackSettings {
  readonly signingSecret: string;
  /** Of the one workspace; unused with OAuth. */
  readonly botToken: string;
  /** Ends in `/`, e.g. `https://slack.com/api/`. */
  readonly apiUrl: string;
  /** The workspace's id; asked of Slack on first need when null. */
  readonly team: string | null;
  /** The app's id; not checked when absent. */
  readonly app?: string | null;
  /** Many workspaces instead of one. */
  readonly oauth?: OAuthConfig | null;
}

export interface SlackNeeds {
  readonly config: SlackSettings;
  readonly door: Door;
  readonly slackUserOf: SlackUserOf;
  readonly bodies: Bodies;
  readonly log: Log;
  readonly now: () => Date;
  /** Waits in the time of `now`; real time when not given. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

export interface Slack {
  /** For `/slack/events` and, with OAuth, the install pages. */
  readonly listener: (req: IncomingMessage, res: ServerResponse) => void;
  readonly chat: Chat;
  /** Waits until what was acknowledged is done, at most `mostMs`; false when something was still running. */
  drain(mostMs: number): Promise<boolean>;
}

export function makeSlack(needs: SlackNeeds): Slack {
  const { config, door, slackUserOf, now } = needs;
  const log = needs.log.with({ platform: 'slack' });
  const gate = makeGate(now);
  const { apiUrl } = config;
  const bench: Bench = { door, log, now, slackUserOf, gate, wait: needs.wait ?? sleep, apiUrl, inFlight: new Set() };
  const prepared = new WeakMap<IncomingMessage, Prepared>();
  const receiver = makeReceiver(config, log, prepared);
  const pages = makeInstallPages(config, log);
  const grants = makeGrants(config, pages, log, now);
  makeApp(bench, receiver, grants);
  const guard = makeGuard<Prepared>({
    signingSecret: config.signingSecret,
    grants,
    bodies: needs.bodies,
    log,
    now,
    onEvent: (inbound) => prepare(door, inbound, now()),
    pass: (req, res, made) => {
      if (made !== undefined) prepared.set(req, made);
      receiver.requestListener(req, res);
    },
  });
  return {
    listener: (req, res) => (req.method === 'GET' ? install(pages, log, req, res) : guard(req, res)),
    chat: makeSlackChat({ client: makeOutboxClient(config, log), grants, gate, slackUserOf, log }),
    drain: (mostMs) => drain(bench.inFlight, mostMs),
  };
}

async function prepare(door: Door, inbound: Inbound, at: Date): Promise<Prepared> {
  if (inbound.kind !== 'said') throw new Error(`A ${inbound.kind} is no event that needs preparing`);
  return prepareSaid(door, callerOf(inbound.from, at), inbound);
}

function makeReceiver(config: SlackSettings, log: Log, prepared: WeakMap<IncomingMessage, Prepared>): Receiver {
  return new HTTPReceiver({
    signingSecret: config.signingSecret,
    endpoints: EVENTS_PATH,
    logger: makeSdkLog(log),
    // The wall has verified the same bytes, more strictly and by the clock we were given (the demo's runs its own).
    // It is the only way in: every POST goes through it, and Bolt takes events by POST only.
    signatureVerification: false,
    processBeforeResponse: false,
    bodyLimit: MOST_BYTES,
    customPropertiesExtractor: (req) => ({ prepared: prepared.get(req) }),
    processEventErrorHandler: async ({ error, response }) => {
      log.error('Slack request failed in Bolt', { cause: causeOf(error) });
      if (!response.headersSent) response.writeHead(503).end();
      return false;
    },
  });
}

/** A receiver of its own: Bolt takes no `authorize` of ours beside a receiver that has an installer. */
function makeInstallPages(config: SlackSettings, log: Log): Receiver | undefined {
  const { oauth = null, signingSecret, apiUrl } = config;
  if (oauth === null) return undefined;
  return new HTTPReceiver({
    signingSecret,
    endpoints: [],
    logger: makeSdkLog(log),
    ...installOptions(oauth, apiUrl),
  });
}

function makeGrants(config: SlackSettings, pages: Receiver | undefined, log: Log, now: () => Date): TokenGrants {
  const { oauth = null, app = null, botToken, team } = config;
  if (oauth !== null && pages?.installer !== undefined) {
    return installedWorkspaces(pages.installer, { store: oauth.store, app }, now);
  }
  const client = new WebClient(undefined, {
    slackApiUrl: config.apiUrl,
    allowAbsoluteUrls: false,
    logger: makeSdkLog(log),
    retryConfig: { retries: 0 },
    timeout: 2_000,
  });
  return oneWorkspace({ botToken, team, app }, client);
}

/** Never retries: a post that is repeated after a lost answer is a second message. Slowed down, it says so at once. */
function makeOutboxClient(config: SlackSettings, log: Log): WebClient {
  return new WebClient(undefined, {
    slackApiUrl: config.apiUrl,
    allowAbsoluteUrls: false,
    logger: makeSdkLog(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
  });
}

function install(pages: Receiver | undefined, log: Log, req: IncomingMessage, res: ServerResponse): void {
  try {
    if (pages === undefined) res.writeHead(404).end();
    else pages.requestListener(req, withSameSite(res));
  } catch (error) {
    log.debug('Slack page not found', { cause: causeOf(error) });
    res.writeHead(404).end();
  }
}

async function drain(inFlight: ReadonlySet<Promise<void>>, mostMs: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), mostMs);
  const done = Promise.allSettled(inFlight).then(() => true);
  const finished = await Promise.race([done, late]);
  clearTimeout(timer);
  return finished;
}
