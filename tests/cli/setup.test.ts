/** What was set up in chat, from the command line: written back into the file, and what of it holds no more. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { memberId, workspaceId } from '../../src/core/base/ids.ts';
import type { Change, SettingOf } from '../../src/core/setup/settings.ts';
import { openDatabase } from '../../src/db/engine/client.ts';
import { serialisable } from '../../src/db/engine/serialisable.ts';
import { addSettings } from '../../src/db/setup/settings.ts';
import { readOrganisation } from '../../src/organisation.ts';
import { peopleAtStart } from '../../src/people-file.ts';
import { quietLog } from '../database.ts';
import { amends, emptyHotel, fileOf } from './amends.ts';

const AT = new Date('2026-12-10T10:00:00Z');
const SET: readonly (readonly [SettingOf, Change['key'], string])[] = [
  ['team:front-desk', 'digest_at', 'fri 15:00'],
  ['team:front-desk', 'cases.slack', 'C0GONE'],
  ['team:cellar', 'digest_at', 'fri 15:00'],
  ['person:max', 'lead', 'yes'],
  ['person:ana', 'role', 'king'],
  ['person:ana', 'team', 'cellar'],
];

it('is written back into amends.yaml, and the doctor says what of it holds no more', async () => {
  const dir = await emptyHotel();
  const demo = readFileSync('demo/amends.yaml', 'utf8');
  const env = {
    AMENDS_DATA_DIR: dir,
    AMENDS_CONFIG: fileOf(demo, 'amends.yaml'),
    AMENDS_POLICY: 'demo/policy.yaml',
    AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    SLACK_SIGNING_SECRET: 's',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_API_URL: 'http://127.0.0.1:9/',
  };
  const db = await openDatabase({ dir, log: quietLog, migrations: false });
  await peopleAtStart({ db, now: () => AT }, readConfig(env));
  for (const [of, key, value] of SET) {
    const act = { of, changes: [{ key, value, before: null }], by: memberId.parse('gil'), at: AT };
    await serialisable(db, (tx) => addSettings(tx, workspaceId.parse('hotel-aurora'), act));
  }
  await db.close();
  const { status, out, err } = await amends(['setup', 'export'], env);
  expect([status, err.split('\n').length]).toEqual([0, 5]);
  const read = readOrganisation(out, 'amends.yaml', null, null);
  const [before] = [demo].map((text) => readOrganisation(text, 'amends.yaml', null, null));
  if (!read.ok || before?.ok !== true) throw new Error(read.ok ? 'the demo' : read.faults.join('\n'));
  const [first, ...others] = before.organisation.from.named.teams;
  const changed = { ...first, digest_at: 'fri 15:00', cases: { ...first?.cases, slack: 'C0GONE' } };
  expect(read.organisation.from.named).toEqual({ ...before.organisation.from.named, teams: [changed, ...others] });
  const { findings } = JSON.parse((await amends(['doctor', '--json'], env)).out);
  const said = findings.filter(({ check }: { check: string }) => check === 'set-up');
  expect(said.map(({ state, said: what }: { state: string; said: string }) => `${state} ${what}`)).toEqual([
    'ok hotel-aurora: 2 settings made in chat',
    expect.stringMatching(/^warn hotel-aurora: person:ana role "king" \(set by gil, 2026-12-10\).*no such role/),
    expect.stringMatching(/^warn hotel-aurora: person:ana team "cellar".*no team cellar/),
    expect.stringMatching(/^warn hotel-aurora: person:max lead "yes".*nobody called max/),
    expect.stringMatching(/^warn hotel-aurora: team:cellar digest_at.*no team cellar/),
  ]);
});
