/** The HTTP face of the fake: identity provider and Bot Connector routes, with token, fault, size and rate checks before the rules. */
import { LIMITS } from '../../chat/teams/limits/limits.ts';
import type { WireLog } from '../wire-log.ts';
import { asObject, asText, no, parseJson, type FakeAnswer } from './answer.ts';
import {
  aboutTeam,
  changeReaction,
  createConversation,
  deleteActivity,
  editActivity,
  listMembers,
  oneMember,
  postActivity,
  type Target,
} from './connector-rules.ts';
import { sayTrouble, withTrouble, type FaultQueue, type Route, type Trouble } from './faults.ts';
import type { Issuer } from './issuer.ts';
import type { RateKind, Rates } from './rates.ts';
import { baseOf, type Workplace } from './workplace.ts';

export interface HttpCall {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
  /** Whoever calls has hung up by now: an answer reaches nobody. */
  readonly isOver: () => boolean;
}

/** A call of the app, as tests read it. */
export interface ConnectorCall {
  readonly method: string;
  readonly route: Route;
  readonly path: string;
  /** Base conversation id. */
  readonly conversation: string | null;
  readonly body: unknown;
  /** 0 when the connection was dropped, by either side. */
  readonly status: number;
  /** The message that it made, also where the answer never came to say so; null for none. */
  readonly made: string | null;
  /** When it was over, in milliseconds since 1970. */
  readonly overAt: number;
  /** It came before the time was over for which Teams had asked to wait: a fault of the app. */
  readonly early: boolean;
}

export interface ConnectorParts {
  readonly workplace: Workplace;
  readonly issuer: Issuer;
  readonly rates: Rates | null;
  readonly faults: FaultQueue;
  readonly wire: WireLog;
  readonly now: () => Date;
  readonly baseUrl: () => string;
  readonly serviceUrl: () => string;
  readonly called: (call: ConnectorCall) => void;
}

interface Way {
  readonly route: Route;
  readonly conversation?: string;
  /** Needs no connector token. */
  readonly open?: true;
  readonly rate: RateKind;
  readonly act: () => FakeAnswer | Promise<FakeAnswer>;
}

/** Answers one call; `drop` asks the server to close the connection without a word. */
export function makeConnector(parts: ConnectorParts): (call: HttpCall) => Promise<FakeAnswer | 'drop'> {
  /** Until when calls of a conversation, or those of none, were put off, in milliseconds since 1970. */
  const slowed = new Map<string, number>();
  const tooEarly = (way: Way): Trouble | undefined => {
    const leftMs = (slowed.get(way.conversation ?? '') ?? 0) - parts.now().getTime();
    if (way.open === true || leftMs <= 0) return undefined;
    return { kind: 'status', status: 429, code: 'TooManyRequests', retryAfterS: Math.ceil(leftMs / 1000) };
  };
  return async (call) => {
    const url = new URL(call.url, 'http://fake.invalid');
    const way = wayOf(parts, call, url);
    if (way === undefined) return no(404, 'NotFound', `The fake Teams has no ${call.method} ${url.pathname}.`);
    const early = tooEarly(way);
    const trouble = early ?? parts.faults.take(way.route, way.conversation);
    const open = parts.wire.open({
      platform: 'teams',
      direction: 'from_app',
      what: nameOf(parts.workplace, call.method, way),
      body: way.route === 'login' ? '(credentials)' : call.body,
      headers: { authorization: call.authorization ?? '' },
      ...(trouble === undefined ? {} : { note: sayTrouble(trouble) }),
    });
    let made: string | null = null;
    const answer = await withTrouble(trouble, async () => {
      const done = await checked(parts, call, way);
      if (MAKES.has(way.route)) made = madeIn(done);
      return done;
    });
    const status = answer === 'drop' || call.isOver() ? 0 : answer.status;
    if (early === undefined && answer !== 'drop' && status === 429)
      slowed.set(way.conversation ?? '', parts.now().getTime() + Number(answer.headers?.['retry-after'] ?? 0) * 1000);
    open.close(
      status,
      trouble === undefined ? noteOf(answer) : sayTrouble(trouble),
      answer === 'drop' || way.route === 'login' ? undefined : answer.body,
    );
    parts.called({
      method: call.method,
      route: way.route,
      path: decodeURIComponent(url.pathname) + url.search,
      conversation: way.conversation ?? null,
      body: parseJson(call.body),
      status,
      made,
      overAt: parts.now().getTime(),
      early: early !== undefined,
    });
    return answer;
  };
}

const MAKES: ReadonlySet<Route> = new Set(['post', 'createConversation']);

/** A chat that is opened by posting in it names the message apart from itself. */
function madeIn({ status, body }: FakeAnswer): string | null {
  if (status !== 201) return null;
  const { id, activityId, serviceUrl } = asObject(body) ?? {};
  return asText(serviceUrl === undefined ? id : activityId) ?? null;
}

async function checked({ issuer, rates }: ConnectorParts, call: HttpCall, way: Way): Promise<FakeAnswer> {
  if (way.open === true) return way.act();
  if (!(await issuer.accepts(call.authorization)))
    return no(401, 'Unauthorized', 'Authorization has been denied for this request.');
  if (call.body.length * 2 > LIMITS.messageUtf16Bytes)
    return no(413, 'MessageSizeTooBig', 'The message is larger than 100 KB, counted as UTF-16.');
  const waitS = rates?.take(way.rate, way.conversation ?? '');
  if (waitS !== undefined)
    return { ...no(429, 'TooManyRequests', 'API calls quota exceeded.'), headers: { 'retry-after': String(waitS) } };
  return way.act();
}

function wayOf(parts: ConnectorParts, call: HttpCall, url: URL): Way | undefined {
  const v3 = url.pathname.indexOf('/v3/');
  if (v3 === -1) return identityWay(parts, call, url);
  const steps = url.pathname
    .slice(v3 + 4)
    .split('/')
    .map(decodeURIComponent);
  if (steps[0] === 'teams') return teamWay(parts, call, steps);
  return steps[0] === 'conversations' ? conversationWay(parts, call, url, steps.slice(1)) : undefined;
}

function identityWay({ issuer, baseUrl, workplace }: ConnectorParts, call: HttpCall, url: URL): Way | undefined {
  const path = url.pathname;
  const login = /([^/]+)\/oauth2\/v2\.0\/token$/.exec(path)?.[1];
  if (call.method === 'POST' && login !== undefined)
    return {
      route: 'login',
      open: true,
      rate: 'other',
      act: () => issuer.login(login, new URLSearchParams(call.body)),
    };
  const keys: Omit<Way, 'act'> = { route: 'keys', open: true, rate: 'other' };
  if (call.method !== 'GET') return undefined;
  if (/\/v1\/\.well-known\/keys$|\/discovery\/v2\.0\/keys$/.test(path))
    return { ...keys, act: () => ({ status: 200, body: issuer.keySet() }) };
  if (path.endsWith('/v1/.well-known/openidconfiguration'))
    return {
      ...keys,
      act: () => ({ status: 200, body: openIdConfiguration(baseUrl(), workplace.world.teams.tenant) }),
    };
  return undefined;
}

function openIdConfiguration(base: string, tenant: string): unknown {
  return {
    issuer: 'https://api.botframework.com',
    jwks_uri: `${base}/v1/.well-known/keys`,
    token_endpoint: `${base}/${tenant}/oauth2/v2.0/token`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  };
}

function teamWay({ workplace }: ConnectorParts, call: HttpCall, [, id = '', last]: readonly string[]): Way | undefined {
  if (call.method !== 'GET' || (last !== undefined && last !== 'conversations')) return undefined;
  return { route: 'team', rate: 'read', act: () => aboutTeam(workplace, id, last === 'conversations') };
}

function conversationWay(
  { workplace, serviceUrl }: ConnectorParts,
  call: HttpCall,
  url: URL,
  [conversation, part, id, last, type]: readonly string[],
): Way | undefined {
  const body = parseJson(call.body);
  if (conversation === undefined) {
    const act = (): FakeAnswer => createConversation({ workplace, serviceUrl: serviceUrl() }, body);
    return call.method === 'POST' ? { route: 'createConversation', rate: 'send', act } : undefined;
  }
  const targeted = url.searchParams.get('isTargetedActivity') === 'true';
  const target: Target = { workplace, conversation, targeted, serviceUrl: serviceUrl() };
  const way = (route: Route, rate: RateKind, act: () => FakeAnswer): Way => ({
    route,
    rate,
    act,
    conversation: baseOf(conversation),
  });
  const key = [call.method, part?.toLowerCase(), id === undefined ? '' : '*', last ?? ''].join(' ').trimEnd();
  switch (key) {
    case 'POST activities':
      return way('post', 'send', () => postActivity(target, body));
    case 'POST activities *':
      return way('post', 'send', () => postActivity(inThreadOf(target, id ?? ''), body));
    case 'PUT activities *':
      return way('edit', 'other', () => editActivity(target, id ?? '', body));
    case 'DELETE activities *':
      return way('delete', 'other', () => deleteActivity(target, id ?? '', body));
    case 'PUT activities * reactions':
    case 'DELETE activities * reactions':
      return way('reaction', 'other', () => changeReaction(target, id ?? '', type ?? '', call.method === 'PUT'));
    case 'GET members':
      return way('members', 'read', () => listMembers(target, false));
    case 'GET pagedmembers':
      return way('members', 'read', () => listMembers(target, true));
    case 'GET activities * members':
      return way('members', 'read', () => listMembers(target, false));
    case 'GET members *':
      return way('members', 'read', () => oneMember(target, id ?? ''));
  }
  return undefined;
}

/** A reply by path: in a channel it goes to the thread of the message named, elsewhere to the end of the chat. */
function inThreadOf(target: Target, id: string): Target {
  const { workplace, conversation } = target;
  if (workplace.find(conversation)?.kind !== 'channel') return target;
  const root = workplace.message(id)?.root ?? id;
  return { ...target, conversation: `${baseOf(conversation)};messageid=${root}` };
}

function noteOf(answer: FakeAnswer | 'drop'): string | undefined {
  if (answer === 'drop' || answer.status < 400) return undefined;
  const body: unknown = answer.body;
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const { error } = body;
  if (typeof error === 'string') return error;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error
    ? `${String(error.code)}: ${String(error.message)}`
    : undefined;
}

/** In the platform's words: `POST activities (wins)`, `PUT reactions (wins)`, `POST token`. */
function nameOf(workplace: Workplace, method: string, { route, conversation }: Way): string {
  const place = conversation === undefined ? undefined : workplace.find(conversation);
  const where = place === undefined ? '' : ` (${place.kind === 'personal' ? place.people.join() : place.name})`;
  return `${method} ${RESOURCES[route]}${where}`;
}

const RESOURCES: Readonly<Record<Route, string>> = {
  login: 'token',
  keys: 'keys',
  createConversation: 'conversations',
  post: 'activities',
  edit: 'activities',
  delete: 'activities',
  members: 'members',
  reaction: 'reactions',
  team: 'teams',
};
