/** What the readers of all verbs share: what is known when a line is heard, what comes of it, and the words every verb may meet. Pure. */
import type { FactType } from '../../core/policy/facts.ts';
import { currenciesNamed, type AmountOptions } from '../../core/base/currency-names.ts';
import { readCaseAt, type CaseId } from '../../core/base/ids.ts';
import { stripped } from '../../core/base/text.ts';
import { bareWord, DASH_BEFORE_WORDS } from '../../core/base/typed.ts';
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
  /** IANA zone of the one who types; undefined where that is not known. */
  readonly zone?: string | undefined;
  /** Names of the policy's actions and their class. */
  readonly actions: ReadonlyMap<string, 'free' | 'in_kind' | 'points' | 'money'>;
  /** Those of them that are a promise, too; not given: none. */
  readonly promising?: ReadonlySet<string>;
  /** Facts the policy declares, by name, and the kinds of evidence it names. */
  readonly facts: ReadonlyMap<string, FactType>;
  readonly evidence: readonly string[];
  /** The case whose thread the line stands in: it need not be named there. */
  readonly here?: CaseId;
  /** What a bare greeting asks for; help when not given. */
  readonly greeted?: 'help' | 'mine';
}

/** How amounts are read. */
export const amountsOf = (hearing: Pick<Hearing, 'locale' | 'currency' | 'zone'>): AmountOptions => ({
  locale: hearing.locale,
  defaultCurrency: hearing.currency,
  zone: hearing.zone,
});

/** Reads what stands behind a verb. */
export type Reader = (rest: string, hearing: Hearing) => HeardLine;

export const asks = (question: Question): HeardLine => ({ kind: 'question', question });
export const wishes = (command: Command): HeardLine => ({ kind: 'wish', wish: { kind: 'command', command } });
export const missing = (verb: string): HeardLine => ({ kind: 'not_understood', why: { kind: 'words_missing', verb } });
export const withoutBecause = (words: string): string =>
  words.replace(/^(?:because|weil|wegen)[:,]?(?:\s+|$)/i, '').trim();

/** Add nothing to a verb that takes no words. */
const FILLER =
  /^[\s\p{P}]*(?:(?:yes|yep|ok|okay|done|now|today|again|please|pls|thanks?|thx|already|ja|jetzt|bitte|danke|wieder|erledigt)[\s\p{P}]*){0,4}$/iu;

export const addsNothing = (more: string): boolean => more.length <= 80 && FILLER.test(more);

/** What a verb without words does; where more was said ("not yet", "on Monday") it is asked first, or the words would be lost. */
export const alone = (line: string, more: string, heard: HeardLine): HeardLine =>
  addsNothing(more)
    ? heard
    : {
        kind: 'not_understood',
        why: { kind: 'did_you_mean', word: more.slice(0, 40), lines: [{ label: line, line }] },
      };

const DECIDES: ReadonlySet<string> = new Set(['approve', 'decline']);

/** Reads the case that a verb begins with, then the rest; or says that there is none. */
export function withCase(verb: string, rest: string, then: (id: CaseId, words: string) => HeardLine): HeardLine {
  const named = readCaseAt(rest);
  const behind = rest.slice(named?.length ?? 0).trim();
  // "give R-1042 – refund", but "approve R-1042 – it is fair" begins a reason
  const words = DECIDES.has(verb) ? behind : behind.replace(/^[-‐-―−:,]{1,3}\s+/, '');
  // "give 40 EUR": the number is an amount
  const isAmount = named?.isBare === true && currenciesNamed(bareWord(firstWord(words)[0])) !== undefined;
  if (named !== undefined && !isAmount) return then(named.id, words);
  const [first] = firstWord(rest);
  return first === '' || isAmount
    ? { kind: 'not_understood', why: { kind: 'case_missing', verb } }
    : { kind: 'not_understood', why: { kind: 'not_a_case', typed: first } };
}

/** The first word, and what stands behind it. */
export function firstWord(words: string): readonly [first: string, rest: string] {
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(words) ?? [];
  return [first, rest];
}

/** Also where a full stop follows: “because.” is no reason, and no other word. */
export const BECAUSE = /(?:^|[\s,;.:([–—-])(?:because|weil|wegen)(?=[\s\p{P}]|$)[:,]?/iu;

/** What stands before the first such word, and after it; undefined when it is not there. */
export function splitAt(words: string, word: RegExp): readonly [before: string, after: string | undefined] {
  const found = word.exec(words);
  if (found === null) return [words.trim(), undefined];
  return [words.slice(0, found.index).trim(), words.slice(found.index + found[0].length).trim()];
}

/** What is asked, and the reason behind "because" or a dash; undefined when neither is there. */
export function splitReason(words: string): readonly [asked: string, reason: string | undefined] {
  const [because, dash] = [BECAUSE.exec(words), DASH_BEFORE_WORDS.exec(words)];
  const isDash = dash !== null && (because === null || dash.index < because.index);
  const [asked, reason] = splitAt(words, isDash ? DASH_BEFORE_WORDS : BECAUSE);
  return [withoutStops(asked), reason === undefined || reason === '' ? undefined : withoutBecause(reason)];
}

/** Without what parts it from the words around; the comma of `,50` stays, or fifty cents would be fifty euros. */
export function withoutStops(words: string): string {
  const inner = stripped(words, ' ,;:(');
  const isFraction = /^\d/.test(inner) && words.charAt(words.indexOf(inner) - 1) === ',';
  return isFraction ? `,${inner}` : inner;
}
