/** Agents in amends.yaml and in the environment: what is read, and every fault with its place. */
import { generateKeyPair, exportJWK, SignJWT, type CryptoKey } from 'jose';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { agentsOf, type AgentSettings } from '../../src/agents/settings.ts';
import { callers } from '../../src/agents/who.ts';
import { checkAgents } from '../../src/cli/doctor/doctor-agents.ts';
import type { Config } from '../../src/config.ts';
import { readOrganisation } from '../../src/organisation.ts';
import { closeLater } from '../closing.ts';
import { HOTEL, NOON } from '../core/case/build.ts';
import { quietLog } from '../database.ts';

const file = (agents: string): string => `workspace: { id: shop, name: Shop }
teams:
  - { id: counter, name: Counter }
  - { id: store, name: Store }
people:
  - { id: ola, name: Ola Berg, role: agent, team: counter }
  - { id: mia, name: Mia Laurent, role: duty_manager, team: counter, lead: true }
agents:
${agents}
`;
const read = (agents: string, isRunning = false) =>
  readOrganisation(file(agents), 'amends.yaml', new Set(HOTEL.roles.keys()), null, isRunning);
const one = (more: string): string => `  - { id: bot, name: Bot, ${more} }`;

describe('an agent in amends.yaml', () => {
  it('is a member of its own kind, in its person’s team', () => {
    const found = read(one('role: concierge, owner: ola'));
    if (!found.ok) throw new Error(found.faults.join('\n'));
    const { members, agents } = found.organisation.workspace;
    expect(members.map(({ id }) => id)).toEqual(['ola', 'mia']);
    expect(agents).toEqual([
      expect.objectContaining({
        id: 'bot',
        team: 'counter',
        lead: false,
        identities: [],
        active: true,
        agent: { of: 'ola', sees: 'own' },
      }),
    ]);
  });

  it.each([
    ['a person there is not', one('role: concierge, owner: zoe'), /owner: there is no person "zoe"/],
    [
      'an agent for its person',
      `${one('role: concierge, owner: ola')}\n  - { id: two, name: Two, role: concierge, owner: bot }`,
      /is an agent; a person answers/,
    ],
    ['itself for its person', one('role: concierge, owner: bot'), /is an agent; a person answers/],
    ['the id of a person', '  - { id: ola, name: Bot, role: concierge, owner: mia }', /stands here twice/],
    ['a role there is not', one('role: king, owner: ola'), /the policy has no role "king"/],
    ['another team than its person’s', one('role: concierge, owner: ola, team: store'), /name somebody of "store"/],
    ['a tool there is not', one('role: concierge, owner: ola, tools: [approve]'), /tools/],
    ['a day that is none', one('role: concierge, owner: ola, expires: soon'), /is not a day/],
    [
      'a webhook inside',
      one("role: concierge, owner: ola, webhook: { url: 'http://10.0.0.1/x' }"),
      /does not begin with https/,
    ],
    ['a lead', one('role: concierge, owner: ola, lead: true'), /unknown key "lead"/],
  ])('has no %s', (_what, agents, fault) => {
    const found = read(agents);
    expect(found.ok ? [] : found.faults).toEqual([expect.stringMatching(fault)]);
  });

  it('whose person has left stops nothing while Amends runs, and has no authority', () => {
    expect(read(one('role: concierge, owner: zoe')).ok).toBe(false);
    const found = read(one('role: concierge, owner: zoe'), true);
    expect(found.ok && found.organisation.workspace.agents).toEqual([
      expect.objectContaining({ id: 'bot', active: false }),
    ]);
  });

  it('has no role that approves', () => {
    const found = read(one('role: duty_manager, owner: ola'));
    if (!found.ok) throw new Error(found.faults.join('\n'));
    const faults: string[] = [];
    agentsOf({}, found.organisation, HOTEL, faults);
    expect(faults).toEqual([expect.stringMatching(/agents\.bot\.role.*may approve, which an agent never may/)]);
  });
});

const settings = (env: Record<string, string>, faults: string[] = [], more = ''): AgentSettings => {
  const found = read(one(`role: concierge, owner: ola${more}`));
  if (!found.ok) throw new Error(found.faults.join('\n'));
  return agentsOf(env, found.organisation, HOTEL, faults);
};
const LONG = 'x'.repeat(40);

describe('what an agent is known by', () => {
  it.each([
    [{ AMENDS_AGENT_BOT_TOKEN: 'short' }, /token 1 is not 32 or more/],
    [{ AMENDS_AGENT_BOT_TOKEN: `${LONG},with space ${LONG}` }, /token 2 is not/],
    [{ AMENDS_AGENT_BOT_TOKEN: `${LONG}@2027-13-40` }, /token 1 is not/],
    [{ AMENDS_AGENT_BOT_SECRET: 'whsec_short' }, /AMENDS_AGENT_BOT_SECRET is not "whsec_"/],
  ])('is said to be wrong: %o', (env, fault) => {
    const faults: string[] = [];
    settings(env, faults);
    expect(faults).toEqual([expect.stringMatching(fault)]);
  });

  it('is kept as a hash, two while one is exchanged, and ends on its day', async () => {
    const known = settings({ AMENDS_AGENT_BOT_TOKEN: `${LONG}@2026-12-11,y${LONG}` });
    expect(JSON.stringify(known)).not.toContain(LONG);
    const who = callers(known, quietLog);
    expect((await who.byToken(LONG, NOON))?.id).toBe('bot');
    expect(await who.byToken(LONG, new Date('2026-12-11T00:00:00Z'))).toBeUndefined();
    expect((await who.byToken(`y${LONG}`, new Date('2026-12-11T00:00:00Z')))?.id).toBe('bot');
  });

  it('all ends when the agent does', async () => {
    const who = callers(settings({ AMENDS_AGENT_BOT_TOKEN: LONG }, [], ', expires: 2026-12-11'), quietLog);
    expect((await who.byToken(LONG, NOON))?.id).toBe('bot');
    expect(await who.byToken(LONG, new Date('2026-12-11T00:00:00Z'))).toBeUndefined();
  });

  it('is looked at by the doctor: what cannot call, and what ends soon', () => {
    const look = (env: Record<string, string>) =>
      checkAgents({ agents: settings(env) } as Config, NOON).map(({ state, said }) => [state, said]);
    expect(look({})).toEqual([['warn', expect.stringContaining('cannot call')]]);
    expect(look({ AMENDS_AGENT_BOT_TOKEN: `${LONG}@2026-12-15` })).toEqual([
      ['warn', expect.stringContaining('ends on 2026-12-15')],
    ]);
    expect(look({ AMENDS_AGENT_BOT_TOKEN: LONG })).toEqual([['ok', '1 agent, each can call']]);
  });
});

describe('a token of an issuer', () => {
  let url = '';
  let key: CryptoKey;
  let strange: CryptoKey;
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    strange = (await generateKeyPair('ES256')).privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' };
    const server = http.createServer((_, res) => void res.end(JSON.stringify({ keys: [jwk] })));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    closeLater(async () => void server.close());
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  });
  const token = (
    change: {
      readonly sub?: string;
      readonly iss?: string;
      readonly aud?: string;
      readonly exp?: Date;
      readonly by?: CryptoKey;
    } = {},
  ) =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setSubject(change.sub ?? 'svc:bot')
      .setIssuer(change.iss ?? 'https://login.example')
      .setAudience(change.aud ?? 'https://amends.example/mcp')
      .setExpirationTime(change.exp ?? new Date(NOON.getTime() + 600_000))
      .sign(change.by ?? key);

  it('is taken where it is genuine, of now, meant for us, and its subject is an agent', async () => {
    const log = { ...quietLog, warn: () => undefined };
    const known = settings({}, [], ", subject: 'svc:bot'");
    const who = callers(
      { ...known, issuer: { issuer: 'https://login.example', audience: 'https://amends.example/mcp', jwks: url } },
      log,
    );
    expect((await who.byToken(await token(), NOON))?.id).toBe('bot');
    for (const change of [
      { sub: 'svc:other' },
      { iss: 'https://evil.example' },
      { aud: 'https://other.example' },
      { exp: new Date(NOON.getTime() - 600_000) },
      { by: strange },
    ])
      expect(await who.byToken(await token(change), NOON), `with ${Object.keys(change).join()}`).toBeUndefined();
    const [head, body] = (await token()).split('.');
    expect(await who.byToken(`${head}.${body}.`, NOON)).toBeUndefined();
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await who.byToken(`${none}.${body}.x`, NOON)).toBeUndefined();
  });
});
