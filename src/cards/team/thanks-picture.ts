/** What the picture of a thank-you says, and what is said instead of it to whoever does not see it. Pure. */
import { clip, oneLine } from '../../core/base/text.ts';
import type { ShoutOut } from '../../core/case/ends.ts';
import { ended } from '../kit/say.ts';
import type { Reader } from '../words/language.ts';
import { pictureWords as words } from '../words/picture.ts';

/** With the person's name where they wish to be named before everybody, and without it. */
interface Saying<Named, Plain> {
  readonly named: Named;
  readonly plain: Plain;
}

export interface ThanksSaid {
  readonly kind: ThanksKind;
  readonly label: string;
  readonly heading: Saying<string | null, string>;
  readonly words: Saying<string | null, string>;
  readonly value: string | null;
  readonly team: string | null;
  readonly alt: string;
  readonly file: string;
}

/** `thanks`: from a colleague, for what they say themselves. */
type ThanksKind = ShoutOut['kind'] | 'thanks';

export interface ThanksSeen {
  readonly kind: ThanksKind;
  readonly text: string;
  readonly value: string | null;
  /** Those thanked who wish to be named before everybody, and a team that is thanked as a whole. */
  readonly named: readonly string[];
  /** Those thanked who are not to be named here. */
  readonly unnamed: readonly string[];
  readonly team: string | null;
  readonly reader: Reader;
}

const LONGEST_ALT = 1_000;

export function thanksSaid({ kind, text, value, named, unnamed, team, reader }: ThanksSeen): ThanksSaid {
  const label = words.line(reader, `kind.${kind}`);
  const name = named.length === 0 ? null : new Intl.ListFormat(reader.locale).format(named);
  const heading = {
    named: name === null ? null : words.line(reader, 'heading', { name }),
    plain: words.line(reader, 'heading.plain'),
  };
  const somebody = words.line(reader, 'somebody');
  const said = {
    named: name === null ? null : withoutNames(text, unnamed, somebody),
    plain: withoutNames(text, [...unnamed, ...named], somebody),
  };
  const alt = [
    words.line(reader, 'alt', { heading: heading.named ?? heading.plain, kind: label }),
    ended(said.named ?? said.plain),
    ...(value === null ? [] : [words.line(reader, 'alt.value', { value })]),
    ...(team === null ? [] : [words.line(reader, 'alt.team', { team })]),
  ];
  return {
    kind,
    label,
    heading,
    words: said,
    value,
    team,
    alt: clip(oneLine(alt.join(' ')), LONGEST_ALT),
    file: fileOf(words.line(reader, 'file'), name ?? ''),
  };
}

/** The words without these names and without any part of them, as they would be said of anybody. */
function withoutNames(text: string, names: readonly string[], somebody: string): string {
  if (names.length === 0) return text;
  const parts = names
    .flatMap((name) => [name, ...name.split(/\s+/).filter((part) => [...part].length > 1)])
    .map(escapedForSearch);
  const named = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'gu');
  const inside = somebody.charAt(0).toLowerCase() + somebody.slice(1);
  return text
    .replaceAll(named, (_, at: number) => (/(?:^|[.!?…]\s*)$/.test(text.slice(0, at).trimStart()) ? somebody : inside))
    .trim();
}

const escapedForSearch = (part: string): string => part.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);

/** Letters that every system takes in the name of a file. */
function fileOf(what: string, name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${[what, clip(plain, 60).replaceAll(/[^a-z0-9-]/g, '')].filter((part) => part !== '').join('-')}.png`;
}
