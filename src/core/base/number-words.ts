/** Numbers in words below a million, English and German ("forty-five", "a hundred and twenty", "zweihundertfünfzig") → digits. Pure. */

const EN_SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const EN_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const EN: Readonly<Record<string, number>> = Object.fromEntries([
  ...EN_SMALL.map((word, n) => [word, n] as const),
  ...EN_TENS.map((word, n) => [word, 20 + 10 * n] as const),
  ['fourty', 40],
]);

const DE_SMALL =
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const DE_TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');

/** One to twelve, as hours and lengths of time are said. */
export const ONE_TO_TWELVE = EN_SMALL.slice(1, 13);
export const EINS_BIS_ZWOELF = ['eins', ...DE_SMALL.slice(2, 13)];

/** Every German number word up to a thousand: they are written as one. */
const DE: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 1_000 }, (_, n) => n + 1).flatMap((n) =>
    inGerman(n).flatMap((word) => [
      [word, n] as const,
      [word.replace('ß', 'ss').replace(/ü/g, 'ue').replace(/ö/g, 'oe'), n] as const,
    ]),
  ),
);

/** `zweitausendfünfhundert` is put together of two of them. */
function inWords(word: string): number | undefined {
  const known = DE.get(word);
  const [thousands = '', rest, more] = word.split('tausend');
  if (known !== undefined || rest === undefined || more !== undefined) return known;
  const [high, low] = [thousands === 'ein' ? 1 : DE.get(thousands), rest === '' ? 0 : DE.get(rest)];
  return high === undefined || low === undefined || high > 999 || low > 999 ? undefined : high * 1_000 + low;
}

function inGerman(n: number): readonly string[] {
  if (n === 1) return ['eins'];
  if (n === 1_000) return ['tausend', 'eintausend'];
  if (n < 100) return [belowHundred(n)];
  const hundreds = Math.floor(n / 100);
  const rest = n % 100 === 0 ? '' : belowHundred(n % 100, true);
  const named = `${DE_SMALL[hundreds] ?? ''}hundert${rest}`;
  return hundreds === 1 ? [named, `hundert${rest}`] : [named];
}

function belowHundred(n: number, isEnd = false): string {
  if (n === 1 && isEnd) return 'eins';
  const ones = n % 10;
  if (n < 20) return DE_SMALL[n] ?? '';
  return `${ones === 0 ? '' : `${DE_SMALL[ones] ?? ''}und`}${DE_TENS[Math.floor(n / 10) - 2] ?? ''}`;
}

/** A run of number words; "a" and "and" only where a number word follows or goes before. */
const RUN =
  /(?<!\p{L})(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|zero)(?:[\s-]{1,3}|$|(?=\P{L}))|(?:hundred|thousand)(?:[\s-]{1,3}|$|(?=\P{L}))|and\s{1,3}(?=[a-z]{3}))+/giu;

/**
 * A text without digits whose one number in words was replaced by digits: "forty euros" → "40 euros". The text itself where there
 * is no such number, more than one, or none that is certain ("forty fifty", "ten twenty").
 */
export function withDigits(text: string): string {
  if (text.length > 120 || /\p{N}/u.test(text)) return text;
  const german = text.replace(/\p{L}{3,}/gu, (word) => {
    const n = inWords(word.toLowerCase());
    return n === undefined ? word : String(n);
  });
  if (german !== text) return german.match(/\d+/g)?.length === 1 ? german : text;
  const runs = [...text.matchAll(RUN)].filter(([run]) => /[a-z]{3}/i.test(run.replace(/\band\b/gi, '')));
  const [run, second] = runs;
  if (run === undefined || second !== undefined) return text;
  const value = valueOf(
    run[0]
      .trim()
      .toLowerCase()
      .split(/[\s-]+/),
  );
  if (value === undefined) return text;
  const end = run.index + run[0].trimEnd().length;
  return text.slice(0, run.index) + String(value) + text.slice(end);
}

/** The value of English number words in a row; undefined where they do not make one number below a million. */
function valueOf(words: readonly string[]): number | undefined {
  const at = words.indexOf('thousand');
  if (at < 0) return belowThousand(words);
  const [before, behind] = [words.slice(0, at), words.slice(at + 1)];
  const isOne = at === 0 || (at === 1 && before[0] === 'a');
  const thousands = isOne ? 1 : belowThousand(before);
  const rest = behind.length === 0 ? 0 : belowThousand(behind[0] === 'and' ? behind.slice(1) : behind);
  return thousands === undefined || thousands === 0 || rest === undefined ? undefined : thousands * 1_000 + rest;
}

function belowThousand(words: readonly string[]): number | undefined {
  if (words.length === 0) return undefined;
  let total = 0;
  let part: number | undefined;
  let isTeen = true;
  for (const [place, word] of words.entries()) {
    if (word === 'and') {
      // only behind "hundred", never at an end
      if (words[place - 1] !== 'hundred' || place === words.length - 1) return undefined;
      continue;
    }
    const figure = word === 'a' || word === 'an' ? (isScale(words[place + 1]) ? 1 : undefined) : EN[word];
    if (word === 'hundred') {
      if (part === undefined ? place > 0 : part > 9 || total > 0) return undefined;
      total = (part ?? 1) * 100;
      part = undefined;
      continue;
    }
    if (figure === undefined) return undefined;
    const fits = part === undefined || (part >= 20 && part % 10 === 0 && figure > 0 && figure < 10 && isTeen);
    if (!fits) return undefined;
    part = (part ?? 0) + figure;
    isTeen = figure >= 20;
  }
  return total + (part ?? 0);
}

const isScale = (word: string | undefined): boolean => word === 'hundred' || word === 'thousand';
