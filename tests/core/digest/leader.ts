/** Builders of what a leader's digest is made from: they state only what matters. */
import { money } from '../../../src/core/base/money.ts';
import { monthWindow } from '../../../src/core/base/time.ts';
import type { LeaderInput, LeaderSums } from '../../../src/core/digest/leader.ts';
import { MINUTE, TEAM } from './week.ts';

const HOUR = 60 * MINUTE;

export const NO_SUMS: LeaderSums = {
  waits: [],
  customer: { n: 0, p50: null, p90: null },
  requests: { asked: 0, decided: 0, expired: 0, within: 0 },
  limits: [],
  months: [],
};

export const leaderInput = (change: Partial<LeaderInput> = {}): LeaderInput => ({
  teams: [TEAM],
  period: '2026-11',
  span: monthWindow('2026-11', TEAM.zone),
  zone: TEAM.zone,
  sums: NO_SUMS,
  overdue: { count: 0, oldest: null },
  budgets: [],
  reached: new Map(),
  heard: 0,
  notComplaints: { hits: 0, n: 0 },
  traded: { transactions: 0, complaints: 0 },
  pulse: [],
  iceberg: null,
  recognition: null,
  ...change,
});

/** Everything there is to tell. */
export function full(): LeaderInput {
  const span = monthWindow('2026-11', TEAM.zone);
  const budget = {
    id: 'desk.month',
    teams: [TEAM.id],
    costCentre: null,
    period: 'month',
    max: money(100_000n, 'EUR'),
    warnPercent: 80,
  } as const;
  const teams = [{ ...TEAM, goals: [{ metric: 'promise_kept_rate', atLeast: 0.95 } as const] }];
  return leaderInput({
    teams,
    sums: {
      waits: [
        { level: 0, n: 21, p50: 22 * MINUTE, p90: 3 * HOUR + 10 * MINUTE },
        { level: 1, n: 6, p50: HOUR, p90: 5 * HOUR },
      ],
      customer: { n: 27, p50: HOUR + 5 * MINUTE, p90: 15 * HOUR },
      requests: { asked: 30, decided: 27, expired: 1, within: 4 },
      limits: [
        { limit: 'agent.refund/incident', asked: 12, decided: 12, approved: 12 },
        { limit: 'agent.refund/actor_month', asked: 7, decided: 6, approved: 4 },
        { limit: 'agent.voucher/customer', asked: 3, decided: 3, approved: 1 },
      ],
      months: Array.from({ length: 12 }, (_, n) => ({
        month: n === 0 ? '2025-12' : `2026-${String(n).padStart(2, '0')}`,
        heard: 70 + n,
        kept: { n: 40, hits: 33 + Math.floor(n / 3) },
        alone: { n: 30, hits: 17 + Math.floor(n / 2) },
      })),
    },
    overdue: { count: 3, oldest: new Date('2026-11-12T16:00:00Z') },
    budgets: [{ budget, since: span.from, before: span.until, used: money(80_000n, 'EUR'), max: budget.max }],
    reached: new Map([[`${TEAM.id} promise_kept_rate`, { n: 40, value: 0.92 }]]),
    heard: 92,
    notComplaints: { hits: 4, n: 96 },
    traded: { transactions: 12_400, complaints: 92 },
    pulse: [
      { item: 'knew', yes: 8, n: 9 },
      { item: 'backed', yes: 7, n: 9 },
      { item: 'enough', yes: 5, n: 9 },
    ],
    iceberg: { hits: 31, n: 52 },
    recognition: { coverage: { hits: 9, n: 12 }, gap: 0.2 },
  });
}
