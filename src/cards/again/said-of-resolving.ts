/** A case that somebody else than its owner resolved, or that the customer took back. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import type { Refusal } from '../../core/case/said.ts';
import type { Button, Card, Text } from '../kit/card.ts';
import { ended, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { againWords as words } from '../words/again.ts';
import { caseWords } from '../words/case.ts';
import type { Reader } from '../words/language.ts';
import { names } from '../words/names.ts';

export const withdrawnButton = (c: RecoveryCase, reader: Reader): Button => ({
  label: words.line(reader, 'button.withdrawn'),
  press: { kind: 'open_withdrawn', case: c.id, v: c.version },
});

/** With the form that has room for the reason. */
export function sayNeedsReason(no: Extract<Refusal, { kind: 'resolve_needs_reason' }>, viewer: Viewer): Card {
  const card = reply(words.text(viewer, 'resolve.needs_reason', { owner: person(no.owner, viewer) }));
  const open: Button = {
    label: caseWords.line(viewer, 'button.resolve'),
    press: { kind: 'open_resolve', case: no.case, v: no.v },
  };
  return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [open] }] };
}

/** For the owner, whose case somebody else resolved. */
export function sayResolvedForOwner(
  { by, resolution }: Extract<CaseEvent, { kind: 'resolved' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const reason =
    resolution.reason === undefined
      ? ''
      : words.line(viewer, 'resolve.told_reason', { reason: ended(resolution.reason) });
  const who = by === null ? '…' : person(by, viewer);
  const outcome = names(viewer).outcome[resolution.outcome];
  return words.text(viewer, 'resolve.told', { case: c.id, who, outcome, reason });
}
