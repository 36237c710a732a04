/** People from groups of Entra, in a running app: read by Microsoft Graph with a token of Entra's login, and what they may do in Teams. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { checkPeople } from '../../src/cli/doctor/doctor-people.ts';
import { readConfig } from '../../src/config.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { closeLater } from '../closing.ts';
import { describeJourney } from '../database.ts';
import { APP, startFakeAzure } from '../entra/fake-azure.ts';
import { startFakeGraph, type FakeGraph } from '../people/fake-graph.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { inFront } from './in-front.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const { tenant } = HOTEL_AURORA.teams;
const MANAGERS = '77777777-0000-4000-8000-000000000001';
const INSIDE = '77777777-0000-4000-8000-000000000002';
const DESK = '77777777-0000-4000-8000-000000000003';
/** Mia and Gil stand in the file, Ana and Bob in groups. */
const YAML = `${readFileSync('demo/amends.yaml', 'utf8').replace(/  - id: (?:ana|bob)\n(?:    .*\n)+/gu, '')}
people_from:
  entra: { tenant: ${tenant} }
  groups:
    - { group: front desk, role: agent, team: front-desk }
    - { group: ${MANAGERS}, role: duty_manager, team: front-desk, above: [front desk] }
`;
const MINUTE = 60_000;
const person = (n: 1 | 2 | 3 | 4): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [ANA, BOB, MIA, GIL] = ([1, 2, 3, 4] as const).map(person) as [string, string, string, string];

describeJourney('people from groups of Entra', 'Teams', (open) => {
  let hotel: Hotel;
  let chat: Surface;
  let journey: Journey;
  let graph: FakeGraph;
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-entra-people-')), 'amends.yaml');
  const roleOf = async (user: string): Promise<string | undefined> => {
    const { members } = await hotel.app.shell.directory.now(hotel.db.read);
    return members.find(({ identities, active }) => active && identities.some((one) => one.user === user))?.role;
  };
  const later = async (): Promise<void> => {
    hotel.forward(MINUTE);
    await hotel.app.sweep();
  };
  const desk = (...members: string[]): void =>
    void graph.groups.set(DESK, { name: 'Front Desk', members, inside: [INSIDE] });
  const account = (id: string, accountEnabled = true): void =>
    void graph.users.set(id, { displayName: `User ${id.slice(-1)}`, mail: null, accountEnabled });

  beforeAll(async () => {
    writeFileSync(file, YAML);
    const azure = await startFakeAzure(undefined, tenant);
    closeLater(() => azure.close());
    graph = await startFakeGraph(azure, tenant);
    for (const id of [ANA, BOB, MIA, GIL]) account(id);
    graph.groups.set(INSIDE, { name: 'Night shift', members: [BOB] });
    desk(ANA);
    graph.permissions.delete('User.Read.All');
    // one login for the bot of Teams and for what reads groups, as Microsoft has one
    const isForGraph = (body: Buffer): boolean =>
      new URLSearchParams(String(body)).get('scope') === `${graph.url}/.default`;
    const envBeside = async ({ TEAMS_LOGIN_URL: bot = '' }: Readonly<Record<string, string>>) => ({
      TEAMS_LOGIN_URL: await inFront((_path, body) => ({ to: isForGraph(body) ? azure.url : bot })),
    });
    const env = { AMENDS_CONFIG: file, ENTRA_CLIENT_ID: APP, ENTRA_CLIENT_SECRET: 'right', GRAPH_URL: graph.url };
    hotel = await openHotel(await open(), { env, envBeside });
    chat = surfaceOf(hotel, 'Teams');
    journey = journeyIn(hotel, chat);
  });

  it('cannot be read while a permission is missing: nobody changes, and the doctor says since when and what', async () => {
    await later();
    const config = readConfig({
      AMENDS_CONFIG: file,
      AMENDS_POLICY: 'demo/policy.yaml',
      AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      ENTRA_CLIENT_ID: APP,
      ENTRA_CLIENT_SECRET: 'right',
      SLACK_SIGNING_SECRET: 's',
      SLACK_BOT_TOKEN: 'xoxb-1',
    });
    const findings = await checkPeople(hotel.db.read, config.organisation, config.policy);
    expect(findings).toContainEqual(
      expect.objectContaining({
        state: 'fail',
        said: expect.stringMatching(/entra: cannot be read since 2026.*User\.Read\.All/),
      }),
    );
    expect(await roleOf(MIA)).toBe('duty_manager');
    expect(await roleOf(ANA)).toBeUndefined();
  });

  it('are who is in them, by name or by id, and in groups inside them', async () => {
    graph.permissions.add('User.Read.All');
    await later();
    expect(await Promise.all([ANA, BOB, MIA, GIL].map(roleOf))).toEqual([
      'agent',
      'agent',
      // what the file says stands
      'duty_manager',
      'general_manager',
    ]);
    expect(await chat.answerTo('ana', 'limits', /What you may decide/)).toContain('up to €150.00');
  });

  it('stand where the line says that stands above', async () => {
    graph.groups.set(MANAGERS, { name: 'Managers', members: [BOB] });
    await later();
    expect(await roleOf(BOB)).toBe('duty_manager');
  });

  it('leave with the group within a minute; what they had open is the lead’s', async () => {
    const id = await journey.opened('ana', 'No towels', { customer: 'K-81' });
    desk();
    await later();
    expect(await chat.answerTo('ana', 'limits', /does not know you/)).toContain('does not know you');
    await journey.told('mia', new RegExp(`${id} is yours now`));
    desk(ANA);
    await later();
    expect(await roleOf(ANA)).toBe('agent');
  });

  it('have no authority once their account is disabled, whoever also stands in the file', async () => {
    desk(ANA, GIL);
    await later();
    for (const id of [ANA, GIL]) account(id, false);
    await later();
    expect(await Promise.all([ANA, GIL, BOB].map(roleOf))).toEqual([undefined, undefined, 'duty_manager']);
    for (const id of [ANA, GIL]) account(id);
    await later();
    expect(await Promise.all([ANA, GIL].map(roleOf))).toEqual(['agent', 'general_manager']);
  });

  it('have none either once the disabled account has left its groups, by one reading or by two, or was deleted', async () => {
    const disabled = (): void => account(GIL, false);
    const deleted = (): void => void graph.users.delete(GIL);
    const out = (): void => desk(ANA);
    const ways = [[[disabled], [out]], [[disabled, out]], [[deleted, out]]];
    for (const readings of ways) {
      for (const steps of readings) {
        for (const step of steps) step();
        await later();
        expect(await roleOf(GIL)).toBeUndefined();
      }
      await later();
      expect(await roleOf(GIL)).toBeUndefined();
      // open again, and in no group: the file says who they are
      account(GIL);
      await later();
      expect(await roleOf(GIL)).toBe('general_manager');
      desk(ANA, GIL);
      await later();
    }
    // out of the group alone takes only what the group gave
    desk(ANA);
    await later();
    expect(await roleOf(GIL)).toBe('general_manager');
  });

  it('are as they were while Graph refuses, and when it only slows us down', async () => {
    graph.status = 403;
    desk();
    await later();
    expect(await roleOf(ANA)).toBe('agent');
    graph.status = null;
    graph.slowed = 1;
    await later();
    expect(await roleOf(ANA)).toBeUndefined();
  });
});
