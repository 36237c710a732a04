/** A text as eyes read it: without what is invisible, in plain letters and digits, each with its place in the text. Pure. */
import { plainDigits } from './digits.ts';
import { composed } from './text.ts';

export interface AsRead {
  /** In UTF-16 units. */
  readonly plain: string;
  /** The stretch of the text that is read as this half-open stretch of `plain`. */
  readonly typed: (from: number, until: number) => string;
}

/** Letters of other scripts that look like Latin ones, and Latin ones that have lost a stroke. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    A: 'АΑᎪ',
    B: 'ВΒᏴ',
    C: 'СϹᏟ',
    D: 'ᎠĐÐ',
    E: 'ЕΕᎬ',
    H: 'НΗᎻ',
    I: 'ІΙӀ',
    J: 'ЈᎫ',
    K: 'КΚᏦ',
    L: 'ᏞŁ',
    M: 'МΜᎷ',
    N: 'Ν',
    O: 'ОΟՕ',
    P: 'РΡᏢ',
    S: 'ЅᏚ',
    T: 'ТΤᎢ',
    V: 'ѴᏙ',
    W: 'ԜᎳ',
    X: 'ХΧ',
    Y: 'ҮΥУ',
    Z: 'ΖᏃ',
    a: 'аαɑ',
    b: 'Ьƅ',
    c: 'сϲ',
    d: 'ԁđð',
    e: 'еҽɛ',
    g: 'ɡց',
    h: 'һհ',
    i: 'іıιɪ',
    j: 'ј',
    k: 'кκ',
    l: 'łӏ',
    m: 'м',
    n: 'ոη',
    o: 'оοօө',
    p: 'рρ',
    q: 'ԛ',
    r: 'г',
    s: 'ѕ',
    t: 'тτ',
    u: 'υսц',
    v: 'ѵν',
    w: 'ԝω',
    x: 'хχ',
    y: 'уүγ',
    z: 'ʐ',
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

const INVISIBLE =
  /^(?:[\p{Cf}\p{Cc}\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0]|\u034f|[\u180b-\u180d\u180f]|[\ufe00-\ufe0f])$/u;
const BLANK = /^\s$/u;

export function asRead(text: string): AsRead {
  const whole = composed(text);
  let plain = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of whole) {
    const shown = readAs(sign);
    for (let n = 0; n < shown.length; n += 1) places.push(at);
    plain += shown;
    at += sign.length;
  }
  places.push(at);
  return {
    plain: plainDigits(plain, true),
    typed: (from, until) => {
      const last = until > from ? (places[until - 1] ?? at) : (places[from] ?? at);
      const end = places.find((place, n) => n >= until && place > last) ?? at;
      return whole.slice(places[from] ?? at, end).trim();
    },
  };
}

function readAs(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return sign;
  if (BLANK.test(sign)) return ' ';
  if (INVISIBLE.test(sign)) return '';
  return ALIKE.get(sign) ?? sign.normalize('NFKC');
}
