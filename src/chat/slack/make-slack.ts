/** Puts the Slack side together: the wall, the listeners, and the sender with a client of its own. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebClient } from '@slack/web-api';
import type { Chat } from '../../app/messages/chat-port.ts';
import { afterReal, type After } from '../../app/after.ts';
import type { Door } from '../../app/door/door.ts';
import type { PictureDoor } from '../../app/pictures/picture-door.ts';
import type { Bodies } from '../../bodies.ts';
import type { Log } from '../../log.ts';
import { within } from '../../within.ts';
import { oneWorkspace, type TokenGrants } from './install/grants.ts';
import { makeGuard } from './in/guard.ts';
import type { LetInNeeds } from './in/let-in.ts';
import type { Inbound } from './in/inbound.ts';
import { installedWorkspaces, makeInstallPages, type InstallPages, type OAuthConfig } from './install/install.ts';
import { makeDispatch, makeTurnAway } from './in/dispatch.ts';
import { prepareSaid, type Prepared } from './in/listeners.ts';
import { onStep } from './in/step.ts';
import { onOverheard, type OverhearNeeds } from './in/overhear.ts';
import { makeMessageAbove } from './in/message-above.ts';
import { LightClient } from './light-client.ts';
import { makeSocket } from './socket/socket.ts';
import { makeGate } from './out/gate.ts';
import { makeSlackChat, type SlackChatNeeds } from './out/send.ts';
import { makeUploads } from './out/upload.ts';
import type { SlackUserOf } from './out/text.ts';
import { makeTypedKeys } from '../../app/door/typed-keys.ts';
import { callerOf, watch, type Bench } from './in/turn.ts';

export interface SlackSettings {
  /** Null where nothing comes over HTTP. */
  readonly signingSecret: string | null;
  /** For Socket Mode, `xapp-…`; null where everything comes over HTTP. */
  readonly appToken?: string | null;
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
  /** What the member with this Slack user is called. */
  readonly nameOf: (slackUser: string) => string | undefined;
  /** A picture as it looks now, for where Slack cannot fetch it; not given: messages go without. */
  readonly show?: PictureDoor['show'];
  readonly bodies: Bodies;
  readonly log: Log;
  readonly now: () => Date;
  /** Calls back after so many milliseconds, in the time of `now`; real time when not given. */
  readonly after?: After;
}

export interface Slack {
  /** For `/slack/events` and, with OAuth, the install pages. */
  readonly listener: (req: IncomingMessage, res: ServerResponse) => void;
  readonly chat: Chat;
  /** Opens the connections of Socket Mode, if that is configured. Throws when Slack refuses the token. */
  open(): Promise<void>;
  /** How many connections are open; null without Socket Mode. */
  connections(): number | null;
  /** Waits until what was acknowledged is done, at most `mostMs`; false when something was still running. */
  drain(mostMs: number): Promise<boolean>;
  /** Takes nothing more over connections, drains, and closes them; at most `mostMs`. */
  close(mostMs: number): Promise<void>;
}

export function makeSlack(needs: SlackNeeds): Slack {
  const { config, door, slackUserOf, nameOf, now } = needs;
  const log = needs.log.with({ platform: 'slack' });
  const gate = makeGate(now);
  const { apiUrl } = config;
  const after = needs.after ?? afterReal;
  const inFlight = new Set<Promise<void>>();
  const later: Bench['later'] = (ms, work) => after(ms, () => void watch({ inFlight }, work()));
  const pages = config.oauth == null ? undefined : makeInstallPages(config.oauth, config.apiUrl, log);
  const grants = makeGrants(config, pages, log, now);
  const clientOf = clientsOf(config, log);
  const bench: Bench = {
    door,
    log,
    now,
    slackUserOf,
    nameOf,
    gate,
    later,
    apiUrl,
    inFlight,
    messageAbove: makeMessageAbove({ grants, clientOf, gate, log }),
    typedKey: makeTypedKeys(now),
  };
  const known: LetInNeeds<Prepared> = {
    grants,
    log,
    listensTo: ({ team, channel }) => door.listensTo({ platform: 'slack', place: team, channel }),
    onEvent: (inbound) => prepare({ bench, grants, clientOf }, inbound, now()),
    turnAway: makeTurnAway({ bench }),
    pass: makeDispatch({ bench, grants, clientOf }),
  };
  const { signingSecret, appToken = null } = config;
  const guard =
    signingSecret === null ? nothingHere : makeGuard({ ...known, signingSecret, bodies: needs.bodies, now });
  const socket = appToken === null ? null : makeSocket({ appToken, apiUrl, log, known });
  return {
    listener: (req, res) => (req.method === 'GET' ? showPage(pages, req, res) : guard(req, res)),
    chat: makeChat(needs, { client: makeOutboxClient(config, log), grants, gate, slackUserOf, log }),
    open: async () => await socket?.open(),
    connections: () => socket?.connections() ?? null,
    drain: (mostMs) => drain(inFlight, mostMs),
    close: async (mostMs) => {
      const until = performance.now() + mostMs;
      socket?.stop();
      await drain(inFlight, mostMs);
      // a goodbye is quick or nobody hears it
      await socket?.close(Math.min(GOODBYE_MS, Math.max(0, until - performance.now())));
    },
  };
}

const GOODBYE_MS = 500;

function makeChat({ config: { apiUrl }, show }: SlackNeeds, needs: Omit<SlackChatNeeds, 'uploads'>): Chat {
  const uploads = show === undefined ? null : makeUploads({ ...needs, show, apiUrl });
  return makeSlackChat({ ...needs, uploads });
}

const nothingHere = (_req: IncomingMessage, res: ServerResponse): void => void res.writeHead(404).end();

async function prepare(needs: OverhearNeeds, inbound: Inbound, at: Date): Promise<Prepared | undefined> {
  const { bench } = needs;
  if (inbound.kind === 'step') {
    await onStep(needs, inbound, at);
    return undefined;
  }
  if (inbound.kind === 'overheard') {
    await onOverheard(needs, inbound, at);
    return undefined;
  }
  if (inbound.kind === 'reaction') {
    await bench.door.cheer(callerOf(inbound.from, at), inbound);
    return undefined;
  }
  if (inbound.kind !== 'said') throw new Error(`A ${inbound.kind} is no event that needs preparing`);
  return prepareSaid(bench, callerOf(inbound.from, at), inbound);
}

/** How many workspaces' clients are kept. */
const MOST_CLIENTS = 1_000;

/** One client for each token: it holds connections. */
function clientsOf({ apiUrl }: SlackSettings, log: Log): (token: string) => WebClient {
  const known = new Map<string, WebClient>();
  return (token) => {
    const there = known.get(token);
    if (there !== undefined) return there;
    if (known.size >= MOST_CLIENTS) known.clear();
    const made = new LightClient(token, { apiUrl, log, retries: 2, timeoutMs: 5_000 });
    known.set(token, made);
    return made;
  };
}

function makeGrants(config: SlackSettings, pages: InstallPages | undefined, log: Log, now: () => Date): TokenGrants {
  const { apiUrl, oauth = null, app = null, botToken, team } = config;
  if (oauth !== null && pages !== undefined) {
    return installedWorkspaces(pages.installer, { store: oauth.store, app }, now);
  }
  const client = new LightClient(undefined, { apiUrl, log, retries: 0, timeoutMs: 2_000 });
  return oneWorkspace({ botToken, team, app }, client);
}

/** Never retries: a post that is repeated after a lost answer is a second message. Slowed down, it says so at once. */
function makeOutboxClient({ apiUrl }: SlackSettings, log: Log): WebClient {
  return new LightClient(undefined, { apiUrl, log, retries: 0, timeoutMs: 10_000 });
}

function showPage(pages: InstallPages | undefined, req: IncomingMessage, res: ServerResponse): void {
  if (pages === undefined) res.writeHead(404).end();
  else pages.show(req, res);
}

async function drain(inFlight: ReadonlySet<Promise<void>>, mostMs: number): Promise<boolean> {
  const allDone = async (): Promise<void> => {
    while (inFlight.size > 0) await Promise.allSettled(inFlight);
  };
  return await within(mostMs, allDone()).then(
    () => true,
    () => false,
  );
}
