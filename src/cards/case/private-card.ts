/** What stands for a restricted case wherever others read along: its number and how to see it, nothing of it. Pure. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Card, Text } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import { showButton } from '../life/life-buttons.ts';
import { caseWords } from '../words/case.ts';
import type { Reader } from '../words/language.ts';
import type { Viewer } from '../kit/viewer.ts';
import { titleOf } from './case-title.ts';
import { names } from '../words/names.ts';

type Of = Pick<RecoveryCase, 'id' | 'version' | 'status'>;

const said = (c: Of, reader: Reader): { readonly id: string; readonly status: string } => ({
  id: c.id,
  status: names(reader).status[c.status],
});

/** In the channel, where the case's card stands or stood. */
export function privateCard(c: Of, reader: Reader): Card {
  return {
    subject: { kind: 'case', case: c.id },
    version: c.version,
    title: caseWords.line(reader, 'private.title', said(c, reader)),
    blocks: [
      { kind: 'text', text: [caseWords.line(reader, 'private.text')] },
      { kind: 'buttons', buttons: [showButton(c.id, reader)] },
    ],
    summary: caseWords.line(reader, 'private.summary', said(c, reader)),
  };
}

/** Where another message about it stood: a request, a thank-you, what somebody was told. */
export function privateNote(c: Of, subject: MessageSubject, reader: Reader): Card {
  const summary = caseWords.line(reader, 'private.note', { id: c.id });
  return { subject, version: c.version, title: null, blocks: [{ kind: 'text', text: [summary] }], summary };
}

/** A private message to somebody who may see the case: on a locked screen it says nothing of it. */
export const hushed = (card: Card, c: Pick<RecoveryCase, 'id'>, reader: Reader): Card => ({
  ...card,
  summary: caseWords.line(reader, 'private.new', { id: c.id }),
});

/** Said where others read, to somebody whose answer is for them alone and who has no private chat with Amends yet. */
export const askedInPrivate = (reader: Reader): Card => reply([caseWords.line(reader, 'private.ask_there')]);

/** A line in a list of cases, on somebody's home or among what was found. */
export const privateLine = (c: Of, reader: Reader): Text => caseWords.text(reader, 'private.line', said(c, reader));

/** The details of a case as they are shown to one person; where others read along stands what it is called, and where to ask. */
export const forOne = (card: Card, c: RecoveryCase, viewer: Viewer): Card => ({
  ...card,
  isForOne: true,
  openly: reply(caseWords.text(viewer, 'private.openly', { id: c.id, title: titleOf(c, viewer) })),
});

/** A restricted case as it is shown to one person who may see it. */
export const shownPrivately = (card: Card, c: Pick<RecoveryCase, 'id'>, reader: Reader): Card => ({
  ...hushed(card, c, reader),
  isForOne: true,
  blocks: [{ kind: 'context', text: [caseWords.line(reader, 'private.looked', { id: c.id })] }, ...card.blocks],
});
