import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startFakeSlack, type FakeSlack } from '../../../src/playground/slack/fake-slack.ts';
import { startFakeTeams, type FakeTeams } from '../../../src/playground/teams/fake-teams.ts';
import { HOTEL_AURORA } from '../../../src/playground/world.ts';
import { amends, amendsProcess, begin, emptyHotel, fileOf, folder, HOTEL, PEOPLE } from '../amends.ts';
import { signingKey } from '../../signing-key.ts';

interface Finding {
  readonly check: string;
  readonly state: string;
  readonly said: string;
  readonly todo: string | null;
}

describe('amends doctor', () => {
  let slack: FakeSlack;
  let teams: FakeTeams;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    // the command line lives by the clock of the machine, and so do the two it looks at
    const now = (): Date => new Date();
    slack = await startFakeSlack({ world: HOTEL_AURORA, now });
    teams = await startFakeTeams({ world: HOTEL_AURORA, now, rates: false, key: await signingKey() });
    env = {
      ...teams.env,
      AMENDS_CONFIG: PEOPLE,
      AMENDS_POLICY: fileOf(HOTEL),
      AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      AMENDS_DATA_DIR: folder(),
      SLACK_SIGNING_SECRET: HOTEL_AURORA.slack.signingSecret,
      SLACK_BOT_TOKEN: HOTEL_AURORA.slack.botToken,
      SLACK_API_URL: slack.apiUrl,
    };
  });

  afterAll(async () => {
    await slack.close();
    await teams.close();
  });

  const findings = async (
    change: Readonly<Record<string, string>> = {},
  ): Promise<[number | null, readonly Finding[], string]> => {
    const { status, out, err } = await amends(['doctor', '--json'], { ...env, ...change });
    expect(out).not.toContain(HOTEL_AURORA.slack.botToken);
    return [status, JSON.parse(out).findings, err];
  };
  const of = (check: string, all: readonly Finding[]): readonly Finding[] => all.filter((each) => each.check === check);

  it('finds everything well where it is, and asks both platforms', async () => {
    const [status, all, err] = await findings();
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(of('configuration', all)).toMatchObject([{ state: 'ok', said: expect.stringContaining('Slack and Teams') }]);
    expect(of('Slack', all)).toMatchObject([{ state: 'ok', said: expect.stringContaining('T0AURORA') }]);
    expect(of('Teams', all)).toMatchObject([{ state: 'ok' }]);
    expect(all.filter(({ state }) => state === 'fail')).toEqual([]);
    expect(all.filter(({ state, todo }) => state !== 'ok' && todo === null)).toEqual([]);
  });

  it('says that a token is refused, and what to do', async () => {
    const [status, all, err] = await findings({ SLACK_BOT_TOKEN: 'xoxb-wrong', TEAMS_CLIENT_SECRET: 'wrong' });
    expect(status).toBe(1);
    expect(err).toContain('2 checks failed.');
    expect(of('Slack', all)).toMatchObject([{ state: 'fail', todo: 'check SLACK_BOT_TOKEN' }]);
    expect(of('Teams', all)).toMatchObject([{ state: 'fail', todo: expect.stringContaining('TEAMS_CLIENT_SECRET') }]);
  });

  it('names every fault of the configuration at once, and still looks at the policy', async () => {
    const [status, all] = await findings({
      AMENDS_SECRET_KEY: '',
      SLACK_SIGNING_SECRET: '',
      AMENDS_CONFIG: '/nowhere.yaml',
    });
    expect(status).toBe(1);
    expect(of('configuration', all)).toHaveLength(3);
    expect(of('configuration', all).every(({ state }) => state === 'fail')).toBe(true);
    expect(of('policy', all)).toMatchObject([{ state: 'ok' }]);
  });

  it('sees numbers past their review date, old rates, and a platform that is away', async () => {
    const old = HOTEL.replace('as_of: 2026-11-21, review_by: 2027-05-21', 'as_of: 2019-11-21, review_by: 2020-05-21')
      .replace('as_of: 2026-11-20', 'as_of: 2019-11-20')
      .replace('max_age_days: 366', 'max_age_days: 31');
    const [status, all] = await findings({ AMENDS_POLICY: fileOf(old), SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    expect(status).toBe(1);
    expect(of('policy', all).map(({ said }) => / (W\d\d) /.exec(said)?.[1])).toEqual([undefined, 'W01', 'W09']);
    expect(of('Slack', all)).toMatchObject([{ state: 'fail', said: expect.stringContaining('cannot be reached') }]);
  });

  it('says it in lines for people, each with what to do', async () => {
    const { status, out } = await amends(['doctor'], { AMENDS_DATA_DIR: folder() });
    expect(status).toBe(0);
    expect(out).toMatch(/^warn {2}configuration: nothing of Slack or Teams is configured/m);
    expect(out).toMatch(/^ {6}→ set what \.env\.example names/m);
    expect(out).toMatch(/^ok {4}database: embedded, nothing in /m);
  });

  it('says when the database cannot be reached, without its password', async () => {
    const { status, out } = await amends(['doctor'], { DATABASE_URL: 'postgresql://amends:hidden@127.0.0.1:9/amends' });
    expect(status).toBe(1);
    expect(out).toMatch(/^fail {2}database: The database at 127\.0\.0\.1:9 cannot be reached/m);
    expect(out).not.toContain('hidden');
  });
});

describe('amends start and demo', () => {
  it('tells what keeps it from starting, as the process itself does', async () => {
    const { status, out, err } = await amendsProcess(['start'], { SLACK_BOT_TOKEN: 'xoxb-1' });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('SLACK_APP_TOKEN is missing');
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('plays the demo even where Slack is configured, and stops when it is told to', { timeout: 120_000 }, async () => {
    const demo = begin(['demo'], {
      PORT: '0',
      AMENDS_DATA_DIR: await emptyHotel(),
      SLACK_BOT_TOKEN: 'xoxb-1',
      LOG_LEVEL: 'warn',
    });
    onTestFinished(demo.stop);
    await demo.says('Amends is playing at http://127.0.0.1:');
    demo.stop();
    expect((await demo.ended).status).toBe(0);
  });
});
