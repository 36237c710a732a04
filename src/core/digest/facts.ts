/** A case as flat rows that can be summed: what happened, when and what it cost. No member in any of them, and nobody's words. Pure. */
import type { Money } from '../base/money.ts';
import type { ApprovalRequest, CustomerPromise, RecoveryAction, RecoveryCase } from '../case/case.ts';
import { isGiven } from '../case/fulfilment.ts';
import { isByAgent } from '../case/rules/agents.ts';
import { isRestricted } from '../case/rules/who-may.ts';
import { touches } from '../case/touches.ts';

/** Raised when the same case gives other facts than before: then all are derived anew. */
export const FACT_FORM = 2;

/** Milliseconds of working time between two moments, by the hours of the team the case is with. */
export type Worked = (c: RecoveryCase, from: Date, until: Date) => number;

export interface Facts {
  readonly case: CaseFact;
  readonly promises: readonly PromiseFact[];
  readonly requests: readonly RequestFact[];
  readonly remedies: readonly RemedyFact[];
  readonly thanks: readonly ThanksFact[];
}

/** What each row begins with: which case, whose team, and whether it enters a count. */
interface Of {
  readonly workspace: string;
  readonly case: string;
  readonly team: string;
  /** Neither dismissed nor merged into another. */
  readonly counted: boolean;
  readonly restricted: boolean;
}

export interface CaseFact extends Of {
  /** What an import writes besides says so of itself. */
  readonly source: 'lived';
  /** Of the case. */
  readonly version: number;
  readonly form: number;
  readonly status: string;
  /** The first complaint of several. */
  readonly received_at: Date;
  readonly owned_at: Date | null;
  /** By a person. */
  readonly first_contact_at: Date | null;
  /** The last time. */
  readonly resolved_at: Date | null;
  /** It was resolved and has not gone on since. */
  readonly stands: boolean;
  readonly failure: string | null;
  readonly severity: string | null;
  readonly channel: string | null;
  readonly root_cause: string | null;
  /** Null of a restricted case, too: it is in somebody's own words. */
  readonly process_area: string | null;
  readonly customer_key: string | null;
  readonly outcome: string | null;
  readonly accepted: string | null;
  readonly reopened: number;
  readonly reopened_at: Date | null;
  /** When it had been resolved before it last went on. */
  readonly undone_at: Date | null;
  readonly handovers: number;
  /** How many different people of the house its customer dealt with. */
  readonly touches: number;
  /** How often somebody was in touch; null: not kept. */
  readonly contacts: number | null;
  /** Something with a cost was chosen to be given. */
  readonly discretionary: boolean;
  /** All of that without asking anybody. */
  readonly alone: boolean;
  /** Somebody wrote down what helped. */
  readonly lesson: boolean;
  readonly order_minor: string | null;
  readonly order_currency: string | null;
  /** What an import says besides. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface PromiseFact extends Of {
  readonly id: string;
  readonly due: Date;
  readonly made_at: Date;
  /** Null: void, or not settled. */
  readonly settled: Settled | null;
  /** It took the place of one that was moved in time. */
  readonly took_over: boolean;
  /** It waits to be kept. */
  readonly open: boolean;
}
export type Settled = 'kept' | 'broken' | 'moved';

export interface RequestFact extends Of {
  readonly id: string;
  readonly failure: string;
  readonly severity: string;
  readonly status: string;
  readonly asked_at: Date;
  readonly decided_at: Date | null;
  readonly expires_at: Date;
  /** Rung of the ladder that was asked last, from 0. */
  readonly level: number;
  readonly worked_ms: number | null;
  /** Grant and scope of the limit that made it necessary. */
  readonly limit_id: string | null;
  /** It could have been given without asking. */
  readonly within_own: boolean;
}

export interface RemedyFact extends Of {
  readonly id: string;
  readonly failure: string;
  readonly severity: string;
  readonly kind: string;
  readonly status: string;
  /** When it was asked for or given. */
  readonly at: Date;
  readonly authorised_at: Date | null;
  readonly done_at: Date | null;
  /** It stands: authorised, on its way, or done. */
  readonly given: boolean;
  readonly alone: boolean;
  /** In base currency, as text: JSON would round what is large. */
  readonly goodwill_minor: string | null;
  readonly loss_minor: string | null;
  readonly currency: string | null;
  readonly owed_minor: string | null;
  readonly owed_currency: string | null;
  readonly owed_basis: string | null;
}

/** That a thank-you was posted; not for whom. */
export interface ThanksFact extends Of {
  readonly id: string;
  readonly kind: string;
  readonly audience: string;
  /** When it was posted. */
  readonly at: Date;
}

/** Neither dismissed nor merged into another: what every count is about. */
export const counts = (c: Pick<RecoveryCase, 'status'>): boolean => c.status !== 'dismissed' && c.status !== 'merged';

/** When the customer first said it, also where several complaints were put together. */
export function firstReceived(c: Pick<RecoveryCase, 'complaints' | 'receivedAt'>): Date {
  return c.complaints.map((one) => one.receivedAt).reduce((a, b) => (b < a ? b : a), c.receivedAt);
}

/** Chosen to be given, with a cost; words and what is owed by a rule are not. */
const isDiscretionary = (a: RecoveryAction): boolean => isGiven(a) && a.cost !== null && a.cost.minor > 0n;

/** The one way from a case to its facts. */
export function factsOf(c: RecoveryCase, worked: Worked): Facts {
  const of: Of = {
    workspace: c.workspace,
    case: c.id,
    team: c.team,
    counted: counts(c),
    restricted: isRestricted(c),
  };
  return {
    case: { ...of, ...caseFact(c) },
    promises: c.promises.map((promise) => ({ ...of, ...promiseFact(promise, c) })),
    requests: c.requests.map((request) => ({ ...of, ...kindOf(c), ...requestFact(request, c, worked) })),
    remedies: c.actions.map((action) => ({ ...of, ...kindOf(c), ...remedyFact(action, c) })),
    thanks: c.shoutOuts
      .filter(({ status }) => status === 'posted')
      .map(({ id, kind, audience, at, settledAt }) => ({ ...of, id, kind, audience, at: settledAt ?? at })),
  };
}

const kindOf = ({ triage }: RecoveryCase) => ({
  failure: triage.failure.value,
  severity: triage.severity.value,
});

function caseFact(c: RecoveryCase): Omit<CaseFact, keyof Of> {
  // what an agent gave by itself says nothing of how much people are trusted to decide
  const chosen = c.actions.filter((a) => isDiscretionary(a) && (wasAsked(a, c) || !isByAgent(a.by, c)));
  const { resolution } = c;
  return {
    source: 'lived',
    version: c.version,
    form: FACT_FORM,
    status: c.status,
    received_at: firstReceived(c),
    owned_at: c.ownedAt,
    first_contact_at: c.firstCustomerContactAt,
    resolved_at: c.resolvedAt,
    stands: c.resolvedAt !== null && resolution !== null,
    ...kindOf(c),
    channel: c.complaints[0]?.source ?? null,
    root_cause: resolution?.rootCause ?? null,
    process_area: isRestricted(c) ? null : (resolution?.processArea ?? null),
    customer_key: c.customer.key,
    outcome: resolution?.outcome ?? null,
    accepted: resolution?.customerAccepted ?? null,
    reopened: c.reopened,
    reopened_at: c.reopening?.at ?? null,
    undone_at: c.reopening?.was?.at ?? null,
    handovers: c.handovers,
    touches: touches(c),
    contacts: c.spoken ?? null,
    discretionary: chosen.length > 0,
    alone: chosen.length > 0 && chosen.every((a) => !wasAsked(a, c)),
    lesson: (resolution?.whatHelped ?? '').trim() !== '',
    order_minor: minorOf(c.orderValue),
    order_currency: c.orderValue?.currency ?? null,
    labels: {},
  };
}

const wasAsked = (a: RecoveryAction, c: RecoveryCase): boolean => c.requests.some((r) => r.actions.includes(a.id));

function promiseFact(promise: CustomerPromise, c: RecoveryCase): Omit<PromiseFact, keyof Of> {
  const before = c.promises.find((p) => p.id === promise.follows);
  return {
    id: promise.id,
    due: promise.due,
    made_at: promise.at,
    settled: settledAs(promise),
    took_over: before !== undefined && settledAs(before) === 'moved',
    open: promise.status === 'open',
  };
}

/** A promise moved before it was due is followed by another one, which counts when it is due; moved afterwards it was broken. */
function settledAs({ status, settledAt, due }: CustomerPromise): Settled | null {
  switch (status) {
    case 'kept':
      return 'kept';
    case 'kept_late':
    case 'broken':
      return 'broken';
    case 'renegotiated':
      return settledAt !== null && settledAt > due ? 'broken' : 'moved';
    case 'open':
    case 'void':
      return null;
  }
}

type OfRequest = Omit<RequestFact, keyof Of | keyof ReturnType<typeof kindOf>>;

function requestFact(r: ApprovalRequest, c: RecoveryCase, worked: Worked): OfRequest {
  const asked = c.actions.filter((a) => r.actions.includes(a.id));
  return {
    id: r.id,
    status: r.status,
    asked_at: r.requestedAt,
    decided_at: r.decidedAt,
    expires_at: r.expiresAt,
    level: r.rung,
    worked_ms: r.decidedAt === null ? null : Math.max(0, Math.round(worked(c, r.requestedAt, r.decidedAt))),
    limit_id: asked.map(limitOf).find((id) => id !== null) ?? null,
    // by the decision kept with each: what the policy would have said to giving it without asking
    within_own: asked.length > 0 && asked.every((a) => a.decision.decision.outcome === 'allow'),
  };
}

/** The grant's own name for its limit; where no limit was passed, the reason that bound. */
function limitOf({ decision: { decision } }: RecoveryAction): string | null {
  if (decision.outcome === 'allow') return null;
  const bound = decision.bindingLimit ?? decision.reasons[0];
  if (bound === undefined) return null;
  return [decision.grant, bound.scope ?? bound.code].filter((part) => part !== null).join('/');
}

type OfRemedy = Omit<RemedyFact, keyof Of | keyof ReturnType<typeof kindOf>>;

function remedyFact(a: RecoveryAction, c: RecoveryCase): OfRemedy {
  const loss = a.cost === null ? null : (a.decision.decision.loss ?? null);
  const ofLoss = loss === null || a.cost === null || loss.minor > a.cost.minor ? 0n : loss.minor;
  return {
    id: a.id,
    kind: a.kind,
    status: a.status,
    at: a.at,
    authorised_at: authorisedAt(a, c),
    done_at: a.status === 'done' ? (a.fulfilment?.at ?? a.doneAt ?? a.at) : null,
    given: isGiven(a),
    alone: !wasAsked(a, c) && !isByAgent(a.by, c),
    goodwill_minor: a.cost === null ? null : String(a.cost.minor - ofLoss),
    loss_minor: a.cost === null ? null : String(ofLoss),
    currency: a.cost?.currency ?? null,
    owed_minor: minorOf(a.settles?.amount ?? null),
    owed_currency: a.settles?.amount.currency ?? null,
    owed_basis: a.settles?.basis ?? null,
  };
}

/** When it was given, or when the last who had to decide said yes. */
function authorisedAt(a: RecoveryAction, c: RecoveryCase): Date | null {
  if (!isGiven(a) && a.status !== 'failed' && a.status !== 'lapsed') return null;
  const request = c.requests.find((r) => r.actions.includes(a.id));
  return request === undefined ? a.at : (request.decidedAt ?? a.at);
}

const minorOf = (m: Money | null): string | null => (m === null ? null : String(m.minor));
