/** The verbs of letters to customers. Pure. */
import { folded } from '../../../core/base/text.ts';
import { bareWord, unquoted } from '../../../core/base/typed.ts';
import type { DraftCommand } from '../../../core/case/draft-command.ts';
import type { LetterKind, LetterLanguage, LetterTone } from '../../../core/letters/letter.ts';
import { withCase, wishes, type Reader } from '../hearing.ts';

/** `draft R-1042` · `draft R-1042 apology in spanish` · `draft R-1042 Zwischenbescheid auf Deutsch per du`; what is not said follows from the case. */
export const draft: Reader = (rest) =>
  withCase('draft', rest, (id, typed) => {
    const said = readWords(unquoted(typed));
    if (said === undefined)
      return { kind: 'not_understood', why: { kind: 'draft_words', verb: 'draft', case: id, typed } };
    return wishes({ kind: 'draft', case: id, ...said });
  });

/** `sent R-1042 final response`: somebody sent it. */
export const sent: Reader = (rest) =>
  withCase('sent', rest, (id, typed) => {
    const letter = readWords(unquoted(typed))?.letter ?? null;
    if (letter === null) return { kind: 'not_understood', why: { kind: 'draft_words', verb: 'sent', case: id, typed } };
    return wishes({ kind: 'mark_sent', case: id, letter });
  });

type Chosen = Pick<DraftCommand, 'letter' | 'language' | 'tone'>;

/** Undefined where a word is none of a letter, a language or a way to address somebody. */
function readWords(typed: string): Chosen | undefined {
  let words = ` ${folded(typed).replaceAll('\n', ' ').toLowerCase()} `;
  let letter: LetterKind | null = null;
  for (const [shape, kind] of LETTERS) {
    if (letter !== null || !shape.test(words)) continue;
    letter = kind;
    words = words.replace(shape, ' ');
  }
  let language: LetterLanguage | null = null;
  let tone: LetterTone | null = null;
  for (const word of words.split(' ').map(bareWord)) {
    if (word === '' || BETWEEN.has(word)) continue;
    const [spoken, addressed] = [LANGUAGES.get(word), TONES.get(word)];
    if (spoken === undefined && addressed === undefined) return undefined;
    language = spoken ?? language;
    tone = addressed ?? tone;
  }
  return { letter, language, tone };
}

/** What people call the letters, in English and German. */
const LETTERS: readonly (readonly [RegExp, LetterKind])[] = (
  [
    ['summary resolution(?: communication)?|summary|kurzer abschluss', 'summary'],
    ['final response(?: letter)?|final|endgültige antwort|abschließende antwort', 'final'],
    ['holding letter|holding|zwischenbescheid', 'holding'],
    ['acknowledg(?:e|ement|ment)|ack|receipt|eingangsbestätigung|empfangsbestätigung|eingang', 'acknowledgement'],
    [
      "what we (?:can and cannot|can and can't|can't|cannot)(?: do)?|cannot|can't|can not|declin(?:e|ing)|refusal|no|was wir (?:können|tun können)[^.]{0,30}|absage|ablehnung",
      'cannot',
    ],
    ['apolog(?:y|ise|ize)|sorry|entschuldigung', 'apology'],
    ['resolution|resolved|solution|closing|abschluss|lösung', 'resolution'],
    ['update|status|news|neuer stand|stand|zwischenstand', 'update'],
  ] as const
).map(([shape, kind]) => [new RegExp(`(?<![\\p{L}\\p{N}])(?:${shape})(?![\\p{L}\\p{N}])`, 'iu'), kind]);

const named = <T>(all: readonly (readonly [T, string])[]): ReadonlyMap<string, T> =>
  new Map(all.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));

const LANGUAGES = named<LetterLanguage>([
  ['en', 'english englisch anglais inglés ingles en'],
  ['de', 'german deutsch allemand alemán aleman de'],
  ['fr', 'french französisch franzoesisch français francais francés fr'],
  ['es', 'spanish spanisch espagnol español espanol es'],
]);
const TONES = named<LetterTone>([
  ['formal', 'formal formally formell förmlich sie vous usted'],
  ['informal', 'informal informally casual familiar informell vertraut locker du tu tú'],
]);
const BETWEEN = new Set(
  'in auf per mit a an the and und please bitte letter brief mail e-mail email ein eine einen für for'.split(' '),
);
