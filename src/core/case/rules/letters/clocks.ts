/** Letters that a trade's rules ask for: by when, who is reminded, and that somebody sent one. Pure. */
import { DateTime } from 'luxon';
import type { Member } from '../../../base/members.ts';
import type { LetterClock, LetterReminder, LetterRule } from '../../../letters/letter.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import type { CaseEvent } from '../../events.ts';
import { done, type Answered } from '../../said.ts';
import { leads, mayRead } from '../who-may.ts';

/** Close of business, where the clock of a day ends: no rule says the hour, and an earlier one breaks none. */
const CLOSE_HOUR = 17;
const DAY_MS = 86_400_000;
/** How long before its time the owner and then the lead are reminded, at most; of a short time a part. */
const OWNER = { most: 7 * DAY_MS, part: 4 };
const LEAD = { most: 2 * DAY_MS, part: 10 };

/** The clocks of a complaint that was just taken down, by the rules that hold now. */
export function lettersDue(c: RecoveryCase, ctx: Circumstances): readonly CaseEvent[] {
  const rules = ctx.letterRules ?? null;
  if (rules === null || rules.letters.length === 0) return [];
  const zone = ctx.workspace.teams.find(({ id }) => id === c.team)?.zone ?? ctx.policy?.zone ?? 'UTC';
  const holidays = ctx.policy?.workingHours?.holidays ?? [];
  const clocks = rules.letters.flatMap((rule) => clockOf(rule, c.receivedAt, zone, holidays));
  const parts = rules.letters.map(({ letter, parts: all }) => ({ letter, parts: all }));
  const { ombudsman, noAdmission } = rules;
  return [{ kind: 'letters_due', at: ctx.at, by: null, regulated: { clocks, parts, ombudsman, noAdmission } }];
}

function clockOf(rule: LetterRule, from: Date, zone: string, holidays: readonly string[]): LetterClock[] {
  if (rule.due === null) return [];
  const day = DateTime.fromJSDate(from, { zone });
  const last =
    'weeks' in rule.due ? day.plus({ weeks: rule.due.weeks }) : businessDay(day, rule.due.businessDays, holidays);
  const due = last.set({ hour: CLOSE_HOUR, minute: 0, second: 0, millisecond: 0 }).toJSDate();
  const whole = due.getTime() - from.getTime();
  const before = ({ most, part }: typeof OWNER): Date => new Date(due.getTime() - Math.min(most, whole / part));
  const { letter, metBy, isOptional } = rule;
  return [{ letter, due, ahead: before(OWNER), near: before(LEAD), metBy, isOptional }];
}

/** The n-th day of business after a day; that day itself is none of them. */
function businessDay(day: DateTime, n: number, holidays: readonly string[]): DateTime {
  let at = day;
  for (let left = n; left > 0;) {
    at = at.plus({ days: 1 });
    if (at.weekday < 6 && !holidays.includes(at.toISODate() ?? '')) left -= 1;
  }
  return at;
}

/** What is still to be written. A case that stands for none, or goes on in another one, has none. */
export function openClocks(c: RecoveryCase): readonly LetterClock[] {
  if (c.status === 'dismissed' || c.status === 'merged') return [];
  const sent = c.lettersSent ?? [];
  // a holding letter stands for an answer only where it comes when that is due
  const meets = ({ metBy, ahead }: LetterClock): boolean =>
    sent.some(({ letter, at }) => metBy.includes(letter) && (letter !== 'holding' || at >= ahead));
  return (c.regulated?.clocks ?? [])
    .filter((clock) => !meets(clock))
    .toSorted((a, b) => a.due.getTime() - b.due.getTime());
}

/** When its people are to be reminded next; null: of what need not be written, and after the last time. */
export function nextOfClock({ isOptional, reminded, ahead, near, due }: LetterClock): Date | null {
  if (isOptional || reminded === 'late') return null;
  if (reminded === undefined) return ahead;
  return reminded === 'ahead' ? near : due;
}

/** The owner ahead of its time, then who leads as well, and both when it has passed: the latest only. */
export function dueOfClocks(c: RecoveryCase, ctx: Circumstances): readonly CaseEvent[] {
  return openClocks(c).flatMap((clock): CaseEvent[] => {
    const next = nextOfClock(clock);
    if (next === null || ctx.at < next) return [];
    const reminder: LetterReminder = ctx.at >= clock.due ? 'late' : ctx.at >= clock.near ? 'near' : 'ahead';
    const leading = ctx.workspace.members.filter((m) => m.active && leads(m, c) && mayRead(m, c)).map(({ id }) => id);
    const tells = [...new Set([c.owner, ...(reminder === 'ahead' ? [] : leading)])];
    return [{ kind: 'letter_reminded', at: ctx.at, by: null, letter: clock.letter, reminder, due: clock.due, tells }];
  });
}

/** Whoever may see the case says that it was sent: Amends sends nothing itself. */
export function markSent(
  c: RecoveryCase,
  { letter }: Extract<Command, { kind: 'mark_sent' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const before = (c.lettersSent ?? []).find((one) => one.letter === letter);
  const isAgain = before !== undefined && before.by === by.id && ctx.at.getTime() - before.at.getTime() < AGAIN_MS;
  if (isAgain) return done({ kind: 'already_so' });
  return done({ kind: 'letter_sent', letter }, { kind: 'letter_sent', at: ctx.at, by: by.id, letter });
}
/** The same said twice, not sent twice. */
const AGAIN_MS = 10 * 60_000;
