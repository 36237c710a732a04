/** Digests of weeks in the database: one case, only cases for few, ten thousand of them; and of a person nothing is asked. */
import { beforeAll, expect, it } from 'vitest';
import { factsNow, type OfFacts } from '../../../src/app/keep/facts.ts';
import { digestFor, hasDigest } from '../../../src/app/views/digest.ts';
import { readMetrics } from '../../../src/app/views/metrics.ts';
import { teamId } from '../../../src/core/base/ids.ts';
import type { Team } from '../../../src/core/base/members.ts';
import { weekWindow } from '../../../src/core/base/time.ts';
import { METRIC_IDS } from '../../../src/core/digest/definitions.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { syncWorkspace } from '../../../src/db/team/members.ts';
import { makeDirectory } from '../../../src/db/team/directory.ts';
import { AURORA, eur, R } from '../../core/case/build.ts';
import {
  action,
  DAY,
  later,
  MINUTE,
  promise,
  resolution,
  resolved,
  shoutOut,
  TEAM,
  WEEK,
} from '../../core/digest/week.ts';
import { describeEachDatabase } from '../../database.ts';
import { putCases } from './cases.ts';

const teamCalled = (name: string): Team => ({ ...TEAM, id: teamId.parse(name), name });
const [ONE, FEW, MANY, NONE] = ['one', 'few', 'many', 'none'].map(teamCalled);

describeEachDatabase('the digest of a week', (open) => {
  let of: OfFacts;
  let database: Database;
  const asked: { sql: string; rows: number }[] = [];
  beforeAll(async () => {
    database = await open();
    const teams = [TEAM, ONE, FEW, MANY, NONE].filter((team) => team !== undefined);
    await syncWorkspace(database, { ...AURORA, teams });
    const read: Database['read'] = {
      query: async (sql, params, name) => {
        const rows = await database.read.query(sql, params, name);
        asked.push({ sql, rows: rows.length });
        return rows as never;
      },
    };
    of = {
      db: { ...database, read, forSums: () => Promise.resolve(read) },
      workspace: AURORA.id,
      directory: makeDirectory(AURORA.id),
    };
    const one = resolved({
      id: R(1),
      team: ONE?.id ?? TEAM.id,
      firstCustomerContactAt: later(20 * MINUTE),
      resolution: { ...resolution, whatHelped: 'Offering the room move before the voucher.' },
      actions: [action(eur(40))],
      promises: [promise('open', { due: later(5 * DAY) })],
      shoutOuts: [shoutOut('Ana stayed with it.')],
    });
    const secret = resolved({
      ...one,
      id: R(2),
      team: FEW?.id ?? TEAM.id,
      sensitivity: 'injury',
      actions: [action(eur(5), { status: 'authorised' })],
      promises: [promise('open', { due: later(5 * DAY) })],
      shoutOuts: [shoutOut('Ana stayed.')],
    });
    await putCases(database, [one, secret]);
    await factsNow(of);
    // as an import would write them: a case itself is not needed to be counted. By the pool, as it may take a loaded machine long.
    await database.pool.query(
      `INSERT INTO case_fact SELECT (jsonb_populate_record(f, jsonb_build_object('case', 'I-' || n, 'source', 'import', 'team', 'many',
         'received_at', $1::timestamptz + n * interval '50 seconds', 'resolved_at', $1::timestamptz + n * interval '50 seconds'))).*
       FROM case_fact f, generate_series(1, 10000) n WHERE f."case" = 'R-1'`,
      [weekWindow(WEEK, TEAM.zone).from],
    );
  });

  it('with one case tells it', async () => {
    const digest = await digestFor(of, 'one', WEEK);
    expect(digest).toMatchObject({
      course: 'new',
      waiting: 0,
      restricted: 0,
      learned: { case: 'R-1' },
      thanks: [{ name: 'Ana', deed: 'stayed with it.' }],
      due: null,
    });
    expect(digest?.numbers['heard/1']).toMatchObject({ n: 1, value: 1, usual: null });
    expect(digest?.numbers['recovery_cost/2'].sums).toEqual([eur(40)]);
  });

  it('with only cases for few tells how many', async () => {
    const digest = await digestFor(of, 'few', WEEK);
    expect(digest).toMatchObject({ restricted: 1, learned: null, thanks: [], due: null, notGiven: 0, notArrived: 0 });
    expect(digest?.numbers['heard/1'].n).toBe(1);
  });

  it('with ten thousand cases reads no more than a few rows', async () => {
    asked.length = 0;
    const digest = await digestFor(of, 'many', WEEK);
    expect(digest?.numbers['heard/1'].n).toBe(10_000);
    expect(digest?.numbers['first_response_time/1']).toMatchObject({ n: 10_000 });
    expect(asked.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(150);
    expect(asked.length).toBeLessThan(30);
    expect(asked.length).toBeGreaterThan(5);
  });

  it('in which nothing happened is none', async () => {
    expect(await digestFor(of, 'none', WEEK)).toBeUndefined();
    const has = async (team: Team | undefined) => team !== undefined && (await hasDigest(of, team, WEEK));
    expect([await has(ONE), await has(FEW), await has(MANY), await has(NONE)]).toEqual([true, true, true, false]);
  });

  it('asks the database for no member, whatever metric is read', async () => {
    asked.length = 0;
    const whose = { team: ONE ?? null, zone: TEAM.zone };
    const week = { name: WEEK, span: weekWindow(WEEK, TEAM.zone) };
    await readMetrics(of, whose, METRIC_IDS, { periods: [week], rhythm: 'week', now: later(30 * DAY) });
    await readMetrics(of, { ...whose, team: null }, METRIC_IDS, {
      periods: [week],
      rhythm: null,
      now: later(30 * DAY),
    });
    const sums = asked.filter(({ sql }) => sql.includes('_fact') || sql.includes('LATERAL'));
    expect(sums.length).toBeGreaterThan(30);
    for (const { sql } of sums) expect(sql).not.toMatch(/\b(member|owner|logged_by|made_by|winback_by|person|"by")\b/);
  });
});
