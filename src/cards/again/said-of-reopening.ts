/** A case that goes on again, in words: what its people are told, what its card says, why it does not. Pure. */
import type { ThingId } from '../../core/base/ids.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { mayStillReopen } from '../../core/case/rules/again/reopening.ts';
import type { Refusal } from '../../core/case/said.ts';
import { heardAgainWhy, sayHeardAgain } from '../care/said-of-care.ts';
import type { Button, Card, Text } from '../kit/card.ts';
import { ended, moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { againWords as words } from '../words/again.ts';
import type { Reader } from '../words/language.ts';

type At = Pick<RecoveryCase, 'id' | 'version'>;

/** As long as it may be; afterwards a new case that is one matter with it. Nothing of a case that goes on, or stands for nothing. */
export function reopenButtons(c: RecoveryCase, viewer: Reader & Pick<Viewer, 'now'>): readonly Button[] {
  if (mayStillReopen(c, viewer.now))
    return [{ label: words.line(viewer, 'button.reopen'), press: { kind: 'open_reopen', case: c.id, v: c.version } }];
  return c.status === 'resolved' || c.status === 'closed' ? [followUpButton(c, viewer)] : [];
}

/** `kept`: what was written for it already. */
export const followUpButton = (c: At, reader: Reader, kept?: ThingId): Button => ({
  label: words.line(reader, 'button.follow_up'),
  press: { kind: 'open_follow_up', case: c.id, v: c.version, ...(kept !== undefined && { words: kept }) },
});

export const sayReopened = (c: RecoveryCase, viewer: Viewer): Card =>
  reply(words.text(viewer, 'reopen.done', { case: c.id }));

/** What the owner is told, and whoever had resolved it. */
export function sayReopenedForOthers(
  event: Extract<CaseEvent, { kind: 'reopened' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const reason = event.reason === null ? '' : ended(event.reason);
  if (event.cause === 'fulfilment_failed') return words.text(viewer, 'reopen.told_failed', { case: c.id, reason });
  if (event.cause === 'survey') return sayHeardAgain(c, viewer);
  const who = event.by === null ? '…' : person(event.by, viewer);
  return words.text(viewer, 'reopen.told', { case: c.id, who, reason });
}

/** On the card of a case that goes on again: since when, and why. */
export function reopenedLine({ reopening }: RecoveryCase, longest: number, viewer: Viewer): readonly Text[] {
  if (reopening == null) return [];
  const { at, reason, cause } = reopening;
  const why = reason ?? (cause === 'survey' ? heardAgainWhy(viewer) : words.line(viewer, 'reopen.failed'));
  return [words.text(viewer, 'reopen.shown', { at: moment(at, viewer), reason: clip(oneLine(why), longest) })];
}

type NotReopened = Extract<Refusal, { kind: 'reopen_needs_reason' | 'not_over' | 'too_late_to_reopen' }>;

export function sayNotReopened(no: NotReopened, viewer: Viewer): Card {
  const { command } = viewer;
  switch (no.kind) {
    case 'reopen_needs_reason':
      return reply(words.text(viewer, 'reopen.why', { case: no.case, command }));
    case 'not_over':
      return reply(words.text(viewer, 'reopen.not_over', { case: no.case, command }));
    case 'too_late_to_reopen':
      return reply(words.text(viewer, 'reopen.late', { case: no.case }));
  }
}

/** The answer, with the new case that takes up what was written, where that is what is left to do. */
export const withFollowUp = (card: Card, no: Refusal, c: At, reader: Reader, kept?: ThingId): Card =>
  no.kind === 'too_late_to_reopen'
    ? { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [followUpButton(c, reader, kept)] }] }
    : card;
