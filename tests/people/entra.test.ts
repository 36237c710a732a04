/** Groups of Entra, read by Microsoft Graph over HTTP: who is in them, in which pages, and what is done when Graph makes trouble. */
import { beforeEach, describe, expect, it } from 'vitest';
import { teamId } from '../../src/core/base/ids.ts';
import type { KeptAccount } from '../../src/core/people/account.ts';
import type { GroupRule } from '../../src/core/people/mapping.ts';
import { makeGraph } from '../../src/people/entra/graph.ts';
import { entraReader } from '../../src/people/entra/read-groups.ts';
import type { SourceReader } from '../../src/people/sources.ts';
import { checkEntra } from '../../src/cli/doctor/doctor-entra.ts';
import { readCertificate, type Credential } from '../../src/entra/credential.ts';
import type { Io } from '../../src/cli/verb.ts';
import type { EntraSettings } from '../../src/people/settings.ts';
import { closeLater } from '../closing.ts';
import { APP, IDENTITY, startFakeAzure, TENANT, type FakeAzure } from '../entra/fake-azure.ts';
import { selfSigned } from '../entra/self-signed.ts';
import { startFakeGraph, type FakeGraph } from './fake-graph.ts';

const now = (): Date => new Date('2026-12-10T10:00:00Z');
const never = new AbortController().signal;
const SECRET: Credential = { kind: 'secret', secret: 'right' };
const WRONG: Credential = { kind: 'secret', secret: 'wrong-secret' };
const ours = selfSigned(new Date('2027-12-10T10:00:00Z'));
const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const FRONT = teamId.parse('front-desk');

describe('groups of Entra', () => {
  let azure: FakeAzure;
  let graph: FakeGraph;
  let reader: SourceReader;
  let kept: readonly KeptAccount[];
  const settingsBy = (credential: Credential): EntraSettings => ({
    app: 'ENTRA',
    clientId: APP,
    credential,
    tenant: TENANT,
    loginUrl: azure.url,
    graphUrl: graph.url,
  });
  const graphBy = (credential: Credential) =>
    makeGraph(settingsBy(credential), { log: { warn: () => undefined }, now });
  const readerBy = (rules: readonly GroupRule[], credential: Credential = SECRET): SourceReader =>
    entraReader({
      graph: graphBy(credential),
      tenant: TENANT,
      rules: () => rules,
      beside: ({ told }) => Promise.resolve(kept.filter(({ id }) => !told.includes(id))),
    });
  const put = (n: number, more: object = {}): string => {
    graph.users.set(guid(n), { displayName: `User ${n}`, mail: `U${n}@a.example`, accountEnabled: true, ...more });
    return guid(n);
  };
  beforeEach(async () => {
    kept = [];
    azure = await startFakeAzure();
    closeLater(() => azure.close());
    graph = await startFakeGraph(azure, TENANT);
    azure.certificate = ours.certificate;
    reader = readerBy([
      { group: "Front desk's", role: 'agent', team: FRONT },
      { group: guid(900), role: 'duty_manager', team: FRONT },
      { group: 'nobody has it', role: 'agent', team: FRONT },
      { group: 'elsewhere', from: 'slack', role: 'agent', team: FRONT },
    ]);
    graph.groups.set(guid(901), {
      name: "Front desk's",
      members: [put(1), put(2, { accountEnabled: false })],
      inside: [guid(902)],
    });
    graph.groups.set(guid(902), { name: 'Inside', members: [put(3, { userType: 'Guest' })] });
    graph.groups.set(guid(900), { name: 'Managers', members: [guid(1)] });
  });

  it('are those named by id or by name, with people of groups inside them', async () => {
    const { accounts, groups } = await reader.read(never);
    expect(groups).toEqual([
      { source: 'entra', id: guid(900), names: ['Managers'] },
      { source: 'entra', id: guid(901), names: ["Front desk's"] },
    ]);
    expect(accounts).toMatchObject([
      {
        id: guid(1),
        email: 'u1@a.example',
        active: true,
        groups: [guid(900), guid(901)],
        identities: [{ platform: 'teams', place: TENANT, user: guid(1) }],
      },
      { id: guid(2), active: false },
      // nobody here vouches for a guest's address
      { id: guid(3), email: null },
    ]);
    expect(graph.asked.join(' ')).not.toContain('elsewhere');
  });

  it('are read whole, page by page, and thirty of them in batches', async () => {
    graph.pageOf = 7;
    const big = Array.from({ length: 40 }, (_, n) => put(100 + n));
    for (let n = 0; n < 30; n++) graph.groups.set(guid(1000 + n), { name: `g${n}`, members: big });
    const rules = Array.from({ length: 30 }, (_, n): GroupRule => ({ group: `g${n}`, role: 'agent', team: FRONT }));
    const { accounts, groups } = await readerBy(rules).read(never);
    expect([accounts.length, groups.length, accounts[0]?.groups.length]).toEqual([40, 30, 30]);
  });

  it('are read although Graph slows us down, and with a new token when the old one ended', async () => {
    graph.slowed = 3;
    expect((await reader.read(never)).accounts).toHaveLength(3);
    azure.granted.clear();
    expect((await reader.read(never)).accounts).toHaveLength(3);
  });

  it('are given up at once when the process stops, however long Graph asks to wait', async () => {
    graph.slowed = 10_000;
    graph.retryAfterS = 60;
    const over = new AbortController();
    const reading = reader.read(over.signal).catch(String);
    await expect.poll(() => graph.asked.length).toBeGreaterThan(0);
    over.abort();
    expect(await reading).toContain('abort');
  });

  it.each<[string, (graph: FakeGraph) => void, RegExp]>([
    ['refuses', (g) => void (g.status = 403), /403 Authorization_RequestDenied .* GroupMember\.Read\.All/],
    ['breaks', (g) => void (g.status = 500), /500/],
    ['never stops slowing', (g) => void (g.slowed = 10_000), /429 TooManyRequests/],
  ])('cannot be had where Graph %s: that is thrown, nothing is half read', async (_, trouble, said) => {
    trouble(graph);
    await expect(reader.read(never)).rejects.toThrow(said);
  });

  const before = (n: number, more: Partial<KeptAccount> = {}): KeptAccount => ({
    source: 'entra',
    id: guid(n),
    name: `User ${n}`,
    email: null,
    identities: [],
    active: true,
    groups: [guid(900)],
    zone: null,
    locale: null,
    member: null,
    held: null,
    ...more,
  });
  const told = async (ids: ReadonlySet<string>) =>
    (await reader.read(never)).accounts.flatMap(({ id, active, groups }) =>
      ids.has(id) ? [{ id, active, groups }] : [],
    );

  it('tell of whoever left them that their account is closed, where it is or was deleted, and of nobody who only left', async () => {
    kept = [before(11), before(12), before(13), before(14, { active: false }), before(15, { active: false })];
    put(11);
    put(12, { accountEnabled: false });
    put(14);
    put(15, { accountEnabled: false });
    expect(await told(new Set(kept.map(({ id }) => id)))).toEqual([
      { id: guid(12), active: false, groups: [] },
      { id: guid(13), active: false, groups: [] },
      { id: guid(14), active: true, groups: [] },
    ]);
  });

  it('take the place of all who left at once, and ask about so many at a time until everybody was asked about', async () => {
    kept = Array.from({ length: 450 }, (_, n) => before(2000 + n));
    const ids = new Set(kept.map(({ id }) => id));
    const read = async () => {
      graph.asked.length = 0;
      const all = await told(ids);
      expect(all.every(({ groups }) => groups.length === 0)).toBe(true);
      expect(graph.asked.filter((path) => path.startsWith('/users/')).length).toBeLessThanOrEqual(200);
      for (const { id, active } of all) if (!active) kept = kept.filter((one) => one.id !== id);
      return all.filter(({ active }) => !active).length;
    };
    expect([await read(), await read(), await read(), await read()]).toEqual([200, 200, 50, 0]);
  });

  it('cannot be had of people whom the app may not read: nobody would know who was disabled', async () => {
    graph.permissions.delete('User.Read.All');
    await expect(reader.read(never)).rejects.toThrow('User.Read.All');
  });

  it('cannot be had with a wrong secret, which is not said', async () => {
    const refused = await readerBy([{ group: 'x', role: 'agent' }], WRONG)
      .read(never)
      .catch((error: unknown) => String(error));
    expect(refused).toContain('AADSTS7000215');
    expect(refused).not.toContain('wrong-secret');
  });

  it.each<[string, () => Credential]>([
    ['a certificate', () => ({ kind: 'certificate', certificate: readCertificate(ours.key + ours.certificate) })],
    ['an identity of a machine', () => ({ kind: 'managed', identity: IDENTITY, from: machine() })],
    ['an identity of a machine that is the app', () => ({ kind: 'managed', identity: APP, from: machine() })],
    [
      'the identity of an app service',
      () => ({
        kind: 'managed',
        identity: null,
        from: { kind: 'service', url: `${azure.url}/msi/token`, header: 'header-secret' },
      }),
    ],
  ])('are read by %s as by a secret', async (_, credential) => {
    const { accounts } = await readerBy([{ group: guid(900), role: 'agent', team: FRONT }], credential()).read(never);
    expect(accounts).toMatchObject([{ id: guid(1) }]);
  });
  const machine = () => ({ kind: 'machine', url: azure.url }) as const;

  it('send the token to nobody else', async () => {
    graph.pageOf = 1;
    const other = await startFakeGraph(azure, TENANT);
    await expect(graphBy(SECRET).rest({ value: [], '@odata.nextLink': `${other.url}/v1.0/groups` })).rejects.toThrow(
      'not its own',
    );
    expect(other.asked).toEqual([]);
  });

  it.each<[string, Credential, (graph: FakeGraph) => void, readonly RegExp[]]>([
    ['nothing', SECRET, () => undefined, [/^ok a token for app/, /^ok .* of groups/, /^ok .* of people/]],
    ['a secret', WRONG, () => undefined, [/^fail .*AADSTS7000215 ENTRA_CLIENT_SECRET is not a secret of this app/]],
    [
      'a permission',
      SECRET,
      (g) => void g.permissions.delete('User.Read.All'),
      [/^ok a token/, /^ok .* of groups/, /^fail .* may not read people .* User\.Read\.All/],
    ],
  ])('are looked at by the doctor, who names what is missing: %s', async (_, credential, trouble, said) => {
    trouble(graph);
    const found = await checkEntra(settingsBy(credential), { now: () => new Date() } as Io);
    const words = found.map(({ state, said: finding, todo }) => `${state} ${finding} ${todo ?? ''}`);
    expect(words).toEqual(said.map((one) => expect.stringMatching(one)));
  });
});
