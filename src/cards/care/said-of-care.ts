/** What was done about a customer, and why not, as sentences. Pure. */
import type { CareDone } from '../../core/case/care/care.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Refusal } from '../../core/case/said.ts';
import type { Card, Text } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { Reader } from '../words/language.ts';
import { careWords as words } from '../words/care.ts';

export const sayCared = (what: CareDone, c: Pick<RecoveryCase, 'id'>, viewer: Viewer): Card =>
  reply(words.text(viewer, `done.${what}`, { case: c.id, command: viewer.command }));

type NoCare = Extract<
  Refusal,
  { kind: 'note_kept_apart' | 'too_many_notes' | 'leaving_needs_reason' | 'not_leaving' | 'no_winback' }
>;

export function sayNoCare(no: NoCare, viewer: Viewer): Card {
  const { command } = viewer;
  switch (no.kind) {
    case 'note_kept_apart':
      return reply(words.text(viewer, 'no.note_kept_apart'));
    case 'too_many_notes':
      return reply(words.text(viewer, 'no.too_many_notes', { most: no.most }));
    case 'leaving_needs_reason':
    case 'not_leaving':
      return reply(words.text(viewer, `no.${no.kind}`, { case: no.case, command }));
    case 'no_winback':
      return reply(words.text(viewer, `no.winback_${no.why}`, { case: no.case }));
  }
}

export const sayNoSurvey = (no: Extract<Refusal, { kind: 'no_survey' }>, viewer: Viewer): Card =>
  reply(words.text(viewer, 'no.survey', { case: no.case, command: viewer.command }));

export const sayHeardAgain = (c: Pick<RecoveryCase, 'id'>, viewer: Viewer): Text =>
  words.text(viewer, 'told.heard_again', { case: c.id });

export const heardAgainWhy = (reader: Reader): string => words.line(reader, 'told.heard_again_why');
