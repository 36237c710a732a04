/** The outside of Teams for tests: keys, login and connector on 127.0.0.1, and the app behind a real HTTP server. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { makeTeams, type Teams, type TeamsSettings } from '../../../src/chat/teams/make-teams.ts';
import { makeBodies } from '../../../src/bodies.ts';
import { makeLog } from '../../../src/log.ts';
import { stubDoor, type StubDoor } from './stub-door.ts';
import { stubRefs, type StubRefs } from './stub-refs.ts';

export const TENANT = 'aaaaaaaa-0000-4000-8000-0000000000aa';
export const CLIENT = '11111111-2222-4333-8444-555555555555';
const ISSUER = 'https://api.botframework.com';
export const ANA = '00000000-0000-4000-8000-000000000001';
export const CHANNEL = '19:recoveries@thread.tacv2';

interface Sending {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  // oxlint-disable-next-line typescript/no-explicit-any -- a recorded payload, looked into freely by assertions
  readonly body: any;
}

export interface Outside {
  readonly host: string;
  readonly serviceUrl: string;
  readonly sent: Sending[];
  /** Answers given instead of the usual one, in order; `drop` hangs up after having read the request. */
  readonly answers: ({ status: number; headers?: Record<string, string>; body?: unknown } | 'drop')[];
  logins: number;
  keyFetches: number;
  loginStatus: number;
  token(claims?: Record<string, unknown>, key?: 'ours' | 'theirs'): Promise<string>;
  close(): Promise<void>;
}

// Making RSA keys is the slowest part of a test; two pairs serve them all.
const ours = await generateKeyPair('RS256');
const theirs = await generateKeyPair('RS256');

export async function outside(): Promise<Outside> {
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig', endorsements: ['msteams'] };
  const jwt = await new SignJWT({}).setProtectedHeader({ alg: 'RS256' }).setExpirationTime('2h').sign(ours.privateKey);
  let posts = 0;
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const text = await bodyOf(req);
    const json = (body: unknown, status = 200, headers: Record<string, string> = {}): void => {
      res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    };
    if (req.url === '/keys') {
      world.keyFetches += 1;
      return json({ keys: [jwk] });
    }
    if (req.url?.endsWith('/oauth2/v2.0/token') === true) {
      world.logins += 1;
      return json({ access_token: jwt, expires_in: 3600 }, world.loginStatus);
    }
    world.sent.push({
      method: req.method ?? '',
      url: decodeURIComponent(req.url ?? ''),
      authorization: req.headers.authorization,
      body: text === '' ? null : JSON.parse(text),
    });
    const set = world.answers.shift();
    if (set === 'drop') return void res.destroy();
    if (set !== undefined) return json(set.body ?? {}, set.status, set.headers);
    if (req.url?.endsWith('/v3/conversations') === true) return json({ id: 'a:opened' }, 201);
    posts += 1;
    return json({ id: String(1000 + posts) }, 201);
  };
  const server = createServer((req, res) => void answer(req, res));
  const host = await listenOn(server);
  const world: Outside = {
    host,
    serviceUrl: `http://${host}/emea/`,
    sent: [],
    answers: [],
    logins: 0,
    keyFetches: 0,
    loginStatus: 200,
    token: (claims = {}, key = 'ours') => sign(key === 'ours' ? ours.privateKey : theirs.privateKey, host, claims),
    close: () => closed(server),
  };
  return world;
}

function sign(key: CryptoKey, host: string, claims: Record<string, unknown>): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const all = {
    aud: CLIENT,
    iss: ISSUER,
    nbf: now - 60,
    exp: now + 3600,
    serviceurl: `http://${host}/emea/`,
    ...claims,
  };
  return new SignJWT(JSON.parse(JSON.stringify(all))).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key);
}

interface Answer {
  readonly status: number;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into freely by assertions
  readonly body: any;
}

export interface Running {
  readonly out: Outside;
  readonly door: StubDoor;
  readonly refs: StubRefs;
  readonly teams: Teams;
  readonly lines: string[];
  readonly url: string;
  /** Moves the app's clock. */
  pass(ms: number): void;
  /** Posts an activity with a good token. */
  post(activity: Record<string, unknown>, authorization?: string): Promise<Answer>;
  /** The same, and waits for everything it set off. */
  tell(activity: Record<string, unknown>, authorization?: string): Promise<Answer>;
  raw(init: RequestInit, path?: string): Promise<Response>;
  close(): Promise<void>;
}

export async function running(over: Partial<TeamsSettings> = {}, answerWithinMs = 4000): Promise<Running> {
  const out = await outside();
  const door = stubDoor();
  const refs = stubRefs();
  const lines: string[] = [];
  let at = Date.parse('2026-12-10T10:00:00Z');
  const now = (): Date => new Date(at);
  const teams = makeTeams({
    config: configFor(out, over),
    door,
    store: refs,
    bodies: makeBodies(),
    log: makeLog('debug', (line) => lines.push(line), now),
    now,
    userOf: (member) => (member === 'mia' ? '00000000-0000-4000-8000-000000000003' : undefined),
    answerWithinMs,
    after: (ms, work) => {
      at += ms;
      work();
    },
  });
  const server = createServer((req, res) => void teams.listener(req, res));
  const host = await listenOn(server);
  const raw = (init: RequestInit, path = '/api/messages'): Promise<Response> => fetch(`http://${host}${path}`, init);
  const post: Running['post'] = async (activity, authorization) => {
    const bearer = authorization ?? `Bearer ${await out.token()}`;
    const headers = { 'content-type': 'application/json', authorization: bearer };
    const response = await raw({ method: 'POST', headers, body: JSON.stringify(activity) });
    const text = await response.text();
    return { status: response.status, text, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    out,
    door,
    refs,
    teams,
    lines,
    url: `http://${host}`,
    pass: (ms) => void (at += ms),
    raw,
    post,
    tell: async (activity, authorization) => {
      const answer = await post(activity, authorization);
      await teams.drain(5_000);
      return answer;
    },
    close: async () => {
      await teams.drain(5_000);
      await closed(server);
      await out.close();
    },
  };
}

export function configFor(out: Outside, over: Partial<TeamsSettings> = {}): TeamsSettings {
  return {
    clientId: CLIENT,
    credential: { kind: 'secret', secret: 'secret' },
    appTenant: TENANT,
    tenantIds: [TENANT],
    issuer: ISSUER,
    jwksUri: `http://${out.host}/keys`,
    serviceHosts: [out.host],
    loginUrl: `http://${out.host}/login`,
    allowHttp: true,
    ...over,
  };
}

let ids = 0;

/** A message of Ana in a channel thread; `over` replaces whole fields. */
export function message(out: Outside, text: string, over: Record<string, unknown> = {}): Record<string, unknown> {
  ids += 1;
  return {
    type: 'message',
    id: String(1_700_000_000_000 + ids),
    timestamp: '2026-12-10T10:00:00Z',
    channelId: 'msteams',
    serviceUrl: out.serviceUrl,
    from: { id: '29:ana', aadObjectId: ANA, name: 'Ana Ortiz' },
    recipient: { id: `28:${CLIENT}`, name: 'Amends' },
    conversation: { id: `${CHANNEL};messageid=1699`, conversationType: 'channel', tenantId: TENANT, isGroup: true },
    channelData: { tenant: { id: TENANT }, team: { id: '19:team@thread.tacv2' }, channel: { id: CHANNEL } },
    locale: 'en-GB',
    text: `<at>Amends</at> ${text}`,
    entities: [{ type: 'mention', text: '<at>Amends</at>', mentioned: { id: `28:${CLIENT}`, name: 'Amends' } }],
    ...over,
  };
}

/** What the button of a request carries. */
export const approve = { kind: 'approve', case: 'R-1042', v: 7, request: 'req_abcd', digest: 'd1' };

export const personal = { id: 'a:ana', conversationType: 'personal', tenantId: TENANT };

export function invoke(
  out: Outside,
  name: string,
  value: unknown,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  ids += 1;
  return {
    ...message(out, ''),
    type: 'invoke',
    id: `f:${ids}`,
    name,
    value,
    text: undefined,
    entities: [],
    replyToId: '1700',
    ...over,
  };
}

export function execute(
  out: Outside,
  press: Record<string, unknown>,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  const action = { type: 'Action.Execute', title: 'Go', verb: String(press['kind']), data: { press } };
  return invoke(out, 'adaptiveCard/action', { action, trigger: 'manual' }, over);
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

async function listenOn(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
