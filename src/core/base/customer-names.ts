/** Names of customers as their complaint says them, so that they do not go where others read. Pure. */
import { spelling } from './colleagues.ts';

const TITLE = String.raw`(?:M[Rr][Ss]?|M[Ssx]|Miss|D[Rr]|Prof|Sir|Lady|Herrn?|Frau|Familie|Family|Monsieur|Madame|Mme|Señora?|Senora?|Bapak|Ibu|Pak)\.?`;
const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’-]{1,40}`;
/** "Mrs Lindgren", "my name is Eva Lindgren", "Regards, Eva Lindgren". */
const NAMED: readonly RegExp[] = [
  new RegExp(String.raw`(?<!\p{L})${TITLE}\s{1,3}(${NAME}(?:\s${NAME})?)`, 'gu'),
  new RegExp(
    String.raw`(?:[Mm]y name is|I am|I’m|I'm|[Mm]ein Name ist|[Ii]ch heiße|[Ii]ch bin)\s{1,3}(${NAME}(?:\s${NAME})?)`,
    'gu',
  ),
  new RegExp(
    String.raw`(?:[Rr]egards|[Ss]incerely|[Yy]ours|[Tt]hanks|[Gg]rüße|[Gg]rüßen|[Gg]ruß)[,!\s]{1,4}(${NAME}(?:\s${NAME})?)`,
    'gu',
  ),
];
/** As much of a complaint as is looked through for names. */
const READ_AT_MOST = 8_000;

/** The word by which the text names somebody whom a complaint names; null where it names none of them. */
export function customerNamedIn(text: string | null, complaints: readonly string[]): string | null {
  if (text === null) return null;
  const names = new Set(
    complaints
      .flatMap((said) => NAMED.flatMap((shape) => [...said.slice(0, READ_AT_MOST).matchAll(shape)]))
      .flatMap(([, name = '']) => name.split(/[\s-]+/).map(spelling))
      .filter((name) => name.length > 2),
  );
  const words = text.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
  return words.find((word) => names.has(spelling(word)) || names.has(spelling(word.replace(/['’]?s$/iu, '')))) ?? null;
}
