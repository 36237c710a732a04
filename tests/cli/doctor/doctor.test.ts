import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startFakeSlack, type FakeSlack } from '../../../src/playground/slack/fake-slack.ts';
import { startFakeTeams, type FakeTeams } from '../../../src/playground/teams/fake-teams.ts';
import { HOTEL_AURORA } from '../../../src/playground/world.ts';
import { readConfig } from '../../../src/config.ts';
import { forDemo, isDemo } from '../../../src/demo-settings.ts';
import { readEnvFile } from '../../../src/env-file.ts';
import { workspaceId } from '../../../src/core/base/ids.ts';
import { openDatabase } from '../../../src/db/engine/client.ts';
import { makeSealer } from '../../../src/db/engine/sealed.ts';
import { keepSealed } from '../../../src/db/engine/sealed-texts.ts';
import { keepConversation } from '../../../src/db/messages/conversations.ts';
import { quietLog } from '../../database.ts';
import { amends, amendsProcess, begin, emptyHotel, fileOf, folder, HOTEL, PEOPLE, template } from '../amends.ts';
import { startLocalModel, status as statusOf } from '../../model/local-model.ts';
import { signingKey } from '../../signing-key.ts';

const status401 = statusOf(401);

interface Finding {
  readonly check: string;
  readonly state: string;
  readonly said: string;
  readonly todo: string | null;
}

/** The demo's people, with a digest in a channel that is not there. */
const elsewhere = readFileSync(PEOPLE, 'utf8').replace('slack: C0DESK', 'slack: C0NOWHERE');

function saidOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

/** A server of this test's own; its address. */
async function listening(serve: RequestListener): Promise<string> {
  const server = createServer(serve);
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('amends doctor', () => {
  let slack: FakeSlack;
  let teams: FakeTeams;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    // the command line lives by the clock of the machine, and so do the two it looks at
    const now = (): Date => new Date();
    slack = await startFakeSlack({ world: HOTEL_AURORA, now, socket: true });
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
    more: readonly string[] = [],
  ): Promise<[number | null, readonly Finding[], string]> => {
    const { status, out, err } = await amends(['doctor', '--json', ...more], { ...env, ...change });
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

  it('says of a model which fields are sent, by what it sends, asks it once, and prints no key', async () => {
    const server = await startLocalModel();
    const model = { OPENAI_API_KEY: 'sk-not-to-be-printed', OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'local-1' };
    const [status, all] = await findings(model);
    expect(status).toBe(0);
    expect(JSON.stringify(all)).not.toContain('sk-not-to-be-printed');
    expect(of('AI', all)).toMatchObject([{ state: 'ok', said: expect.stringContaining('local-1 at 127.0.0.1') }]);
    expect(of('AI server', all)).toMatchObject([{ state: 'ok' }]);
    const [user = ''] = server.asked.map((one) => one.user);
    const sent = [...Object.keys(JSON.parse(user.slice(0, user.indexOf('\ncomplaint:')))), 'complaint'];
    const [first, ...others] = of('AI sends', all).map(({ said }) => said);
    expect(first?.replace('case_reading: ', '').split(', ').toSorted()).toEqual(sent.toSorted());
    expect(others.join('\n')).toMatch(/letter: letter, kind, language, tone[\s\S]*digest: lines, language/);
    server.play(status401);
    expect(of('AI server', (await findings(model))[1])).toMatchObject([
      { state: 'fail', said: expect.stringContaining('key is refused') },
    ]);
    const alone = of('AI', (await findings({ OPENAI_API_KEY: 'sk-of-something-else' }))[1]);
    expect(alone).toMatchObject([{ state: 'note', said: expect.stringContaining('AI is off') }]);
  });

  describe('asks Slack', () => {
    it('what the token may do: what is missing with what does not work then, what is too much', async () => {
      slack.state.scopes.delete('groups:history');
      slack.state.scopes.add('users:read');
      const [status, all] = await findings();
      slack.state.scopes.add('groups:history');
      slack.state.scopes.delete('users:read');
      expect(status).toBe(1);
      expect(of('scopes', all)).toEqual([
        {
          check: 'scopes',
          state: 'fail',
          said: 'groups:history is missing: in private channels nothing is listened to, and a post whose answer was lost is posted twice',
          todo: expect.stringContaining('reinstall'),
        },
        { check: 'scopes', state: 'warn', said: expect.stringContaining('users:read'), todo: expect.any(String) },
      ]);
      expect(of('scopes', (await findings())[1])).toMatchObject([{ state: 'ok' }]);
    });

    it('whether Amends is where it posts, without reading what is said there', async () => {
      const [wins, recoveries] = ['C0WINS', 'C0RECOVERIES'].map((id) => slack.state.channels.get(id));
      wins?.members.delete(HOTEL_AURORA.slack.botUser);
      Object.assign(recoveries ?? {}, { archived: true });
      const from = slack.calls('conversations.history').length;
      const [status, all] = await findings({ AMENDS_CONFIG: fileOf(elsewhere, 'amends.yaml') });
      // a token of before may not ask for names: whether Amends is there it is told all the same
      slack.state.scopes.delete('channels:read');
      const [, older] = await findings({ AMENDS_CONFIG: fileOf(elsewhere, 'amends.yaml') });
      slack.state.scopes.add('channels:read');
      Object.assign(recoveries ?? {}, { archived: false });
      wins?.members.add(HOTEL_AURORA.slack.botUser);
      expect(status).toBe(1);
      const anew = expect.stringContaining('name another one in amends.yaml');
      expect(of('channels', all)).toMatchObject([
        {
          state: 'fail',
          said: expect.stringMatching(/#guest-recoveries \(C0RECOVERIES\).*it is archived/),
          todo: anew,
        },
        {
          state: 'fail',
          said: expect.stringContaining('#wins (C0WINS) (thanks of Front desk): Amends is not in it'),
          todo: expect.stringContaining('/invite @Amends'),
        },
        { state: 'fail', said: expect.stringContaining('C0NOWHERE'), todo: anew },
      ]);
      expect(of('channels', older).map(({ state }) => state)).toEqual(['ok', 'fail', 'fail']);
      for (const { result } of slack.calls('conversations.history').slice(from))
        expect(result?.['messages'] ?? []).toEqual([]);
    });

    it('for a connection, where Socket Mode is configured, and opens none', async () => {
      const socket = { SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: HOTEL_AURORA.slack.appToken };
      expect(of('Socket Mode', (await findings(socket))[1])).toMatchObject([{ state: 'ok' }]);
      expect(slack.sockets?.opened()).toBe(0);
      const [status, all] = await findings({ ...socket, SLACK_APP_TOKEN: 'xapp-of-another' });
      expect(status).toBe(1);
      expect(of('Socket Mode', all)).toMatchObject([
        {
          state: 'fail',
          said: expect.stringContaining('invalid_auth'),
          todo: expect.stringContaining('connections:write'),
        },
      ]);
    });

    it('about each place where it is installed by OAuth', async () => {
      const oauth = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's', SLACK_STATE_SECRET: 's', SLACK_BOT_TOKEN: '' };
      const [status, none] = await findings(oauth);
      expect(status).toBe(0);
      expect(of('Slack', none)).toMatchObject([{ state: 'warn', said: expect.stringContaining('installed nowhere') }]);
      const dir = folder();
      const db = await openDatabase({ dir, template: template(), log: quietLog, migrations: false });
      const sealer = makeSealer([Buffer.alloc(32, 7)]);
      const kept = async (ref: string, what: object): Promise<void> =>
        await keepSealed(
          db,
          sealer,
          { workspace: 'hotel-aurora', kind: 'slack_installation', ref },
          JSON.stringify(what),
        );
      const bot = (token: string) => ({ token, refreshToken: 'r', expiresAt: 1_800_000_000, scopes: [] });
      const { team, botToken } = HOTEL_AURORA.slack;
      await kept(team, { team: { id: team }, bot: bot(botToken) });
      await kept('T0DEAD', { team: { id: 'T0DEAD' }, bot: bot('xoxb-dead') });
      const trouble = { since: '2026-11-29T08:00:00.000Z', why: 'invalid_refresh_token' };
      await kept('T0LOST', { team: { id: 'T0LOST' }, bot: bot(botToken), trouble });
      await kept('T0PART', { partOf: 'E0X' });
      await db.close();
      const [failed, all] = await findings({ ...oauth, AMENDS_DATA_DIR: dir });
      expect(failed).toBe(1);
      expect(of('Slack', all).map(({ state, said }) => `${state} ${said}`)).toEqual([
        `ok installed in ${team}, its token good until 2027-01-15T08:00:00.000Z`,
        'fail refused the token of T0DEAD: invalid_auth',
        expect.stringContaining(
          'fail T0LOST: its token could not be renewed since 2026-11-29T08:00:00.000Z (invalid_r',
        ),
        'ok 1 workspace served by what their organisation installed',
      ]);
      expect(JSON.stringify(all)).not.toContain(botToken);
    });
  });

  describe('asks Microsoft', () => {
    /** A stored hotel that heard from two channels, one of them from an address that is not of the configuration. */
    const heardFrom = async (): Promise<string> => {
      const dir = folder();
      const db = await openDatabase({ dir, template: template(), log: quietLog, migrations: false });
      const workspace = workspaceId.parse('hotel-aurora');
      const at = {
        workspace,
        platform: 'teams',
        place: HOTEL_AURORA.teams.tenant,
        person: null,
        kind: 'channel',
      } as const;
      await keepConversation(db, { ...at, id: '19:recoveries@thread.tacv2', serviceUrl: teams.serviceUrl });
      await keepConversation(db, { ...at, id: '19:wins@thread.tacv2', serviceUrl: 'https://elsewhere.example/' });
      await db.close();
      return dir;
    };

    it('for keys, the service, and whether Amends is in its channels; the token goes nowhere else', async () => {
      const app = await listening((_, res) => void res.writeHead(200).end());
      await teams.connect(`${app}/api/messages`);
      const nowhere = readFileSync(PEOPLE, 'utf8').replace('19:desk@thread.tacv2', '19:nowhere@thread.tacv2');
      const [status, all] = await findings({
        AMENDS_DATA_DIR: await heardFrom(),
        AMENDS_CONFIG: fileOf(nowhere, 'amends.yaml'),
      });
      expect(status).toBe(1);
      expect(of('Teams keys', all)).toMatchObject([{ state: 'ok' }]);
      expect(of('Teams service', all)).toMatchObject([{ state: 'ok' }]);
      expect(of('Teams channels', all)).toMatchObject([
        { state: 'ok', said: 'Amends is in 19:recoveries@thread.tacv2' },
        { state: 'note', said: expect.stringContaining('19:wins@thread.tacv2') },
        { state: 'fail', said: expect.stringContaining('19:nowhere@'), todo: expect.stringContaining('add the app') },
      ]);
    });

    it('whose the token is', async () => {
      const [status, all] = await findings({ TEAMS_TENANT_IDS: 'bbbbbbbb-0000-4000-8000-0000000000bb' });
      expect(status).toBe(1);
      expect(of('Teams', all)).toMatchObject([{ state: 'fail', todo: expect.stringContaining('TEAMS_TENANT_IDS') }]);
    });
  });

  it('looks at the address from outside: Amends turns away what is unsigned, anything else is not Amends', async () => {
    const here = await listening((req, res) => {
      const isDoor = req.method === 'POST' && req.url === '/slack/events';
      res.writeHead(isDoor ? 401 : req.url === '/privacy' ? 200 : 404).end();
    });
    const [status, all] = await findings({}, ['--url', here]);
    expect(status).toBe(1);
    expect(of('endpoints', all).map(({ state }) => state)).toEqual(['ok', 'fail', 'ok', 'fail']);
    const { status: wrong, err } = await amends(['doctor', '--url', 'amends.example'], env);
    expect(wrong).toBe(2);
    expect(err).toContain('like https://amends.example');
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
    expect(out).toMatch(/^ {6}→ to connect your own workspace, begin with: amends manifest/m);
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
    expect(err).toContain('npm run amends -- demo');
  });

  it.each([
    [{ AMENDS_POLICY: fileOf(HOTEL) }, ['AMENDS_CONFIG is missing', 'AMENDS_SECRET_KEY is missing']],
    [{ DATABASE_URL: 'postgresql://127.0.0.1:9/amends' }, ['AMENDS_CONFIG is missing', 'AMENDS_POLICY is missing']],
    [{ NODE_ENV: 'production' }, ['AMENDS_CONFIG is missing']],
    [{ TEAMS_CLIENT_ID: '1' }, ['TEAMS_CLIENT_SECRET is missing', 'TEAMS_TENANT_IDS is missing']],
  ])('plays no demo over half a configuration (%j), and says what is missing and where to get it', (env, missing) => {
    expect(isDemo(env)).toBe(false);
    const said = saidOf(() => readConfig(env));
    for (const each of missing) expect(said).toContain(each);
    expect(said.includes('neither Slack nor Teams is configured')).toBe(!('TEAMS_CLIENT_ID' in env));
    // each line says what to do: a place, a command or a file
    const lines = said.split('\n').filter((line) => line.startsWith('  - '));
    expect(lines.filter((line) => !/copy|make|run|set |demo\/|openssl|yours is/.test(line))).toEqual([]);
  });

  it('reads settings from a file: those of the environment stand above it, and an empty line sets nothing', () => {
    const file = fileOf('SLACK_BOT_TOKEN=xoxb-file\nSLACK_APP_TOKEN="xapp-file" # mine\nHOST=\n', '.env');
    const env: NodeJS.ProcessEnv = { AMENDS_ENV_FILE: file, SLACK_BOT_TOKEN: 'xoxb-env' };
    readEnvFile(env);
    expect(env).toEqual({ AMENDS_ENV_FILE: file, SLACK_BOT_TOKEN: 'xoxb-env', SLACK_APP_TOKEN: 'xapp-file' });
  });

  it('plays it with nothing configured, or when asked', () => {
    expect(isDemo({})).toBe(true);
    expect(isDemo({ PORT: '1', SLACK_BOT_TOKEN: ' ' })).toBe(true);
    expect(isDemo({ AMENDS_DEMO: '1', SLACK_BOT_TOKEN: 'xoxb-1', DATABASE_URL: 'postgresql://x' })).toBe(true);
  });

  it('plays it beside a workplace, and with nothing of it', () => {
    const workplace = { SLACK_BOT_TOKEN: 'xoxb-1', TEAMS_TENANT_IDS: 't', DATABASE_URL: 'postgresql://x' };
    const files = { AMENDS_CONFIG: 'a.yaml', AMENDS_POLICY: 'p.yaml', AMENDS_SECRET_KEY: 'k' };
    const many = { DATABASE_REPLICA_URL: 'postgresql://y', AMENDS_ROLE: 'web' };
    const env = { ...workplace, ...files, ...many, PORT: '1', AMENDS_DATA_DIR: '/srv/amends' };
    expect(forDemo(env)).toEqual({ PORT: '1', AMENDS_DATA_DIR: '/srv/amends/demo' });
    expect(forDemo({ AMENDS_DATA_DIR: '' })).toEqual({ AMENDS_DATA_DIR: 'data/demo' });
  });

  it('plays the demo even where Slack is configured, and stops when it is told to', { timeout: 120_000 }, async () => {
    const dir = folder();
    await emptyHotel(path.join(dir, 'demo'));
    const demo = begin(['demo'], {
      PORT: '0',
      AMENDS_DATA_DIR: dir,
      SLACK_BOT_TOKEN: 'xoxb-1',
      LOG_LEVEL: 'warn',
    });
    onTestFinished(demo.stop);
    await demo.says('Amends is playing at http://127.0.0.1:');
    demo.stop();
    expect((await demo.ended).status).toBe(0);
  });
});
