/** What the picture of a thank-you says, and what is said instead of it to whoever does not see it. Pure. */
import { clip, oneLine } from '../../core/base/text.ts';
import type { Audience, ShoutOut } from '../../core/case/ends.ts';
import { ended } from '../kit/say.ts';
import type { Reader } from '../words/language.ts';
import { pictureWords as words } from '../words/picture.ts';

/** With the person's name where they wish to be named before everybody, and without it. */
interface Saying<Named, Plain> {
  readonly named: Named;
  readonly plain: Plain;
}

export interface ThanksSaid {
  readonly kind: ShoutOut['kind'];
  readonly label: string;
  readonly heading: Saying<string | null, string>;
  readonly words: Saying<string | null, string>;
  readonly value: string | null;
  readonly team: string | null;
  readonly alt: string;
  readonly file: string;
}

export interface ThanksSeen {
  readonly shoutOut: Pick<ShoutOut, 'kind' | 'text' | 'value'>;
  /** Whom it thanks. */
  readonly name: string;
  readonly team: string | null;
  /** Who may see it as things stand now. */
  readonly audience: Audience;
  readonly reader: Reader;
}

const LONGEST_ALT = 1_000;

export function thanksSaid({ shoutOut: s, name, team, audience, reader }: ThanksSeen): ThanksSaid {
  const isNamed = audience === 'public';
  const label = words.line(reader, `kind.${s.kind}`);
  const heading = {
    named: isNamed ? words.line(reader, 'heading', { name }) : null,
    plain: words.line(reader, 'heading.plain'),
  };
  const unnamed = withoutName(s.text, name, words.line(reader, 'somebody'));
  const said = { named: isNamed ? s.text : null, plain: unnamed };
  const alt = [
    words.line(reader, 'alt', { heading: heading.named ?? heading.plain, kind: label }),
    ended(said.named ?? said.plain),
    ...(s.value === null ? [] : [words.line(reader, 'alt.value', { value: s.value })]),
    ...(team === null ? [] : [words.line(reader, 'alt.team', { team })]),
  ];
  return {
    kind: s.kind,
    label,
    heading,
    words: said,
    value: s.value,
    team,
    alt: clip(oneLine(alt.join(' ')), LONGEST_ALT),
    file: fileOf(words.line(reader, 'file'), isNamed ? name : ''),
  };
}

/** The words without the whole name and without any part of it, as they would be said of anybody. */
function withoutName(text: string, name: string, somebody: string): string {
  const parts = [name, ...name.split(/\s+/).filter((part) => [...part].length > 1)].map(escapedForSearch);
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
