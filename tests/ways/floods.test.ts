/** One person, or a script in their name, asks for much: kindly slowed down or stopped, and nobody else waits for it. */
import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../src/app/caller.ts';
import { makeInbox } from '../../src/app/door/inbox.ts';
import { makeDoor } from '../../src/app/door/make-door.ts';
import { caseId } from '../../src/core/base/ids.ts';
import { describeOnOne } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const MUCH = 60;
const PACE = 10;

describeOnOne('a flood of one person', (open) => {
  let hotel: Hotel;
  let slack: Surface;
  let teams: Surface;
  let cases: readonly string[] = [];
  beforeAll(async () => {
    hotel = await openHotel(await open(), { env: { AMENDS_MOST_WISHES_PER_10S: String(PACE) } });
    slack = surfaceOf(hotel, 'Slack');
    teams = surfaceOf(hotel, 'Teams');
    for (const n of [1, 2, 3, 4, 5, 6]) await slack.log('ana', `Room ${n}: no hot water`, { customer: `Room ${n}` });
    await hotel.drawn();
    cases = slack.caseTitles();
    hotel.forward(60_000);
  });
  const caller = (user: string): Caller => ({
    platform: 'slack',
    place: 'T0AURORA',
    user,
    name: null,
    channel: { platform: 'slack', place: 'T0AURORA', channel: 'C0DESK' },
    locale: null,
    at: hotel.now(),
  });
  const gifts = async (): Promise<number> =>
    (await hotel.db.read.query(`SELECT 1 FROM journal_entry WHERE kind = 'given'`)).length;

  it('60 gifts at once: as many as are a quick hand’s are done, the rest come back with when to go on, and a colleague’s log is carried out right away', async () => {
    const flood = Array.from({ length: MUCH }, (_, n) =>
      hotel.slack.command('U0ANA', 'C0DESK', `/amends give ${cases[n % cases.length]} apology because ${n}`),
    );
    await slack.log('bob', 'Room 9: the lift stands still', { customer: 'Room 9' });
    await slack.until(() => slack.caseTitles().length > cases.length, 'the case of the colleague');
    const answers = await Promise.all(flood);
    expect(answers.map(({ status }) => status)).toEqual(flood.map(() => 200));
    await hotel.drawn();
    const told = answers.map(({ body }) => JSON.stringify(body) ?? '').filter((body) => body.includes('much at once'));
    expect(told).toHaveLength(MUCH - PACE);
    expect(told[0]).toContain('You can go on in 10 seconds');
    expect(told.at(-1)).toContain('apology because');
    expect(await gifts()).toBe(PACE);
  });

  it('what one person has waiting does not stand before a colleague: their turn comes next', async () => {
    const inbox = makeInbox(hotel.app.shell, 1_000);
    const door = makeDoor(hotel.app.shell, inbox);
    const order: string[] = [];
    const wish = async (user: string, n: number): Promise<void> => {
      const command = { kind: 'give', case: caseId.parse(`R-${9_000 + n}`), items: [], because: null } as const;
      const accepted = await door.accept(caller(user), `flood:${user}:${n}`, { kind: 'command', command });
      await door.carryOut(accepted);
      order.push(user);
    };
    const flood = Array.from({ length: MUCH }, (_, n) => wish('U0ANA', n));
    flood.push(wish('U0BOB', MUCH));
    await Promise.all(flood);
    expect(order.indexOf('U0BOB')).toBeLessThan(20);
  });

  it('a form stays open with what was typed, and goes through when the time is over', async () => {
    await slack.openLog('ana');
    await slack.sendLog('ana', { text: 'Room 7: the soup was cold', customer: 'Room 7' });
    const form = await slack.until(() => slack.form('ana').includes('much at once') && slack.form('ana'), 'the form');
    expect(form).toContain('soup was cold');
    hotel.forward(10_000);
    await slack.fillIn('ana', { text: 'Room 7: the soup was cold', customer: 'Room 7' });
    const before = cases.length + 1;
    await slack.until(() => slack.caseTitles().length > before, 'the case of the form');
  });

  it('in Teams, and by a mention in Slack, the words come back as well', async () => {
    for (let n = 0; n < PACE; n += 1) await teams.type('ana', `give ${cases[0]} apology because ${n}`);
    expect(await teams.answerTo('ana', `give ${cases[0]} apology because once more`, /much at once/)).toContain(
      'once more',
    );
    for (let n = 0; n < PACE; n += 1)
      await hotel.slack.command('U0ANA', 'C0DESK', `/amends give ${cases[0]} apology because s${n}`);
    hotel.slack.say('U0ANA', 'C0DESK', `<@U0AMENDS> give ${cases[0]} apology because I mean it`);
    const heard = (): string =>
      hotel.slack
        .ephemerals('U0ANA')
        .map((each) => JSON.stringify(each))
        .join('\n');
    await slack.until(() => /much at once.*I mean it/.test(heard()), 'the answer to the mention');
  });

  it('of promises on one case ends where the case is full, kindly, and the case goes on', async () => {
    hotel.forward(60_000);
    const [id = ''] = cases;
    await slack.answerTo('ana', `promise ${id} in 2h call back`, /promise/i);
    await slack.answerTo('ana', `kept ${id}`, /kept/i);
    await hotel.db.read.query(
      `UPDATE recovery_case SET doc = jsonb_set(doc, '{promises}', many.promises)
         FROM (SELECT id, jsonb_agg(doc -> 'promises' -> 0) AS promises
                 FROM recovery_case, generate_series(1, 200) GROUP BY id) AS many
       WHERE many.id = recovery_case.id AND recovery_case.id = $1`,
      [id],
    );
    expect(await slack.answerTo('ana', `promise ${id} in 2h call again`, /more do not fit/)).toMatch(
      /holds 200 promises.*link/,
    );
    await slack.answerTo('ana', `give ${id} apology because it goes on`, /Given on/);
  });
});
