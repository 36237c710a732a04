/** One limit as a sentence: `at most 400.00 EUR per customer in 90 days`. Pure. */
import { writeMoney } from '../../base/show-money.ts';
import { expressionInWords, nameInWords } from './expression-in-words.ts';
import type { DurationMs, Limit, LimitMax, LimitScope } from '../policy.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Without a full stop. */
export function limitInWords(limit: Limit): string {
  const only = limit.only === null ? '' : `${limit.only.map(nameInWords).join(' and ')}: `;
  const when = limit.when === null ? '' : `, where ${expressionInWords(limit.when)}`;
  const over = limit.over === 'refuse' ? '; more cannot be given by anybody of this role' : '';
  return `${only}${sayMax(limit.max)} ${sayScope(limit)}${when}${over}`;
}

/** `15 minutes`, `1 day and 12 hours`. */
export function sayDuration(ms: DurationMs): string {
  const parts = [
    count(Math.floor(ms / DAY), 'day'),
    count(Math.floor((ms % DAY) / HOUR), 'hour'),
    count(Math.floor((ms % HOUR) / MINUTE), 'minute'),
  ].filter((part) => part !== '');
  return parts.join(' and ');
}

function count(number: number, unit: string): string {
  if (number === 0) return '';
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

function sayMax(max: LimitMax): string {
  switch (max.kind) {
    case 'money':
      return `at most ${writeMoney(max.amount)}`;
    case 'percent':
      return `at most ${max.percent} % of the ${nameInWords(max.of)}`;
    case 'each':
      return `at most ${writeMoney(max.amount)} times ${nameInWords(max.each)}`;
    case 'times':
      return max.times === 1 ? 'once' : `at most ${max.times} times`;
  }
}

/** What a limit is for. */
export const SCOPES: Readonly<Record<LimitScope, string>> = {
  action: 'per remedy',
  passenger: 'per passenger',
  incident: 'per case',
  order: 'per order',
  customer: 'per customer',
  actor_day: 'per person and day',
  actor_week: 'per person and week',
  actor_month: 'per person and month',
  actor_quarter: 'per person and quarter',
  actor_year: 'per person and year',
  team_week: 'per team and week',
  team_month: 'per team and month',
  team_quarter: 'per team and quarter',
  team_year: 'per team and year',
};

function sayScope(limit: Limit): string {
  const window = limit.window === null ? '' : ` in ${sayDuration(limit.window)}`;
  const chosen = ['passenger', 'incident', 'order', 'customer'].includes(limit.scope);
  const whose = chosen && limit.counts === 'actor' ? ', counting only what the same person gave' : '';
  return `${SCOPES[limit.scope]}${window}${whose}`;
}
