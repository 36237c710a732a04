import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { makePngs } from '../../src/pictures/png.ts';
import { INK, LOOKS, thanksSvg, WIDTH, type ThanksPicture } from '../../src/pictures/thanks-svg.ts';
import { openTypefaces, type Family } from '../../src/pictures/typeface.ts';
import { NASTY, NAUGHTY, rowsOf } from '../texts.ts';
import { apart, pixelsOf } from './pixels.ts';
import { runs } from '../runs.ts';

const faces = openTypefaces();
const pngs = makePngs();
afterAll(() => pngs.close());

const MARGIN = 88;
const MOST_BYTES = 200_000;

/** The same words whether the name is said or not. */
const both = (words: string): ThanksPicture['words'] => ({ named: words, plain: words });
const plain: ThanksPicture = {
  kind: 'ownership',
  label: 'Ownership',
  heading: { named: 'Thank you, Ana Ruiz', plain: 'Thank you' },
  words: both(
    'Ana heard what had gone wrong and stayed with it from the first word to the last. The customer accepted how it was put right.',
  ),
  value: 'We own it',
  team: 'Front desk',
};
const LONGEST =
  'They listened, they did not rush me, and they rang back when they said they would. I have never been treated with such care after something had gone wrong, and I shall come back because of it; please tell them so, and tell their colleagues as well, for they were kind to me too.';

/** What a picture says, line by line, read back out of the SVG. */
function linesOf(
  svg: string,
): { text: string; family: Family; size: number; spacing: number; x: number; y: number; end: boolean }[] {
  const said =
    /<text x="(\d+)" y="(\d+)" font-family="(\w+)" font-size="(\d+)" fill="[^"]+" text-anchor="(\w+)"(?: letter-spacing="(\d+)")? xml:space="preserve">([^<]*)<\/text>/g;
  return [...svg.matchAll(said)].map(([, x, y, family, size, anchor, spacing = '0', text = '']) => ({
    text: text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
    family: family === 'Inter' ? 'Inter' : 'Literata',
    size: Number(size),
    spacing: Number(spacing),
    x: Number(x),
    y: Number(y),
    end: anchor === 'end',
  }));
}
const heightOf = (svg: string): number => Number(/ height="(\d+)"/.exec(svg)?.[1]);

function expectWhole(svg: string): void {
  const height = heightOf(svg);
  expect(height).toBeLessThanOrEqual(1024);
  const marked = svg.replaceAll(/<\/?(?:svg|rect|circle|path|text)(?: [^<>]*)?>/g, '');
  expect(marked).not.toMatch(/[<>]/);
  expect(marked).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
  for (const one of linesOf(svg).filter(({ size }) => size < 100)) {
    const width = faces.widthOf(one.text, one.family, one.size, one.spacing);
    expect(width).toBeLessThanOrEqual(WIDTH - 2 * MARGIN + 0.001);
    expect(one.y).toBeGreaterThan(one.size);
    expect(one.y + one.size / 3).toBeLessThan(height - MARGIN / 2);
    expect([...one.text].every((sign) => faces.has(sign.codePointAt(0) ?? 0))).toBe(true);
  }
}

describe('a thank-you as a picture', () => {
  it('holds every text within its margins and its height, and lets no text become markup', () => {
    const nasty = [NASTY, NAUGHTY].flatMap(rowsOf).map(({ text: one }) => [...one].slice(0, 280).join(''));
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 280 }),
      fc.string({ unit: 'grapheme', maxLength: 280 }),
      fc.constantFrom(...nasty, 'W'.repeat(280), LONGEST),
    );
    const any = fc.record({
      kind: fc.constantFrom(...(Object.keys(LOOKS) as (keyof typeof LOOKS)[])),
      label: text,
      heading: fc.record({ named: fc.option(text), plain: fc.constant('Thank you') }),
      words: fc.record({ named: fc.option(text), plain: fc.option(text) }),
      value: fc.option(text),
      team: fc.option(text),
    });
    fc.assert(
      fc.property(any, (picture) => expectWhole(thanksSvg(picture, faces))),
      { numRuns: runs(60) },
    );
  });

  it('says what was given word for word, where the faces have the letters', () => {
    const said = linesOf(thanksSvg(plain, faces)).map(({ text }) => text);
    expect(said.join(' ')).toContain(plain.words.plain);
    expect(said).toEqual(expect.arrayContaining(['OWNERSHIP', 'Thank you, Ana Ruiz', 'We own it', 'Front desk']));
  });

  it.each(['أحمد', 'נועה', '李雷', 'ひかり', 'ณัฐ', '민준'])(
    'leaves a name it has no letters for to the message: %s',
    (name) => {
      const heading = { named: `Thank you, ${name}`, plain: 'Thank you' };
      const said = linesOf(
        thanksSvg(
          { ...plain, heading, words: { named: `${name} stayed with it.`, plain: 'A colleague stayed with it.' } },
          faces,
        ),
      );
      expect(said.map(({ text }) => text)).toEqual([
        'OWNERSHIP',
        'Thank you',
        'A colleague stayed with it.',
        'We own it',
        'Front desk',
      ]);
    },
  );

  it.each([
    ['Thank you, Ana 🎉', 'Thank you, Ana'],
    ['Thank you, Ana 👩🏽‍🚒 Ruiz 1️⃣', 'Thank you, Ana Ruiz 1'],
    ['Thank you, ❤️ Søren Šafařík', 'Thank you, ❤ Søren Šafařík'],
    ['Ευχαριστώ, Αλέξανδρος', 'Ευχαριστώ, Αλέξανδρος'],
    ['Спасибо, Юлия Қасымова', 'Спасибо, Юлия Қасымова'],
    ['Cảm ơn, Nguyễn Thị Hường', 'Cảm ơn, Nguyễn Thị Hường'],
  ])('sets the letters and leaves ornament out: %s', (named, set) => {
    const said = linesOf(thanksSvg({ ...plain, heading: { named, plain: 'Thank you' } }, faces)).filter(
      ({ size }) => size === 68,
    );
    expect(said.map(({ text }) => text).join(' ')).toBe(set);
  });

  it('weighs little at its full size, and is a PNG of it', async () => {
    const svg = thanksSvg({ ...plain, kind: 'lesson_shared', words: both(LONGEST) }, faces);
    const png = await pngs.pngOf(svg);
    expect(png.length).toBeLessThan(MOST_BYTES);
    expect(pixelsOf(png)).toMatchObject({ width: WIDTH, height: heightOf(svg) });
  });

  it('is read on its own ground and on its figure: a contrast of 4.5 at least', () => {
    for (const { ground, figure, accent } of Object.values(LOOKS)) {
      for (const behind of [ground, figure]) {
        expect(contrast(INK, behind)).toBeGreaterThanOrEqual(7);
        expect(contrast(accent, behind)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('tells its kinds apart by figure too, not by colour alone', () => {
    const grey = (kind: keyof typeof LOOKS): string =>
      thanksSvg({ ...plain, kind }, faces).replaceAll(/#[0-9A-F]{6}/g, '#');
    const kinds = Object.keys(LOOKS) as (keyof typeof LOOKS)[];
    expect(new Set(kinds.map(grey)).size).toBe(kinds.length);
  });

  it('puts no ink into its margins, whatever the letters are', async () => {
    const wide = [
      'W'.repeat(280),
      'AVAVToTeWaYo'.repeat(20),
      'fiflffißÆŒ'.repeat(25),
      'ЩЖЮФЁЙ '.repeat(40),
      '—“”…™½'.repeat(46),
    ];
    for (const words of wide) {
      const svg = thanksSvg({ ...plain, words: both(words), value: words, team: words }, faces);
      // the figure is beside the point
      const bare = svg.replaceAll(LOOKS.ownership.figure, LOOKS.ownership.ground);
      const png = await pngs.pngOf(scaled(bare, 512));
      const { width, height, rgba } = pixelsOf(png);
      const margin = MARGIN / 2 - 2;
      const middle = Math.floor(height / 2) * width + 4;
      const isGround = (n: number): boolean => [0, 1, 2].every((at) => rgba[4 * n + at] === rgba[4 * middle + at]);
      let stray = 0;
      for (let y = 1; y < height - 1; y += 1)
        for (let x = 0; x < margin; x += 1)
          for (const n of [y * width + x, y * width + width - 1 - x]) if (!isGround(n)) stray += 1;
      expect(stray).toBe(0);
    }
  });

  it.each([
    ['ownership', plain],
    [
      'promise-kept-german',
      {
        kind: 'promise_kept',
        label: 'Wort gehalten',
        heading: { named: 'Danke, Jürgen Müller-Lüdenscheidt', plain: 'Danke' },
        words: both(
          'Jürgen sagte, wann es erledigt ist, und bis dahin war es erledigt. Es war gut, solange noch Zeit war.',
        ),
        value: 'Wir halten Wort',
        team: 'Rezeption',
      },
    ],
    [
      'customer-longest',
      { ...plain, kind: 'customer_words', label: 'In the customer’s words', words: both(`“${LONGEST.slice(0, 278)}”`) },
    ],
    [
      'unnamed',
      {
        ...plain,
        kind: 'help_given',
        label: 'Help given',
        heading: { named: null, plain: 'Thank you' },
        words: { named: null, plain: null },
        value: null,
      },
    ],
  ] satisfies [string, ThanksPicture][])('looks as it did: %s', async (name, picture) => {
    const file = new URL(`golden/${name}.png`, import.meta.url);
    const svg = thanksSvg(picture, faces);
    const png = await pngs.pngOf(scaled(svg, 400));
    if (!existsSync(file)) writeFileSync(file, png);
    expect(apart(pixelsOf(png), pixelsOf(readFileSync(file)))).toBeLessThan(0.001);
  });
});

/** The same picture drawn narrower. */
function scaled(svg: string, width: number): string {
  const size = `width="${width}" height="${Math.round((heightOf(svg) * width) / WIDTH)}"`;
  return svg.replace(/width="1024" height="\d+"/, size);
}

function contrast(one: string, other: string): number {
  const [more = 0, less = 0] = [lightness(one), lightness(other)].toSorted((a, b) => b - a);
  return (more + 0.05) / (less + 0.05);
}
/** As WCAG reckons it. */
function lightness(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
