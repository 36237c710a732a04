/** People from user groups of Slack, in a running app: by events within the breath, and by reading where nothing is told. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { checkPeople } from '../../src/cli/doctor/doctor-people.ts';
import { readConfig } from '../../src/config.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

/** Mia and Gil stand in the file, Ana and Bob in user groups. */
const YAML = `${readFileSync('demo/amends.yaml', 'utf8').replace(/  - id: (?:ana|bob)\n(?:    .*\n)+/gu, '')}
people_from:
  slack: true
  groups:
    - { group: front-desk, role: agent, team: front-desk }
    - { group: S0MANAGERS, role: duty_manager, team: front-desk, above: [front-desk] }
`;
const MINUTE = 60_000;

describeJourney('people from user groups', 'Slack', (open) => {
  let hotel: Hotel;
  let chat: Surface;
  let journey: Journey;
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-slack-people-')), 'amends.yaml');
  const roleOf = async (user: string): Promise<string | undefined> => {
    const { members } = await hotel.app.shell.directory.now(hotel.db.read);
    return members.find(({ identities, active }) => active && identities.some((one) => one.user === user))?.role;
  };
  /** What Slack told was heard, and whoever looks next has looked. */
  const heard = async (): Promise<void> => {
    await hotel.slack.idle();
    await hotel.app.sweep();
  };
  const later = async (): Promise<void> => {
    hotel.forward(MINUTE);
    await hotel.app.sweep();
  };
  const desk = (...users: readonly string[]): void =>
    hotel.slack.setGroup('S0DESK', { name: 'The front desk', handle: 'front-desk', users });

  beforeAll(async () => {
    writeFileSync(file, YAML);
    hotel = await openHotel(await open(), { env: { AMENDS_CONFIG: file } });
    chat = surfaceOf(hotel, 'Slack');
    journey = journeyIn(hotel, chat);
  });

  it('cannot be read without the scopes: nobody changes, and the doctor says since when and why', async () => {
    await later();
    const config = readConfig({
      AMENDS_CONFIG: file,
      AMENDS_POLICY: 'demo/policy.yaml',
      AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      SLACK_SIGNING_SECRET: 's',
      SLACK_BOT_TOKEN: 'xoxb-1',
    });
    const findings = await checkPeople(hotel.db.read, config.organisation, config.policy);
    expect(findings).toContainEqual(
      expect.objectContaining({
        state: 'fail',
        said: expect.stringMatching(/slack: cannot be read since 2026.*missing_scope/),
      }),
    );
    expect(hotel.logged.join('\n')).toContain('source of people cannot be read');
    expect(await roleOf('U0MIA')).toBe('duty_manager');
  });

  it('are who is in them, by handle or by id, and nobody else in the workspace is kept', async () => {
    hotel.slack.readsPeople();
    // more than Slack names with the group
    desk('U0ANA', 'U0BOB', 'U0MIA', 'U0GIL');
    hotel.slack.setGroup('S0OTHERS', { name: 'duty_manager', handle: 'general_manager', users: ['U0ANA'] });
    await heard();
    await later();
    expect(await Promise.all(['U0ANA', 'U0BOB', 'U0MIA', 'U0GIL'].map(roleOf))).toEqual([
      'agent',
      'agent',
      // what the file says of them stands
      'duty_manager',
      'general_manager',
    ]);
    expect(await chat.answerTo('ana', 'limits', /What you may decide/)).toContain('up to €150.00');
    const kept = await hotel.db.read.query<{ id: string }>(
      `SELECT id FROM people_account WHERE source = 'slack' ORDER BY id`,
    );
    expect(kept.map(({ id }) => id)).toEqual(['U0ANA', 'U0BOB', 'U0GIL', 'U0MIA']);
  });

  it('stand where the line says that stands above', async () => {
    hotel.slack.setGroup('S0MANAGERS', { name: 'Managers', handle: 'managers', users: ['U0BOB'] });
    await heard();
    expect(await roleOf('U0BOB')).toBe('duty_manager');
  });

  it('leave with the group, as soon as Slack tells; what they had open is the lead’s', async () => {
    const id = await journey.opened('ana', 'No towels', { customer: 'K-81' });
    desk('U0BOB', 'U0MIA', 'U0GIL');
    await heard();
    expect(await chat.answerTo('ana', 'limits', /does not know you/)).toContain('does not know you');
    await journey.told('mia', new RegExp(`${id} is yours now`));
    desk('U0ANA', 'U0BOB', 'U0MIA', 'U0GIL');
    await heard();
    expect(await roleOf('U0ANA')).toBe('agent');
  });

  it('have no authority once they are deactivated: by the event at once, by reading where it was lost', async () => {
    hotel.slack.setDeactivated('U0ANA', true);
    await hotel.slack.idle();
    await expect.poll(() => roleOf('U0ANA')).toBeUndefined();
    hotel.slack.setDeactivated('U0ANA', false);
    await heard();
    await later();
    expect(await roleOf('U0ANA')).toBe('agent');
    hotel.slack.setDeactivated('U0ANA', true, true);
    await later();
    expect(await roleOf('U0ANA')).toBeUndefined();
    // and whoever stands in the file as well
    hotel.slack.setDeactivated('U0GIL', true, true);
    await later();
    expect(await roleOf('U0GIL')).toBeUndefined();
  });

  it('are as they were while Slack cannot be asked, and after it slows us down', async () => {
    hotel.slack.failApi('usergroups.list', { kind: 'error', error: 'fatal_error' });
    await later();
    expect(await roleOf('U0BOB')).toBe('duty_manager');
    await later();
    expect(await roleOf('U0BOB')).toBe('duty_manager');
    const before = hotel.slack.calls('usergroups.list').length;
    await hotel.app.sweep();
    // once in half a minute, whoever looks
    expect(hotel.slack.calls('usergroups.list')).toHaveLength(before);
  });
});
