/** Names by which a complaint or a reference names a customer, for comparing. Pure. */
import { asRead } from '../base/as-read.ts';
import { isAlsoWord } from './name-words.ts';
import { partsOf, type Names } from './named.ts';

/** As much of a complaint as is looked through for names. */
const READ_AT_MOST = 8_000;

const TITLE = String.raw`(?:M[Rr][Ss]?|mrs?|M[Ssx]|Miss|D[Rr]|Prof|Sir|Lady|Herrn?|Frau|Familie|Ehepaar|Family|Monsieur|Madame|Mme|Señora?|Senora?|Bapak|Ibu|Pak)\.?`;
const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’-]{1,40}`;
const TITLED = new RegExp(`^${TITLE}$`, 'iu');
/** "Mrs Lindgren", "my name is Eva Lindgren", "Regards, Eva Lindgren", "guest Lindgren", "told Eva Lindgren to wait". */
const NAMED: readonly RegExp[] = [
  new RegExp(String.raw`(?<!\p{L})${TITLE}\s{1,3}(?:\p{Lu}\.\s{0,2})?(${NAME}(?:\s${NAME}){0,2})`, 'gu'),
  /(?<!\p{L})(?:mrs?|ms|frau|herr)\.?\s{1,3}([\p{L}'’-]{3,40})/gu,
  new RegExp(
    String.raw`(?:[Mm]y name is|[Mm]y name’s|[Ii] am|I[’']m|[Tt]his is|[Ss]igned|[Nn]ame:|[Oo]n behalf of|[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|[Ii]ch bin|[Hh]ier ist|[Hh]ier spricht|[Ii]m Namen von|[Nn]amens)\s{0,3}(${NAME}(?:\s${NAME}){0,2})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?:[Rr]egards|[Ss]incerely|[Yy]ours|[Tt]hanks|[Cc]heers|[Bb]est|[Gg]rüße|[Gg]rüßen|[Gg]ruß|[Dd]anke)[,!.\s]{1,4}(${NAME}(?:\s${NAME}){0,2})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:[Gg]uest|[Cc]ustomer|[Pp]assenger|[Cc]lient|[Pp]atient|Gast|Kundin|Kunden?|Passagier(?:in)?)(?: named| called|:)?\s(${NAME}(?:\s${NAME})?)`,
    'gu',
  ),
  new RegExp(String.raw`(?<!\p{L})(${NAME}\s\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{1,40})`, 'gu'),
];

/** Whoever a complaint names, and whatever of the reference is a name. */
export function namesOfCustomer(reference: string | null, said: readonly string[]): Names {
  const named = said
    .map((text) => asRead(text.slice(0, READ_AT_MOST)).plain)
    .flatMap((text) => NAMED.flatMap((shape) => [...text.matchAll(shape)].map(([, name = '']) => name)));
  const parts = named
    .flatMap((name) => name.split(/\s+/))
    .filter((part) => part.length > 2 && !isAlsoWord(part.toLowerCase()) && !TITLED.test(part));
  const own = (reference ?? '')
    .split(/[\s,;/#:]+/)
    .filter((part) => /^[\p{L}\p{M}'’-]{3,}$/u.test(part) && !KINDS.has(part.toLowerCase()));
  return new Map([...parts, ...own].flatMap(partsOf).map((part) => [part, []]));
}

/** The kind of thing a reference is says nothing about whose it is. */
const KINDS: ReadonlySet<string> = new Set(
  'room suite table order booking reservation invoice account flight train customer guest number loyalty member parcel seat apartment cabin zimmer chambre kamar tisch platz bestellung buchung rechnung kunde gast nummer ticket case vip'.split(
    ' ',
  ),
);
