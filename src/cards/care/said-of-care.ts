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

export const sayNoSurvey = (no: Extract<Refusal, { kind: 'no_survey' }>, viewer: Viewer): Card =>
  reply(words.text(viewer, 'no.survey', { case: no.case, command: viewer.command }));

export const sayHeardAgain = (c: Pick<RecoveryCase, 'id'>, viewer: Viewer): Text =>
  words.text(viewer, 'told.heard_again', { case: c.id });

export const heardAgainWhy = (reader: Reader): string => words.line(reader, 'told.heard_again_why');
