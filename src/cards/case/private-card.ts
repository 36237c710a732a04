/** What stands for a restricted case wherever others read along: its number and how to see it, nothing of it. Pure. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Card, Text } from '../kit/card.ts';
import { bold, reply } from '../kit/say.ts';
import { STATUS } from '../words/en.ts';

type Of = Pick<RecoveryCase, 'id' | 'version' | 'status'>;

/** In the channel, where the case's card stands or stood. */
export function privateCard(c: Of): Card {
  const text =
    'This case is kept private. Those who see to it have been told; for them the button opens it, privately.';
  return {
    subject: { kind: 'case', case: c.id },
    version: c.version,
    title: `${c.id} · ${STATUS[c.status]} · kept private`,
    blocks: [
      { kind: 'text', text: [text] },
      { kind: 'buttons', buttons: [{ label: `Show ${c.id}`, press: { kind: 'show_case', case: c.id } }] },
    ],
    summary: `${c.id} is ${STATUS[c.status]}; it is kept private.`,
  };
}

/** Where another message about it stood: a request, a thank-you, what somebody was told. */
export function privateNote(c: Of, subject: MessageSubject): Card {
  const summary = `${c.id} is kept private.`;
  return { subject, version: c.version, title: null, blocks: [{ kind: 'text', text: [summary] }], summary };
}

/** A private message to somebody who may see the case: on a locked screen it says nothing of it. */
export const hushed = (card: Card, c: Pick<RecoveryCase, 'id'>): Card => ({
  ...card,
  summary: `${c.id}: something is new on a case that is kept private.`,
});

/** Said where others read, to somebody whose answer is for them alone and who has no private chat with Amends yet. */
export const askedInPrivate = (): Card =>
  reply(['The answer is for you alone. Open a chat with me, say hello there, and ask again.']);

/** A line in a list of cases, on somebody's home or among what was found. */
export const privateLine = (c: Of): Text => [bold(c.id), ` · ${STATUS[c.status]} · kept private`];

/** A restricted case as it is shown to one person who may see it. */
export const shownPrivately = (card: Card, c: Pick<RecoveryCase, 'id'>): Card => ({
  ...hushed(card, c),
  isForOne: true,
  blocks: [
    {
      kind: 'context',
      text: [`Kept private: only those who see to ${c.id} see this, and that you looked is in its history.`],
    },
    ...card.blocks,
  ],
});
