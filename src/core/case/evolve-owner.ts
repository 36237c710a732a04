/** A case that comes to another owner, with all that was open on it; and its offers. Pure. */
import type { MemberId } from '../base/ids.ts';
import type { ApprovalRequest, CustomerPromise, RecoveryCase } from './case.ts';
import type { CaseEvent } from './events.ts';
import type { Handover } from './handover.ts';

type Event<K extends CaseEvent['kind']> = Extract<CaseEvent, { kind: K }>;

/** What its owner promised and asked goes along; what others did on it stays theirs. */
export function owned(c: RecoveryCase, e: Event<'owned'>): RecoveryCase {
  const moved = { ...c, owner: e.owner, ownedAt: c.ownedAt ?? e.at };
  if (e.how === undefined) return withoutOffer(moved, e.at);
  const settled = { settledBy: e.by, settledAt: e.at };
  const offered =
    e.how === 'accepted' ? withHandover(moved, { status: 'accepted', ...settled }) : withoutOffer(moved, e.at);
  return {
    ...offered,
    ownerSince: e.at,
    handovers: c.handovers + 1,
    promises: c.promises.map((p) => (isWaited(p) && (p.keeper ?? p.by) === c.owner ? { ...p, keeper: e.owner } : p)),
    requests: c.requests.map((r) => (isUndecided(r) && askerNow(r) === c.owner ? { ...r, passedTo: e.owner } : r)),
  };
}

export function passedOn(c: RecoveryCase, e: Event<'passed_on'>): RecoveryCase {
  return {
    ...c,
    promises: c.promises.map((p) => (e.promises.includes(p.id) ? { ...p, keeper: e.to } : p)),
    requests: c.requests.map((r) => (e.requests.includes(r.id) ? { ...r, passedTo: e.to } : r)),
  };
}

export const withHandover = (c: RecoveryCase, change: Partial<Handover>): RecoveryCase =>
  c.handover == null ? c : { ...c, handover: { ...c.handover, ...change } };

/** Nothing is offered any more: the case is over, or somebody else's. */
export const withoutOffer = (c: RecoveryCase, at: Date): RecoveryCase =>
  c.handover?.status === 'offered' ? withHandover(c, { status: 'withdrawn', settledBy: null, settledAt: at }) : c;

const isWaited = ({ status }: CustomerPromise): boolean => status === 'open' || status === 'broken';
const isUndecided = ({ status }: ApprovalRequest): boolean => status === 'pending' || status === 'countered';
export const askerNow = ({ by, passedTo }: Pick<ApprovalRequest, 'by' | 'passedTo'>): MemberId => passedTo ?? by;
