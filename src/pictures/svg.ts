/** The pieces an SVG is written of. Pure; whatever text goes in, it comes out as text and never as markup. */
import type { Family } from './typeface.ts';

/** Text between tags or in an attribute. What XML has no place for is left out. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(NOT_IN_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

// oxlint-disable-next-line no-control-regex -- these are what XML 1.0 refuses
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

export interface Line {
  readonly x: number;
  /** Of the line the letters stand on. */
  readonly y: number;
  readonly text: string;
  readonly family: Family;
  readonly size: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Between letters, in pixels. */
  readonly spacing?: number;
}

export function line({ x, y, text, family, size, fill, anchor = 'start', spacing = 0 }: Line): string {
  const apart = spacing === 0 ? '' : ` letter-spacing="${spacing}"`;
  return (
    `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" fill="${fill}" ` +
    `text-anchor="${anchor}"${apart} xml:space="preserve">${escaped(text)}</text>`
  );
}

/** A whole picture on its own opaque ground. */
export const svg = (width: number, height: number, ground: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
  `<rect width="${width}" height="${height}" fill="${ground}"/>${parts.join('')}</svg>`;
