/** A case after something was asked of another system, or was heard of it. Pure. */
import type { ActionStatus, RecoveryAction, RecoveryCase } from './case.ts';
import type { CaseEvent } from './events.ts';
import type { Fulfilment } from './fulfilment.ts';

type OfFulfilment = Extract<CaseEvent, { kind: 'fulfilment_requested' | 'fulfilment_settled' | 'fulfilment_doubted' }>;

export const withFulfilment = (c: RecoveryCase, e: OfFulfilment): RecoveryCase => ({
  ...c,
  actions: c.actions.map((a) => (a.id === e.action ? { ...a, ...changed(a, e) } : a)),
});

const STATUS: Readonly<Record<'confirmed' | 'failed' | 'unknown', ActionStatus>> = {
  confirmed: 'done',
  failed: 'failed',
  unknown: 'unknown',
};

function changed(a: RecoveryAction, e: OfFulfilment): Partial<RecoveryAction> {
  const before = a.fulfilment;
  const { by = null, times = 0, reference = null, reason = null } = before ?? {};
  const counted =
    before?.counted === true || (a.status === 'done' && e.kind === 'fulfilment_settled' && e.to === 'failed');
  const stands: Fulfilment = { by, times, reference, reason, at: e.at, ...(counted && { counted: true }) };
  switch (e.kind) {
    case 'fulfilment_requested': {
      const fulfilment = { ...stands, by: e.of, times: times + 1, reason: null };
      return { status: 'executing', lapsesAt: null, fulfilment, ...again(e) };
    }
    case 'fulfilment_settled': {
      const fulfilment = { ...stands, reference: e.reference ?? reference, reason: e.reason };
      const confirmedBy = e.to === 'confirmed' ? { confirmedBy: e.by } : {};
      return { status: STATUS[e.to], lapsesAt: null, fulfilment, ...confirmedBy, ...again(e) };
    }
    case 'fulfilment_doubted': {
      const doubt = { said: e.said, reference: e.reference, at: e.at };
      return { fulfilment: { ...stands, at: before?.at ?? e.at, doubt } };
    }
  }
}

const again = (e: Extract<OfFulfilment, { kind: 'fulfilment_requested' | 'fulfilment_settled' }>) =>
  e.again === undefined
    ? {}
    : { entries: e.again.entries.map(({ id }) => id), decision: e.again.decision, cost: e.again.cost };
