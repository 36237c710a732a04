/** Puts the Slack side together: the wall, the listeners, and the sender with a client of its own. */
import type { WebClient } from '@slack/web-api';
import type { Chat } from '../../app/messages/chat-port.ts';
import { afterReal, type After } from '../../app/after.ts';
import type { Door } from '../../app/door/door.ts';
import type { PictureDoor } from '../../app/pictures/picture-door.ts';
import type { Bodies } from '../../bodies.ts';
import type { Account } from '../../core/people/account.ts';
import type { Log } from '../../log.ts';
import type { Meters } from '../../meters.ts';
import { within } from '../../within.ts';
import { oneWorkspace, type Presence, type TokenGrants } from './install/grants.ts';
import { hearing, letIn, type Answer, type LetInNeeds } from './in/let-in.ts';
import type { Inbound } from './in/inbound.ts';
import type { InstallHome, InstallNeeds, InstallPages, OAuthConfig } from './install/pages.ts';
import { makeDispatch, makeTurnAway } from './in/dispatch.ts';
import { prepareSaid, type Prepared } from './in/listeners.ts';
import { onStep } from './in/step.ts';
import { onOverheard, type OverhearNeeds } from './in/overhear.ts';
import { makeMessageAbove } from './in/message-above.ts';
import { LightClient } from './light-client.ts';
import { accountOfSlack } from './people/account.ts';
import { makeReadPeople, type ReadPeople } from './people/read-people.ts';
import { makeWaysIn, type WaysIn } from './ways-in.ts';
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
  /** Where the one token is good; not given: nobody remembers it. */
  readonly presence?: Presence;
  /** A picture as it looks now, for where Slack cannot fetch it; not given: messages go without. */
  readonly show?: PictureDoor['show'];
  /** Takes what Slack tells of somebody, or that something of a user group is other; safe when it resolves. Not given: people come from elsewhere. */
  readonly hearOfPeople?: (changed: Account | 'groups') => Promise<void>;
  readonly bodies: Bodies;
  readonly log: Log;
  readonly meters?: Pick<Meters, 'took'> | undefined;
  readonly now: () => Date;
  /** Calls back after so many milliseconds, in the time of `now`; real time when not given. */
  readonly after?: After;
}

export interface Slack extends Pick<WaysIn, 'listener' | 'served' | 'open' | 'connections'> {
  readonly chat: Chat;
  /** Takes what came by a way in that several share, once it is known to be ours. */
  take(inbound: Inbound, answer: Answer): Promise<void>;
  /** Answers what is nobody's. */
  turnAway(inbound: Inbound, answer: Answer): Promise<void>;
  /** Whether Amends is installed in one of these places. Throws when that cannot be found out now. */
  holds(places: readonly string[]): Promise<boolean>;
  /** Where what installs Amends is kept; null without OAuth. */
  readonly home: InstallHome | null;
  /** The pages of an install, whosever it is; null without OAuth. */
  pagesFor(homeOf: InstallNeeds['homeOf']): InstallPages | null;
  readonly readPeople: ReadPeople;
  /** Waits until what was acknowledged is done, at most `mostMs`; false when something was still running. */
  drain(mostMs: number): Promise<boolean>;
  /** Takes nothing more over connections, drains, and closes them; at most `mostMs`. */
  close(mostMs: number): Promise<void>;
}

export async function makeSlack(needs: SlackNeeds): Promise<Slack> {
  const { config, door, slackUserOf, nameOf, now } = needs;
  const log = needs.log.with({ platform: 'slack' });
  const gate = makeGate(now);
  const { apiUrl } = config;
  const after = needs.after ?? afterReal;
  const inFlight = new Set<Promise<void>>();
  const later: Bench['later'] = (ms, work) => after(ms, () => void watch({ inFlight }, work()));
  const { grants, home, pagesFor } = await makeGrants(needs, log);
  const clientOf = clientsOf(config, log, grants);
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
    own: config.team,
    log,
    listensTo: ({ team, channel }) => door.listensTo({ platform: 'slack', place: team, channel }),
    onEvent: async (inbound) =>
      inbound.kind === 'people'
        ? await heardOfPeople(needs, inbound)
        : await prepare({ bench, grants, clientOf }, inbound, now()),
    turnAway: makeTurnAway({ bench }),
    pass: makeDispatch({ bench, clientOf }),
  };
  const take: Slack['take'] = (inbound, answer) => letIn(known, inbound, answer);
  const ways = makeWaysIn({
    config,
    pages: home && pagesFor(() => home),
    hear: hearing(take, needs.meters),
    bodies: needs.bodies,
    log,
    now,
  });
  return {
    ...ways,
    take,
    turnAway: known.turnAway,
    holds: async (places) => (await Promise.all(places.map((place) => grants.of(place)))).some(Boolean),
    home,
    pagesFor,
    readPeople: makeReadPeople({ grants, clientOf, now }),
    chat: makeChat(needs, { client: makeOutboxClient(config, log, grants), grants, gate, slackUserOf, log }),
    drain: (mostMs) => drain(inFlight, mostMs),
    close: async (mostMs) => {
      const until = performance.now() + mostMs;
      ways.stop();
      await drain(inFlight, mostMs);
      await ways.close(Math.max(0, until - performance.now()));
    },
  };
}

function makeChat({ config: { apiUrl }, show }: SlackNeeds, needs: Omit<SlackChatNeeds, 'uploads'>): Chat {
  const uploads = show === undefined ? null : makeUploads({ ...needs, show, apiUrl });
  return makeSlackChat({ ...needs, uploads });
}

/** Another workspace that has installed Amends has people and groups of its own: they are none of the organisation's. */
async function heardOfPeople(
  { config, hearOfPeople }: SlackNeeds,
  { user, from }: Inbound & { readonly kind: 'people' },
): Promise<undefined> {
  if (config.team !== null && from.team !== config.team) return;
  const changed = user === null ? 'groups' : accountOfSlack(user, config.team ?? from.team, []);
  if (changed !== null) await hearOfPeople?.(changed);
}

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
function clientsOf(
  { apiUrl }: SlackSettings,
  log: Log,
  { refused }: Pick<TokenGrants, 'refused'>,
): (token: string) => WebClient {
  const known = new Map<string, WebClient>();
  return (token) => {
    const there = known.get(token);
    if (there !== undefined) return there;
    if (known.size >= MOST_CLIENTS) known.clear();
    const made = new LightClient(token, { apiUrl, log, retries: 2, timeoutMs: 5_000, refused });
    known.set(token, made);
    return made;
  };
}

interface Grants extends Pick<Slack, 'home' | 'pagesFor'> {
  readonly grants: TokenGrants;
}

/** What many workspaces need is not loaded for one. */
async function makeGrants({ config, now, presence }: SlackNeeds, log: Log): Promise<Grants> {
  const { apiUrl, oauth = null, app = null, botToken, team } = config;
  if (oauth === null) {
    const client = new LightClient(undefined, { apiUrl, log, retries: 0, timeoutMs: 2_000 });
    const grants = oneWorkspace({ botToken, team, app }, { client, log, now, presence });
    return { grants, home: null, pagesFor: () => null };
  }
  const client = new LightClient(undefined, { apiUrl, log, retries: 0, timeoutMs: 5_000 });
  const { store: installations, clientId, clientSecret } = oauth;
  const { installedWorkspaces } = await import('./install/many-workspaces.ts');
  const { makeInstallPages } = await import('./install/pages.ts');
  const grants = installedWorkspaces({ installations, app, client, clientId, clientSecret, log, now });
  return {
    grants,
    home: { store: installations, lookAround: (organisation) => grants.lookAround(organisation) },
    pagesFor: (homeOf) => makeInstallPages({ oauth, apiUrl, client, homeOf, log, now }),
  };
}

/** Never retries: a post that is repeated after a lost answer is a second message. Slowed down, it says so at once. */
function makeOutboxClient({ apiUrl }: SlackSettings, log: Log, { refused }: Pick<TokenGrants, 'refused'>): WebClient {
  return new LightClient(undefined, { apiUrl, log, retries: 0, timeoutMs: 10_000, refused });
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
