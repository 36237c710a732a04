/** What people are told when something did not work on our side, or takes longer than usual. Pure. */
import type { Block, Card } from '../kit/card.ts';
import { reply } from '../kit/say.ts';

/** Words somebody typed that could not be stored: given back whole, so that nothing is lost. */
export function notSavedCard(typed: string): Card {
  return notSaved(
    'The database could not take it now, so nothing was saved. Please try again in a minute.',
    'Not saved: the database could not take it now. Please try again in a minute.',
    typed,
  );
}

/** It may be stored or not. A form or a button sent again is known by its key; words typed again are not. */
export function perhapsSavedCard(typed: string): Card {
  const next =
    typed === ''
      ? 'Please do the same again in a minute: it is done only once.'
      : 'Please look in a minute whether it was done, and write it again only if it was not.';
  const sorry = 'The database did not answer in time, so it is not known whether this was saved.';
  const summary = `Perhaps not saved: the database did not answer. ${next}`;
  return notSaved(`${sorry} ${next}`, summary, typed, 'Perhaps not saved');
}

/** Words for which a form could not be shown, because the chat did not take it. */
export function notShownCard(typed: string): Card {
  return notSaved(
    'The form for this could not be shown, so nothing was saved. Please try again in a minute.',
    'Not saved: the form could not be shown. Please try again in a minute.',
    typed,
  );
}

/** The same words twice within a minute: done once. */
export function againCard(typed: string, done: Card, command?: string): Card {
  const asks = 'Again? You said this a moment ago, and it was done once:';
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: null,
    blocks: [
      { kind: 'text', text: [asks] },
      { kind: 'quote', text: done.summary },
      {
        kind: 'text',
        text: [`To do it a second time, write: ${command === undefined ? '' : `${command} `}again ${typed}`],
      },
    ],
    summary: `${asks} ${done.summary}`,
  };
}

/** Somebody asks for more at once than anybody means; `afterMs` is when they may go on. */
export function tooFastCard(typed: string, afterMs: number): Card {
  const seconds = Math.max(1, Math.ceil(afterMs / 1_000));
  const when = `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return notSaved(
    `That is much at once, so this one was not saved; what came before it is carried out. You can go on ${when}.`,
    `Not saved, because that is much at once. You can go on ${when}.`,
    typed,
  );
}

function notSaved(sorry: string, summary: string, typed: string, title = 'Not saved'): Card {
  const blocks: Block[] =
    typed === ''
      ? [{ kind: 'text', text: [sorry] }]
      : [
          { kind: 'text', text: [`${sorry} Your words:`] },
          { kind: 'quote', text: typed },
        ];
  return { subject: { kind: 'reply' }, version: 0, title, blocks, summary };
}

/** Saved, and not carried out yet: a worker takes it up. */
export const putOffCard = (): Card =>
  reply([
    'Saved. Carrying it out takes longer than usual and goes on by itself. There is no need to do it again; look at the case in a minute.',
  ]);

export function sorryCard(reference: string): Card {
  return reply([
    `Something went wrong on our side, and nothing was changed. Please try again; if it happens again, tell your operator this reference: ${reference}.`,
  ]);
}
