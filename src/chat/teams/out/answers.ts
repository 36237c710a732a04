/** The bodies Teams expects as the answer to an invoke, and our own few sentences. Pure. */
import type { Card } from '../../../cards/kit/card.ts';
import type { CardShape } from './card-shape.ts';
import { ADAPTIVE_CARD } from '../limits/validate.ts';
import { LIMITS } from '../limits/limits.ts';
import { clip } from '../../../core/base/text.ts';
import { neutralise, plainOf } from './plain.ts';

export type InvokeAnswer = { readonly status: 200; readonly body: unknown };

const SENTENCE = 'application/vnd.microsoft.activity.message';
/** Teams shows a sentence in a small bar or box; ours. */
const SENTENCE_MAX = 600;

/** The pressed card is replaced, for the person who pressed it. */
export function cardAnswer(card: CardShape): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: ADAPTIVE_CARD, value: card } };
}

/** A sentence below the pressed card. */
export function sentenceAnswer(words: string): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: SENTENCE, value: sentence(words) } };
}

export function dialogAnswer(title: string, content: CardShape): InvokeAnswer {
  const card = { contentType: ADAPTIVE_CARD, content };
  const value = { title: clip(neutralise(title), LIMITS.dialogTitle), height: 'medium', width: 'medium', card };
  return { status: 200, body: { task: { type: 'continue', value } } };
}

/** A sentence in the dialog, with nothing more to do in it. */
export function dialogSentence(words: string): InvokeAnswer {
  return { status: 200, body: { task: { type: 'message', value: sentence(words) } } };
}

export const CLOSE: InvokeAnswer = { status: 200, body: {} };

/** A sentence in the shape the named invoke can show. */
export function answerIn(invoke: string, words: string): InvokeAnswer {
  if (/^task\/|^composeExtension\/(?:fetchTask|submitAction)$|^message\/fetchTask$/.test(invoke))
    return dialogSentence(words);
  if (invoke.startsWith('composeExtension/'))
    return { status: 200, body: { composeExtension: { type: 'message', text: sentence(words) } } };
  // Feedback and sign-in must be answered with nothing.
  if (invoke === 'message/submitAction' || invoke.startsWith('signin/')) return CLOSE;
  return sentenceAnswer(words);
}

/** A card where only a sentence fits. */
export function cardAsText(card: Card): string {
  return sentence(plainOf(card));
}

function sentence(words: string): string {
  const text = clip(neutralise(words).trim(), SENTENCE_MAX);
  return text === '' ? 'Done.' : text;
}

export const STALE =
  'This button is from an older card. Write “show” and the case number to Amends to see the case as it is now.';
export const WORKING = 'Working on it. The card changes as soon as it is done.';
export const SLOW =
  'Amends is slow right now. An answer comes as a message as soon as it is there; a form please open once more.';
export const FORM_COMES = 'The form is below.';
export const UNKNOWN = 'Amends does not know this one. Write “help” to Amends to see what it can do for you.';
export const NO_IDENTITY =
  'Amends cannot tell who you are in your organisation, so nothing was changed. Guests and people from outside need a colleague to do this.';

/** Somebody pressed the button of a form that a colleague asked for. */
export function someoneElses(name: string | null): string {
  const whose = name === null ? 'Somebody else' : name;
  return `${whose} asked for this form, so it opens for them alone. Write “log” or what you want to do to Amends to get your own.`;
}

/** What stands where a form was, once it has been sent: nobody can send it again. */
export function sentForm(name: string | null): Card {
  const by = name === null ? 'This form was sent.' : `This form was sent by ${name}.`;
  return {
    subject: { kind: 'reply' },
    version: 1,
    title: null,
    blocks: [{ kind: 'context', text: [by] }],
    summary: by,
  };
}
