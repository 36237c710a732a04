/** What is exported of metrics: each with what it is of, in the zone of its team, and nothing told of too few. */
import { beforeAll, describe, expect, it } from 'vitest';
import { METRIC_IDS } from '../../src/core/digest/definitions.ts';
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

  it('say what is wrong with what was typed', async () => {
    const wrong = async (...options: readonly string[]) => (await amends(['export', 'metrics', ...options], env)).err;
    expect(await wrong('--by', 'day')).toContain('week, month, or team');
    expect(await wrong('--team', 'frontdesk')).toContain('front-desk');
    expect(await wrong('--zone', 'Europe/Pariss')).toContain('no time zone');
  });
});
