/** Two organisations in one installation, with the same ids in both: each is served as if it were alone. */
import { createHmac } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { TOOLS } from '../../src/agents/tools.ts';
import { thingId } from '../../src/core/base/ids.ts';
import { startFakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { describeOnOne } from '../database.ts';
import { type Hotel } from './hotel.ts';
import { surfaceOf } from './surfaces.ts';
import { HARBOUR_INN, openTwoHouses, ORGANISATIONS, type TwoHouses } from './two-houses.ts';
import { PATIENCE_MS } from '../patience.ts';

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const OTHER_SECRET = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;
const TOKENS = ['a'.repeat(40), 'b'.repeat(40)] as const;
const MORE = `intake:
  - { name: kit, team: front-desk, owner: mia, opens: complaints }
agents:
  - { id: concierge, name: Concierge, role: agent, owner: mia }
`;

describeOnOne('two organisations in one installation', (open) => {
  let two: TwoHouses;
  let aurora: Hotel;
  let harbour: Hotel;

  beforeAll(async () => {
    two = await openTwoHouses(await open(), {
      more: MORE,
      env: {
        PUBLIC_URL: 'https://amends.example',
        AMENDS_INTAKE_KIT_SECRET__HOTEL_AURORA: SECRET,
        AMENDS_INTAKE_KIT_SECRET__HARBOUR_INN: OTHER_SECRET,
        AMENDS_AGENT_CONCIERGE_TOKEN__HOTEL_AURORA: TOKENS[0],
        AMENDS_AGENT_CONCIERGE_TOKEN__HARBOUR_INN: TOKENS[1],
      },
    });
    [aurora, harbour] = two.houses;
  });

  it.each(['Slack', 'Teams'] as const)(
    'a complaint in %s is a case of the one whose workspace it came from',
    async (platform) => {
      const [here, there] = [surfaceOf(aurora, platform), surfaceOf(harbour, platform)];
      const before = await numbersOf(two);
      await here.log('ana', `Room 412: no hot water, said in ${platform}`, { customer: 'Room 412' });
      await aurora.drawn();
      const after = await numbersOf(two);
      expect(after['harbour-inn']).toEqual(before['harbour-inn']);
      expect(after['hotel-aurora']).toHaveLength((before['hotel-aurora'] ?? []).length + 1);
      expect(here.caseTitles()).toHaveLength(1);
      expect(there.caseTitles()).toEqual([]);
      await there.log('ana', `Room 412: a smell of smoke, said in ${platform}`, { customer: 'Room 412' });
      await harbour.drawn();
      expect(here.caseTitles()).toHaveLength(1);
      expect(there.caseTitles()).toHaveLength(1);
    },
  );

  it.each([
    { path: '/intake/hotel-aurora/kit', secret: SECRET, status: 202, of: 'hotel-aurora' },
    { path: '/intake/harbour-inn/kit', secret: OTHER_SECRET, status: 202, of: 'harbour-inn' },
    { path: '/intake/hotel-aurora/kit', secret: OTHER_SECRET, status: 401, of: null },
    { path: '/intake/harbour-inn/kit', secret: SECRET, status: 401, of: null },
    // whose it would be is not said
    { path: '/intake/kit', secret: SECRET, status: 404, of: null },
    { path: '/intake/nobody/kit', secret: SECRET, status: 404, of: null },
    { path: '/intake/harbour-inn', secret: OTHER_SECRET, status: 404, of: null },
  ])('a complaint sent to $path is taken by its secret alone: $status', async ({ path, secret, status, of }) => {
    const before = await numbersOf(two);
    const body = JSON.stringify({
      type: 'complaint.created',
      timestamp: aurora.now().toISOString(),
      data: { text: `No hot water, told at ${path}`, customer: { id: 'Room 412' } },
    });
    const id = `msg_${path.replaceAll('/', '-')}-${status}`;
    const at = String(Math.floor(aurora.now().getTime() / 1_000));
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const due = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
    const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': at };
    const sent = await fetch(`${two.app.url}${path}`, {
      method: 'POST',
      body,
      headers: { ...headers, 'webhook-signature': `v1,${due}` },
    });
    expect(sent.status).toBe(status);
    const after = await numbersOf(two);
    for (const { id: each } of ORGANISATIONS)
      expect(after[each]).toHaveLength((before[each] ?? []).length + (each === of ? 1 : 0));
  });

  it('an agent is known by its token where its organisation stands in the address, and nowhere else', async () => {
    const ask = async (path: string, token: string): Promise<number> =>
      (
        await fetch(`${two.app.url}${path}`, {
          method: 'POST',
          body: JSON.stringify({ case: 'R-1001' }),
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        })
      ).status;
    const [tool] = TOOLS;
    const name = tool?.name ?? '';
    expect(await ask(`/agents/hotel-aurora/${name}`, TOKENS[0])).not.toBe(401);
    expect(await ask(`/agents/harbour-inn/${name}`, TOKENS[1])).not.toBe(401);
    expect(await ask(`/agents/harbour-inn/${name}`, TOKENS[0])).toBe(401);
    expect(await ask('/mcp/hotel-aurora', TOKENS[1])).toBe(401);
    for (const path of ['/mcp', `/agents/${name}`, '/mcp/nobody']) expect(await ask(path, TOKENS[0])).toBe(404);
  });

  it('what customers open is found by whose secret signed it, and pages are each one’s own', async () => {
    for (const { id, world } of ORGANISATIONS) {
      const shell = two.app.shells.find(({ workspace }) => workspace === id);
      const url = shell?.surveys?.linkOf({
        id: thingId.parse('sur_000001'),
        expires: new Date(aurora.now().getTime() + 86_400_000),
      });
      const page = await (await fetch(`${two.app.url}${new URL(url ?? '').pathname}`)).text();
      expect(page).toContain(world.company);
      expect(await (await fetch(`${two.app.url}/privacy/${id}`)).text()).toContain(world.company);
    }
    expect((await fetch(`${two.app.url}/survey/nobodys.token`)).status).toBe(404);
    const plain = await (await fetch(`${two.app.url}/privacy`)).text();
    for (const { world } of ORGANISATIONS) expect(plain).not.toContain(world.company);
  });

  it('a workspace that no organisation names is told so, and nothing of it is kept', async () => {
    const before = await numbersOf(two);
    const stranger = { ...HARBOUR_INN, slack: { ...HARBOUR_INN.slack, team: 'T0STRANGER' } };
    const slack = await startFakeSlack({ world: stranger, now: () => aurora.now(), deadlineMs: PATIENCE_MS });
    slack.connect(two.app.url);
    await slack.command('U0ANA', 'C0DESK', 'log');
    await slack.command('U0ANA', 'C0DESK', 'give R-1001 refund 10 EUR');
    expect(slack.ephemerals('U0ANA').map(({ text }) => text)).toEqual([
      expect.stringContaining('not set up for your workspace'),
      expect.stringContaining('not set up for your workspace'),
    ]);
    await slack.close();
    expect(await numbersOf(two)).toEqual(before);
    expect((await aurora.db.read.query('SELECT 1 FROM wish')).length).toBe(0);
  });
});

async function numbersOf({ houses: [{ db }] }: TwoHouses): Promise<Readonly<Record<string, readonly string[]>>> {
  const rows = await db.read.query<{ workspace: string; id: string }>(
    'SELECT workspace, id FROM recovery_case ORDER BY id',
  );
  return Object.fromEntries(
    ORGANISATIONS.map(({ id }) => [id, rows.flatMap((row) => (row.workspace === id ? [row.id] : []))]),
  );
}
