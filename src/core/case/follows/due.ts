/** When must this case be looked at again, and what is due then? Pure. */
import { nextTurn, type Absence } from '../../approval/absences.ts';
import type { ApprovalRequest, RecoveryCase } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import type { Circumstances } from '../circumstances.ts';
import { evolve, isOpen } from '../evolve.ts';
import { openAssists } from '../help.ts';
import { dueOfAssist, nextOfAssist } from '../rules/help/assisting.ts';
import { dueOfClocks, nextOfClock, openClocks } from '../rules/letters/clocks.ts';
import { isOngoing } from '../status.ts';
import { dueOfSilence, nextUpdateDue, rhythmIn, type Rhythm } from '../rules/contact/silence.ts';
import { dueOfOwner, momentsOfOwner } from '../rules/owning/unattended.ts';
import { dueOfFollowUp, nextFollowUp } from '../rules/contact/following-up.ts';
import { dueOfPromise, nextOfPromise } from '../rules/promising.ts';
import { dueOfThanks, lapsesAt } from '../rules/thanks/ending.ts';
import { requestTimes } from '../rules/request-clock.ts';
import { done, type Answered } from '../said.ts';
import { nearestFrom, whoCanDecide } from '../rules/who-decides.ts';

const DAY_MS = 86_400_000;
/** A resolved case closes by itself after this. */
const CLOSES_AFTER_MS = 7 * DAY_MS;

/** A moment at which something may be due, and what. */
export interface Ahead {
  readonly at: Date;
  readonly what:
    | 'expiry'
    | 'reminder'
    | 'climb'
    | 'absence'
    | 'lapse'
    | 'promise'
    | 'help'
    | 'silence'
    | 'owner'
    | 'letter'
    | 'follow_up'
    | 'thanks'
    | 'close';
}

/** The next instant after `after` at which something may be due; null when nothing is. */
export function nextLook(
  c: RecoveryCase,
  after: Date,
  absences: readonly Absence[] = [],
  rhythm?: Rhythm,
): Date | null {
  const [next] = momentsAhead(c, after, absences, rhythm);
  return next === undefined ? null : new Date(Math.max(next.at.getTime(), after.getTime()));
}

/** All that may be due on a case one day, the next first. */
/** `rhythm`: by which the silence of a customer is reckoned; not given: it is not looked at. */
export function momentsAhead(
  c: RecoveryCase,
  after: Date,
  absences: readonly Absence[] = [],
  rhythm?: Rhythm,
): readonly Ahead[] {
  const moments: readonly (readonly [Ahead['what'], Date | null])[] = [
    ...c.requests.filter(isOpen).flatMap((r) => momentsOf(r, after)),
    // when somebody goes or is back, others can decide than before, to the minute
    ...(c.requests.some((r) => r.status === 'pending') || (isOngoing(c) && openAssists(c).length > 0)
      ? [['absence', nextTurn(absences, after)] as const]
      : []),
    ...c.actions.filter((a) => a.status === 'authorised').map((a) => ['lapse', a.lapsesAt] as const),
    ...c.promises.map((p) => ['promise', nextOfPromise(p)] as const),
    ...openClocks(c).map((clock) => ['letter', nextOfClock(clock)] as const),
    ...(isOngoing(c) ? openAssists(c).map((a) => ['help', nextOfAssist(a)] as const) : []),
    ...(rhythm === undefined ? [] : [['silence', nextUpdateDue(c, rhythm)] as const]),
    ...momentsOfOwner(c, after, absences).map((at) => ['owner', at] as const),
    ...(c.status === 'resolved' && c.resolvedAt !== null
      ? [['close', new Date(c.resolvedAt.getTime() + CLOSES_AFTER_MS)] as const]
      : []),
    ...(rhythm === undefined ? [] : [['follow_up', nextFollowUp(c, rhythm)] as const]),
    ...c.shoutOuts.filter((s) => s.status === 'draft').map((s) => ['thanks', lapsesAt(s)] as const),
    ['close', closesAt(c, rhythm ?? NO_FOLLOW_UPS)] as const,
  ];
  return moments
    .flatMap(([what, at]) => (at === null ? [] : [{ what, at }]))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const NO_FOLLOW_UPS: Pick<Rhythm, 'followUps'> = { followUps: [] };

/** A resolved case closes a week later, once it was asked how it went as often as is meant; null: not yet, or it is over otherwise. */
function closesAt(c: RecoveryCase, rhythm: Pick<Rhythm, 'followUps'>): Date | null {
  if (c.status !== 'resolved' || c.resolvedAt === null || nextFollowUp(c, rhythm) !== null) return null;
  return new Date(c.resolvedAt.getTime() + CLOSES_AFTER_MS);
}

function momentsOf(r: ApprovalRequest, after: Date): readonly (readonly [Ahead['what'], Date | null])[] {
  if (r.status !== 'pending') return [['expiry', r.expiresAt]];
  return [
    ['expiry', r.expiresAt],
    ['reminder', r.remindAt],
    ['climb', ahead(r.escalateAt, after)],
  ];
}

/** A time to climb that has passed stays where nobody is above: it is no reason to look again and again. */
const ahead = (moment: Date | null, after: Date): Date | null => (moment !== null && moment > after ? moment : null);

/** Finds out from the moment what is due. A timer that rings twice, late or for nothing does nothing. */
export function lookAgain(c: RecoveryCase, ctx: Circumstances): Answered {
  const now = ctx.at;
  const events: CaseEvent[] = c.requests.filter(isOpen).flatMap((r) => dueOf(c, r, ctx));
  for (const a of c.actions) {
    if (a.status === 'authorised' && a.lapsesAt !== null && now >= a.lapsesAt) {
      events.push({ kind: 'action_dropped', at: now, by: null, action: a.id, status: 'lapsed', reason: null });
    }
  }
  const owned = dueOfOwner(c, ctx);
  // whoever has it from now on is who is told
  const moved = owned.reduce<RecoveryCase>(evolve, c);
  events.push(...owned);
  events.push(...dueOfClocks(c, ctx));
  events.push(...openAssists(c).flatMap((a) => dueOfAssist(c, a, ctx)));
  events.push(...c.promises.flatMap((p) => dueOfPromise(p, now)), ...dueOfSilence(moved, ctx));
  events.push(...dueOfFollowUp(moved, ctx), ...dueOfThanks(c, ctx));
  const closes = closesAt(events.reduce<RecoveryCase>(evolve, c), rhythmIn(ctx));
  if (closes !== null && now >= closes) events.push({ kind: 'closed', at: now, by: null });
  return done({ kind: 'looked' }, ...events);
}

/** What is due on one undecided request: it expires, climbs, is put to others than before, or is brought to mind. */
function dueOf(c: RecoveryCase, r: ApprovalRequest, ctx: Circumstances): CaseEvent[] {
  const now = ctx.at;
  const base = { at: now, by: null, request: r.id };
  if (now >= r.expiresAt) return [onceMore(c, r, ctx) ?? { kind: 'expired', ...base }];
  if (r.status !== 'pending') return [];
  const could = whoCanDecide(c, r, ctx);
  const here = nearestFrom(could, r.rung) ?? nearestFrom(could, 0);
  if (r.escalateAt !== null && now >= r.escalateAt) {
    // those who stand in for a rung that is empty are asked already
    const above = nearestFrom(could, Math.max(r.rung, here?.rung ?? 0) + 1);
    if (above !== undefined) return [climb(c, r, above, ctx)];
  }
  const asked = here?.asked ?? [];
  if (!sameMembers(asked, r.asked)) return [{ kind: 'reassigned', ...base, asked }];
  return r.remindAt !== null && now >= r.remindAt ? [{ kind: 'reminded', ...base }] : [];
}

function climb(
  c: RecoveryCase,
  r: ApprovalRequest,
  above: { readonly rung: number; readonly asked: ApprovalRequest['asked'] },
  ctx: Circumstances,
): CaseEvent {
  const times = ctx.policy === null ? null : requestTimes(c, ctx.policy, ctx.at, ctx);
  return {
    kind: 'escalated',
    at: ctx.at,
    by: null,
    request: r.id,
    ...above,
    remindAt: times?.remindAt ?? null,
    escalateAt: times?.escalateAt ?? null,
    expiresAt: r.expiresAt,
    extended: r.extended,
  };
}

/** `on_expiry: escalate`: once more to the last rung for another `expire_after`, then it expires. Silence is never a yes. */
function onceMore(c: RecoveryCase, r: ApprovalRequest, ctx: Circumstances): CaseEvent | undefined {
  if (ctx.policy?.approval.onExpiry !== 'escalate' || r.extended || r.status !== 'pending') return undefined;
  const times = requestTimes(c, ctx.policy, ctx.at, ctx);
  const could = whoCanDecide(c, { ...r, expiresAt: times.expiresAt }, ctx);
  const last = could.at(-1);
  if (last === undefined) return undefined;
  const asked = could.filter((w) => w.rung === last.rung).map((w) => w.member);
  return {
    kind: 'escalated',
    at: ctx.at,
    by: null,
    request: r.id,
    rung: last.rung,
    asked,
    ...times,
    escalateAt: null,
    extended: true,
  };
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));
