/** A typed line → what it asks for: a form, a question, a wish, or a sentence on what was not understood. Pure; one grammar for every surface. */
import { cleanText, folded } from '../../core/base/text.ts';
import { LONGEST_COMPLAINT } from '../../core/case/rules/logging.ts';
import type { Verb } from '../../cards/answers/help-card.ts';
import { find, give, kept, link, log, promise, resolve, show, unlink } from './hear-case.ts';
import { accept, answer, approve, ask, counter, decline, discuss, withdraw } from './hear-deciding.ts';
import { away, back, event, storm } from './hear-team.ts';
import { asks, firstWord, missing, type HeardLine, type Hearing, type Reader } from './hearing.ts';

/** The grammar: each verb and how its words are read. What `help` says of it stands beside its name in `help-card.ts`. */
export const VERBS: Readonly<Record<Verb, Reader>> = {
  help: () => asks({ kind: 'help' }),
  log,
  give,
  resolve,
  promise,
  kept,
  link,
  unlink,
  show,
  find,
  approve,
  decline,
  counter,
  accept,
  discuss,
  ask,
  answer,
  withdraw,
  away,
  back,
  storm,
  event,
  limits: () => asks({ kind: 'limits' }),
  mine: () => asks({ kind: 'mine' }),
  policy: () => asks({ kind: 'policy' }),
  whocan: (rest) => (rest === '' ? missing('whocan') : asks({ kind: 'whocan', amount: rest })),
  digest: () => asks({ kind: 'digest' }),
};
const isVerb = (word: string): word is Verb => Object.hasOwn(VERBS, word);

/** An empty line counts as a cry for help. */
const HELPLESS = new Set(['', '?']);
/** A bare greeting is answered with help, or with the person's own page where that is a card in the chat. */
const GREETINGS = new Set(['hi', 'hello', 'hey']);

/**
 * Longest line that is read, in UTF-16 units; only a complaint may be longer. Reasons and notes are kept up to a thousand
 * characters, and nothing else takes more.
 */
export const LONGEST_LINE = 4_000;
/** What is longer is no complaint either: twice what is kept of one, so that the rule of complaints can answer what comes near. */
const LONGEST_READ = 2 * LONGEST_COMPLAINT;

/** Reads a line without the command word. A leading `/` or `amends`, capitals and stray spaces do not matter. */
export function hear(line: string, hearing: Hearing): HeardLine {
  if (line.length > LONGEST_READ) return tooLong(line, LONGEST_COMPLAINT);
  const said = cleanText(line)
    .trim()
    .replace(/^\/?amends\b[:,]?\s*/i, '')
    .replace(/^\/(?=\p{L})/u, '');
  const [verb, rest] = firstWord(said);
  const word = verb.toLowerCase();
  if (word === 'log') return log(rest.trim(), hearing);
  // folded first: no reader meets a run of white space
  const words = folded(rest);
  if (verb.length + words.length > LONGEST_LINE) return tooLong(said, LONGEST_LINE);
  if (HELPLESS.has(word)) return asks({ kind: 'help' });
  if (GREETINGS.has(word)) return asks({ kind: rest === '' ? (hearing.greeted ?? 'help') : 'help' });
  return isVerb(word)
    ? VERBS[word](words, hearing)
    : { kind: 'not_understood', why: { kind: 'unknown_verb', word: verb } };
}

const tooLong = (typed: string, most: number): HeardLine => ({
  kind: 'not_understood',
  why: { kind: 'line_too_long', most, typed },
});
