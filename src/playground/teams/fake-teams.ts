/** A fake Microsoft Teams over real HTTP on loopback: identity provider, Bot Connector and the people who use it. */
import type { PlaySide } from '../play-side.ts';
import { makeWireLog, type WireLog } from '../wire-log.ts';
import type { PlayWorld } from '../world.ts';
import { makeConnector, type ConnectorCall } from './connector.ts';
import { makeCourier, TEAMS_PATIENCE, type Delivered, type Delivery, type Patience } from './courier.ts';
import { makeFaultQueue, type PlannedFault } from './faults.ts';
import { startHttpServer } from './http-server.ts';
import { makeHub, type WaitFor } from './hub.ts';
import { imageShown } from './images.ts';
import { makeInstalls, type Installs } from './installs.ts';
import { makeIssuer, TEAMS_TOKEN_ISSUER, type Issuer, type SigningKey } from './issuer.ts';
import { makeOperations, troublesNow, type OddityDial } from './operations.ts';
import { pageState } from './page-state.ts';
import { makePresses, type Presses } from './presses.ts';
import { makeRates } from './rates.ts';
import { makeSayings, type Sayings, type Stage } from './sayings.ts';
import { makeWorkplace, type Conversation, type TeamsMessage, type Workplace } from './workplace.ts';

export interface FakeTeamsOptions {
  readonly world: PlayWorld;
  /** The playground's clock: message ids, times, rates and the 24 hours of targeted messages. */
  readonly now: () => Date;
  /** UUIDs for invokes; default: counted. */
  readonly newId?: () => string;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly wire?: WireLog;
  /** Whether the documented rate table holds; default true. Off for journeys on a clock that stands still. */
  readonly rates?: boolean;
  readonly patience?: Patience;
  /** Whether the team consented to the app reading its channels; default false. */
  readonly readsChannels?: boolean;
  /** The clock tokens are made by; default the system's, because that is what whoever checks them reads. */
  readonly tokenClock?: () => Date;
  /** What tokens are signed with; default a fresh key. */
  readonly key?: SigningKey | undefined;
  /** So many of the app's latest calls are remembered; all of them when not given. */
  readonly keepsCalls?: number;
}

export interface FakeTeams extends PlaySide, Sayings, Presses, Installs {
  /** `http://127.0.0.1:<port>` */
  readonly baseUrl: string;
  /** What activities carry: a regional URL with the tenant in its path, as in captures. */
  readonly serviceUrl: string;
  /** The settings that point the app here. */
  readonly env: Readonly<Record<string, string>>;
  readonly wire: WireLog;
  readonly issuer: Issuer;
  /** Points at the app's `/api/messages`; unless told otherwise the app is then installed in the team and for everybody. */
  readonly connect: (appUrl: string, options?: { readonly install: boolean }) => Promise<readonly Delivered[]>;
  /** Sends any activity, for what no other function builds. */
  readonly deliver: (activity: Readonly<Record<string, unknown>>, delivery?: Delivery) => Promise<Delivered>;
  readonly addGroupChat: Workplace['addGroupChat'];
  readonly fault: (fault: PlannedFault) => void;
  readonly clearFaults: () => void;
  /** Root posts of a channel, or all messages of a chat; oldest first; by id or channel name. */
  readonly messages: (conversation: string) => readonly TeamsMessage[];
  /** Replies to a root post, oldest first. */
  readonly thread: (conversation: string, root: string) => readonly TeamsMessage[];
  /** The chat of this person and the app. */
  readonly personal: (user: string) => readonly TeamsMessage[];
  readonly message: (id: string) => TeamsMessage | undefined;
  readonly conversation: (conversation: string) => Conversation;
  /** The app's calls so far that are remembered, oldest first. */
  readonly calls: () => readonly ConnectorCall[];
  readonly waitFor: WaitFor;
  readonly memory: Workplace['memory'];
  readonly remember: Workplace['remember'];
  readonly close: () => Promise<void>;
}

export async function startFakeTeams(options: FakeTeamsOptions): Promise<FakeTeams> {
  const { world, now, keepsCalls = Infinity } = options;
  const hub = makeHub();
  const wire = options.wire ?? makeWireLog(now);
  const workplace = makeWorkplace(world, now, hub.changed);
  const newId = options.newId ?? countedIds();
  const newInvokeId = (): string => `f:${newId()}`;
  const issuer = await makeIssuer({
    ...world.teams,
    key: options.key,
    tokenClock: options.tokenClock ?? (() => new Date()),
  });
  const faults = makeFaultQueue();
  const calls: ConnectorCall[] = [];
  let baseUrl = '';
  const serviceUrl = (): string => `${baseUrl}/emea/${world.teams.tenant}/`;
  const rates = options.rates === false ? null : makeRates(now);
  const called = (call: ConnectorCall): void => {
    calls.push(call);
    if (calls.length > keepsCalls) calls.shift();
    hub.changed();
  };
  const parts = { workplace, issuer, rates, faults, wire, now, baseUrl: () => baseUrl, serviceUrl, called };
  const server = await startHttpServer(makeConnector(parts), options.port ?? 0);
  baseUrl = `http://127.0.0.1:${server.port}`;

  const patience = options.patience ?? TEAMS_PATIENCE;
  const courier = makeCourier({ issuer, wire, patience, newInvokeId, newMessageId: workplace.nextId });
  const stage: Stage = {
    workplace,
    courier,
    now,
    serviceUrl,
    newInvokeId,
    readsChannels: options.readsChannels === true,
  };
  const acts = { ...makeSayings(stage), ...makePresses(stage, hub.changed), ...makeInstalls(stage) };
  const driver = { ...acts, issuer, fault: faults.add, clearFaults: faults.clear };
  const oddity = makeOddityDial(hub.changed);

  return {
    ...driver,
    ...readersOf(workplace, calls),
    baseUrl,
    serviceUrl: serviceUrl(),
    env: envOf(world, baseUrl),
    wire,
    connect: async (appUrl, { install } = { install: true }) => {
      courier.setApp(appUrl);
      if (!install) return [];
      for (const { conversation } of world.groups ?? []) workplace.setInstalled(conversation, true);
      return installEverywhere(world, acts);
    },
    deliver: courier.deliver,
    addGroupChat: (name, people) => {
      const chat = workplace.addGroupChat(name, people);
      workplace.setInstalled(chat.id, true);
      return chat;
    },
    waitFor: hub.waitFor,
    state: () => pageState(workplace, acts, troublesNow(oddity)),
    onChange: hub.onChange,
    operations: makeOperations(driver, oddity),
    picture: (url) => imageShown(workplace, url),
    close: server.close,
  };
}

async function installEverywhere(world: PlayWorld, installs: Installs): Promise<readonly Delivered[]> {
  const delivered = [...(await installs.installInTeam())];
  for (const { id } of world.people) delivered.push(...(await installs.installFor(id)));
  const lost = delivered.find(({ status }) => status === 0);
  if (lost !== undefined) throw new Error(`The app did not answer the fake Teams: ${lost.body}.`);
  return delivered;
}

type Readers = Pick<
  FakeTeams,
  'messages' | 'thread' | 'personal' | 'message' | 'conversation' | 'calls' | 'memory' | 'remember'
>;

function readersOf(workplace: Workplace, calls: readonly ConnectorCall[]): Readers {
  const inside = (id: string): readonly TeamsMessage[] => workplace.messagesIn(workplace.conversation(id).id);
  return {
    messages: (id) => inside(id).filter(({ root }) => root === null),
    thread: (id, root) => inside(id).filter((message) => message.root === root),
    personal: (user) => workplace.messagesIn(workplace.personalOf(user).id),
    message: workplace.message,
    conversation: workplace.conversation,
    calls: () => [...calls],
    memory: workplace.memory,
    remember: workplace.remember,
  };
}

function envOf({ teams }: PlayWorld, baseUrl: string): Readonly<Record<string, string>> {
  return {
    TEAMS_CLIENT_ID: teams.clientId,
    TEAMS_CLIENT_SECRET: teams.clientSecret,
    TEAMS_TENANT_IDS: teams.tenant,
    TEAMS_ISSUER: TEAMS_TOKEN_ISSUER,
    TEAMS_JWKS_URI: `${baseUrl}/v1/.well-known/keys`,
    TEAMS_SERVICE_HOSTS: new URL(baseUrl).host,
    TEAMS_LOGIN_URL: baseUrl,
  };
}

function makeOddityDial(changed: () => void): OddityDial {
  let next: string | null = null;
  return {
    name: () => next,
    set: (name) => {
      next = name;
      changed();
    },
  };
}

function countedIds(): () => string {
  let count = 0;
  return () => `00000000-0000-4000-9000-${(++count).toString(16).padStart(12, '0')}`;
}
