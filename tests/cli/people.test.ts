/** `amends people import` and `amends people confirm`: a list taken in from the command line. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { quietLog } from '../database.ts';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { peopleAtStart } from '../../src/people-file.ts';
import { readWorkspace } from '../../src/db/team/members.ts';
import { amends, emptyHotel, fileOf, type Ended } from './amends.ts';

const YAML = `${readFileSync('demo/amends.yaml', 'utf8')}
people_from:
  csv: true
  groups: [{ group: desk, role: agent, team: front-desk }]
`;
const listOf = (n: number): string =>
  `name,email,slack,groups\n${Array.from({ length: n }, (_, i) => `Extra ${i},extra${i}@a.example,U0X${i},Desk\n`).join('')}`;

describe('a list of people from the command line', () => {
  let env: Record<string, string>;
  const open = (): Promise<Database> =>
    openDatabase({ dir: env['AMENDS_DATA_DIR'] ?? '', log: quietLog, migrations: false });
  const start = async (): Promise<number> => {
    const db = await open();
    const config = readConfig({ ...env, SLACK_SIGNING_SECRET: 's', SLACK_BOT_TOKEN: 'xoxb-1' });
    await peopleAtStart({ db, now: () => new Date() }, config);
    const members = (await readWorkspace(db.read, config.organisation.workspace.id))?.members ?? [];
    await db.close();
    return members.filter(({ active, email }) => active && email?.startsWith('extra') === true).length;
  };
  const imported = (text: string, ...more: string[]): Promise<Ended> =>
    amends(['people', 'import', fileOf(text, 'people.csv'), ...more], env);
  beforeAll(async () => {
    env = {
      AMENDS_DATA_DIR: await emptyHotel(),
      AMENDS_CONFIG: fileOf(YAML, 'amends.yaml'),
      AMENDS_POLICY: 'demo/policy.yaml',
      AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    };
    await start();
  });

  it('says with --dry-run who would come, and changes nothing', async () => {
    const { out, status } = await imported(listOf(20), '--dry-run');
    expect([status, out]).toEqual([0, expect.stringContaining('Come: 20')]);
    expect(out).toContain('Nothing was changed.');
    expect(await start()).toBe(0);
  });

  it('is taken, and again changes nothing; a fault in it refuses all of it', async () => {
    expect((await imported(listOf(20))).out).toContain('Taken.');
    expect(await start()).toBe(20);
    expect((await imported(listOf(20))).out).toMatch(/Come: 0\nLeave: 0\nStand elsewhere: 0/);
    const broken = await imported(`${listOf(3)}No Mail,nobody,U1,Desk\n`);
    expect([broken.status === 0, broken.err]).toEqual([false, expect.stringContaining('people.csv:5 "nobody"')]);
    expect(await start()).toBe(20);
  });

  it('that drops many is taken with --confirm alone', async () => {
    const { status, err } = await imported(listOf(4));
    expect([status === 0, err]).toEqual([false, expect.stringContaining('drops 16')]);
    expect(await start()).toBe(20);
    expect((await imported(listOf(4), '--confirm')).out).toContain('Leave: 16');
    expect(await start()).toBe(4);
    expect((await amends(['people', 'confirm'], env)).out).toContain('nothing to confirm');
  });

  it('is told of by the doctor', async () => {
    const { out } = await amends(['doctor'], {
      ...env,
      SLACK_SIGNING_SECRET: 's',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_API_URL: 'http://127.0.0.1:9/',
    });
    expect(out).toMatch(/people: people from csv: 4 accounts, last read 20/);
  });

  it('needs amends.yaml to say what groups give', async () => {
    const without = { ...env, AMENDS_CONFIG: 'demo/amends.yaml' };
    expect((await amends(['people', 'import', fileOf(listOf(1))], without)).err).toContain(
      'people_from: { csv: true }',
    );
  });
});
