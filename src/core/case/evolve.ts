/** `evolve`: a case and what happened → the case afterwards. Nothing is judged here; events are facts. Pure. */
import type { Customer } from '../base/customers.ts';
import type { FailureType } from '../base/failures.ts';
import type { CaseId, ThingId } from '../base/ids.ts';
import { guarded } from './evolve-guarded.ts';
import { withFulfilment } from './evolve-fulfilment.ts';
import { contacted, firstHeard, followedUp, heardAgain, heardFrom, isHeardBy } from './evolve-contact.ts';
import { withMerged, withoutMerged } from './evolve-merged.ts';
import { owned, passedOn, withHandover, withoutOffer } from './evolve-owner.ts';
import { digestNow } from './request-digest.ts';
import { withThanks } from './evolve-thanks.ts';
import { withLetter } from './evolve-letters.ts';
import type {
  ActionStatus,
  ApprovalRequest,
  CustomerPromise,
  ApproverQuestion,
  RecoveryAction,
  RecoveryCase,
} from './case.ts';
import type { CaseEvent, Rebooked, Restated, Stands } from './events.ts';

/** The case after the event. Only `logged` may come without a case before it; a look changes nothing, nor does what is said of the customer. */
export function evolve(before: RecoveryCase | null, event: CaseEvent): RecoveryCase {
  if (event.kind === 'logged') return event.case;
  if (before === null) throw new Error(`event "${event.kind}" came before "logged"`);
  if (event.kind === 'viewed' || event.kind === 'cared') return before;
  return { ...withDigests(changed(before, event)), version: before.version + 1 };
}

/** What is decided on is the case as it stands: a yes to something else than that counts for nothing. */
function withDigests(c: RecoveryCase): RecoveryCase {
  if (!c.requests.some(isOpen)) return c;
  const requests = c.requests.map((r): ApprovalRequest => {
    if (!isOpen(r)) return r;
    const digest = digestNow(c, r);
    const isSame = r.approvals.every((a) => a.digest === undefined || a.digest === digest);
    return { ...r, digest, approvals: isSame ? r.approvals : [] };
  });
  return { ...c, requests };
}

function changed(c: RecoveryCase, e: Exclude<CaseEvent, { kind: 'logged' | 'viewed' | 'cared' }>): RecoveryCase {
  switch (e.kind) {
    case 'owned':
      return owned(c, e);
    case 'handover_offered':
      return { ...c, handover: e.handover };
    case 'handover_settled':
      return withHandover(c, { status: e.how, reason: e.reason, settledBy: e.by, settledAt: e.at });
    case 'passed_on':
      return passedOn(c, e);
    case 'retriaged':
      return { ...c, triage: { ...c.triage, ...e.triage }, ...failuresBefore(c, e.triage.failure?.value) };
    case 'complaint_added':
      return {
        ...c,
        complaints: [...c.complaints, e.complaint],
        ...(e.alsoConcerns && { alsoConcerns: [...(c.alsoConcerns ?? []), ...e.alsoConcerns] }),
      };
    case 'came_again':
      return { ...c, alsoBy: [...(c.alsoBy ?? []), e.way] };
    case 'facts_set':
      return rebooked(
        {
          ...c,
          customer: e.customer,
          ...customersBefore(c, e.customer),
          orderValue: e.orderValue,
          lossValue: e.lossValue,
          facts: e.facts,
          ...(e.evidence !== undefined && { evidence: e.evidence }),
          ...(e.evidenceSeenBy !== undefined && { evidenceSeenBy: e.evidenceSeenBy }),
          ...(e.concerns !== undefined && { concerns: e.concerns }),
        },
        e.rebooked,
      );
    case 'restricted':
    case 'lifted':
    case 'erased':
    case 'held':
    case 'hold_ended':
      return guarded(c, e);
    case 'repeated':
      return {
        ...c,
        repeat: e.repeat,
        ...(e.severity !== null && { triage: { ...c.triage, severity: e.severity } }),
      };
    case 'put_right':
      return { ...c, correction: e.correction };
    case 'said_apart':
      return { ...c, apart: apartNow(c, e.from) };
    case 'customer_linked':
      return { ...c, alsoKnownAs: [...(c.alsoKnownAs ?? []), e.with] };
    case 'customer_unlinked':
      return { ...c, alsoKnownAs: (c.alsoKnownAs ?? []).filter(({ key }) => key !== e.with.key) };
    case 'linked':
      return { ...c, linked: [...new Set([...c.linked, ...e.with])] };
    case 'unlinked':
      return { ...c, linked: c.linked.filter((id) => !e.with.includes(id)) };
    case 'linked_outage':
      return { ...c, outage: e.outage };
    case 'unlinked_outage':
      return { ...c, outage: null };
    case 'given':
      return waiting({ ...heardFrom(c, e.at), actions: [...c.actions, ...e.actions] });
    case 'asked':
      return waiting({
        ...loud(c),
        actions: [...c.actions, ...e.actions],
        requests: [...c.requests, e.request],
      });
    case 'approved':
      return waiting(approved(c, e));
    case 'declined': {
      const request: Partial<ApprovalRequest> = {
        status: 'declined',
        decidedBy: e.by,
        onBehalfOf: e.onBehalfOf,
        decidedAt: e.at,
        reason: e.reason,
        alternative: e.alternative,
      };
      return waiting(settled(c, e.request, 'declined', request));
    }
    case 'countered':
      return offered(restated(c, e.restated, { status: 'countered', approvals: [] }), e);
    case 'counter_accepted':
      return waiting(accepted(c, e));
    case 'discussed':
      return restated(c, e.restated, { status: 'pending', counter: null, approvals: [], ...discussed(c, e) });
    case 'request_edited':
      return restated(c, e.restated, { status: 'pending', counter: null, approvals: [], because: e.restated.because });
    case 'asked_more':
      return withQuestions(c, e.request, (list) =>
        e.by === null ? list : [...list, { by: e.by, at: e.at, text: e.text, answer: null }],
      );
    case 'answered_more':
      return withQuestions(c, e.request, (list) =>
        list.map((q) =>
          q.answer === null && e.by !== null ? { ...q, answer: { by: e.by, at: e.at, text: e.text } } : q,
        ),
      );
    case 'reminded':
      return withRequest(c, e.request, { remindedAt: e.at, remindAt: null, came: e.kind });
    case 'snoozed':
      return withRequest(c, e.request, { remindAt: e.until });
    case 'escalated': {
      const { rung, asked, remindAt, escalateAt, expiresAt, extended } = e;
      return withRequest(c, e.request, { rung, asked, remindAt, escalateAt, expiresAt, extended, came: e.kind });
    }
    case 'reassigned':
      return withRequest(c, e.request, { asked: e.asked, ...e.putTo, came: e.kind });
    case 'withdrawn':
      return waiting(settled(c, e.request, 'withdrawn', { status: 'withdrawn', decidedAt: e.at }));
    case 'expired':
      return waiting(settled(c, e.request, 'expired', { status: 'expired', decidedAt: e.at }));
    case 'action_done':
      return withAction(c, e.action, { status: 'done', confirmedBy: e.by, doneAt: e.at });
    case 'action_dropped':
      return withAction(c, e.action, { status: e.status });
    case 'fulfilment_requested':
    case 'fulfilment_settled':
    case 'fulfilment_doubted':
      return withFulfilment(c, e);
    case 'assist':
      return { ...c, assists: [...(c.assists ?? []).filter((a) => a.id !== e.assist.id), e.assist] };
    case 'advice':
      return {
        ...c,
        advice: [...(c.advice ?? []).filter(({ id }) => id !== e.advice.id), e.advice].toSorted(
          (a, b) => a.at.getTime() - b.at.getTime(),
        ),
      };
    case 'promised':
      return { ...heardFrom(c, e.at), promises: [...c.promises, e.promise] };
    case 'promise_reminded':
      return withPromise(c, e.promise, { reminded: e.reminder });
    case 'promise_settled':
      return withPromise(isHeardBy(e) ? heardFrom(c, e.at) : c, e.promise, {
        status: e.status,
        settledAt: e.at,
        settledBy: e.by,
        reason: e.reason,
      });
    case 'contacted':
      return contacted(c, e);
    case 'follow_up_due':
    case 'followed_up':
      return followedUp(c, e);
    case 'went_silent':
      return { ...c, silence: { to: e.to, at: e.at } };
    case 'resolved':
      return {
        ...withoutOffer(e.resolution.outcome === 'no_contact' ? without(c, 'silence') : heardFrom(c, e.at), e.at),
        status: 'resolved',
        resolution: e.resolution,
        resolvedAt: e.at,
      };
    case 'reviewed':
      return { ...c, review: e.review };
    case 'merged':
      return {
        ...withoutOffer(c, e.at),
        status: 'merged',
        mergedInto: e.into,
        actions: [],
        requests: [],
        promises: [],
      };
    case 'merged_in':
      return withMerged(c, e);
    case 'unmerged': {
      const { actions, requests, promises } = e;
      return waiting({ ...c, status: 'owned', mergedInto: null, actions, requests, promises });
    }
    case 'merge_undone':
      return withoutMerged(c, e.from);
    case 'resolve_undone':
      return waiting({ ...without(firstHeard(c), 'followUps'), status: 'owned', resolution: null, resolvedAt: null });
    case 'dismissed':
      return { ...withoutOffer(c, e.at), status: 'dismissed', dismissal: e.dismissal };
    case 'restored':
      return waiting({ ...c, status: 'owned', dismissal: null });
    case 'letters_due':
    case 'letter_sent':
    case 'letter_reminded':
    case 'writing_chosen':
      return withLetter(c, e);
    case 'closed':
      return { ...c, status: 'closed', closedAt: e.at };
    case 'reopened':
      return {
        ...without(heardAgain(c, e.at), 'followUps'),
        status: 'owned',
        resolution: null,
        closedAt: null,
        reopened: c.reopened + 1,
        reopening: { by: e.by, at: e.at, reason: e.reason, cause: e.cause ?? 'customer', was: c.resolution },
      };
    case 'thanks_drafted':
    case 'thanks_posted':
    case 'thanks_dropped':
      return withThanks(c, e);
  }
}

/** The latest, where there are more than a matter could have. */
const apartNow = ({ apart = [] }: RecoveryCase, from: CaseId): readonly CaseId[] =>
  [...apart.filter((id) => id !== from), from].slice(-MOST_APART);
const MOST_APART = 30;

function without(c: RecoveryCase, field: 'silence' | 'followUps'): RecoveryCase {
  const { [field]: _, ...rest } = c;
  return rest;
}

/** Changing the reference takes nothing from whoever it was said to be before. */
function customersBefore(c: RecoveryCase, now: Customer): Pick<RecoveryCase, 'customersBefore'> {
  const before = c.customersBefore ?? [];
  const { key } = c.customer;
  if (key === null || key === now.key || before.includes(key)) return {};
  return { customersBefore: [...before, key] };
}

/** Saying otherwise what failed takes nothing from what was given for it before. */
function failuresBefore(c: RecoveryCase, now: FailureType | undefined): Pick<RecoveryCase, 'failuresBefore'> {
  const before = c.failuresBefore ?? [];
  const { value } = c.triage.failure;
  if (now === undefined || now === value || before.includes(value)) return {};
  return { failuresBefore: [...before, value] };
}

/** A request is decided in the thread of a card of its own. */
const loud = (c: RecoveryCase): RecoveryCase =>
  c.outage?.quiet === true ? { ...c, outage: { ...c.outage, quiet: false } } : c;

/** The request stands for other actions; what it held before is withdrawn. */
function restated(c: RecoveryCase, to: Restated, change: Partial<ApprovalRequest>): RecoveryCase {
  const before = c.requests.find((r) => r.id === to.request)?.actions ?? [];
  const actions = c.actions.map((a): RecoveryAction => (before.includes(a.id) ? { ...a, status: 'withdrawn' } : a));
  const request = { actions: to.actions.map((a) => a.id), ...to.putTo, ...change };
  return waiting(withRequest({ ...c, actions: [...actions, ...to.actions] }, to.request, request));
}

/** With what the offer was made on: taken, it is a yes to that and to nothing else. */
function offered(c: RecoveryCase, e: Extract<CaseEvent, { kind: 'countered' }>): RecoveryCase {
  const id = e.restated.request;
  const requests = c.requests.map((r) =>
    r.id === id ? { ...r, counter: { ...e.counter, digest: digestNow(c, r) } } : r,
  );
  return { ...c, requests };
}

/** What was offered and why it did not help stays on the request: whoever decides next reads both. */
function discussed(
  c: RecoveryCase,
  e: Extract<CaseEvent, { kind: 'discussed' }>,
): Pick<Partial<ApprovalRequest>, 'discussed'> {
  const request = c.requests.find((r) => r.id === e.restated.request);
  const offer = request?.counter;
  if (request === undefined || offer == null || e.by === null) return {};
  const { by, onBehalfOf, reason } = offer;
  const one = { by, onBehalfOf, reason, actions: request.actions, answer: { by: e.by, text: e.text } };
  return { discussed: [...(request.discussed ?? []), one] };
}

/** The one who made the offer decided; it took effect when the asker accepted it. */
function accepted(c: RecoveryCase, e: Extract<CaseEvent, { kind: 'counter_accepted' }>): RecoveryCase {
  const counter = c.requests.find((r) => r.id === e.request)?.counter;
  if (counter === null || counter === undefined) throw new Error(`no offer to accept: ${e.request}`);
  return settled(standing(c, e.stands), e.request, 'authorised', {
    status: 'approved',
    approvals: [{ by: counter.by, onBehalfOf: counter.onBehalfOf, at: e.at }],
    decidedBy: counter.by,
    onBehalfOf: counter.onBehalfOf,
    decidedAt: e.at,
  });
}

const withQuestions = (
  c: RecoveryCase,
  id: ThingId,
  change: (questions: readonly ApproverQuestion[]) => readonly ApproverQuestion[],
): RecoveryCase => ({
  ...c,
  requests: c.requests.map((r) => (r.id === id ? { ...r, questions: change(r.questions) } : r)),
});

function rebooked(c: RecoveryCase, anew: Rebooked | undefined): RecoveryCase {
  if (anew === undefined) return c;
  return {
    ...c,
    actions: c.actions.map((a) => anew.actions.find((b) => b.id === a.id) ?? a),
  };
}

function approved(before: RecoveryCase, e: Extract<CaseEvent, { kind: 'approved' }>): RecoveryCase {
  const request = before.requests.find((r) => r.id === e.request);
  if (request === undefined || e.by === null) throw new Error(`nothing to approve: ${e.request}`);
  const c = standing(before, e.stands);
  const reason = e.reason === undefined ? {} : { reason: e.reason };
  const { digest } = request;
  const approvals = [...request.approvals, { by: e.by, onBehalfOf: e.onBehalfOf, at: e.at, digest, ...reason }];
  const reasons = approvals.flatMap((a) => a.reason ?? []);
  if (!e.complete) return withRequest(c, e.request, { approvals });
  return settled(c, e.request, 'authorised', {
    status: 'approved',
    approvals,
    decidedBy: e.by,
    onBehalfOf: e.onBehalfOf,
    decidedAt: e.at,
    reason: reasons.length === 0 ? null : reasons.join(' · '),
  });
}

const standing = (c: RecoveryCase, stands: Stands | undefined): RecoveryCase => ({
  ...c,
  actions: c.actions.map((a) => stands?.actions.find((s) => s.id === a.id) ?? a),
});

/** Moves a request and all of its actions together. */
function settled(c: RecoveryCase, id: ThingId, to: ActionStatus, change: Partial<ApprovalRequest>): RecoveryCase {
  const actions = c.requests.find((r) => r.id === id)?.actions ?? [];
  return withRequest(
    { ...c, actions: c.actions.map((a) => (actions.includes(a.id) ? { ...a, status: to } : a)) },
    id,
    change,
  );
}

/** `waiting` for an approval is derived, never set by hand: it lasts exactly as long as a request is open. */
function waiting(c: RecoveryCase): RecoveryCase {
  const open = c.requests.some(isOpen);
  if (open && c.status === 'owned') return { ...c, status: 'waiting' };
  return !open && c.status === 'waiting' ? { ...c, status: 'owned' } : c;
}

export const isOpen = (r: ApprovalRequest): boolean => r.status === 'pending' || r.status === 'countered';

const withAction = (c: RecoveryCase, id: ThingId, change: Partial<RecoveryAction>): RecoveryCase => ({
  ...c,
  actions: c.actions.map((a) => (a.id === id ? { ...a, ...change } : a)),
});
const withRequest = (c: RecoveryCase, id: ThingId, change: Partial<ApprovalRequest>): RecoveryCase => ({
  ...c,
  requests: c.requests.map((r) => (r.id === id ? { ...r, ...change } : r)),
});
const withPromise = (c: RecoveryCase, id: ThingId, change: Partial<CustomerPromise>): RecoveryCase => ({
  ...c,
  promises: c.promises.map((p) => (p.id === id ? { ...p, ...change } : p)),
});
