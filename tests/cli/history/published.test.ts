/** Published totals of complaints, reproduced by `amends import` and `amends figures` from the rows they were published of. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { amends, type Ended, fileOf, folder, storedHotel } from '../amends.ts';

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data/11-aggregates/comcast');
const isThere = existsSync(path.join(DATA, 'rows.jsonl'));

const MAPPING = `
name: telecom-2015
reference: ticket
received: { column: [date, time], format: yyyy-MM-dd HH:mm:ss, zone: America/New_York }
status: { column: status, words: { Open: open, Pending: open, Closed: closed, Solved: closed } }
team: { column: state, unknown: keep }
channel: channel
labels: { state: state, title: title, status: status, city: { column: city, spelling: merge } }
`;

const counts = z.record(z.string(), z.number());
const rates = z.array(z.tuple([z.string(), z.number(), z.number()]));
const EXPECTED = z.object({
  published: z.object({
    values: z.object({
      total_rows: z.number(),
      open: z.number(),
      closed: z.number(),
      top_days: counts,
      by_channel: counts,
      channel_closed: counts,
      channel_open: counts,
      state_open: counts,
      state_closed: counts,
      georgia_share_of_open_pct: z.number(),
      top_title_counts: counts,
    }),
  }),
  computed: z.object({
    status: counts,
    by_month: counts,
    states_case_insensitive: z.number(),
    states_case_sensitive: z.number(),
    highest_unresolved_rate_min20: rates,
    highest_unresolved_rate_any: rates,
  }),
});
const ROW = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const ANSWER = z.object({ total: ROW, rows: z.array(ROW) });
type Answer = z.infer<typeof ANSWER>;

describe.skipIf(!isThere)(`published totals${isThere ? '' : ` (skipped: ${DATA} is not there)`}`, () => {
  const expected = isThere ? EXPECTED.parse(JSON.parse(readFileSync(path.join(DATA, 'expected.json'), 'utf8'))) : null;
  const published = expected?.published.values;
  const computed = expected?.computed;
  let env: Readonly<Record<string, string>>;
  let imported: Ended;

  async function figures(...line: readonly string[]): Promise<Answer> {
    const { status, out, err } = await amends(['figures', '--json', ...line], env);
    expect([status, err]).toEqual([0, '']);
    return ANSWER.parse(JSON.parse(out));
  }
  const by = (answer: Answer, key: string, column: string): Record<string, unknown> =>
    Object.fromEntries(answer.rows.map((row) => [String(row[key]), row[column]]));

  beforeAll(async () => {
    const dir = folder();
    env = { AMENDS_DATA_DIR: dir };
    await (await storedHotel({ dir })).close();
    imported = await amends(['import', path.join(DATA, 'rows.jsonl'), '--mapping', fileOf(MAPPING, 'map.yaml')], env);
  });

  it('come of rows that are all taken in', () => {
    expect(imported).toMatchObject({ status: 0, err: '', out: expect.stringContaining('2,224 came in') });
  });

  it('of all, and by status', async () => {
    const { total } = await figures();
    expect(total).toMatchObject({ n: published?.total_rows, open: published?.open, closed: published?.closed });
    expect(by(await figures('--by', 'label.status'), 'label.status', 'n')).toEqual(computed?.status);
  });

  it('by day and by month', async () => {
    expect(by(await figures('--by', 'day', '--sort', 'n', '--top', '5'), 'day', 'n')).toEqual(published?.top_days);
    expect(by(await figures('--by', 'month'), 'month', 'n')).toEqual(computed?.by_month);
    expect((await figures('--by', 'day', '--leave-out-empty')).rows).toHaveLength(91);
  });

  it('by channel, open and closed', async () => {
    const channels = await figures('--by', 'channel');
    expect(by(channels, 'channel', 'n')).toEqual(published?.by_channel);
    expect(by(channels, 'channel', 'open')).toEqual(published?.channel_open);
    expect(by(channels, 'channel', 'closed')).toEqual(published?.channel_closed);
  });

  it('by state, open and closed, and in how many spellings', async () => {
    const states = await figures('--by', 'team');
    expect(by(states, 'team', 'open')).toMatchObject(published?.state_open ?? {});
    expect(by(states, 'team', 'closed')).toMatchObject(published?.state_closed ?? {});
    expect(states.rows).toHaveLength(computed?.states_case_insensitive ?? 0);
    expect((await figures('--by', 'label.state')).rows).toHaveLength(computed?.states_case_sensitive ?? 0);
  });

  it('as shares, each with what it is a share of', async () => {
    const [georgia] = (await figures('--by', 'team', '--where', 'status=open', '--sort', 'n', '--top', '1')).rows;
    expect(georgia).toMatchObject({ team: 'Georgia', n: 80, share_of: 517 });
    expect(Number(georgia?.['share']) * 100).toBeCloseTo(published?.georgia_share_of_open_pct ?? 0, 12);
    // which is not how many of Georgia’s own are open
    const own = (await figures('--by', 'team', '--where', 'team=Georgia')).rows[0];
    expect([Number(own?.['open_rate']).toFixed(3), own?.['n']]).toEqual(['0.278', 288]);
  });

  it('as unresolved rates, of groups that are large enough and of all', async () => {
    const highest = async (...line: readonly string[]): Promise<unknown> =>
      (await figures('--by', 'team', '--sort', 'open_rate', ...line)).rows.map((row) => [
        String(row['team']).toLowerCase(),
        Number(Number(row['open_rate']).toFixed(4)),
        row['n'],
      ]);
    expect(await highest('--at-least', '20', '--top', '5')).toEqual(computed?.highest_unresolved_rate_min20);
    expect(await highest('--top', '3')).toEqual(computed?.highest_unresolved_rate_any);
  });

  it('by title, as it is spelled', async () => {
    const titles = await figures('--by', 'label.title', '--sort', 'n', '--top', '3');
    expect(by(titles, 'label.title', 'n')).toEqual(published?.top_title_counts);
    expect((await figures('--where', 'label.title=comcast')).total['n']).toBe(13);
  });

  it('by week add up, in total and for every state, and an empty week is a row', async () => {
    const weeks = await figures('--by', 'week');
    const sum = (rows: Answer['rows']): number => rows.reduce((n, row) => n + Number(row['n']), 0);
    expect(sum(weeks.rows)).toBe(2224);
    expect(weeks.rows.map((row) => row['week'])).toEqual(
      Array.from({ length: 49 }, (_, at) => `2015-W${String(at + 1).padStart(2, '0')}`),
    );
    expect(weeks.rows.find((row) => row['week'] === '2015-W03')).toMatchObject({ n: 0, open_rate: null });
    const inStates = await figures('--by', 'team,week');
    expect(inStates.rows).toHaveLength(42 * 49);
    const byState = new Map<string, number>();
    for (const row of inStates.rows)
      byState.set(String(row['team']), (byState.get(String(row['team'])) ?? 0) + Number(row['n']));
    expect(Object.fromEntries(byState)).toEqual(by(await figures('--by', 'team'), 'team', 'n'));
    // a week that begins in June and ends in July
    const border = await figures('--by', 'week,month', '--where', 'week=2015-W27', '--leave-out-empty');
    expect(border.rows.map((row) => row['month'])).toEqual(['2015-06', '2015-07']);
  });
});
