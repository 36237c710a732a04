/** A line whose first word is no verb → the lines that may have been meant, with every other word kept. Pure; nothing is done before somebody says which. */
import { currenciesNamed } from '../../core/base/currency-names.ts';
import { readCaseAt, type CaseId } from '../../core/base/ids.ts';
import { folded } from '../../core/base/text.ts';
import { bareWord } from '../../core/base/typed.ts';
import type { Verb } from '../../cards/answers/help-card.ts';
import { OPEN_CASE, type LineMeant } from '../../cards/answers/parse-error.ts';
import { firstWord } from './hearing.ts';
import { saidFor } from './said-for.ts';

const MOST = 3;
/** A line of this many words that begins with no verb is most likely the complaint itself. */
const WORDS_OF_A_COMPLAINT = 3;
/** Longer, with neither a case nor an amount, it is rather a complaint than a line. */
const MOST_WORDS_OF_A_LINE = 4;

/** The words there are, and the case meant where none is named. */
export interface Vocabulary {
  readonly verbs: readonly string[];
  readonly actions: ReadonlyMap<string, unknown>;
  readonly here: string;
}

/** The likeliest first; empty where nothing is near. */
export function nearestTo(said: string, known: Vocabulary): readonly LineMeant[] {
  const { verbs, actions } = known;
  const named = readCaseAt(said);
  const behind = named === undefined ? [] : afterCase(folded(said.slice(named.length)), named.id, known);
  if (behind.length > 0 || named?.isBare === false) return behind;
  const asked = politely(said, known);
  if (asked !== undefined) return asked;
  const [first, rest] = firstWord(folded(said));
  const word = bareWord(first);
  if (actions.has(word)) return [meantLine('give', [caseIn(rest) ?? known.here, word, withoutCase(rest)])];
  const length = folded(said).split(/\s+/).length;
  const isLong = length >= WORDS_OF_A_COMPLAINT;
  const meant = byOtherWords(said, known);
  if (meant.length > 0) {
    const isLogged = !isLong || isSure(said, known) || meant.some(({ label }) => label === 'log');
    if (isLogged) return meant;
    // words that mean a verb may begin a complaint as well: "no hot water", "close the window in 412, it is cold"
    const others = meant.slice(0, MOST - 1);
    return length > MOST_WORDS_OF_A_LINE ? [logged(said), ...others] : [...others, logged(said)];
  }
  const near = nearestWords(word, verbs).map((verb) => meantLine(verb, [rest]));
  return near.length === 0 && isLong ? [logged(said)] : near.slice(0, MOST);
}

const logged = (said: string): LineMeant => meantLine('log', [said]);

/** A case is meant, or an amount is named. */
const isSure = (said: string, { here }: Vocabulary): boolean =>
  caseIn(said) !== undefined ||
  here !== OPEN_CASE ||
  folded(said)
    .split(' ')
    .some((word) => currenciesNamed(bareWord(word)) !== undefined || /^\p{Sc}\d|\d\p{Sc}$/u.test(word));

/** "escalate R-1042", "lehne R-1042 ab weil zu viel", "compensate them 20 EUR": each verb that may be meant, with the case where it belongs. */
function byOtherWords(said: string, { actions, here }: Vocabulary): readonly LineMeant[] {
  const named = caseIn(said);
  const found = saidFor(named === undefined ? said : withoutCase(said), actions);
  return found.slice(0, MOST).map(({ verb, before, rest }) => {
    if (verb === 'log') return meantLine(verb, [named ?? '', rest]);
    const of = named ?? (OF_A_CASE.has(verb) ? here : '');
    return meantLine(verb, [of, before, rest]);
  });
}

/** What a verb of these is about; the others take no case, or may go without. */
const OF_A_CASE: ReadonlySet<string> = new Set<Verb>([
  'give',
  'resolve',
  'promise',
  'kept',
  'moved',
  'void',
  'handover',
  'assist',
  'advice',
  'take',
  'show',
  'decline',
  'approve',
  'counter',
  'ask',
  'answer',
  'accept',
  'discuss',
  'withdraw',
  'paid',
  'failed',
  'draft',
  'sent',
  'contacted',
  'checked',
  'remember',
  'forget',
  'voucher',
  'merge',
  'link',
  'unlink',
  'dismiss',
  'reopen',
  'wants',
  'undo',
  'edit',
  'history',
  'restrict',
  'lift',
  'survey',
]);

const POLITE =
  /^(?:please|pls|plz|bitte|kindly|(?:can|could|may|shall|should|would) (?:i|we|you)|i(?: would|['’]d)? (?:want|like|need) to|i['’]d like to|let me|(?:kann|darf|soll) ich|(?:kannst|könntest) du)[,:!]?\s+/iu;

/** "please give R-1042 refund 40 EUR", "can I resolve R-1042?", "please refund R-1042 40 EUR": what stands behind it says what to do; a complaint begins so, too. */
function politely(said: string, known: Vocabulary): readonly LineMeant[] | undefined {
  const { verbs, actions } = known;
  let rest = folded(said);
  for (let lead = POLITE.exec(rest); lead !== null; lead = POLITE.exec(rest)) rest = rest.slice(lead[0].length);
  if (rest.length === folded(said).length) return undefined;
  rest = rest.replace(/\s*\?+$/, '');
  const [first, behind] = firstWord(rest);
  const word = bareWord(first);
  if (verbs.includes(word)) return [meantLine(word, [behind])];
  const isRemedy = actions.has(word) || readCaseAt(rest)?.isBare === false;
  const meant = isSure(said, known) && !isRemedy ? byOtherWords(rest, known) : [];
  if (meant.length > 0) return meant;
  const isNear = caseIn(rest) !== undefined && nearestWords(word, verbs).length > 0;
  return isNear || actions.has(word) || readCaseAt(rest)?.isBare === false ? nearestTo(rest, known) : undefined;
}

/** "R-1042 give refund 40 EUR", "R-1042 refund 40 EUR". */
function afterCase(words: string, id: string, { verbs, actions }: Vocabulary): readonly LineMeant[] {
  const [first, rest] = firstWord(words);
  const word = bareWord(first);
  if (actions.has(word)) return [meantLine('give', [id, words])];
  const meant = verbs.includes(word) ? [] : saidFor(words, actions);
  if (meant.length > 0)
    return meant.slice(0, MOST).map(({ verb, before, rest: others }) => meantLine(verb, [id, before, others]));
  const near = verbs.includes(word) ? [word] : nearestWords(word, verbs);
  return near.slice(0, MOST).map((verb) => meantLine(verb, [id, rest]));
}

/** The words nearest to this one: at most one slip of the finger in four letters, two in more; nothing for a word of one or two. */
export function nearestWords(word: string, words: readonly string[]): readonly string[] {
  if (word.length < 3 || word.length > 20) return [];
  const most = word.length < 5 ? 1 : 2;
  const rated = words.flatMap((one) => {
    const slips = word.length >= 3 && one.startsWith(word) ? 1 : slipsBetween(word, one);
    return slips <= most ? [{ one, slips }] : [];
  });
  const best = Math.min(...rated.map(({ slips }) => slips));
  return rated.filter(({ slips }) => slips === best).map(({ one }) => one);
}

/** Letters left out, put in, changed, or two beside each other swapped. */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const ways = [at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + (isSame ? 0 : 1)];
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(at(rows, i - 2, j - 2) + 1);
      row.push(Math.min(...ways));
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

const at = (rows: readonly (readonly number[])[], i: number, j: number): number => rows[i]?.[j] ?? 99;

/** The case that is named anywhere among the words, with its letter. */
const ANYWHERE = /(?:^|\s)(?:(?:on|for|to|bei|zu) )?[*`"“(]{0,2}(#?r[-‐-―−]?\d{1,10})[*`"”)]{0,2}(?=$|[\s.,:;])/iu;
export const caseIn = (words: string): CaseId | undefined => {
  const named = ANYWHERE.exec(words)?.[1];
  return named === undefined ? undefined : readCaseAt(named)?.id;
};
export const withoutCase = (words: string): string => folded(words.replace(ANYWHERE, ' '));

export function meantLine(verb: string, words: readonly string[]): LineMeant {
  return { label: verb, line: [verb, ...words].filter((word) => word !== '').join(' ') };
}
