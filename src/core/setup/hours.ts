/** Working hours of a team as they are set up in chat, and the policy with them. Pure. */
import type { AuthorityPolicy, Week } from '../policy/policy.ts';
import { DAYS, dayNamed } from './days.ts';
import { settingsOf, type Setting } from './settings.ts';

export interface HoursRead {
  readonly hours: Week | 'always';
  /** `mon-fri 08:00-18:00; sat 09:00-13:00`, or `always`. */
  readonly text: string;
}

const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?\s*-\s*(\d{1,2})(?:[:.](\d{2}))?$/;

/** `mon-fri 08:00-18:00; sat 9-13`, `always`; undefined where it cannot be read, a day stands twice, or hours run backwards. */
export function readHours(typed: string): HoursRead | undefined {
  const text = typed.trim().toLowerCase();
  if (/^(?:always|immer|24\/7|rund um die uhr|round the clock)$/.test(text)) return { hours: 'always', text: 'always' };
  const week: { from: number; until: number }[][] = DAYS.map(() => []);
  const parts = text.split(/[;\n]+/).filter((part) => part.trim() !== '');
  if (parts.length === 0) return undefined;
  for (const part of parts) {
    const [, named = '', rest = ''] = /^\s*([\p{L}.]+(?:\s*-\s*[\p{L}.]+)?)\s*:?\s*(\d.*)$/u.exec(part) ?? [];
    const days = daysOf(named);
    const spans = rest.split(/\s*(?:,|\bund\b|\band\b)\s*/).map(spanOf);
    if (days === undefined || rest === '') return undefined;
    for (const day of days) {
      if ((week[day]?.length ?? 1) > 0) return undefined;
      for (const span of spans) {
        if (span === undefined) return undefined;
        week[day]?.push(span);
      }
    }
  }
  for (const spans of week) {
    spans.sort((a, b) => a.from - b.from);
    if (spans.some((span, n) => span.from < (spans[n - 1]?.until ?? 0))) return undefined;
  }
  return { hours: week, text: written(week) };
}

function daysOf(named: string): readonly number[] | undefined {
  const [first = '', last = first] = named.split('-').map((one) => one.trim());
  const [from, until] = [dayNamed(first), dayNamed(last)];
  if (from === undefined || until === undefined || from > until) return undefined;
  return DAYS.map((_day, n) => n).slice(from, until + 1);
}

function spanOf(text: string): { from: number; until: number } | undefined {
  const [all, h1 = '', m1 = '00', h2 = '', m2 = '00'] = SPAN.exec(text.trim()) ?? [];
  if (all === undefined || Number(m1) > 59 || Number(m2) > 59) return undefined;
  const [from, until] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
  return from < until && until <= 1440 ? { from, until } : undefined;
}

/** Days one after the other with the same hours stand together. */
function written(week: Week): string {
  const said = week.map((spans) => spans.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(', '));
  const parts: string[] = [];
  for (let n = 0; n < said.length; n++) {
    const hours = said[n] ?? '';
    let last = n;
    while (said[last + 1] === hours) last++;
    if (hours !== '') parts.push(`${DAYS[n] ?? ''}${last > n ? `-${DAYS[last] ?? ''}` : ''} ${hours}`);
    n = last;
  }
  return parts.join('; ');
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A week of the policy as it is typed. */
export const sayHours = (hours: Week | 'always'): string => (hours === 'always' ? 'always' : written(hours));

/** The policy with the hours and holidays that were set up in chat. Nothing of authority is touched: the file alone says that. */
export function withHours(policy: AuthorityPolicy, settings: readonly Setting[]): AuthorityPolicy {
  const hours = settings.flatMap(({ of, key, value }) => {
    const read = key === 'hours' && value !== null ? readHours(value) : undefined;
    return read === undefined ? [] : [[of.replace(/^team:/, ''), read.hours] as const];
  });
  const days = settingsOf(settings, 'house').get('holidays')?.value ?? null;
  if (hours.length === 0 && days === null) return policy;
  const named = policy.workingHours ?? { default: 'always' as const, teams: new Map(), holidays: [], wallClockFor: [] };
  return {
    ...policy,
    workingHours: {
      ...named,
      teams: new Map([...named.teams, ...hours]),
      holidays: days === null ? named.holidays : days.split(' ').filter((day) => day !== ''),
    },
  };
}
