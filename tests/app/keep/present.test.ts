/** Where Amends is by a token or credentials of the settings: that it is, and is not any more, stands in the journal of the house once. */
import { beforeAll, expect, it } from 'vitest';
import { verifyJournals } from '../../../src/cli/audit/verify.ts';
import { houseEntries } from '../../../src/db/engine/house-journal.ts';
import { HOTEL_AURORA } from '../../../src/playground/world.ts';
import { openAnyDatabase } from '../../database.ts';
import { openHotel, type Hotel } from '../../ways/hotel.ts';

const HOUR_MS = 3_600_000;

let hotel: Hotel;
beforeAll(async () => {
  hotel = await openHotel(await openAnyDatabase());
});

const entriesOf = async (platform: string): Promise<readonly string[]> =>
  (await houseEntries(hotel.db.read, hotel.app.shell.workspace, 0, 100)).flatMap(({ kind, details }) =>
    details['platform'] === platform ? [[kind, details['place'], details['why'] ?? ''].join(' ').trim()] : [],
  );
const brokenAt = async (): Promise<unknown> =>
  (await verifyJournals(hotel.db.read, hotel.app.shell.workspace, null)).broken;

it('a workspace comes with what is first heard from there, goes by what Slack says or with its token', async () => {
  const { slack, app } = hotel;
  const type = async (line: string): Promise<void> => {
    await slack.command('U0ANA', 'C0DESK', line);
    await app.answered(20_000);
  };
  const noted = (): Promise<readonly string[]> => entriesOf('slack');
  const told = async (event: object, id: string): Promise<void> => {
    const body = { type: 'event_callback', team_id: 'T0AURORA', event_id: id, api_app_id: 'A0AMENDS', event };
    await slack.sendRaw({ what: 'event', type: 'application/json', body: JSON.stringify(body) });
  };
  const came = 'installed T0AURORA';
  for (const line of ['limits', 'mine']) await type(line);
  await expect.poll(noted).toEqual([came]);

  await told({ type: 'tokens_revoked', tokens: { bot: ['U0AMENDS'] } }, 'Ev1');
  await told({ type: 'app_uninstalled' }, 'Ev2');
  // what was on its way
  await type('limits');
  await expect.poll(noted).toEqual([came, 'uninstalled T0AURORA revoked']);
  hotel.forward(HOUR_MS);
  await type('limits');
  await expect.poll(noted).toHaveLength(3);

  slack.killTokens('T0AURORA');
  await slack.command('U0ANA', 'C0DESK', 'log');
  await expect.poll(noted).toEqual([came, 'uninstalled T0AURORA revoked', came, expect.stringMatching(/^uninstalled/)]);
  await app.answered(20_000);
  await slack.command('U0ANA', 'C0DESK', 'log');
  await app.answered(20_000);
  expect(await noted()).toHaveLength(4);
  expect(await brokenAt()).toBeNull();
});

it('a tenant goes while Entra refuses the credentials, and comes back with them', async () => {
  const { teams } = hotel;
  const { tenant } = HOTEL_AURORA.teams;
  const noted = (): Promise<readonly string[]> => entriesOf('teams');
  const say = async (): Promise<void> => {
    hotel.forward(2 * HOUR_MS);
    await teams.say('ana', 'personal', 'limits');
  };
  await say();
  await expect.poll(noted).toEqual([`installed ${tenant}`]);
  teams.issuer.refuseLogins(true);
  const out = [`installed ${tenant}`, `uninstalled ${tenant} unauthorized_client`];
  await say();
  await expect.poll(noted).toEqual(out);
  await say();
  teams.issuer.refuseLogins(false);
  await say();
  await expect.poll(noted).toEqual([...out, `installed ${tenant}`]);
  expect(await brokenAt()).toBeNull();
});
