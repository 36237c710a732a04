/** The file of people while Amends runs: one that drops many at once is not believed until somebody says that it is meant. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPeople } from '../src/cli/doctor/doctor-people.ts';
import { readConfig } from '../src/config.ts';
import { memberId } from '../src/core/base/ids.ts';
import type { AuthorityPolicy } from '../src/core/policy/policy.ts';
import type { Database } from '../src/db/engine/client.ts';
import { readWorkspace, syncWorkspace } from '../src/db/team/members.ts';
import { makeLog } from '../src/log.ts';
import { openPeople, type PeopleFile } from '../src/people-file.ts';
import { watchText } from '../src/watched-text.ts';
import { tooManyLeave } from '../src/core/base/people-leaving.ts';
import { describeJourney } from './database.ts';

const people = (from: number, until: number, active = true) =>
  Array.from({ length: until - from }, (_, n) => ({ id: memberId.parse(`p${from + n}`), active }));

describe('a file of people', () => {
  it.each([
    // here, in the file, dropped
    [20, people(0, 20), 0],
    [20, people(0, 15), 0],
    [20, people(0, 14), 6],
    [20, [], 20],
    // a quarter is not more than a quarter
    [24, people(0, 18), 0],
    [23, people(0, 17), 6],
    // whoever is new stands in for nobody
    [20, people(6, 40), 6],
    [200, people(0, 150), 0],
    [200, people(0, 149), 51],
    // a small house may change as it likes
    [5, [], 0],
    [6, [], 6],
    // named, and not working here any more
    [20, [...people(0, 14), ...people(14, 20, false)], 6],
  ])(
    'of %i people that becomes another drops too many where they are more than five and a quarter',
    (n, after, left) => {
      expect(tooManyLeave(people(0, n), after)).toEqual(left === 0 ? null : { left, of: n });
    },
  );

  it('of people who have left already drops nobody', () => {
    expect(tooManyLeave([...people(0, 4), ...people(4, 20, false)], people(0, 4))).toBeNull();
  });
});

const DEMO = readFileSync('demo/amends.yaml', 'utf8');
/** The hotel with twenty more people. */
const withMore = (n: number): string =>
  DEMO.replace(
    /^people:\n/mu,
    `people:\n${Array.from({ length: n }, (_, i) => `  - id: extra${i}\n    name: Extra ${i}\n    role: agent\n    team: front-desk\n    slack: U0EXTRA${i}\n`).join('')}`,
  );

describeJourney('a file of people that drops many', 'Slack', (open) => {
  let db: Database;
  let file: PeopleFile;
  let policy: AuthorityPolicy;
  const told: { readonly message: string; readonly level: string }[] = [];
  const log = makeLog(
    'info',
    (line) => void told.push(JSON.parse(line)),
    () => new Date(),
  );
  const onDisk = path.join(mkdtempSync(path.join(tmpdir(), 'amends-people-')), 'amends.yaml');
  const here = async (): Promise<number> => {
    const { members } = (await readWorkspace(db.read, file.organisation().workspace.id)) ?? { members: [] };
    return members.filter(({ active, id }) => active && id.startsWith('extra')).length;
  };
  beforeAll(async () => {
    db = await open();
    writeFileSync(onDisk, withMore(20));
    const config = readConfig({
      AMENDS_CONFIG: onDisk,
      AMENDS_POLICY: 'demo/policy.yaml',
      AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_BOT_TOKEN: 'xoxb-1',
    });
    policy = config.policy;
    const taken = async (): Promise<void> => await Promise.resolve();
    file = openPeople({ db, log, now: () => new Date(), policy: () => config.policy, taken }, config);
    await syncWorkspace(db, config.organisation.workspace);
  });

  it('is taken while few leave', async () => {
    expect(await file.take(withMore(16), false)).toBe(true);
    expect([await here(), file.heldBack()]).toEqual([16, 0]);
  });

  it('is not taken by itself: everybody stays, it is said and counted, with what to do', async () => {
    expect(await file.take(withMore(4), false)).toBe(false);
    expect([await here(), file.heldBack(), file.faults()]).toEqual([16, 12, 0]);
    expect(told.at(-1)).toMatchObject({ level: 'error', left: 12, todo: expect.stringContaining('SIGHUP') });
    const { workspace } = file.organisation();
    expect(await checkPeople(db.read, { workspace, peopleFrom: null }, policy)).toEqual([]);
    const dropping = { ...workspace, members: workspace.members.slice(0, 4) };
    expect(await checkPeople(db.read, { workspace: dropping, peopleFrom: null }, policy)).toEqual([
      expect.objectContaining({ check: 'people', state: 'warn', todo: expect.stringContaining('SIGHUP') }),
    ]);
    // nor when it is read again
    expect(await file.take(withMore(4), false)).toBe(false);
    expect(await here()).toBe(16);
  });

  it('with a fault besides is a file with faults; mended it is read by itself', async () => {
    expect(await file.take(`${withMore(4)}\nnonsense: 1\n`, true)).toBe(false);
    expect([file.heldBack(), file.faults() > 0]).toEqual([0, true]);
    expect(await file.take(withMore(4), false)).toBe(false);
    expect(file.heldBack()).toBe(12);
    expect(await file.take(withMore(15), false)).toBe(true);
    expect([await here(), file.heldBack(), file.faults()]).toEqual([15, 0, 0]);
  });

  it('is taken where somebody has it read', async () => {
    writeFileSync(onDisk, withMore(2));
    const watched = watchText(onDisk, (text, isMeant) => file.take(text, isMeant), log);
    await watched.readAnew();
    watched.end();
    expect([await here(), file.heldBack()]).toEqual([2, 0]);
  });
});
