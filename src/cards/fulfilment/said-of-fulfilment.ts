/** What is answered and told about whether something arrived. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import type { Refusal, Said } from '../../core/case/said.ts';
import type { PaymentVerb } from '../../core/case/refusal-values.ts';
import { people } from '../answers/needs.ts';
import { sayReason } from '../answers/reasons.ts';
import { itemsWords, itemWords } from '../case/items.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { asTyped, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { fulfilmentWords as words } from '../words/fulfilment.ts';
import { remedyName } from '../words/names.ts';
import { fulfilmentButtons, payAgainButton, paidButton, systemOf, whyOf } from './about-fulfilment.ts';

type SaidOfFulfilment = Extract<Said, { kind: 'payment_settled' | 'paid_again' | 'heard' }>;

export function sayFulfilment(said: SaidOfFulfilment, c: RecoveryCase, viewer: Viewer): Card {
  const { command } = viewer;
  if (said.kind === 'heard') return reply(words.text(viewer, 'said.heard', { case: c.id }));
  const action = c.actions.find(({ id }) => id === said.action);
  const what = action === undefined ? '' : itemWords(action, viewer);
  const about = { case: c.id, what, command };
  if (said.kind === 'paid_again') {
    const by = action?.fulfilment?.by ?? null;
    return reply(
      by === null
        ? words.text(viewer, 'said.again', about)
        : words.text(viewer, 'said.again_of', { ...about, system: by }),
    );
  }
  if (said.to === 'dropped') return reply(words.text(viewer, 'said.dropped', about));
  if (said.to === 'failed' && action !== undefined)
    return withButtons(reply(words.text(viewer, 'said.failed', about)), [payAgainButton(c, action, viewer)]);
  const reference = action?.fulfilment?.reference ?? null;
  return reply(
    words.text(viewer, 'said.confirmed', {
      ...about,
      reference: reference === null ? '' : words.line(viewer, 'said.reference', { reference }),
    }),
  );
}

export type RefusalOfFulfilment = Extract<
  Refusal,
  { kind: 'payment_failed' | 'nothing_to_pay' | 'which_payment' | 'failed_needs_reason' | 'not_yours_to_pay' }
>;

export function sayRefusalOfFulfilment(no: RefusalOfFulfilment, viewer: Viewer): Card {
  const { command } = viewer;
  switch (no.kind) {
    case 'payment_failed':
      return reply(words.text(viewer, 'no.payment_failed', { case: no.case, what: itemsWords(no.actions, viewer) }));
    case 'nothing_to_pay':
      return reply(words.text(viewer, `no.nothing_${no.what}`, { case: no.case, command }));
    case 'which_payment': {
      const what = itemsWords(no.actions, viewer);
      return reply(words.text(viewer, 'no.which_payment', { case: no.case, what, command, line: lineFor(no) }));
    }
    case 'failed_needs_reason':
      return reply(words.text(viewer, 'no.failed_needs_reason', { case: no.case, command }));
    case 'not_yours_to_pay': {
      const why = no.decision.reasons.map((r) => sayReason(r, viewer, { remedy: no.remedy })).join(' ');
      const about = { case: no.case, command };
      return reply(
        words.text(viewer, 'no.not_yours_to_pay', { ...about, what: remedyName(no.remedy, viewer), why }),
        no.who.length === 0
          ? words.text(viewer, 'no.pay_nobody', about)
          : words.text(viewer, 'no.pay_who', { ...about, who: people(no.who, viewer, 'or') }),
      );
    }
  }
}

const TYPED: Readonly<Record<PaymentVerb, string>> = { paid: 'paid', failed: 'failed', pay_again: 'pay again' };

/** The line that says the first of them, as it is typed. */
function lineFor({ what, case: id, actions }: Extract<Refusal, { kind: 'which_payment' }>): string {
  const [first] = actions;
  const size = first?.amount != null ? ` ${asTyped(first.amount)}` : first?.units != null ? ` ${first.units}` : '';
  const because = what === 'failed' ? ' because …' : '';
  return `${TYPED[what]} ${id} ${first?.kind ?? ''}${size}${because}`;
}

/** What can be done about it at once. */
export function withPayments(card: Card, no: Refusal, c: RecoveryCase, viewer: Viewer): Card {
  if (no.kind === 'payment_failed') return withButtons(card, fulfilmentButtons(c, viewer));
  return no.kind === 'which_payment' || no.kind === 'failed_needs_reason'
    ? withButtons(card, [paidButton(c, viewer)])
    : card;
}

const withButtons = (card: Card, buttons: readonly Button[]): Card => {
  const below: Block[] = buttons.length === 0 ? [] : [{ kind: 'buttons', buttons: [...buttons] }];
  return { ...card, blocks: [...card.blocks, ...below] };
};

export type ToldOfFulfilment = Extract<CaseEvent, { kind: 'fulfilment_settled' | 'fulfilment_doubted' }>;

/** Undefined for what needs nobody. */
export function sayFulfilmentTold(event: ToldOfFulfilment, c: RecoveryCase, viewer: Viewer): Text | undefined {
  const action = c.actions.find(({ id }) => id === event.action);
  if (action === undefined) return undefined;
  const about = { case: c.id, what: itemWords(action, viewer) };
  if (event.kind === 'fulfilment_doubted') {
    const key = event.said === 'failed' ? 'told.doubt_failed' : 'told.doubt';
    return words.text(viewer, key, { ...about, system: systemOf(action, viewer) });
  }
  if (event.to === 'confirmed') return undefined;
  const plain = whyOf(event.reason, viewer);
  const why =
    event.by === null ? [plain] : words.text(viewer, 'told.by', { who: person(event.by, viewer), why: plain });
  return words.text(viewer, `told.${event.to}`, { ...about, why });
}

/** What the person told can do; nothing any more once it is settled otherwise. */
export function buttonsTold(event: ToldOfFulfilment, c: RecoveryCase, viewer: Viewer): readonly Button[] {
  const action = c.actions.find(({ id }) => id === event.action);
  if (action === undefined) return [];
  if (action.status === 'failed') return [payAgainButton(c, action, viewer), paidButton(c, viewer, action)];
  const isOpen = action.status === 'unknown' || action.fulfilment?.doubt !== undefined;
  return isOpen ? [paidButton(c, viewer, action)] : [];
}

export function isAboutFulfilment(event: CaseEvent): event is ToldOfFulfilment {
  return event.kind === 'fulfilment_settled' || event.kind === 'fulfilment_doubted';
}
