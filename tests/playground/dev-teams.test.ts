/** The door for Microsoft's Agents Playground: it signs for the client named on this machine, and for nobody else. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeTeams, type Teams } from '../../src/chat/teams/make-teams.ts';
import { makeBodies } from '../../src/bodies.ts';
import { makeLog } from '../../src/log.ts';
import { askClient, connectorHosts, organisationFor } from '../../src/playground/dev-teams/client.ts';
import { openSigningDoor, type SigningDoor } from '../../src/playground/dev-teams/door.ts';
import { amends } from '../cli/amends.ts';
import { stubDoor, type StubDoor } from '../chat/teams/stub-door.ts';
import { stubRefs } from '../chat/teams/stub-refs.ts';

const TENANT = '00000000-0000-0000-0000-0000000000001';
const BOT = '00000000-0000-0000-0000-00000000000011';
const CONFIG = {
  tenantId: TENANT,
  bot: { id: BOT, name: 'Test Bot' },
  currentUser: { id: 'user-id-0', name: 'Alex Wilber', aadObjectId: 'aad-alex' },
  users: [
    { id: 'user-id-1', name: 'Megan Bowen', aadObjectId: 'aad-megan' },
    { id: 'user-id-2', name: '山田', aadObjectId: 'aad-yamada' },
    { id: 'user-id-3', name: 'Megan Price', aadObjectId: 'aad-price' },
  ],
  teams: [
    {
      channels: [
        { id: 'team-id', name: 'General' },
        { id: 'channel-announcements-id', name: 'Announcements' },
      ],
    },
  ],
};

let client: Server;
let clientUrl: URL;
const sent: string[] = [];
let app: Server;
let teams: Teams;
let heard: StubDoor;
let door: SigningDoor;

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
};

beforeEach(async () => {
  sent.length = 0;
  client = createServer((req, res) => {
    if (req.method === 'POST') sent.push(req.url ?? '');
    res.writeHead(req.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(req.url === '/_internal/v1/config' ? { config: CONFIG } : { id: '1' }));
  });
  clientUrl = new URL(`http://127.0.0.1:${await listening(client)}`);
  app = createServer((req, res) => void teams.listener(req, res));
  const port = await listening(app);
  const hosts = connectorHosts(clientUrl);
  const names = { tenant: TENANT, clientId: BOT, clientSecret: 'known to both ends' };
  door = await openSigningDoor({ ...names, port: 0, hosts, app: `http://127.0.0.1:${port}/api/messages` });
  heard = stubDoor();
  teams = makeTeams({
    config: {
      clientId: BOT,
      credential: { kind: 'secret', secret: names.clientSecret },
      appTenant: TENANT,
      tenantIds: [TENANT],
      issuer: door.env['TEAMS_ISSUER'] ?? '',
      jwksUri: door.env['TEAMS_JWKS_URI'] ?? '',
      serviceHosts: hosts,
      loginUrl: door.env['TEAMS_LOGIN_URL'] ?? '',
      allowHttp: true,
    },
    door: heard,
    bodies: makeBodies(),
    store: stubRefs(),
    log: makeLog(
      'warn',
      () => undefined,
      () => new Date(),
    ),
    now: () => new Date(),
  });
});
afterEach(async () => {
  await teams.drain(5_000);
  await door.close();
  for (const server of [client, app]) {
    server.closeAllConnections();
    server.close();
  }
});

const activity = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: 'message',
  id: '17',
  channelId: 'msteams',
  serviceUrl: `http://localhost:${clientUrl.port}/_connector`,
  from: { id: 'user-id-0', aadObjectId: 'aad-alex', name: 'Alex Wilber' },
  recipient: { id: BOT },
  conversation: { id: 'chat', conversationType: 'personal', tenantId: TENANT },
  text: 'limits',
  ...over,
});

/** By node:http, which sets any header. */
const post = (headers: Record<string, string>, body: unknown = activity(), method = 'POST'): Promise<number> =>
  new Promise((resolve, reject) => {
    const all = { 'content-type': 'application/json', ...headers };
    const req = request(door.url, { method, headers: all }, (res) => {
      res.resume();
      res.on('end', () => resolve(res.statusCode ?? 0));
    });
    req.on('error', reject);
    req.end(method === 'POST' ? JSON.stringify(body) : undefined);
  });
const MARK = { 'x-ms-agents-playground': 'true' };

it('signs what the client says, and the answer goes back to the client, authentication on', async () => {
  expect(await post(MARK)).toBe(200);
  await teams.drain(5_000);
  expect(heard.lines).toEqual(['limits']);
  expect(sent).toEqual(['/_connector/v3/conversations/chat/activities']);
});

it.each<[string, Record<string, string>, Record<string, unknown>, number]>([
  ['without the client’s mark', {}, {}, 403],
  ['from a page in a browser', { ...MARK, origin: 'https://evil.example' }, {}, 403],
  ['under another machine’s name', { ...MARK, host: 'evil.example' }, {}, 403],
  ['for another connector', MARK, { serviceUrl: 'http://evil.example/' }, 403],
  ['for a connector that only looks alike', MARK, { serviceUrl: 'http://localhost:1/_connector' }, 403],
  ['for another tenant, which Amends itself refuses', MARK, { conversation: { id: 'chat', tenantId: 'other' } }, 403],
])('signs nothing %s', async (_what, headers, over, status) => {
  expect(await post(headers, activity(over))).toBe(status);
  await teams.drain(5_000);
  expect(heard.lines).toEqual([]);
});

it('answers the client’s look whether somebody is there', async () => {
  expect(await post({}, undefined, 'HEAD')).toBe(405);
});

it('makes an amends.yaml of the people and channels of the client', async () => {
  const told = await askClient(clientUrl);
  if (told === undefined) throw new Error('no client');
  const read: unknown = parse(organisationFor(told));
  expect(read).toMatchObject({
    microsoft: { tenant: TENANT },
    teams: [{ cases: { teams: 'channel-announcements-id' }, thanks: { teams: 'team-id' } }],
    people: [
      { id: 'alex', role: 'duty_manager', lead: true, teams: 'aad-alex' },
      { id: 'megan', role: 'agent', teams: 'aad-megan' },
      { id: 'person-3', name: '山田', role: 'agent' },
      { id: 'megan-4', role: 'general_manager', teams: 'aad-price' },
    ],
  });
  const printed = await amends(['dev-teams', '--playground', clientUrl.origin, '--print'], {});
  expect(printed).toEqual({ status: 0, out: organisationFor(told), err: '' });
});

it.each([
  [['dev-teams'], { NODE_ENV: 'production' }, 1, 'does not run in production'],
  [['dev-teams', '--playground', 'http://192.168.0.7:56150'], {}, 1, 'on this machine only'],
  [['dev-teams', '--playground', 'https://127.0.0.1:1'], {}, 2, '--playground wants'],
  [['dev-teams', '--port', 'x'], {}, 2, '--port wants'],
])('amends %j with %j ends with %i', async (line, env, status, why) => {
  const ended = await amends(line, env);
  expect(ended.status).toBe(status);
  expect(ended.err).toContain(why);
});
