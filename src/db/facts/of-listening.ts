/** Metrics summed over what customers said and did elsewhere: surveys, improvements, trade, reviews, whoever was about to leave. */
import { NOTHING, shareOf } from '../../core/digest/measured.ts';
import { toldToUs } from '../care/heard.ts';
import { identitiesOf } from '../case/identities.ts';
import { countIf, numberIn as n, numberOrNone as maybe, overCells, type Family } from './family.ts';

/** What was taken back counts only where it was answered. */
const ASKED = 'excluded IS NULL AND (withdrawn_at IS NULL OR answered_at IS NOT NULL)';

export const surveys: Family = {
  ids: ['post_recovery_satisfaction/1', 'survey_response/1', 'customer_effort/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: 'survey',
      at: 'resolved_at',
      select: `${countIf(ASKED)} AS asked, count(excluded)::int AS not_asked, count(answered_at)::int AS answered,
    count(overall)::int AS overall, ${countIf('overall >= 4')} AS good,
    count(effort)::int AS effort, ${countIf('effort <= 3')} AS hard,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY effort) AS effort_mid`,
    }),
  read: ([row]) => {
    const [asked, notAsked, overall, effort] = [
      n(row, 'asked'),
      n(row, 'not_asked'),
      n(row, 'overall'),
      n(row, 'effort'),
    ];
    return {
      'post_recovery_satisfaction/1': { measured: shareOf(n(row, 'good'), overall, asked - overall + notAsked) },
      'survey_response/1': { measured: shareOf(n(row, 'answered'), asked, notAsked) },
      'customer_effort/1': {
        measured: {
          ...NOTHING,
          n: effort,
          excluded: asked - effort + notAsked,
          hits: n(row, 'hard'),
          value: maybe(row, 'effort_mid'),
        },
      },
    };
  },
};

export const improvements: Family = {
  ids: ['lesson_closure/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: 'improvement',
      at: 'due',
      select: `${countIf(`status <> 'dropped'`)} AS due, ${countIf(`status = 'dropped'`)} AS dropped,
    ${countIf(`status = 'done' AND settled_at <= due`)} AS in_time`,
    }),
  read: ([row]) => ({
    'lesson_closure/1': { measured: shareOf(n(row, 'in_time'), n(row, 'due'), n(row, 'dropped')) },
  }),
};

/** Complaints of the days of which the operator said how much was traded. */
export const trade: Family = {
  ids: ['complaint_rate/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: 'trade_day',
      at: 'at',
      select: `sum(f.transactions)::text AS transactions, sum((SELECT count(*) FROM case_fact c WHERE c.team = f.team
      AND c.workspace = $1 AND c.received_at >= f.at AND c.received_at < f.until AND c.counted
      AND ${toldToUs(`c.channel`)}))::int AS complaints`,
    }),
  read: ([row]) => {
    const [transactions, complaints] = [n(row, 'transactions'), n(row, 'complaints')];
    return {
      'complaint_rate/1': {
        measured: {
          ...NOTHING,
          n: transactions,
          hits: complaints,
          value: transactions === 0 ? null : (complaints / transactions) * 1000,
        },
      },
    };
  },
};

/** Whoever was unhappy complained when they have a case of their own within so long, before or after. */
const NEAR = `interval '90 days'`;

export const iceberg: Family = {
  ids: ['iceberg_ratio/1'],
  sql: () => `
SELECT cell, ${countIf(`how = 'silent'`)} AS silent, ${countIf(`how = 'complained'`)} AS complained, ${countIf(`how = 'unknown'`)} AS unknown
FROM ((${overCells(false, {
    table: 'heard_elsewhere',
    at: 'at',
    where: 'f.unhappy',
    select: `CASE WHEN f.customer_key IS NULL THEN 'unknown'
      WHEN EXISTS (SELECT FROM case_fact c WHERE c.customer_key IN ${identitiesOf('f.customer_key')} AND c.workspace = $1
        AND c."case" IS DISTINCT FROM f."case" AND c.received_at BETWEEN f.at - ${NEAR} AND f.at + ${NEAR}
        AND ${toldToUs(`c.channel`)}) THEN 'complained' ELSE 'silent' END AS how`,
  })}) UNION ALL (${overCells(false, {
    table: 'survey',
    at: 'answered_at',
    where: 'f.follow IS NOT NULL',
    select: `'complained' AS how`,
  })})) u GROUP BY cell`,
  read: ([row]) => {
    const silent = n(row, 'silent');
    return { 'iceberg_ratio/1': { measured: shareOf(silent, silent + n(row, 'complained'), n(row, 'unknown')) } };
  },
};

/** Of whom no purchase was ever told, nobody knows whether they still buy: that is no "no". */
const BOUGHT = `SELECT FROM purchase p WHERE p.customer_key IN ${identitiesOf('f.customer_key')} AND p.workspace = $1`;

export const atRisk: Family = {
  ids: ['save_rate/1'],
  sql: (ofTeam) => `
SELECT cell, ${countIf(`how = 'saved'`)} AS saved, ${countIf(`how = 'lost'`)} AS lost, ${countIf(`how = 'unknown'`)} AS unknown
FROM (${overCells(ofTeam, {
    table: 'customer_standing',
    at: 'at',
    where: `f.standing = 'at_risk'`,
    select: `CASE WHEN EXISTS (${BOUGHT} AND p.at > f.at AND p.at <= f.at + ${NEAR}) THEN 'saved'
      WHEN EXISTS (${BOUGHT}) THEN 'lost' ELSE 'unknown' END AS how`,
  })}) s GROUP BY cell`,
  read: ([row]) => {
    const saved = n(row, 'saved');
    return { 'save_rate/1': { measured: shareOf(saved, saved + n(row, 'lost'), n(row, 'unknown')) } };
  },
};

export const winback: Family = {
  ids: ['winback_rate/1'],
  sql: (ofTeam) =>
    overCells(ofTeam, {
      table: 'customer_standing',
      at: 'at',
      where: 'f.winback IS NOT NULL',
      select: `count(*)::int AS tried, ${countIf(`winback = 'won'`)} AS won, ${countIf(`winback = 'taken_up'`)} AS open`,
    }),
  read: ([row]) => {
    const open = n(row, 'open');
    return { 'winback_rate/1': { measured: shareOf(n(row, 'won'), n(row, 'tried') - open, open) } };
  },
};
