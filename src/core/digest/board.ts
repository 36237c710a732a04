/** How a team stands at a moment, for whoever leads it: what is open, what is overdue, who waits for whom. Nobody is counted or ranked. Pure. */
import type { MemberId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';
import type { ApprovalRequest, CustomerPromise, RecoveryCase } from '../case/case.ts';
import { SEVERITIES, type Severity } from '../base/failures.ts';
import { openAssists, type Assist } from '../case/help.ts';
import { offerOf } from '../case/handover.ts';
import { silentSince } from '../case/rules/contact/silence.ts';
import { waitedFor } from '../case/rules/promising.ts';
import { mayRead } from '../case/rules/who-may.ts';

export interface Board {
  /** How many are open of each urgency, the gravest first. */
  readonly open: readonly { readonly severity: Severity; readonly count: number }[];
  /** What should have happened by now, the longest past its time first. */
  readonly overdue: readonly Overdue[];
  /** Which colleague waits for which, the longest waiting first. */
  readonly waits: readonly Waits[];
  /** Everything open in the order to look at it: what is overdue, then the gravest, then what is due first. */
  readonly cases: readonly RecoveryCase[];
}

export type Overdue =
  | {
      readonly kind: 'promise';
      readonly case: RecoveryCase;
      readonly promise: CustomerPromise;
      /** When it was due. */
      readonly since: Date;
    }
  | {
      readonly kind: 'approval';
      readonly case: RecoveryCase;
      readonly request: ApprovalRequest;
      /** When it was asked. */
      readonly since: Date;
    }
  | {
      readonly kind: 'silence';
      readonly case: RecoveryCase;
      /** Since when the customer hears nothing. */
      readonly since: Date;
    }
  | {
      readonly kind: 'assist';
      readonly case: RecoveryCase;
      readonly assist: Assist;
      /** When it was due. */
      readonly since: Date;
    };

export interface Waits {
  readonly case: RecoveryCase;
  /** `decision`: of a request; `answer`: to an approver's question; `offer`: what the asker says to a counter-offer; `help`: what was asked of somebody; `handover`: whether they take the case. */
  readonly what: 'decision' | 'answer' | 'offer' | 'help' | 'handover';
  readonly who: MemberId;
  readonly for: readonly MemberId[];
  /** The team that is asked, where nobody of it has it in person; not given: none. */
  readonly team?: string;
  readonly since: Date;
}

/** Of the team's open cases those that `by` may read: of the others nothing is told, nor counted. */
export function boardOf(open: readonly RecoveryCase[], by: Member, now: Date): Board {
  const read = open.filter((c) => mayRead(by, c));
  const overdue = read.flatMap((c) => overdueOn(c, now)).toSorted(bySince);
  const late = new Map(overdue.toReversed().map((one) => [one.case.id, one.since.getTime()]));
  return {
    open: SEVERITIES.map((severity) => ({
      severity,
      count: read.filter((c) => c.triage.severity.value === severity).length,
    })),
    overdue,
    waits: read.flatMap(waitsOn).toSorted(bySince),
    cases: read.toSorted(
      (a, b) =>
        compare(late.get(a.id) ?? Infinity, late.get(b.id) ?? Infinity) ||
        a.triage.severity.value.localeCompare(b.triage.severity.value, 'en') ||
        compare(dueOf(a), dueOf(b)) ||
        compare(a.receivedAt.getTime(), b.receivedAt.getTime()),
    ),
  };
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
const bySince = (a: { readonly since: Date }, b: { readonly since: Date }): number =>
  a.since.getTime() - b.since.getTime();

/** The next moment by which something matters; none: after all that have one. */
function dueOf(c: RecoveryCase): number {
  const times = [
    ...waitedFor(c).map(({ due }) => due.getTime()),
    ...(c.triage.deadline === null ? [] : [c.triage.deadline.value.getTime()]),
  ];
  return times.length === 0 ? Infinity : Math.min(...times);
}

function overdueOn(c: RecoveryCase, now: Date): readonly Overdue[] {
  return [
    ...waitedFor(c)
      .filter(({ due }) => due <= now)
      .map((promise): Overdue => ({ kind: 'promise', case: c, promise, since: promise.due })),
    ...c.requests
      .filter((r) => isApprovalLate(r, now))
      .map((request): Overdue => ({ kind: 'approval', case: c, request, since: request.requestedAt })),
    ...silenceOn(c),
    ...openAssists(c)
      .filter(({ due }) => due <= now)
      .map((assist): Overdue => ({ kind: 'assist', case: c, assist, since: assist.due })),
  ];
}

/** Somebody was told that the customer hears nothing, and nobody has been in touch since. */
function silenceOn(c: RecoveryCase): readonly Overdue[] {
  const since = c.silence === undefined ? null : silentSince(c);
  return since === null ? [] : [{ kind: 'silence', case: c, since }];
}

/** It was brought to mind, or should have been, and nobody has answered; one whose asker is asked something waits for the asker. */
const isApprovalLate = (r: ApprovalRequest, now: Date): boolean =>
  r.status === 'pending' &&
  !r.questions.some(({ answer }) => answer === null) &&
  (r.came === 'reminded' || r.came === 'escalated' || (r.remindAt !== null && r.remindAt <= now));

function waitsOn(c: RecoveryCase): readonly Waits[] {
  const helps = openAssists(c).map((a): Waits => ({
    case: c,
    what: 'help',
    who: a.by,
    for: a.asked,
    since: a.at,
    ...(a.of.kind === 'team' && { team: a.of.name }),
  }));
  const offer = offerOf(c);
  const handover: readonly Waits[] =
    offer === null ? [] : [{ case: c, what: 'handover', who: offer.by, for: offer.asked, since: offer.at }];
  return [...c.requests.flatMap((r) => waitsOnRequest(c, r)), ...handover, ...helps];
}

function waitsOnRequest(c: RecoveryCase, r: ApprovalRequest): readonly Waits[] {
  if (r.status === 'countered' && r.counter !== null)
    return [{ case: c, what: 'offer', who: r.counter.by, for: [r.by], since: r.counter.at }];
  if (r.status !== 'pending') return [];
  const question = r.questions.find(({ answer }) => answer === null);
  return question === undefined
    ? [{ case: c, what: 'decision', who: r.by, for: r.asked, since: r.requestedAt }]
    : [{ case: c, what: 'answer', who: question.by, for: [r.by], since: question.at }];
}
