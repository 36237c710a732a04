/** What happened → what other systems are told of it, in words that stay: their programs read them. Pure. */
import { decimalOf } from '../../base/show-money.ts';
import type { MemberId, ThingId } from '../../base/ids.ts';
import type { Money } from '../../base/money.ts';
import type { Json } from '../../base/wire.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { fulfilmentOf } from '../fulfilment.ts';
import { isRestricted } from '../rules/who-may.ts';

/** Rises when a field changes its meaning or goes; new fields alone change nothing. */
export const PAYLOAD_VERSION = 1;

export const OUTGOING_TYPES = [
  'case.opened',
  'case.resolved',
  'case.reopened',
  'case.closed',
  'case.dismissed',
  'remedy.authorised',
  'remedy.requested',
  'remedy.confirmed',
  'remedy.failed',
  'remedy.unknown',
  'remedy.not_given',
  'customer.note',
  'customer.standing',
  'survey.link',
  'request.asked',
  'request.approved',
  'request.declined',
  'request.countered',
  'request.expired',
  'request.withdrawn',
] as const;
export type OutgoingType = (typeof OUTGOING_TYPES)[number];

/** Whoever holds the link of a survey speaks for its customer, and what is asked among colleagues is theirs: told only where they are named. */
export const toldUnasked = (type: OutgoingType): boolean => type !== 'survey.link' && !type.startsWith('request.');

/** What an agent is told of its own cases and requests. */
export const AGENT_EVENTS: readonly OutgoingType[] = OUTGOING_TYPES.filter(
  (type) => !type.startsWith('customer.') && type !== 'survey.link' && type !== 'request.asked',
);

/** What may identify somebody, or is somebody's words: only where the operator asks for it, and never of a restricted case. */
export const OUTGOING_FIELDS = [
  'customer',
  'customer_key',
  'passenger',
  'owner',
  'because',
  'complaint',
  'note',
] as const;
export type OutgoingField = (typeof OUTGOING_FIELDS)[number];

export interface Outgoing {
  /** The same for the same event, however often it is told. */
  readonly id: string;
  readonly type: OutgoingType;
  readonly at: Date;
  /** What is told about one subject is told in its order. */
  readonly subject: string;
  /** Name of the remedy it is about; null where it is about none. */
  readonly remedy: string | null;
  readonly facts: Readonly<Record<string, Json>>;
  readonly fields: Readonly<Partial<Record<OutgoingField, string>>>;
  /** Whoever logged the case and asked for the request it is about: who hears only of their own. Not given: nobody. */
  readonly own?: readonly MemberId[];
}

/** `before` is the case before the first of the entries; null when it is new. */
export function outgoingOf(
  before: RecoveryCase | null,
  journal: readonly { readonly seq: number; readonly event: CaseEvent }[],
): readonly Outgoing[] {
  let now = before;
  return journal.flatMap(({ seq, event }) => {
    const was = now;
    const after = evolve(was, event);
    now = after;
    return told(event, was, after).map(({ type, action, request }, n): Outgoing => ({
      id: `evt_${after.id}_${seq}${n === 0 ? '' : `_${n + 1}`}`,
      type,
      at: event.at,
      subject: after.id,
      remedy: action?.kind ?? null,
      facts: {
        ...factsOf(after, seq),
        ...(action !== undefined && { action: actionFacts(action) }),
        ...requestFacts(after, request),
      },
      fields: isRestricted(after) ? {} : fieldsOf(after, action),
      own: [after.loggedBy, ...(request === undefined ? [] : [request.by])],
    }));
  });
}

interface Told {
  readonly type: OutgoingType;
  readonly action?: RecoveryAction;
  readonly request?: ApprovalRequest;
}

type EventOf<K extends CaseEvent['kind']> = Extract<CaseEvent, { kind: K }>;
type Tells<E> = (event: E, after: RecoveryCase, before: RecoveryCase | null) => readonly Told[];

const says = (type: OutgoingType) => (): readonly Told[] => [{ type }];
const about = (type: OutgoingType, id: ThingId, { actions }: RecoveryCase): readonly Told[] =>
  actions.filter((a) => a.id === id).map((action) => ({ type, action }));
const authorised: Tells<CaseEvent> = (_, after, before) =>
  after.actions
    .filter((a) => a.status === 'authorised' && !isAuthorised(before, a.id))
    .map((action) => ({ type: 'remedy.authorised', action }));

const asks =
  (type: OutgoingType) =>
  (id: ThingId, { requests }: RecoveryCase): readonly Told[] =>
    requests.filter((r) => r.id === id).map((request) => ({ type, request }));

/** What other systems are told of each event; nothing of those that stand not here. */
const TOLD: { readonly [K in CaseEvent['kind']]?: Tells<EventOf<K>> } = {
  logged: says('case.opened'),
  resolved: says('case.resolved'),
  closed: says('case.closed'),
  dismissed: says('case.dismissed'),
  reopened: says('case.reopened'),
  resolve_undone: says('case.reopened'),
  restored: says('case.reopened'),
  given: authorised,
  asked: (event, after) => asks('request.asked')(event.request.id, after),
  countered: (event, after) => asks('request.countered')(event.restated.request, after),
  declined: (event, after) => asks('request.declined')(event.request, after),
  expired: (event, after) => asks('request.expired')(event.request, after),
  withdrawn: (event, after) => asks('request.withdrawn')(event.request, after),
  // a first yes of two decides nothing yet
  approved: (event, after, before) =>
    event.complete
      ? [...authorised(event, after, before), ...asks('request.approved')(event.request, after)]
      : authorised(event, after, before),
  counter_accepted: (event, after, before) => [
    ...authorised(event, after, before),
    ...asks('request.approved')(event.request, after),
  ],
  fulfilment_requested: (event, after) => about('remedy.requested', event.action, after),
  fulfilment_settled: (event, after) => about(`remedy.${event.to}`, event.action, after),
  action_done: (event, after) => about('remedy.confirmed', event.action, after),
  action_dropped: (event, after) => about('remedy.not_given', event.action, after),
};

function told<K extends CaseEvent['kind']>(
  event: EventOf<K>,
  before: RecoveryCase | null,
  after: RecoveryCase,
): readonly Told[] {
  const table: { readonly [L in K]?: Tells<EventOf<L>> } = TOLD;
  const kind: K = event.kind;
  return table[kind]?.(event, after, before) ?? [];
}

const isAuthorised = (c: RecoveryCase | null, id: ThingId): boolean =>
  c?.actions.find((a) => a.id === id)?.status === 'authorised';

export function factsOf(c: RecoveryCase, seq: number): Readonly<Record<string, Json>> {
  const { failure, severity } = c.triage;
  const open = isRestricted(c) ? {} : { failure: failure.value, severity: severity.value };
  const outcome = c.resolution === null ? {} : { outcome: c.resolution.outcome };
  return {
    case: c.id,
    sequence: seq,
    status: c.status,
    team: c.team,
    restricted: isRestricted(c),
    ...open,
    ...outcome,
  };
}

const actionFacts = (a: RecoveryAction): Json => ({
  id: a.id,
  remedy: a.kind,
  amount: moneyFacts(a.amount),
  units: a.units === null ? null : a.units.toString(),
  cost: moneyFacts(a.cost),
  fulfilment: fulfilmentOf(a),
  reference: a.fulfilment?.reference ?? null,
  times: a.fulfilment?.times ?? 0,
});

/** A request as it stands: what is asked or offered by now, under the hash that says so. Nobody's name and nobody's words. */
function requestFacts(c: RecoveryCase, request: ApprovalRequest | undefined): Readonly<Record<string, Json>> {
  if (request === undefined) return {};
  const asked = c.actions.filter(({ id }) => request.actions.includes(id));
  const { id, status, digest } = request;
  return { request: { id, status, digest, remedies: asked.map(actionFacts) } };
}

const moneyFacts = (m: Money | null): Json =>
  m === null ? null : { value: decimalOf(m), minor: Number(m.minor), currency: m.currency };

export function fieldsOf(c: RecoveryCase, action?: RecoveryAction): Outgoing['fields'] {
  const passenger = action?.settles?.passenger ?? action?.passenger ?? null;
  const because = action?.because ?? null;
  const [complaint] = c.complaints;
  return {
    ...(c.customer.reference !== null && { customer: c.customer.reference }),
    ...(c.customer.key !== null && { customer_key: c.customer.key }),
    ...(passenger !== null && { passenger }),
    owner: c.owner,
    ...(because !== null && { because }),
    ...(complaint !== undefined && { complaint: complaint.text }),
  };
}
