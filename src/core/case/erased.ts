/** A case without what tells of its customer: what was given, when and why it failed stays, so that limits and figures go on. Pure. */
import { GONE } from '../base/committed.ts';
import type { Because, Triage } from '../base/failures.ts';
import type { ApprovalRequest, Complaint, CustomerPromise, RecoveryAction, RecoveryCase } from './case.ts';
import type { Resolution } from './ends.ts';
import { FULFILMENT_REASONS, type Fulfilment } from './fulfilment.ts';
import type { AdviceAsked, Assist } from './help.ts';

/** `counted`: the key its customer is counted under from now on. */
export function withoutCustomer(c: RecoveryCase, counted: string | null, at: Date): RecoveryCase {
  const named = passengersOf(c);
  const { alsoKnownAs: _also, customersBefore: _before, review, ...rest } = c;
  return {
    ...rest,
    erasedAt: at,
    customer: { reference: c.customer.reference === null ? null : GONE, key: c.customer.key === null ? null : counted },
    complaints: c.complaints.map(complaintOf),
    triage: triageOf(c.triage),
    // an order's number, a date of travel, a tier: numbers and amounts are what figures and limits need
    facts: new Map([...c.facts].filter(([, value]) => typeof value !== 'string')),
    actions: c.actions.map((a) => actionOf(a, named)),
    requests: c.requests.map((r) => requestOf(r, named)),
    promises: c.promises.map(promiseOf),
    resolution: c.resolution && resolutionOf(c.resolution),
    ...(review && {
      review: { ...review, helped: gone(review.helped), hindered: gone(review.hindered), change: gone(review.change) },
    }),
    ...(c.dismissal && { dismissal: { ...c.dismissal, words: gone(c.dismissal.words) } }),
    ...(c.assists && { assists: c.assists.map(assistOf) }),
    ...(c.advice && { advice: c.advice.map(adviceOf) }),
    // a thank-you names no customer; what is theirs are their own words
    shoutOuts: c.shoutOuts.map((s) => (s.kind === 'customer_words' ? { ...s, text: GONE } : s)),
    ...(c.mergedFrom && {
      mergedFrom: c.mergedFrom.map(({ before: { customersBefore: _former, ...before }, ...of }) => ({ ...of, before })),
    }),
    ...(c.correction && { correction: { ...c.correction, text: GONE } }),
    ...(c.noContact && { noContact: { ...c.noContact, reason: GONE } }),
    ...(c.reopening && {
      reopening: {
        ...c.reopening,
        reason: gone(c.reopening.reason),
        was: c.reopening.was && resolutionOf(c.reopening.was),
      },
    }),
    ...(c.hold && { hold: { ...c.hold, because: GONE } }),
    ...(c.handover && { handover: withoutReasons(c.handover) }),
  };
}

/** What the passengers of a case are called from now on: who is owed what must not be owed twice. */
export function passengersOf(c: Pick<RecoveryCase, 'actions' | 'requests'>): ReadonlyMap<string, string> {
  const asked = c.requests.flatMap((r) => r.counter?.asked.map(({ passenger }) => passenger) ?? []);
  const all = [...c.actions.flatMap((a) => [a.passenger, a.settles?.passenger]), ...asked];
  const names = [...new Set(all.filter((name) => typeof name === 'string'))];
  return new Map(names.map((name, n) => [name, `${GONE}${n + 1}`]));
}

const gone = (text: string | null): string | null => (text === null ? null : GONE);

const complaintOf = ({ files: _files, via: _via, ...complaint }: Complaint): Complaint => ({
  ...complaint,
  text: GONE,
  permalink: null,
});

function because<T>(read: Because<T>): Because<T> {
  return { ...read, because: GONE, ...(read.was && { was: { ...read.was, because: GONE } }) };
}

const triageOf = (t: Triage): Triage => ({
  ...t,
  failure: because(t.failure),
  severity: because(t.severity),
  stage: because(t.stage),
  deadline: t.deadline && because(t.deadline),
  sensitivity: t.sensitivity && because(t.sensitivity),
  ...(t.alsoSensitive && { alsoSensitive: t.alsoSensitive.map(because) }),
  remedySought: null,
});

type Names = ReadonlyMap<string, string>;
const renamed = (name: string | null, names: Names): string | null =>
  name === null ? null : (names.get(name) ?? GONE);

function actionOf(a: RecoveryAction, names: Names): RecoveryAction {
  const { decision } = a.decision;
  const settles = (of: RecoveryAction['settles']): RecoveryAction['settles'] =>
    of && { ...of, passenger: renamed(of.passenger, names) };
  return {
    ...a,
    passenger: renamed(a.passenger, names),
    because: gone(a.because),
    settles: settles(a.settles),
    decision: { ...a.decision, decision: { ...decision, settles: settles(decision.settles) } },
    ...(a.fulfilment && { fulfilment: fulfilmentOf(a.fulfilment) }),
  };
}

function fulfilmentOf(f: Fulfilment): Fulfilment {
  const isFixed = FULFILMENT_REASONS.some((one) => one === f.reason);
  return {
    ...f,
    reference: gone(f.reference),
    reason: isFixed ? f.reason : gone(f.reason),
    ...(f.doubt && { doubt: { ...f.doubt, reference: gone(f.doubt.reference) } }),
  };
}

function requestOf(r: ApprovalRequest, names: Names): ApprovalRequest {
  return {
    ...r,
    because: gone(r.because),
    reason: gone(r.reason),
    alternative: gone(r.alternative),
    questions: r.questions.map((q) => ({ ...q, text: GONE, answer: q.answer && { ...q.answer, text: GONE } })),
    approvals: r.approvals.map(withoutReasons),
    counter: r.counter && {
      ...r.counter,
      reason: GONE,
      asked: r.counter.asked.map((item) => ({ ...item, passenger: renamed(item.passenger, names) })),
    },
    ...(r.discussed && {
      discussed: r.discussed.map((d) => ({ ...d, reason: GONE, answer: { ...d.answer, text: GONE } })),
    }),
  };
}

const promiseOf = (p: CustomerPromise): CustomerPromise => ({ ...p, text: GONE, reason: gone(p.reason) });

const resolutionOf = (r: Resolution): Resolution => ({ ...withoutReasons(r), whatHelped: gone(r.whatHelped) });

const assistOf = (a: Assist): Assist => ({
  ...a,
  text: GONE,
  ...(a.answer && { answer: { ...a.answer, text: gone(a.answer.text) } }),
});

const adviceOf = (a: AdviceAsked): AdviceAsked => ({
  ...a,
  question: GONE,
  answers: a.answers.map((one) => ({ ...one, text: GONE })),
});

/** Sentences people typed to say why. */
function withoutReasons<T extends { readonly reason?: string | null; readonly because?: string | null }>(of: T): T {
  return {
    ...of,
    ...(typeof of.reason === 'string' && { reason: GONE }),
    ...(typeof of.because === 'string' && { because: GONE }),
  };
}
