/** Cases of which something is on its way, failed, or is not known to have arrived, for the gallery. */
import { caseCard } from '../../src/cards/case/case-card.ts';
import { fullCard } from '../../src/cards/case/full-card.ts';
import { toldCard } from '../../src/cards/answers/told-card.ts';
import { paidForm } from '../../src/cards/fulfilment/paid-form.ts';
import type { Card, Form } from '../../src/cards/kit/card.ts';
import type { CaseView } from '../../src/cards/kit/views.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import { ANA, doneIn, gives, openCase, R, refund } from '../core/case/build.ts';
import { makeWorld, type World } from '../core/case/world.ts';

type Fate = 'executing' | 'failed' | 'unknown' | 'doubted';

/** A refund that a payment system was asked for, and what it said. */
function paying(fate: Fate): World {
  const w = makeWorld({ cases: [openCase()], doneBy: () => 'payments' });
  doneIn(w.ask(ANA, gives([refund(40)], 'a cold night')));
  const action = w.caseOf(R(1042)).actions[0]?.id;
  if (action === undefined || fate === 'executing') return w;
  const heard = { kind: 'heard_back', case: R(1042), action, reference: 'PAY-7', reason: null } as const;
  if (fate === 'doubted') {
    doneIn(w.ask(null, { ...heard, to: 'failed', reason: 'refused' }));
    doneIn(w.ask(null, { ...heard, to: 'confirmed' }));
  } else doneIn(w.ask(null, { ...heard, to: fate, reason: fate === 'failed' ? 'refused' : 'no_answer' }));
  return w;
}

export function fulfilmentCards(seen: (world: World) => CaseView, viewer: Viewer): Readonly<Record<string, Card>> {
  return {
    'case-payment-on-its-way': caseCard(seen(paying('executing'))),
    'case-payment-failed': caseCard(seen(paying('failed'))),
    'case-payment-unknown': caseCard(seen(paying('unknown'))),
    'case-payment-doubted': fullCard(seen(paying('doubted'))),
    'told-payment-failed': toldOfPaying('failed', viewer),
    'told-payment-unknown': toldOfPaying('unknown', viewer),
    'told-payment-doubted': toldOfPaying('doubted', viewer),
  };
}

/** What the owner is told of it. */
function toldOfPaying(fate: Fate, viewer: Viewer): Card {
  const w = paying(fate);
  const last = w.journal.at(-1);
  const card = last && toldCard({ event: last.event, seq: w.journal.length }, w.caseOf(R(1042)), viewer);
  if (card === undefined) throw new Error(`nobody is told of ${fate}`);
  return card;
}

export function paidFormOf(viewer: Viewer): Form {
  const c = paying('failed').caseOf(R(1042));
  return paidForm(c, c.actions, undefined, viewer);
}
