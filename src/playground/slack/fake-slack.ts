/**
 * A Slack of our own: it sends the app signed requests over HTTP and answers the app's Web API calls from its own server on
 * loopback. A stranger to the app: nothing here knows what Amends does. Shared by the tests and the playground page.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { makeWireLog } from '../wire-log.ts';
import type { WireLog } from '../wire-log.ts';
import type { PlayWorld } from '../world.ts';
import { makeDriver } from './driver.ts';
import type { Driver } from './driver.ts';
import { makeEvents } from './events.ts';
import { makeFaults } from './faults.ts';
import type { ApiFault, AppFault } from './faults.ts';
import { TooLarge, sendText } from './http.ts';
import type { NewId } from './ids.ts';
import { holderOf, isWhole, killAll } from './installs.ts';
import { isObject } from './json.ts';
import { subscribedEvents } from './manifest.ts';
import { grantCode, serveConsent } from './oauth.ts';
import type { Parts } from './parts.ts';
import { makeRates } from './rates.ts';
import { serveResponse } from './response-url.ts';
import type { SocketControls, SocketDoor } from './socket-door.ts';
import { addTeam, channelOf, makeState } from './state.ts';
import type { ApiCall, SlackChannel, SlackMessage, SlackState, SlackTeam, SlackUser, SlackView } from './state.ts';
import { makeToApp } from './to-app.ts';
import type { Outgoing, AppAnswer } from './to-app.ts';
import { stackOf } from './views.ts';
import { peopleControls, type PeopleControls } from './people-controls.ts';
import { serveUpload } from './files.ts';
import { serveApi } from './web-api.ts';

export interface FakeSlackOptions {
  readonly world: PlayWorld;
  readonly now: () => Date;
  /** Shared with the fake Teams in the playground; its own otherwise. */
  readonly wire?: WireLog;
  readonly newId?: NewId;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Names as in a manifest; by default what the app's own asks for. */
  readonly events?: readonly string[];
  /** Counts calls as Slack does; they are not counted when not given. */
  readonly rates?: boolean;
  /** The app is in Socket Mode: it comes to Slack, and nothing is sent to it over HTTP. */
  readonly socket?: boolean;
  /** So many of the app's latest calls are remembered; all of them when not given. */
  readonly keepsCalls?: number;
  /** How long the app may take to answer, and to give a picture, in real milliseconds; Slack gives 3,000. */
  readonly deadlineMs?: number;
}

export interface FakeSlack extends Driver, PeopleControls {
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  readonly state: SlackState;
  readonly wire: WireLog;
  /** The connections of Socket Mode; null where the app is called over HTTP. */
  readonly sockets: SocketControls | null;
  /** Says where the app listens: requests go to `<appUrl>/slack/events`. */
  connect(appUrl: string): void;
  /** Slack's handshake; resolves to whether the app gave the challenge back. */
  verifyUrl(): Promise<boolean>;
  /** A signed request of the caller's own making. */
  sendRaw(outgoing: Outgoing): Promise<AppAnswer>;

  /** Lasting messages of a channel, without replies in threads, oldest first. */
  messages(channel: string): readonly SlackMessage[];
  /** The root and its replies. */
  thread(channel: string, ts: string): readonly SlackMessage[];
  /** What only this person sees there (anywhere, without a channel). */
  ephemerals(user: string, channel?: string): readonly SlackMessage[];
  /** The app's direct conversation with this person. */
  dms(user: string): readonly SlackMessage[];
  openViews(user: string): readonly SlackView[];
  home(user: string): SlackView | undefined;
  /** Web API calls so far that are remembered, of one method or all. */
  calls(method?: string): readonly ApiCall[];
  /** Calls that came before the time was over for which Slack had asked to wait. */
  early(): readonly ApiCall[];
  /**
   * Resolves as soon as `read` gives something, looking again at every change. Rejects after `deadlineMs` real milliseconds,
   * naming `what` was waited for.
   */
  waitFor<T>(read: () => T | undefined | null | false, what?: string, deadlineMs?: number): Promise<T>;

  /** The next call of a Web API method (`*`: any) fails so. */
  failApi(method: string, fault: ApiFault): void;
  /** The next request to the app is sent so. */
  failApp(fault: AppFault): void;
  /** Nothing that was ordered goes wrong any more. */
  clearFaults(): void;
  releaseLate(): Promise<void>;
  /** Sends the event retries that are due on the playground's clock. */
  deliverDue(): Promise<void>;
  /** Resolves when no request to the app is under way. */
  idle(): Promise<void>;
  /** How many requests to the app are under way. */
  underWay(): number;

  addWorkspace(team: Omit<SlackTeam, 'tokens' | 'deadTokens'> & { readonly token: string | null }): void;
  /** An organisation of these workspaces; the app is in none of them until it is installed. */
  addOrganisation(organisation: {
    readonly id: string;
    readonly name: string;
    readonly workspaces: readonly string[];
    readonly nameless?: boolean;
  }): void;
  addUser(user: Pick<SlackUser, 'id' | 'realName'> & Partial<SlackUser>): void;
  addChannel(
    channel: Pick<SlackChannel, 'id' | 'name'> &
      Partial<Omit<SlackChannel, 'members'>> & { readonly members: readonly string[] },
  ): void;
  /** A code for `oauth.v2.access`, as after consent: of a workspace or an organisation. */
  grantCode(holder: string): string;
  /** Takes the app out of a workspace or an organisation: tokens die, then the app is told. */
  uninstall(holder: string): void;
  /** Its tokens die, and nobody is told. */
  killTokens(holder: string): void;
  /** Tokens given from now on end after twelve hours. */
  rotateTokens(): void;
  close(): Promise<void>;
}

/** Slack waits this long for an answer (docs.slack.dev, "Handling user interaction" and "Events API"); for a picture nobody says how long. */
const PATIENCE_MS = 3_000;

export async function startFakeSlack(options: FakeSlackOptions): Promise<FakeSlack> {
  const { now, newId, deadlineMs: patienceMs = PATIENCE_MS } = options;
  const state = makeState(options.world, { now, newId, patienceMs });
  const wire = options.wire ?? makeWireLog(options.now);
  const faults = makeFaults();
  const secret = options.world.slack.signingSecret;
  let origin = '';
  const socket = options.socket === true ? await socketDoor(state, () => origin) : null;
  const toApp = makeToApp({ secret, now: options.now, wire, faults, deadlineMs: patienceMs, socket });
  const subscribed = [...(options.events ?? subscribedEvents())];
  const events = makeEvents(state, toApp, subscribed);
  const rates = options.rates === true ? makeRates(options.now) : null;
  const { keepsCalls = Infinity } = options;
  const parts: Parts = { state, wire, faults, toApp, events, rates, socket, keepsCalls, origin: () => origin };
  const server = createServer((req, res) => {
    serve(parts, req, res).catch((error: unknown) => {
      if (error instanceof TooLarge) return sendText(res, 413, 'too_large');
      wire
        .open({ platform: 'slack', direction: 'from_app', what: 'fault in the fake', body: String(error) })
        .close(500);
      if (!res.headersSent) sendText(res, 500, 'fatal_error');
    });
  });
  server.on('upgrade', (req, stream, head) => (socket === null ? stream.destroy() : socket.upgrade(req, stream, head)));
  const port = await listen(server, options.port ?? 0);
  origin = `http://127.0.0.1:${port}`;
  return {
    ...makeDriver(parts),
    ...readers(parts),
    ...controls(parts),
    ...peopleControls(parts, subscribed),
    apiUrl: `${origin}/api/`,
    sockets: socket?.controls ?? null,
    close: async () => {
      events.stop();
      toApp.end();
      socket?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Loaded where it is asked for: the playground's page does without. */
async function socketDoor(state: SlackState, origin: () => string): Promise<SocketDoor> {
  const { makeSocketDoor } = await import('./socket-door.ts');
  return makeSocketDoor(state, origin);
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The fake Slack has no port'));
      else resolve(address.port);
    });
  });
}

async function serve(parts: Parts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://fake');
  const [, place, name] = url.pathname.split('/');
  if (place === 'api' && name !== undefined && name !== '') return serveApi(parts, req, res, name);
  if (place === 'response' && name !== undefined && req.method === 'POST') return serveResponse(parts, req, res, name);
  if (place === 'upload' && name !== undefined && req.method === 'POST') return serveUpload(parts, req, res, name);
  if (url.pathname === '/oauth/v2/authorize') return serveConsent(parts, url, res);
  return sendText(res, 404, 'not_found');
}

type Readers =
  | 'state'
  | 'wire'
  | 'messages'
  | 'thread'
  | 'ephemerals'
  | 'dms'
  | 'openViews'
  | 'home'
  | 'calls'
  | 'early'
  | 'waitFor';

function readers(parts: Parts): Pick<FakeSlack, Readers> {
  const { state, wire } = parts;
  const inChannel = (id: string): readonly SlackMessage[] => {
    channelOf(state, id);
    return state.messages.filter((message) => message.channel === id);
  };
  return {
    state,
    wire,
    messages: (channel) => inChannel(channel).filter((message) => message.threadTs === null),
    thread: (channel, ts) => inChannel(channel).filter((message) => message.ts === ts || message.threadTs === ts),
    ephemerals: (user, channel) =>
      state.ephemerals.filter(
        (message) => message.viewer === user && (channel === undefined || message.channel === channel),
      ),
    dms: (user) =>
      state.messages.filter((message) => {
        const channel = state.channels.get(message.channel);
        return channel?.kind === 'im' && channel.members.has(user);
      }),
    openViews: (user) => stackOf(state, user),
    home: (user) => [...state.homes.values()].find((view) => view.user === user),
    early: () => state.early,
    calls: (method) => state.calls.filter((call) => method === undefined || call.method === method),
    waitFor: (read, what, deadlineMs) =>
      waitFor(parts, read, what ?? 'a change in the fake Slack', deadlineMs ?? WAIT_MS),
  };
}

/** Real milliseconds: what a quiet machine does at once takes a loaded one its time. */
const WAIT_MS = 60_000;

function waitFor<T>(
  parts: Parts,
  read: () => T | undefined | null | false,
  what: string,
  deadlineMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = (): boolean => {
      const got = read();
      if (got === undefined || got === null || got === false) return false;
      end();
      resolve(got);
      return true;
    };
    const lookSafely = (): void => {
      try {
        look();
      } catch (error) {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const offWire = parts.wire.onChange(lookSafely);
    parts.state.listeners.add(lookSafely);
    const timer = setTimeout(() => {
      end();
      const last = parts.wire.entries().slice(-8);
      const lines = last.map((entry) => `${entry.direction} ${entry.what} ${entry.status ?? '…'} ${entry.note ?? ''}`);
      reject(new Error(`Waited ${deadlineMs} ms for ${what}. Last on the wire:\n${lines.join('\n')}`));
    }, deadlineMs);
    const end = (): void => {
      clearTimeout(timer);
      offWire();
      parts.state.listeners.delete(lookSafely);
    };
    lookSafely();
  });
}

type Controls =
  | 'connect'
  | 'verifyUrl'
  | 'sendRaw'
  | 'failApi'
  | 'failApp'
  | 'clearFaults'
  | 'releaseLate'
  | 'deliverDue'
  | 'idle'
  | 'underWay'
  | 'addWorkspace'
  | 'addUser'
  | 'addChannel'
  | 'addOrganisation'
  | 'grantCode'
  | 'killTokens'
  | 'rotateTokens'
  | 'uninstall';

function controls(parts: Parts): Pick<FakeSlack, Controls> {
  const { state, toApp, events, faults } = parts;
  const home = state.world.slack.team;
  return {
    connect: (appUrl) => toApp.connect(appUrl),
    verifyUrl: async () => {
      const challenge = state.ids.next('challenge');
      const body = JSON.stringify({ token: 'playground-verification-token', challenge, type: 'url_verification' });
      const answer = await toApp.send({ what: 'url_verification', type: 'application/json', body });
      return isObject(answer.body) ? answer.body['challenge'] === challenge : answer.body === challenge;
    },
    sendRaw: (outgoing) => toApp.send(outgoing),
    failApi: (method, fault) => faults.inApi(method, fault),
    failApp: (fault) => faults.toApp(fault),
    clearFaults: () => faults.clear(),
    releaseLate: () => toApp.releaseLate(),
    deliverDue: () => events.deliverDue(),
    underWay: () => toApp.underWay(),
    idle: async () => {
      await events.idle();
      await toApp.idle();
    },
    addWorkspace: ({ token, ...team }) => addTeam(state, team, token),
    addUser: (user) => {
      const name = user.realName.toLowerCase().split(' ')[0] ?? user.id;
      const base = { team: home, name, email: '', locale: 'en-US', zone: 'Etc/UTC' };
      state.users.set(user.id, { ...base, bot: false, guest: false, deleted: false, ...user });
    },
    addChannel: ({ members, ...channel }) => {
      const base = { team: home, about: '', kind: 'public', archived: false } as const;
      state.channels.set(channel.id, { ...base, ...channel, members: new Set(members) });
    },
    addOrganisation: ({ workspaces, nameless = false, ...organisation }) => {
      const tokens = { tokens: new Set<string>(), deadTokens: new Set<string>() };
      state.organisations.set(organisation.id, {
        ...organisation,
        ...tokens,
        nameless,
        workspaces: new Set(workspaces),
      });
    },
    grantCode: (holder) => grantCode(state, holder),
    killTokens: (id) => killAll(state, holderOf(state, id)),
    rotateTokens: () => {
      state.rotates = true;
    },
    uninstall: (id) => {
      const holder = holderOf(state, id);
      const part = [...state.organisations.values()].find(({ workspaces }) => workspaces.has(id))?.id;
      const of = isWhole(holder)
        ? { team_id: null, enterprise_id: id }
        : { team_id: id, ...(part !== undefined && { enterprise_id: part }) };
      const bots = isWhole(holder) ? [] : [holder.botUser];
      killAll(state, holder);
      events.tell({ ...of, event: { type: 'tokens_revoked', tokens: { oauth: [], bot: bots } } });
      events.tell({ ...of, event: { type: 'app_uninstalled' } });
    },
  };
}
