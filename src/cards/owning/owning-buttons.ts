/** The buttons by which a case changes hands. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { offerOf, type Handover } from '../../core/case/handover.ts';
import type { Button } from '../kit/card.ts';
import type { Reader } from '../words/language.ts';
import { owningWords } from '../words/owning.ts';

/** Of a case that goes on: the offer is taken back where there is one. */
export function owningButtons(c: RecoveryCase, reader: Reader): readonly Button[] {
  const at = { case: c.id, v: c.version };
  const offer = offerOf(c);
  return [
    handOverButton(c, reader),
    ...(offer === null ? [] : [withdrawButton(c, offer, reader)]),
    { label: owningWords.line(reader, 'button.take'), press: { kind: 'open_take', ...at } },
  ];
}

export const handOverButton = (c: Pick<RecoveryCase, 'id' | 'version'>, reader: Reader): Button => ({
  label: owningWords.line(reader, 'button.hand_over'),
  press: { kind: 'open_hand_over', case: c.id, v: c.version },
});

export const withdrawButton = (c: RecoveryCase, { id }: Handover, reader: Reader): Button => ({
  label: owningWords.line(reader, 'button.withdraw'),
  press: { kind: 'withdraw_handover', case: c.id, v: c.version, handover: id },
});

/** For whoever is asked. */
export function answerButtons(c: RecoveryCase, { id }: Handover, reader: Reader): readonly Button[] {
  const at = { case: c.id, v: c.version, handover: id };
  return [
    { label: owningWords.line(reader, 'button.accept'), press: { kind: 'accept_handover', ...at }, tone: 'primary' },
    { label: owningWords.line(reader, 'button.decline'), press: { kind: 'open_decline_handover', ...at } },
  ];
}
