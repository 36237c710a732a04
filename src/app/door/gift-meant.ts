/** What `give` could not read → the whole line as it was probably meant, with its case, remedy, amount and reason, for somebody to say yes to. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import { currenciesNamed } from '../../core/base/currency-names.ts';
import { figuresIn } from '../../core/base/figures-asked.ts';
import { readAmount, type AmountDoubt } from '../../core/base/read-amount.ts';
import { writeMoney } from '../../core/base/show-money.ts';
import { timeWordIn } from '../../core/base/moment-words.ts';
import { folded, stripped } from '../../core/base/text.ts';
import { bareWord } from '../../core/base/typed.ts';
import type { LineMeant, ParseError } from '../../cards/answers/parse-error.ts';
import { remedyName } from '../../cards/words/names.ts';
import { amountsOf, firstWord, splitReason, withoutStops, type Hearing } from './hearing.ts';
import { nearestWords } from './near-misses.ts';
import { readItem } from './read-item.ts';

/** More words before a reason than anybody needs to say what to give. */
const MOST_WORDS = 40;
const MOST = 3;

/** `why` with the lines that may have been meant, where some can be made out. */
export function giftMeant(id: CaseId, words: string, why: ParseError, hearing: Hearing): ParseError {
  // nobody is guessed
  if (why.kind === 'passengers') return why;
  const [asked, because] = splitReason(words);
  const when = why.kind === 'no_amount_here' ? firstWord(asked)[1].trim() : '';
  // "callback 17:00": a time is no amount, it is a promise
  if (why.kind === 'no_amount_here' && timeWordIn(when) !== undefined) {
    const reason = because === undefined ? '' : ` because ${because}`;
    const line = `promise ${id} ${when} ${remedyName(why.remedy, hearing)}${reason}`;
    return { kind: 'did_you_mean', word: asked.slice(0, 40), lines: [{ label: 'promise', line }] };
  }
  const typed = withoutWhom(asked)
    .split(/\s+/)
    .filter((word) => word !== '');
  const gifts = typed.length > MOST_WORDS ? [] : giftsIn(typed, hearing).filter((gift) => isWhole(gift, hearing));
  const lines = gifts.map((gift) => lineOf(id, gift, because));
  if (lines.length === 0) return why;
  const meant = lines.slice(0, MOST);
  if (why.kind === 'amount') return { ...why, lines: meant };
  return { kind: 'did_you_mean', word: asked.slice(0, 40), lines: meant };
}

/** Whom it is for goes without saying: "give R-1042 him 20 EUR back", "gib R-1042 dem Gast 20 EUR zurück". */
const WHOM =
  /^(?:(?:to|for|with|mit|um|an|für|back|zurück|him|her|them|us|ihm|ihr|ihnen|(?:the|this|that|our|my|dem|den|der|die|das) (?:guests?|customers?|clients?|callers?|passengers?|patients?|famil(?:y|ie)|couple|gast|gäste[n]?|kunden?|kundin|paar)) ){1,4}/iu;
const BACK_AT_END = / (?:back|zurück)$/iu;

const withoutWhom = (asked: string): string => asked.replace(WHOM, '').replace(BACK_AT_END, '');

/** Without saying how much only where nothing has to be said, and no figure is left over that would be lost in the reason. */
function isWhole({ name, quantity, others }: Gift, hearing: Hearing): boolean {
  const itemClass = hearing.actions.get(name);
  return quantity !== '' || ((itemClass === 'free' || itemClass === 'in_kind') && !/\d/.test(others));
}

/** One remedy that can be read, and the words that are left over, which may be the reason. */
interface Gift {
  readonly name: string;
  readonly quantity: string;
  readonly others: string;
}

function giftsIn(typed: readonly string[], hearing: Hearing): readonly Gift[] {
  const place = typed.findIndex((word) => hearing.actions.has(bareWord(word)));
  if (place >= 0) return giftsOf([bareWord(typed[place] ?? '')], typed, place, hearing);
  const [first = ''] = typed;
  const near = nearestWords(bareWord(first), [...hearing.actions.keys()]);
  if (near.length > 0) return giftsOf(near, typed, 0, hearing);
  // an amount alone: every remedy that is money
  const money = [...hearing.actions].flatMap(([name, itemClass]) => (itemClass === 'money' ? [name] : []));
  return giftsOf(money, ['', ...typed], 0, hearing).filter(({ quantity }) => quantity !== '');
}

function giftsOf(names: readonly string[], typed: readonly string[], place: number, hearing: Hearing): readonly Gift[] {
  const [before, after] = [typed.slice(0, place), typed.slice(place + 1)];
  return names.flatMap((name) => {
    const behind = quantitiesAtStart(name, after, hearing).map(({ quantity, rest }) => ({
      name,
      quantity,
      others: folded([...fillers(before), ...rest].join(' ')),
    }));
    if (behind.length > 0 && behind[0]?.quantity !== '') return behind;
    const ahead = quantitiesAtStart(name, fillers(before), hearing);
    const found = ahead.filter(({ quantity }) => quantity !== '');
    if (found.length > 0)
      return found.map(({ quantity, rest }) => ({ name, quantity, others: folded([...rest, ...after].join(' ')) }));
    return behind;
  });
}

const fillers = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !/^(?:an?|the|eine?n?|of)$/i.test(word));

/** Come before an amount that is certain but shorter: no part of them is an amount by itself. */
const WHOLE: ReadonlySet<string> = new Set(['put_together', 'large_unit', 'range']);

interface Beginning {
  readonly quantity: string;
  readonly rest: readonly string[];
}

/** The longest beginning that says how much; where it is in doubt, in each of its readings; else the empty one. */
function quantitiesAtStart(name: string, words: readonly string[], hearing: Hearing): readonly Beginning[] {
  const parts = words.flatMap((_, shorter) => {
    const rest = words.slice(words.length - shorter);
    const quantity = withoutStops(words.slice(0, words.length - shorter).join(' '));
    return belongsBefore(rest) ? [] : [{ quantity, rest }];
  });
  const certain = parts.find(({ quantity }) => readItem(name, quantity, hearing).ok);
  const isMoney = ['money', 'in_kind'].includes(hearing.actions.get(name) ?? '');
  const longer = parts.slice(0, certain === undefined ? parts.length : parts.indexOf(certain));
  const inDoubt = (isMoney ? longer : []).flatMap(({ quantity, rest }) => {
    const read = readAmount(quantity, amountsOf(hearing));
    return read.kind === 'ambiguous' && isAllSaid(read.code, { quantity, rest }, hearing) ? [{ read, rest }] : [];
  });
  const doubt = inDoubt.find(({ read }) => certain === undefined || WHOLE.has(read.code));
  if (doubt !== undefined)
    return doubt.read.readings.map((reading) => ({ quantity: writeMoney(reading), rest: doubt.rest }));
  if (certain !== undefined) return [certain];
  return readItem(name, '', hearing).ok ? [{ quantity: '', rest: words }] : [];
}

/** Whether its readings say all of an amount in doubt: what they leave out stands in no line, and would be lost. */
function isAllSaid(code: AmountDoubt['code'], { quantity, rest }: Beginning, hearing: Hearing): boolean {
  if (code === 'large_unit') return true;
  // "20 EUR 5 nights" is no 20.05
  if (code === 'put_together') return rest.length === 0;
  const isAmongWords = code === 'among_words' && /\p{L}{4}/u.test(quantity);
  return !isAmongWords && !endsBesides(quantity, hearing);
}

/** With a word that is neither a number nor a currency: "40 - 50 EUR at most". */
function endsBesides(quantity: string, hearing: Hearing): boolean {
  const [last] = /(?<=\s)\p{L}+$/u.exec(quantity) ?? [];
  return (
    last !== undefined && currenciesNamed(last) === undefined && readAmount(last, amountsOf(hearing)).kind === 'refused'
  );
}

/** A currency belongs to the number before it, cents to the whole, and a range, a product or "2 lakh" is not cut in two. */
function belongsBefore([word = '', next = '', third = '', fourth = '']: readonly string[]): boolean {
  if (currenciesNamed(bareWord(word)) !== undefined || /^[-‐-―−/×*+]?\d/.test(word)) return true;
  if (
    /^(?:hundred|hundert|grand|thousand|tausend|lakhs?|lacs?|crores?|mio|million(?:en|s)?|bn|billions?)[.,]?$/i.test(
      word,
    )
  )
    return true;
  const few = [word, next, third, fourth].join(' ').trim();
  if (
    fourth === '' &&
    /^(?:\p{L}{1,4} )?\d{1,2} ?(?:\p{L}{1,8}|¢)?$/u.test(few) &&
    figuresIn(`1 EUR ${few}`).length > 0
  )
    return true;
  return /^(?:[-‐-―−/x×*+]|to|or|bis|oder)$/i.test(word) && /\d/.test(next);
}

function lineOf(id: CaseId, { name, quantity, others }: Gift, because: string | undefined): LineMeant {
  const reason = [stripped(others, ' ,;:-–—('), because ?? ''].filter((part) => part !== '').join(', ');
  const line = ['give', id, name, quantity, ...(reason === '' ? [] : ['because', reason])];
  return { label: folded(`${name} ${quantity}`), line: line.filter((word) => word !== '').join(' ') };
}
