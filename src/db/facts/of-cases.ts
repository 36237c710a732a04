/** Metrics summed over cases: by when they were received, by when they were resolved, and of cohorts that are old enough. */
import { countOf, NOTHING, shareOf, timeOf } from '../../core/digest/measured.ts';
import { identitiesOf } from '../case/identities.ts';
import {
  between,
  countIf,
  numberIn as n,
  numberOrNone as maybe,
  overCells,
  quantileOf,
  type Family,
} from './family.ts';

const OWNED = 'counted AND owned_at IS NOT NULL';
const ANSWERED = 'counted AND first_contact_at IS NOT NULL';

export const received: Family = {
  ids: ['heard/1', 'time_to_own/1', 'first_response_time/1', 'not_a_complaint_share/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: 'case_fact',
      at: 'received_at',
      select: `count(*)::int AS logged, ${countIf('counted')} AS counted, ${countIf(`status = 'dismissed'`)} AS dismissed,
    ${countIf(`status <> 'merged'`)} AS whole,
    ${countIf(OWNED)} AS owned, ${quantileOf(0.5, between('received_at', 'owned_at'), OWNED)} AS owned_mid,
    ${quantileOf(0.9, between('received_at', 'owned_at'), OWNED)} AS owned_p90,
    ${countIf(ANSWERED)} AS answered, ${quantileOf(0.5, between('received_at', 'first_contact_at'), ANSWERED)} AS answered_mid,
    ${quantileOf(0.9, between('received_at', 'first_contact_at'), ANSWERED)} AS answered_p90`,
    }),
  read: ([row]) => {
    const counted = n(row, 'counted');
    const [owned, answered] = [n(row, 'owned'), n(row, 'answered')];
    return {
      'heard/1': { measured: countOf(counted, counted, n(row, 'logged') - counted) },
      'time_to_own/1': {
        measured: timeOf(maybe(row, 'owned_mid'), maybe(row, 'owned_p90'), owned, counted - owned),
      },
      'first_response_time/1': {
        measured: timeOf(maybe(row, 'answered_mid'), maybe(row, 'answered_p90'), answered, counted - answered),
      },
      'not_a_complaint_share/1': {
        measured: shareOf(n(row, 'dismissed'), n(row, 'whole'), n(row, 'logged') - n(row, 'whole')),
      },
    };
  },
};

const STANDS = 'counted AND stands';
const MET = `${STANDS} AND touches > 0`;
const LASTED = between('received_at', 'resolved_at');

export const resolved: Family = {
  ids: ['time_to_resolution/1', 'touches/1', 'empowerment_rate/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: 'case_fact',
      at: 'resolved_at',
      select: `${countIf('counted')} AS counted, ${countIf(STANDS)} AS stands,
    ${quantileOf(0.5, LASTED, STANDS)} AS lasted_mid, ${quantileOf(0.9, LASTED, STANDS)} AS lasted_p90,
    ${countIf(MET)} AS met, ${quantileOf(0.5, 'touches', MET)} AS met_mid,
    ${countIf(`${STANDS} AND discretionary`)} AS chosen, ${countIf(`${STANDS} AND alone`)} AS alone`,
    }),
  read: ([row]) => {
    const [counted, stands, met, chosen] = [n(row, 'counted'), n(row, 'stands'), n(row, 'met'), n(row, 'chosen')];
    return {
      'time_to_resolution/1': {
        measured: timeOf(maybe(row, 'lasted_mid'), maybe(row, 'lasted_p90'), stands, counted - stands),
      },
      'touches/1': { measured: { ...NOTHING, n: met, excluded: counted - met, value: maybe(row, 'met_mid') } },
      'empowerment_rate/1': { measured: shareOf(n(row, 'alone'), chosen, stands - chosen) },
    };
  },
};

/** The same customer, under whatever they go by, had the same failure again within so long after it was resolved. */
const cameBackWithin = (
  days: number,
): string => `EXISTS (SELECT FROM case_fact l WHERE l.customer_key IN ${identitiesOf('f.customer_key')}
      AND l.workspace = $1 AND l.received_at > f.resolved_at AND l.received_at <= f.resolved_at + interval '${days} days'
      AND l."case" <> f."case" AND l.counted AND l.failure = f.failure)`;
const BACK = `(reopened > 0 OR ${cameBackWithin(7)})`;
const KNOWN = `(reopened > 0 OR accepted <> 'unknown')`;

export const weekOld: Family = {
  ids: ['first_contact_resolution/2', 'came_back/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: `(SELECT *, ${BACK} AS back FROM case_fact f) `,
      at: 'resolved_at',
      where: 'f.counted',
      select: `count(*)::int AS cohort, ${countIf(KNOWN)} AS known, ${countIf('back')} AS back,
    ${countIf(`handovers = 0 AND accepted = 'yes' AND coalesce(contacts, 0) <= 1 AND NOT back`)} AS first`,
    }),
  read: ([row]) => {
    const [cohort, known] = [n(row, 'cohort'), n(row, 'known')];
    return {
      'first_contact_resolution/2': { measured: shareOf(n(row, 'first'), known, cohort - known) },
      'came_back/1': { measured: countOf(n(row, 'back'), cohort, 0) },
    };
  },
};

export const monthOld: Family = {
  ids: ['reopen_rate/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: 'case_fact',
      at: 'resolved_at',
      where: 'f.counted',
      select: `count(*)::int AS cohort, ${countIf(`reopened > 0 AND reopened_at <= undone_at + interval '30 days'`)} AS again`,
    }),
  read: ([row]) => ({ 'reopen_rate/1': { measured: shareOf(n(row, 'again'), n(row, 'cohort'), 0) } }),
};

const CUSTOMER = `coalesce((SELECT i.customer FROM customer_identity i WHERE i.workspace = $1 AND i.key = f.customer_key), f.customer_key)`;

export const quarterOld: Family = {
  ids: ['repeat_complaint_rate/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: `(SELECT *, ${CUSTOMER} AS customer, ${cameBackWithin(90)} AS back FROM case_fact f) `,
      at: 'resolved_at',
      where: 'f.counted AND f.stands',
      select: `count(DISTINCT customer)::int AS customers, count(DISTINCT customer) FILTER (WHERE back)::int AS back,
    ${countIf('customer IS NULL')} AS unknown`,
    }),
  read: ([row]) => ({
    'repeat_complaint_rate/1': { measured: shareOf(n(row, 'back'), n(row, 'customers'), n(row, 'unknown')) },
  }),
};
