/** Metrics summed over promises, requests for approval and remedies. */
import { countOf, NOTHING, shareOf, timeOf, type Measured, type Part } from '../../core/digest/measured.ts';
import { money } from '../../core/base/money.ts';
import {
  between,
  countIf,
  numberIn as n,
  numberOrNone as maybe,
  overCells,
  quantileOf,
  type Family,
  type Row,
} from './family.ts';

const DUE = `counted AND settled IN ('kept', 'broken')`;

export const promises: Family = {
  ids: ['promise_kept_rate/1', 'promises_renegotiated/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: 'promise_fact',
      at: 'due',
      select: `count(*)::int AS all_of, ${countIf('counted')} AS counted, ${countIf(DUE)} AS due,
    ${countIf(`counted AND settled = 'kept'`)} AS kept, ${countIf(`${DUE} AND took_over`)} AS moved`,
    }),
  read: ([row]) => {
    const due = n(row, 'due');
    return {
      'promise_kept_rate/1': { measured: shareOf(n(row, 'kept'), due, n(row, 'counted') - due) },
      'promises_renegotiated/1': { measured: countOf(n(row, 'moved'), due, n(row, 'all_of') - due) },
    };
  },
};

const WALL = between('asked_at', 'decided_at');
const DECIDED = 'decided_at IS NOT NULL';
const SETTLED = `status IN ('approved', 'declined', 'expired')`;
/** The whole, and each rung by itself. */
const BY_LEVEL = `GROUPING SETS ((), (level))`;

export const requests: Family = {
  ids: ['asked_within_own_limit/1', 'approvals_latency/1', 'approvals_wait/1', 'approvals_in_time/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: 'request_fact',
      at: 'asked_at',
      where: 'f.counted',
      group: BY_LEVEL,
      select: `level, count(*)::int AS asked, ${countIf('within_own')} AS within, ${countIf(DECIDED)} AS decided,
    ${quantileOf(0.5, 'worked_ms', DECIDED)} AS worked_mid, ${quantileOf(0.9, 'worked_ms', DECIDED)} AS worked_p90,
    ${quantileOf(0.5, WALL, DECIDED)} AS wall_mid, ${quantileOf(0.9, WALL, DECIDED)} AS wall_p90,
    ${countIf(SETTLED)} AS settled, ${countIf(`${SETTLED} AND decided_at <= expires_at`)} AS in_time`,
    }),
  read: (rows) => {
    const whole = rows.find(({ level }) => level === null);
    const levels = rows.filter(({ level }) => level !== null).toSorted((a, b) => n(a, 'level') - n(b, 'level'));
    const each = (of: (row: Row | undefined) => Measured) => ({
      measured: of(whole),
      parts: levels.map((row): Part => ({ of: `level ${n(row, 'level') + 1}`, measured: of(row) })),
    });
    const times = (name: string) => (row: Row | undefined) => {
      const decided = n(row, 'decided');
      return timeOf(maybe(row, `${name}_mid`), maybe(row, `${name}_p90`), decided, n(row, 'asked') - decided);
    };
    return {
      'asked_within_own_limit/1': { measured: shareOf(n(whole, 'within'), n(whole, 'asked'), 0) },
      'approvals_latency/1': each(times('worked')),
      'approvals_wait/1': each(times('wall')),
      'approvals_in_time/1': each((row) =>
        shareOf(n(row, 'in_time'), n(row, 'settled'), n(row, 'asked') - n(row, 'settled')),
      ),
    };
  },
};

export const outcomes: Family = {
  ids: ['approval_mix/1', 'policy_friction/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: 'request_fact',
      at: 'asked_at',
      where: 'f.counted',
      group: 'GROUPING SETS ((status), (limit_id))',
      select: `GROUPING(status) = 0 AS by_status, coalesce(status, limit_id) AS of, count(*)::int AS asked`,
    }),
  read: (rows) => {
    const by = (isStatus: boolean) => rows.filter((row) => Boolean(row['by_status']) === isStatus);
    const statuses = by(true).filter((row) => row['of'] !== 'pending' && row['of'] !== 'countered');
    const asked = by(true).reduce((sum, row) => sum + n(row, 'asked'), 0);
    const settled = statuses.reduce((sum, row) => sum + n(row, 'asked'), 0);
    const of = (status: string): number =>
      n(
        statuses.find((row) => row['of'] === status),
        'asked',
      );
    const limits = by(false).filter((row) => row['of'] !== null);
    const bound = limits.reduce((sum, row) => sum + n(row, 'asked'), 0);
    return {
      'approval_mix/1': {
        measured: shareOf(of('approved'), settled, asked - settled),
        parts: sorted(statuses).map((row) => ({
          of: String(row['of']),
          measured: shareOf(n(row, 'asked'), settled, 0),
        })),
      },
      'policy_friction/1': {
        measured: countOf(bound, bound, asked - bound),
        parts: sorted(limits).map((row) => ({
          of: String(row['of']),
          measured: countOf(n(row, 'asked'), bound, 0),
        })),
      },
    };
  },
};

/** The most first; alike by name, so that it is the same each time. */
const sorted = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => n(b, 'asked') - n(a, 'asked') || String(a['of']).localeCompare(String(b['of']), 'en'));

/** Something with a cost, or owed. */
export const WORTH = '(coalesce(goodwill_minor, 0) + coalesce(loss_minor, 0) + coalesce(owed_minor, 0) > 0)';

const MONEY = ['goodwill', 'loss', 'owed'] as const;

/** Done in the time, by what it was for and in which currency. */
export const spent: Family = {
  ids: ['recovery_cost/2', 'loss_paid/1', 'statutory_paid/2', 'time_to_fulfil/1'],
  sql: (ofTeam) => `
SELECT d.*, NULL::int AS open, NULL::int AS open_owed FROM (${overCells(ofTeam, {
    table: `(SELECT * FROM remedy_fact WHERE status = 'done') `,
    at: 'done_at',
    where: `f.counted AND ${WORTH}`,
    select: `NULL::text AS kind, NULL::text AS currency, NULL::text AS minor, NULL::float8 AS mid, NULL::float8 AS p90, count(*)::int AS n,
    ${quantileOf(0.5, between('authorised_at', 'done_at'), 'authorised_at IS NOT NULL')} AS took_mid,
    ${quantileOf(0.9, between('authorised_at', 'done_at'), 'authorised_at IS NOT NULL')} AS took_p90`,
  })}) d
${MONEY.map(
  (kind) => `UNION ALL
SELECT s.*, NULL, NULL FROM (${overCells(ofTeam, {
    table: `(SELECT workspace, team, done_at, counted, "case",
      ${kind === 'owed' ? 'owed_minor AS minor, owed_currency AS currency' : `${kind}_minor AS minor, currency`}
      FROM remedy_fact WHERE status = 'done'${kind === 'owed' ? ` AND owed_basis = 'statutory'` : ''}) `,
    at: 'done_at',
    where: 'f.counted AND f.minor > 0',
    group: 'f.currency',
    select: `'${kind}' AS kind, f.currency, sum(f.minor)::text AS minor, NULL::float8 AS mid, NULL::float8 AS p90, count(DISTINCT f."case")::int AS n, NULL::float8 AS took_mid, NULL::float8 AS took_p90`,
  })}) s`,
).join('\n')}
UNION ALL
SELECT o.cell, 'open', NULL, NULL, NULL, NULL, NULL, NULL, NULL, o.open, o.open_owed FROM (${overCells(ofTeam, {
    table: 'remedy_fact',
    at: 'at',
    where: `f.counted AND f.given AND f.status <> 'done' AND ${WORTH}`,
    select: `${countIf('true')} AS open, ${countIf(`owed_basis = 'statutory' AND owed_minor > 0`)} AS open_owed`,
  })}) o`,
  read: (rows) => {
    const done = rows.find((row) => row['kind'] === null);
    const open = rows.find((row) => row['kind'] === 'open');
    const sums = (kind: string, excluded: number): Measured => {
      const of = rows.filter((row) => row['kind'] === kind).toSorted(byCurrency);
      return {
        ...NOTHING,
        n: of.reduce((most, row) => most + n(row, 'n'), 0),
        excluded,
        sums: of.map((row) => money(BigInt(String(row['minor'])), String(row['currency']))),
      };
    };
    return {
      'recovery_cost/2': { measured: sums('goodwill', n(open, 'open')) },
      'loss_paid/1': { measured: sums('loss', 0) },
      'statutory_paid/2': { measured: sums('owed', n(open, 'open_owed')) },
      'time_to_fulfil/1': {
        measured: timeOf(maybe(done, 'took_mid'), maybe(done, 'took_p90'), n(done, 'n'), n(open, 'open')),
      },
    };
  },
};

const byCurrency = (a: Row, b: Row): number => String(a['currency']).localeCompare(String(b['currency']), 'en');

/** What a case cost, by currency. */
export const perCase: Family = {
  ids: ['recovery_cost_per_case/1'],
  sql: (ofTeam) => `
SELECT c.cell, c.currency, count(*)::int AS n, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY c.minor))::bigint::text AS mid,
  round(percentile_cont(0.9) WITHIN GROUP (ORDER BY c.minor))::bigint::text AS p90 FROM (${overCells(ofTeam, {
    table: `(SELECT * FROM remedy_fact WHERE status = 'done') `,
    at: 'done_at',
    where: 'f.counted AND f.goodwill_minor > 0',
    group: 'f."case", f.currency',
    select: 'f."case", f.currency, sum(f.goodwill_minor)::float8 AS minor',
  })}) c GROUP BY c.cell, c.currency`,
  read: (rows) => {
    const each = rows.toSorted(byCurrency);
    const [only, ...others] = each;
    return {
      'recovery_cost_per_case/1': {
        measured: {
          ...NOTHING,
          n: each.reduce((sum, row) => sum + n(row, 'n'), 0),
          p90: others.length > 0 ? null : maybe(only, 'p90'),
          sums: each.map((row) => money(BigInt(String(row['mid'])), String(row['currency']))),
        },
      },
    };
  },
};

const LEAST_ALIKE = 10;

export const consistency: Family = {
  ids: ['remedy_consistency/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: `(SELECT * FROM remedy_fact WHERE status = 'done') `,
      at: 'done_at',
      where: 'f.counted AND NOT f.restricted AND f.goodwill_minor > 0',
      group: 'f.failure, f.severity, f.currency',
      select: `f.failure || ' ' || f.severity AS of, count(*)::int AS n,
    percentile_cont(0.25) WITHIN GROUP (ORDER BY f.goodwill_minor::float8) AS p25,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY f.goodwill_minor::float8) AS mid,
    percentile_cont(0.75) WITHIN GROUP (ORDER BY f.goodwill_minor::float8) AS p75`,
    }),
  read: (rows) => {
    const enough = rows.filter((row) => n(row, 'n') >= LEAST_ALIKE && n(row, 'mid') > 0);
    const few = rows.filter((row) => !enough.includes(row)).reduce((sum, row) => sum + n(row, 'n'), 0);
    const parts = enough
      .map((row): Part => ({
        of: String(row['of']),
        measured: { ...NOTHING, n: n(row, 'n'), value: (n(row, 'p75') - n(row, 'p25')) / n(row, 'mid') },
      }))
      .toSorted((a, b) => a.of.localeCompare(b.of, 'en'));
    return {
      'remedy_consistency/1': {
        measured: {
          ...NOTHING,
          n: parts.reduce((sum, { measured }) => sum + measured.n, 0),
          excluded: few,
          // one kind that is given very differently must not hide behind many that are not
          value: parts.length === 0 ? null : Math.max(...parts.map(({ measured }) => measured.value ?? 0)),
        },
        parts,
      },
    };
  },
};
