/** What people are told when something did not work on our side, or takes longer than usual. Pure. */
import type { Block, Card } from '../kit/card.ts';
import { lineOf, reply } from '../kit/say.ts';
import { answerWords as words } from '../words/answers.ts';
import type { Reader } from '../words/language.ts';

/** Words somebody typed that could not be stored: given back whole, so that nothing is lost. */
export const notSavedCard = (typed: string, reader: Reader): Card =>
  notSaved(words.line(reader, 'trouble.database'), typed, reader);

/** It may be stored or not. A form or a button sent again is known by its key; words typed again are not. */
export const perhapsSavedCard = (typed: string, reader: Reader): Card =>
  notSaved(
    words.line(reader, typed === '' ? 'trouble.unknown_form' : 'trouble.unknown'),
    typed,
    reader,
    'trouble.perhaps',
  );

/** Words for which a form could not be shown, because the chat did not take it. */
export const notShownCard = (typed: string, reader: Reader): Card =>
  notSaved(words.line(reader, 'trouble.form'), typed, reader);

/** The same words twice within a minute: done once. */
export function againCard(typed: string, done: Card, reader: Reader, command?: string): Card {
  const asks = words.line(reader, 'trouble.again');
  const line = `${command === undefined ? '' : `${command} `}again ${typed}`;
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: null,
    blocks: [
      { kind: 'text', text: [asks] },
      { kind: 'quote', text: done.summary },
      { kind: 'text', text: words.text(reader, 'trouble.twice', { line }) },
    ],
    summary: lineOf(`${asks} ${done.summary}`),
  };
}

/** An answer that could not be given when it was asked for, said now; null: what it said is kept no longer. */
export function unheardCard(answer: Card | null, subject: Card['subject'], reader: Reader): Card {
  if (answer === null) return { ...reply(words.text(reader, 'trouble.unheard_gone')), subject, version: 1 };
  const intro = words.text(reader, 'trouble.unheard');
  return { ...answer, subject, version: 1, blocks: [{ kind: 'context', text: intro }, ...answer.blocks] };
}

/** Somebody asks for more at once than anybody means; `afterMs` is when they may go on. */
export function tooFastCard(typed: string, afterMs: number, reader: Reader): Card {
  const seconds = Math.max(1, Math.ceil(afterMs / 1_000));
  return notSaved(words.line(reader, 'trouble.fast', { seconds }), typed, reader);
}

function notSaved(
  sorry: string,
  typed: string,
  reader: Reader,
  title: 'trouble.not_saved' | 'trouble.perhaps' = 'trouble.not_saved',
): Card {
  const said = words.line(reader, title);
  const blocks: Block[] =
    typed === ''
      ? [{ kind: 'text', text: [sorry] }]
      : [
          { kind: 'text', text: words.text(reader, 'trouble.your_words', { sorry }) },
          { kind: 'quote', text: typed },
        ];
  return { subject: { kind: 'reply' }, version: 0, title: said, blocks, summary: `${said}: ${sorry}` };
}

/** Saved, and not carried out yet: a worker takes it up. */
export const putOffCard = (reader: Reader): Card => reply(words.text(reader, 'trouble.put_off'));

export const sorryCard = (reference: string, reader: Reader): Card =>
  reply(words.text(reader, 'trouble.sorry', { reference }));
