/** What of somebody's words leaves the house: masked once more, without names, cut, and fenced so that it cannot pass for ours. Pure. */
import { redact } from '../base/redact.ts';
import { clip } from '../base/text.ts';

/** More of a complaint is not sent: it says what it is about at its beginning. */
export const MOST_SENT = 6_000;
/** Shorter ones are words of the language. */
const SHORTEST_NAME = 3;

const CUSTOMER = '(customer)';
const SOMEBODY = '(name)';

export interface NamesKept {
  /** What the customer of the case goes by, as it is shown. */
  readonly customers: readonly string[];
  /** People who work here. */
  readonly members: readonly string[];
}

/** Masked as what is stored is, without what the customer goes by, nor anybody's name that is known, at most `MOST_SENT` code points. */
export function outgoing(text: string, names: NamesKept): string {
  const masked = redact(text).text;
  const without = [
    ...names.customers.map((one) => [one, CUSTOMER] as const),
    ...names.members.flatMap(partsOf).map((one) => [one, SOMEBODY] as const),
  ]
    .filter(([name]) => [...name].length >= SHORTEST_NAME)
    // the longest first: a part of a name must not leave the rest of it behind
    .toSorted(([a], [b]) => b.length - a.length)
    .reduce((rest, [name, shown]) => rest.replaceAll(wordOf(name), shown), masked);
  return clip(without.replaceAll(SAID_NAME, `$1${SOMEBODY}`), MOST_SENT);
}

const partsOf = (name: string): readonly string[] => [
  name,
  ...name.split(/[\s-]+/).filter((part) => /^\p{Lu}/u.test(part)),
];

/** As a whole word; letter case counts only where a name begins with a capital, because May is a month. */
const wordOf = (name: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}])`,
    'gu',
  );

/** "Mr Okafor", "my name is Lea Brandt", "Best regards, Jo March". */
const SAID_NAME =
  /(?<!\p{L})((?:[Mm]y name is|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Jj]e m'appelle|[Mm]e llamo|Mr|Mrs|Ms|Miss|Dr|Herrn?|Frau|Mme|Monsieur|Madame|Se(?:ñ|n)or(?:a)?|(?:[Rr]egards|[Ss]incerely|[Gg]r(?:ü|ue)(?:ß|ss)en?|[Cc]ordialement),?\n?)\.?[ \n])\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}/gu;

/** Between two lines with a mark that nobody can know beforehand. */
export function fenced(text: string, nonce: string): string {
  return `<<<${nonce}\n${text.replaceAll(nonce, '')}\n${nonce}>>>`;
}
