/** The two faces that pictures are set in, and how wide a line in them is. Read from files when the first picture is laid out. */
import { readFileSync } from 'node:fs';
import { readFont } from './font-metrics.ts';

/** Families as SVG names them. */
export type Family = 'Literata' | 'Inter';

export interface Typefaces {
  /** Whether one of the faces has the character: what none has is never set, because it would show as a box. */
  readonly has: (codePoint: number) => boolean;
  /** In pixels for type of this size, with a little to spare: pairs are closer in print, seldom wider. */
  readonly widthOf: (text: string, family: Family, size: number, spacing?: number) => number;
}

/** Both are under the SIL Open Font License, which lies beside them. */
const FILES: Readonly<Record<Family, URL>> = {
  Literata: new URL('fonts/Literata-Regular.ttf', import.meta.url),
  Inter: new URL('fonts/Inter-Medium.ttf', import.meta.url),
};
const OTHER: Readonly<Record<Family, Family>> = { Literata: 'Inter', Inter: 'Literata' };
/** What kerning may add at most to a line, measured over both faces. */
const SPARE = 1.01;

/** The bytes of both files, for whoever draws. */
export const fontFiles = (): readonly Uint8Array[] => Object.values(FILES).map((file) => readFileSync(file));

/** Reads both files: a few milliseconds, so keep what it gives as long as pictures are laid out. */
export function openTypefaces(): Typefaces {
  const fonts = { Literata: readFont(readFileSync(FILES.Literata)), Inter: readFont(readFileSync(FILES.Inter)) };
  // what one face lacks is set in the other
  const wide = (code: number, family: Family): number | undefined =>
    fonts[family].widthOf(code) ?? fonts[OTHER[family]].widthOf(code);
  return {
    has: (code) => wide(code, 'Literata') !== undefined,
    widthOf: (text, family, size, spacing = 0) =>
      [...text].reduce((sum, sign) => sum + (wide(sign.codePointAt(0) ?? 0, family) ?? 1) * size * SPARE + spacing, 0),
  };
}
