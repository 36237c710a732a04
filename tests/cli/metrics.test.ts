/** What is exported of metrics: each with what it is of, in the zone of its team, and nothing told of too few. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFor } from '../../src/app/views/digest.ts';
import { decimalOf } from '../../src/core/base/show-money.ts';
import { DIGEST_METRIC_IDS, METRIC_IDS } from '../../src/core/digest/definitions.ts';
import { openDatabase } from '../../src/db/engine/client.ts';
import { makeDirectory } from '../../src/db/team/directory.ts';
import { workspaceIds } from '../../src/db/team/members.ts';
import { quietLog } from '../database.ts';
import { amends, ANA, folder, storedHotel } from './amends.ts';

describe('metrics that are exported', () => {
  let env: Readonly<Record<string, string>>;
  const rows = async (...options: readonly string[]): Promise<readonly Record<string, unknown>[]> => {
    const { status, out, err } = await amends(['export', 'metrics', '--format', 'jsonl', ...options], env);
    expect([status, err]).toEqual([0, '']);
    return out
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Record<string, unknown> => JSON.parse(line));
  };
  beforeAll(async () => {
    const dir = folder();
    env = { AMENDS_DATA_DIR: dir };
    const hotel = await storedHotel({ dir });
    for (let n = 0; n < 3; n += 1) await hotel.gives(ANA, await hotel.logs(ANA, `K-${n}`), 10n);
    await hotel.close();
  });

  it('stand with their definition, team, period, zone, n, what was left out, unit and pair', async () => {
    const all = await rows('--from', '2024-03-11', '--to', '2024-03-25', '--team', 'front-desk');
    expect(new Set(all.map(({ period }) => period))).toEqual(new Set(['2024-W11', '2024-W12']));
    const names = new Set(all.map(({ id, version }) => `${String(id)}/${String(version)}`));
    expect(METRIC_IDS.filter((id) => !names.has(id))).toEqual(['iceberg_ratio/1']);
    expect(all.find(({ id, n }) => id === 'heard' && n === 3)).toMatchObject({
      version: '1',
      team: 'front-desk',
      zone: 'Europe/Paris',
      excluded: 0,
      value: 3,
      unit: 'count',
      note: null,
    });
    expect(all.find(({ id, n }) => id === 'time_to_own' && n === 3)).toMatchObject({
      value: null,
      note: 'too few to say',
    });
    expect(all.filter(({ id }) => id === 'repeat_complaint_rate').map(({ note }) => note)).toEqual([
      'not yet',
      'not yet',
    ]);
  });

  it('are exactly the numbers of the digest of the same week', async () => {
    const db = await openDatabase({ dir: env['AMENDS_DATA_DIR'], log: quietLog, migrations: false });
    const [workspace] = await workspaceIds(db.read);
    if (workspace === undefined) throw new Error('the hotel is stored');
    const digest = await digestFor({ db, workspace, directory: makeDirectory(workspace) }, 'front-desk', '2024-W12');
    await db.close();
    const all = await rows('--from', '2024-03-18', '--to', '2024-03-25', '--team', 'front-desk');
    expect(DIGEST_METRIC_IDS.length).toBeGreaterThan(15);
    for (const id of DIGEST_METRIC_IDS) {
      const shown = digest?.numbers[id];
      const row = all.find((one) => `${String(one['id'])}/${String(one['version'])}` === id);
      const [sum] = shown?.sums ?? [];
      const isTold = row?.['note'] === null;
      expect({ id, ...row }).toMatchObject({
        id: id.split('/')[0],
        period: '2024-W12',
        n: shown?.n,
        excluded: shown?.excluded,
        hits: shown?.hits,
        baseline: shown?.usual,
        value: isTold ? (sum === undefined ? (shown?.value ?? null) : decimalOf(sum)) : null,
        p90: isTold ? (shown?.p90 ?? null) : null,
      });
    }
    expect(digest?.numbers['heard/1'].n).toBe(3);
  });

  it('are of each team and of the house, by month or as a whole', async () => {
    const whole = await rows('--from', '2024-03-01', '--to', '2024-04-01', '--by', 'team');
    const heard = whole.filter(({ id }) => id === 'heard');
    expect(heard.find(({ team }) => team === '')).toMatchObject({
      period: '2024-03-01..2024-03-31',
      zone: 'UTC',
      n: 3,
    });
    const months = await rows('--from', '2024-02-01', '--to', '2024-04-01', '--by', 'month', '--team', 'front-desk');
    expect(months.filter(({ id }) => id === 'heard').map(({ period, value }) => [period, value])).toEqual([
      ['2024-02', 0],
      ['2024-03', 3],
    ]);
  });

  it('set complaints against what was traded, on the days that were told of; a file with a fault leaves all as it was', async () => {
    const file = path.join(folder(), 'trade.csv');
    const kept = async (text: string) => {
      writeFileSync(file, text);
      return await amends(['transactions', file], env);
    };
    const wrong = await kept(
      'day,team,transactions\n2024-03-20,front-desk,many\n2024-02-30,nobody,3\n2024-02-30,front-desk,3\n',
    );
    expect([wrong.status, wrong.err.match(/trade\.csv:\d+/g)]).toEqual([
      1,
      ['trade.csv:2', 'trade.csv:3', 'trade.csv:4'],
    ]);
    expect((await kept('Day;Team;Transactions\n2024-03-20;front-desk;900\n2024-03-20;front-desk;1500\n')).out).toBe(
      'Kept: one day.\n',
    );
    const [rate] = (await rows('--from', '2024-03-18', '--to', '2024-03-25', '--team', 'front-desk')).filter(
      ({ id }) => id === 'complaint_rate',
    );
    expect(rate).toMatchObject({ n: 1500, hits: 3, value: 2, unit: 'ratio', pair: 'iceberg_ratio/1' });
  });

  it('say what is wrong with what was typed', async () => {
    const wrong = async (...options: readonly string[]) => (await amends(['export', 'metrics', ...options], env)).err;
    expect(await wrong('--by', 'day')).toContain('week, month, or team');
    expect(await wrong('--team', 'frontdesk')).toContain('front-desk');
    expect(await wrong('--zone', 'Europe/Pariss')).toContain('no time zone');
  });
});
