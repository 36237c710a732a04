/** What people say became of what was given: it arrived, it failed, it is to be tried once more. Pure. */
import type { Member } from '../../../base/members.ts';
import { isNamed } from '../../amount-named.ts';
import type { RecoveryAction, RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command, SettlePayment } from '../../commands.ts';
import type { CaseEvent } from '../../events.ts';
import { decidedBy, type Finding } from '../../fulfilment.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import type { PaymentVerb } from '../../refusal-values.ts';
import { reasonIn } from '../own-words.ts';
import { mayResolve } from '../who-may.ts';
import { judgedAgain } from './judged-again.ts';
import { LONGEST_REFERENCE, referenceIn } from './reference-in.ts';
import { reopenedBy } from './reopened-by.ts';

/** What each may be said of. */
const OF: Readonly<Record<PaymentVerb, readonly RecoveryAction['status'][]>> = {
  paid: ['authorised', 'executing', 'unknown', 'failed', 'lapsed', 'refused_by_customer', 'done'],
  failed: ['authorised', 'executing', 'unknown', 'done', 'failed'],
  pay_again: ['failed', 'executing'],
};
/** Meant first where nothing is named: what waits to be known, then what went wrong. */
const MEANT: Readonly<Record<PaymentVerb, readonly (readonly RecoveryAction['status'][])[]>> = {
  paid: [['unknown', 'executing', 'failed'], ['authorised'], ['lapsed', 'refused_by_customer'], ['done']],
  failed: [['unknown', 'executing'], ['failed'], ['authorised'], ['done'], ['lapsed', 'refused_by_customer']],
  pay_again: [['failed'], ['executing']],
};

/** `paid …`, `failed … because …`: by whoever sees to the case, gave the remedy, or said yes to it. */
export function settlePayment(c: RecoveryCase, said: SettlePayment, by: Member, ctx: Circumstances): Answered {
  const verb = said.to === 'confirmed' ? 'paid' : 'failed';
  const found = meantBy(c, said, verb);
  if (!('id' in found)) return refuse(found);
  if (!maySettle(c, found, by)) return refuse({ kind: 'not_yours', owner: c.owner });
  const reference = referenceIn(said.reference);
  if (reference !== null && reference.length > LONGEST_REFERENCE)
    return refuse({ kind: 'too_long', most: LONGEST_REFERENCE });
  if (said.to === 'confirmed') return paid(c, found, { by, reference }, ctx);
  const reason = said.reason === null ? null : reasonIn(said.reason);
  if (reason === null) return refuse({ kind: 'failed_needs_reason', case: c.id });
  return failed(c, found, { to: said.to, by, reason, reference }, ctx);
}

/** It is asked for once more, under its own id; what was released is judged anew, in the name of whoever says so. */
export function payAgain(
  c: RecoveryCase,
  said: Extract<Command, { kind: 'pay_again' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const action = meantBy(c, said, 'pay_again');
  if (!('id' in action)) return refuse(action);
  if (!maySettle(c, action, by)) return refuse({ kind: 'not_yours', owner: c.owner });
  if (action.status === 'executing') return done({ kind: 'already_so' });
  const judged = judgedAgain(c, action, by, ctx);
  if ('no' in judged) return refuse(judged.no);
  const of = ctx.doneBy?.(action.kind) ?? null;
  return done(
    { kind: 'paid_again', action: action.id },
    { kind: 'fulfilment_requested', at: ctx.at, by: by.id, action: action.id, of, ...judged },
  );
}

const RELEASED: readonly RecoveryAction['status'][] = ['failed', 'lapsed', 'refused_by_customer'];

function paid(
  c: RecoveryCase,
  action: RecoveryAction,
  { by, reference }: { readonly by: Member; readonly reference: string | null },
  ctx: Circumstances,
): Answered {
  const isKnown = reference === null || reference === action.fulfilment?.reference;
  if (action.status === 'done' && isKnown && !isDoubted(action)) return done({ kind: 'already_so' });
  // what was released, and happened after all, counts again: whoever says so decides it as if it were given now
  const isReleased = RELEASED.includes(action.status) && action.fulfilment?.counted !== true;
  const judged = isReleased ? judgedAgain(c, action, by, ctx) : {};
  if ('no' in judged) return refuse(judged.no);
  const again =
    judged.again === undefined
      ? {}
      : {
          again: { ...judged.again, entries: judged.again.entries.map((e) => ({ ...e, state: 'committed' as const })) },
        };
  return done(
    { kind: 'payment_settled', action: action.id, to: 'confirmed' },
    {
      kind: 'fulfilment_settled',
      at: ctx.at,
      by: by.id,
      action: action.id,
      to: 'confirmed',
      reference,
      reason: null,
      ...again,
    },
  );
}

function failed(
  c: RecoveryCase,
  action: RecoveryAction,
  {
    to,
    by,
    reason,
    reference,
  }: {
    readonly to: Exclude<Finding, 'confirmed'>;
    readonly by: Member;
    readonly reason: string;
    readonly reference: string | null;
  },
  ctx: Circumstances,
): Answered {
  const base = { at: ctx.at, by: by.id, action: action.id };
  const said = { kind: 'payment_settled', action: action.id, to } as const;
  const fails: CaseEvent[] =
    action.status === 'failed' && !isDoubted(action)
      ? []
      : [{ kind: 'fulfilment_settled', ...base, to: 'failed', reference, reason }];
  if (to === 'dropped')
    return done(said, ...fails, { kind: 'action_dropped', ...base, status: 'refused_by_customer', reason });
  return fails.length === 0 ? done({ kind: 'already_so' }) : done(said, ...fails, ...reopenedBy(c, ctx.at));
}

/** The action that is meant, or why none can be told. */
function meantBy(
  c: RecoveryCase,
  { action: id, named }: Pick<SettlePayment, 'action' | 'named'>,
  what: PaymentVerb,
): RecoveryAction | Refusal {
  const mayBe = (a: RecoveryAction): boolean =>
    OF[what].includes(a.status) || (what === 'failed' && isDoubted(a) && RELEASED.includes(a.status));
  const could = c.actions.filter((a) => mayBe(a) && (id === null || a.id === id));
  const fitting = named === null ? could : could.filter((a) => isNamed([a], named));
  const meant =
    MEANT[what]
      .map((statuses) => fitting.filter(({ status }) => statuses.includes(status)))
      .find((some) => some.length > 0) ?? [];
  const [first, ...others] = meant;
  if (first === undefined) return { kind: 'nothing_to_pay', case: c.id, what };
  return others.length === 0 ? first : { kind: 'which_payment', case: c.id, what, actions: meant };
}

/** What stands was said otherwise by the other system: saying it once more ends that. */
const isDoubted = ({ fulfilment }: RecoveryAction): boolean => fulfilment?.doubt !== undefined;

/** Whoever sees to the case, gave it, or said yes to it. */
export const maySettle = (c: RecoveryCase, a: RecoveryAction, by: Member): boolean =>
  mayResolve(by, c) || a.by === by.id || decidedBy(c, a) === by.id;

/** Whether anything on the case can be said to have arrived or failed: what the button and the form go by. */
export const settleable = (c: Pick<RecoveryCase, 'actions'>): readonly RecoveryAction[] =>
  c.actions.filter(({ status }) => OF.paid.includes(status));
