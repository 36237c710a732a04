/** The pages a run of the gallery leaves: all cards, and what changed. Plain HTML, no script needed to read it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from './compare.ts';
import { fileOf, LOOKS, type Look, type Measured } from './piece.ts';

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 24px; }
nav { columns: 5 180px; margin-bottom: 24px; }
nav a { display: block; }
section { margin: 0 0 40px; }
h2 { position: sticky; top: 0; margin: 0; padding: 6px 0; background: Canvas; font-size: 18px; }
.row { display: flex; flex-wrap: wrap; gap: 18px; align-items: flex-start; margin-bottom: 18px; }
figure { margin: 0; }
figcaption { color: GrayText; font-size: 12.5px; }
img { display: block; max-width: 100%; border: 1px solid color-mix(in srgb, CanvasText 18%, transparent); border-radius: 6px; }
.fault { color: #c4314b; font-weight: 600; }
`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function page(title: string, body: string): string {
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>
<body><h1>${title}</h1>${body}</body></html>\n`;
}

const lookOf = ({ platform, theme, width }: Look): string => `${platform}, ${theme}, ${width} px`;

function picture(src: string, words: string, width: number): string {
  return `<figure><img src="${escaped(src)}" alt="${escaped(words)}" width="${width}" loading="lazy"><figcaption>${words}</figcaption></figure>`;
}

export function writeGallery(folder: string, all: readonly Measured[]): void {
  const names = [...new Set(all.map(({ name }) => name))];
  const sections = names.map((name) =>
    section(
      name,
      all.filter((one) => one.name === name),
    ),
  );
  const nav = names.map((name) => `<a href="#${escaped(name)}">${escaped(name)}</a>`).join('');
  writeFileSync(path.join(folder, 'index.html'), page('Cards of Amends', `<nav>${nav}</nav>${sections.join('')}`));
}

function section(name: string, all: readonly Measured[]): string {
  const rows = [320, 560].map((width) => {
    const pictures = all.filter((one) => one.width === width).map((one) => picture(one.file, sayMeasured(one), width));
    return `<div class="row">${pictures.join('')}</div>`;
  });
  return `<section id="${escaped(name)}"><h2>${escaped(name)}</h2>${rows.join('')}</section>`;
}

function sayMeasured(one: Measured): string {
  const buttons =
    one.buttons === 0 ? 'no buttons' : `${one.buttonsInFirstRow} of ${one.buttons} buttons in the first row`;
  const cut = one.cut === 0 ? '' : `, <span class="fault">${one.cut} with words cut off</span>`;
  const faults = one.faults.map((fault) => `<br><span class="fault">${escaped(fault)}</span>`).join('');
  return `${lookOf(one)}: ${one.lines} lines, ${one.height} px, ${one.words} words, ${buttons}${cut}${faults}`;
}

/** Before, after and where, of everything that changed; the most changed first. */
export function writeChanges(folder: string, before: string, changes: readonly Change[]): void {
  const from = path.relative(folder, before);
  const weight = (change: Change): number => (change.kind === 'changed' ? change.share : 1);
  const shown = changes.filter(({ kind }) => kind !== 'same').toSorted((a, b) => weight(b) - weight(a));
  const body = shown.map((change) => {
    const width = LOOKS.find((look) => change.file.endsWith(fileOf('', look)))?.width ?? 320;
    const then = change.kind === 'new' ? '' : picture(path.join(from, change.file), 'before', width);
    const now = change.kind === 'gone' ? '' : picture(change.file, 'now', width);
    const where = change.kind === 'changed' ? picture(change.mask, 'where', width) : '';
    const how = change.kind === 'changed' ? `${(change.share * 100).toFixed(1)} % of the pixels` : change.kind;
    return `<section><h2>${escaped(change.file)}: ${how}</h2><div class="row">${then}${now}${where}</div></section>`;
  });
  const said = `<p>${shown.length} of ${changes.length} pictures changed.</p>`;
  writeFileSync(path.join(folder, 'changes.html'), page('What changed', said + body.join('')));
}
