/** The bodies Teams expects as the answer to an invoke, and our own few sentences. Pure. */
import type { Card } from '../../../cards/kit/card.ts';
import type { Reader } from '../../../cards/words/language.ts';
import { surfaceWords } from '../../../cards/words/surfaces.ts';
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

/** Somebody pressed the button of a form that a colleague asked for. */
export const someoneElses = (name: string | null, reader: Reader): string =>
  name === null ? surfaceWords.line(reader, 'form.of_somebody') : surfaceWords.line(reader, 'form.of', { name });

/** What stands where a form was, once it has been sent: nobody can send it again. */
export function sentForm(name: string | null, reader: Reader): Card {
  const by =
    name === null ? surfaceWords.line(reader, 'form.sent') : surfaceWords.line(reader, 'form.sent_by', { name });
  return {
    subject: { kind: 'reply' },
    version: 1,
    title: null,
    blocks: [{ kind: 'context', text: [by] }],
    summary: by,
  };
}
