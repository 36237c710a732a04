/** The invented weeks, played through the real doors: what stands in them afterwards. */
import { beforeAll, describe, expect, it } from 'vitest';
import { casesLately, type LatelyFact } from '../../src/app/views/lately.ts';
import { comingUp } from '../../src/app/views/coming-up.ts';
import { readConfig } from '../../src/config.ts';
import { nextDigest } from '../../src/core/digest/owed.ts';
import { makeClock } from '../../src/playground/clock.ts';
import { makeHands } from '../../src/playground/history/hands.ts';
import { GOING_ON, WEEKS } from '../../src/playground/history/weeks.ts';
import { beginningOf, writeHistory } from '../../src/playground/history/write.ts';
import { startFakeSlack, type FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { startFakeTeams, type FakeTeams } from '../../src/playground/teams/fake-teams.ts';
import { PLAYED_AURORA } from '../../src/playground/world-played.ts';
import { startAmends } from '../../src/start.ts';
import { closeLater } from '../closing.ts';
import { openAnyDatabase, quietLog } from '../database.ts';
import { signingKey } from '../signing-key.ts';
import { auroraEnv } from '../ways/aurora.ts';
import { soon } from '../patience.ts';

/** Thursday 10 December 2026, 11:00 in Paris. */
const NOW = new Date('2026-12-10T10:00:00Z');
const ZONE = 'Europe/Paris';
const TOLD = {
  weeks: WEEKS.filter(({ week, by }) => (week === 1 && by === 'bob') || (week === 4 && by === 'ana')).slice(0, 5),
  goingOn: GOING_ON,
};

let slack: FakeSlack;
let teams: FakeTeams;
let cases: readonly LatelyFact[];
let coming: Awaited<ReturnType<typeof comingUp>>;
const ended: number[] = [];

beforeAll(async () => {
  const world = PLAYED_AURORA;
  const clock = makeClock(() => NOW);
  clock.set(beginningOf(NOW, ZONE, TOLD));
  const { now } = clock;
  slack = await startFakeSlack({ world, now, rates: true });
  teams = await startFakeTeams({ world, now, key: await signingKey() });
  const config = readConfig({
    ...teams.env,
    ...auroraEnv(slack.apiUrl),
  });
  const database = await openAnyDatabase();
  const app = await startAmends({ config, log: quietLog, now, database, saveWithinMs: 20_000 });
  closeLater(async () => {
    await app.stop();
    await slack.close();
    await teams.close();
  });
  slack.connect(app.url);
  await teams.connect(`${app.url}/api/messages`);
  const settled = async (): Promise<void> => {
    await app.answered(20_000);
    const left = (): number => (app.shell.outbox?.busy ?? 0) + slack.underWay();
    await soon(() => expect(left()).toBe(0));
  };
  const nextDue = async (): Promise<Date | null> => {
    const digest = app.digests().map((team) => nextDigest(team, now()));
    const due = [...(await comingUp(app.shell, 1)).map(({ at }) => at), ...digest];
    return due.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  };
  const hands = makeHands(slack, teams, world);
  const stage = {
    hands,
    clock,
    zone: ZONE,
    settled,
    moved: () => app.clockMoved(),
    nextDue,
    isOver: () => false,
  };
  await writeHistory({ ...stage, progress: (done) => void ended.push(done) }, NOW, TOLD);
  await settled();
  cases = await casesLately(app.shell, 20);
  coming = await comingUp(app.shell, 20);
});

describe('the weeks that were told', () => {
  it('moved the clock on only when nothing was on its way: all that Slack signed was let in', () => {
    const sent = slack.wire.entries().filter(({ direction }) => direction === 'to_app');
    expect(sent.length).toBeGreaterThan(10);
    expect(sent.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('have every story as a case, resolved where it ends so, on the platform of whoever told it', () => {
    expect(cases).toHaveLength(TOLD.weeks.length + GOING_ON.length);
    const over = cases.filter(({ status }) => status === 'resolved' || status === 'closed');
    expect(over).toHaveLength(TOLD.weeks.length);
    expect(slack.messages('C0RECOVERIES')).toHaveLength(cases.filter(({ loggedBy }) => loggedBy === 'ana').length);
    expect(teams.messages('guest-recoveries')).toHaveLength(cases.filter(({ loggedBy }) => loggedBy === 'bob').length);
  });

  it('posted the digest of each week on Monday at nine, to the second', () => {
    const hours = slack.messages('C0DESK').map(({ ts }) => new Date(Number(ts.split('.')[0]) * 1000).toISOString());
    expect(hours.length).toBeGreaterThan(1);
    expect(hours.every((at) => at.endsWith('T08:00:00.000Z'))).toBe(true);
  });

  it('have thanks that were posted, and nothing anybody was refused', () => {
    expect(cases.flatMap(({ thanks }) => thanks).some(({ status }) => status === 'posted')).toBe(true);
    expect(slack.early()).toEqual([]);
    const refused = [...slack.wire.entries(), ...teams.wire.entries()].filter(({ status }) => (status ?? 0) >= 400);
    expect(refused).toEqual([]);
  });

  it('leave something to do: a request for Mia, a promise of Bob’s, a case nobody has touched', () => {
    expect(cases.flatMap(({ requests }) => requests.filter(({ status }) => status === 'pending'))).toMatchObject([
      { by: 'ana', asked: ['mia'] },
    ]);
    expect(cases.flatMap(({ promises }) => promises.filter(({ status }) => status === 'open'))).toMatchObject([
      { by: 'bob' },
    ]);
    expect(
      cases.some(({ status, given, requests }) => status === 'owned' && given === 0 && requests.length === 0),
    ).toBe(true);
    expect(coming.map(({ what }) => what)).toEqual(expect.arrayContaining(['expiry', 'promise']));
    expect(ended.at(-1)).toBe(ended.length);
  });
});
