/** A thank-you as a picture: what was done, in large quiet type on a deep ground that stands by itself in a light chat and in a dark one. Pure. */
import type { ShoutOut } from '../core/case/ends.ts';
import { line, svg } from './svg.ts';
import { settable } from './settable.ts';
import type { Family, Typefaces } from './typeface.ts';
import { clipLine, filled, wrap, wrapAtMost, type Measure } from './wrap.ts';

export type PictureKind = ShoutOut['kind'] | 'customer_words' | 'thanks';

export interface ThanksPicture {
  readonly kind: PictureKind;
  /** The kind in a word or two: never told by colour alone. */
  readonly label: string;
  /** "Thank you, Ana", and the same without a name for when the name cannot be set or is not wished. */
  readonly heading: { readonly named: string | null; readonly plain: string };
  /** The deed and its effect, at most 280 characters, in the same two ways; where neither can be set the message alone says it. */
  readonly words: { readonly named: string | null; readonly plain: string | null };
  readonly value: string | null;
  readonly team: string | null;
}

export const WIDTH = 1024;
const MARGIN = 88;
const INNER = WIDTH - 2 * MARGIN;
const LEAST_HEIGHT = 512;
/** Sizes the deed may have, the largest that stays within its lines is taken. All are read when a chat shows a third of it. */
const SIZES: readonly { readonly size: number; readonly lines: number }[] = [
  { size: 56, lines: 3 },
  { size: 50, lines: 4 },
  { size: 44, lines: 6 },
  { size: 40, lines: 8 },
];
const LABEL = { size: 32, spacing: 4 } as const;
const HEADING = { size: 68, lead: 84 } as const;
const FOOT = { size: 32, lead: 48 } as const;

export interface Look {
  readonly ground: string;
  /** Of the figure behind the words: a shade off the ground. */
  readonly figure: string;
  /** Of the label and the value. */
  readonly accent: string;
}
export const INK = '#FBF6EA';

export const LOOKS = {
  ownership: { ground: '#1D2F4F', figure: '#263B60', accent: '#B9CDF2' },
  promise_kept: { ground: '#17392F', figure: '#20493D', accent: '#A9DCC3' },
  good_use_of_authority: { ground: '#392347', figure: '#482E59', accent: '#DDBFEF' },
  lesson_shared: { ground: '#42301B', figure: '#533E25', accent: '#F0CE9C' },
  help_given: { ground: '#143A42', figure: '#1D4B55', accent: '#A5DDE6' },
  customer_words: { ground: '#4A202B', figure: '#5C2B38', accent: '#F4C0CB' },
  thanks: { ground: '#2E3036', figure: '#3B3E45', accent: '#D6D9E2' },
} as const satisfies Readonly<Record<PictureKind, Look>>;

/** The picture as SVG. Whatever is given, every line stands within the margins, and the picture within 1024 × 1024. */
export function thanksSvg(picture: ThanksPicture, faces: Typefaces): string {
  const look = LOOKS[picture.kind];
  const set = (text: string | null): string | null => (text === null ? null : settable(text, faces));
  const within: Within = (family, size, spacing = 0) => ({
    most: INNER,
    widthOf: (text) => faces.widthOf(text, family, size, spacing),
  });
  const label = clipLine((set(picture.label) ?? '').toUpperCase(), within('Inter', LABEL.size, LABEL.spacing));
  const named = set(picture.heading.named) ?? set(picture.heading.plain) ?? '';
  const heading = wrapAtMost(named, within('Literata', HEADING.size), 2);
  const deed = deedOf(set(picture.words.named) ?? set(picture.words.plain) ?? '', within);
  const foot = footOf(set(picture.value), set(picture.team), within('Inter', FOOT.size));
  const deedTop = MARGIN + LABEL.size + 24 + heading.length * HEADING.lead + (deed.lines.length === 0 ? 0 : 20);
  const deedEnd = deedTop + deed.lines.length * deed.lead;
  const height = Math.max(LEAST_HEIGHT, deedEnd + 64 + foot.length * FOOT.lead + MARGIN - 24);
  const footTop = height - MARGIN + 4 - (foot.length - 1) * FOOT.lead;
  return svg(WIDTH, height, look.ground, [
    figureOf(picture.kind, look.figure, height),
    line({ x: MARGIN, y: MARGIN + 24, text: label, family: 'Inter', fill: look.accent, ...LABEL }),
    ...heading.map((text, n) =>
      line({
        x: MARGIN,
        y: MARGIN + LABEL.size + 24 + (n + 1) * HEADING.lead - 12,
        text,
        family: 'Literata',
        size: HEADING.size,
        fill: INK,
      }),
    ),
    ...deed.lines.map((text, n) =>
      line({ x: MARGIN, y: deedTop + (n + 1) * deed.lead, text, family: 'Literata', size: deed.size, fill: INK }),
    ),
    ...foot.flatMap((row, n) =>
      row.map(({ isValue, ...one }) =>
        line({
          ...one,
          y: footTop + n * FOOT.lead,
          family: 'Inter',
          size: FOOT.size,
          fill: isValue ? look.accent : INK,
        }),
      ),
    ),
  ]);
}

type Within = (family: Family, size: number, spacing?: number) => Measure;

interface Deed {
  readonly size: number;
  readonly lead: number;
  readonly lines: readonly string[];
}

function deedOf(words: string, within: Within): Deed {
  for (const { size, lines: most } of SIZES) {
    const measure = within('Literata', size);
    if (filled(words, measure).length <= most)
      return { size, lead: Math.round(size * 1.42), lines: wrap(words, measure) };
  }
  return { size: 30, lead: 43, lines: wrapAtMost(words, within('Literata', 30), 10) };
}

interface Footer {
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly text: string;
  readonly isValue: boolean;
}

/** Value and team on one line, or each on its own where they would meet. */
function footOf(value: string | null, team: string | null, measure: Measure): readonly (readonly Footer[])[] {
  const left = { x: MARGIN, anchor: 'start' } as const;
  const right = { x: WIDTH - MARGIN, anchor: 'end' } as const;
  const [said, by] = [value, team].map((text) => (text === null ? '' : clipLine(text, measure)));
  const rows = [
    ...(said === undefined || said === '' ? [] : [{ ...left, text: said, isValue: true }]),
    ...(by === undefined || by === '' ? [] : [{ ...left, text: by, isValue: false }]),
  ];
  const [first, second] = rows;
  if (first === undefined || second === undefined) return rows.map((row) => [row]);
  const together = measure.widthOf(first.text) + measure.widthOf(second.text) + 48 <= measure.most;
  return together ? [[first, { ...second, ...right }]] : rows.map((row) => [row]);
}

/** One quiet figure for each kind, larger than the picture: a ring, two that hold each other, an arch, a widening wave, two that meet, a mark of speech, a disc. */
function figureOf(kind: PictureKind, fill: string, height: number): string {
  const [x, y] = [WIDTH - 150, height - 120];
  const ring = (cx: number, cy: number, r: number, width: number): string =>
    `<circle cx="${cx}" cy="${cy}" r="${r}" fill="none" stroke="${fill}" stroke-width="${width}"/>`;
  const disc = (cx: number, cy: number, r: number): string => `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}"/>`;
  switch (kind) {
    case 'ownership':
      return ring(x, y, 290, 84);
    case 'promise_kept':
      return ring(x - 150, y + 20, 190, 52) + ring(x + 90, y + 20, 190, 52);
    case 'good_use_of_authority':
      return [290, 180, 70]
        .map(
          (r) =>
            `<path d="M ${x - r} ${height} V ${y} a ${r} ${r} 0 0 1 ${2 * r} 0 V ${height}" fill="none" stroke="${fill}" stroke-width="46"/>`,
        )
        .join('');
    case 'lesson_shared':
      return disc(x + 100, y + 70, 60) + [160, 270, 380].map((r) => ring(x + 100, y + 70, r, 44)).join('');
    case 'help_given':
      return `<path d="M ${x - 330} ${height} a 230 230 0 0 1 460 0 Z" fill="${fill}"/>${ring(x + 80, y + 30, 210, 48)}`;
    case 'customer_words':
      return line({ x: WIDTH - 40, y: height + 330, text: '”', family: 'Literata', size: 900, fill, anchor: 'end' });
    case 'thanks':
      return disc(x + 30, y + 60, 330);
  }
}
