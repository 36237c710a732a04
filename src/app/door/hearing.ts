/** What the readers of all verbs share: what is known when a line is heard, what comes of it, and the words every verb may meet. Pure. */
import type { FactType } from '../../core/policy/facts.ts';
import { readCaseId, type CaseId } from '../../core/base/ids.ts';
import { stripped } from '../../core/base/text.ts';
import type { Command } from '../../core/case/commands.ts';
import type { ParseError } from '../../cards/answers/parse-error.ts';
import type { FormOpening, Question, Wish } from './door.ts';

export type HeardLine =
  | { readonly kind: 'form'; readonly form: FormOpening }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'not_understood'; readonly why: ParseError };

export interface Hearing {
  /** BCP 47; decides how amounts are read. */
  readonly locale: string;
  /** Currency of a bare number; null when the policy names none. */
  readonly currency: string | null;
  /** Names of the policy's actions and their class. */
  readonly actions: ReadonlyMap<string, 'free' | 'in_kind' | 'points' | 'money'>;
  /** Facts the policy declares, by name, and the kinds of evidence it names. */
  readonly facts: ReadonlyMap<string, FactType>;
  readonly evidence: readonly string[];
  /** What a bare greeting asks for; help when not given. */
  readonly greeted?: 'help' | 'mine';
}

/** Reads what stands behind a verb. */
export type Reader = (rest: string, hearing: Hearing) => HeardLine;

export const asks = (question: Question): HeardLine => ({ kind: 'question', question });
export const wishes = (command: Command): HeardLine => ({ kind: 'wish', wish: { kind: 'command', command } });
export const missing = (verb: string): HeardLine => ({ kind: 'not_understood', why: { kind: 'words_missing', verb } });
export const withoutBecause = (words: string): string => words.replace(/^because(?:\s+|$)/i, '').trim();

/** Reads the case that a verb begins with, then the rest; or says that there is none. */
export function withCase(verb: string, rest: string, then: (id: CaseId, words: string) => HeardLine): HeardLine {
  const [first, words] = firstWord(rest);
  if (first === '') return { kind: 'not_understood', why: { kind: 'case_missing', verb } };
  const id = readCaseId(first);
  return id === undefined
    ? { kind: 'not_understood', why: { kind: 'not_a_case', typed: first } }
    : then(id, words.trim());
}

/** The first word, and what stands behind it. */
export function firstWord(words: string): readonly [first: string, rest: string] {
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(words) ?? [];
  return [first, rest];
}

export const BECAUSE = /(?:^|\s)because(?=\s|$)/i;

/** What stands before the first such word, and after it; undefined when it is not there. */
export function splitAt(words: string, word: RegExp): readonly [before: string, after: string | undefined] {
  const found = word.exec(words);
  if (found === null) return [words.trim(), undefined];
  return [words.slice(0, found.index).trim(), words.slice(found.index + found[0].length).trim()];
}

/** Words with or without the quotation marks people and their phones put around them. */
export const unquoted = (words: string): string => stripped(words, '"“”„«»\'').trim();
