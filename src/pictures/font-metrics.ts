/** Reads out of a TrueType font what laying out text needs: which characters it has, and how wide each is. Pure. */

export interface FontMetrics {
  /** Width of a character as a share of the size of the type; undefined where the font does not have it. */
  readonly widthOf: (codePoint: number) => number | undefined;
}

/** Throws when the bytes are no font with a map of Unicode characters: a font that comes with us is, so that is our bug. */
export function readFont(bytes: Uint8Array): FontMetrics {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unitsPerEm = view.getUint16(tableAt(view, 'head') + 18);
  const glyphsWithWidth = view.getUint16(tableAt(view, 'hhea') + 34);
  const widths = tableAt(view, 'hmtx');
  const glyphOf = glyphs(view);
  return {
    widthOf: (codePoint) => {
      const glyph = glyphOf.get(codePoint);
      if (glyph === undefined) return undefined;
      return view.getUint16(widths + 4 * Math.min(glyph, glyphsWithWidth - 1)) / unitsPerEm;
    },
  };
}

function tableAt(view: DataView, tag: string): number {
  const wanted = [...tag].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
  for (let table = 0; table < view.getUint16(4); table += 1) {
    const at = 12 + 16 * table;
    if (view.getUint32(at) === wanted) return view.getUint32(at + 8);
  }
  throw new Error(`the font has no table "${tag}"`);
}

/** Windows and Unicode maps of the two forms that fonts of today have: by segments (4), and by groups (12). */
function glyphs(view: DataView): ReadonlyMap<number, number> {
  const cmap = tableAt(view, 'cmap');
  const subtables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, n) => cmap + view.getUint32(cmap + 4 + 8 * n + 4),
  );
  const found = new Map<number, number>();
  for (const at of subtables) {
    const form = view.getUint16(at);
    if (form === 4) bySegments(view, at, found);
    if (form === 12) byGroups(view, at, found);
  }
  if (found.size === 0) throw new Error('the font has no map of characters that is read here');
  return found;
}

function bySegments(view: DataView, at: number, found: Map<number, number>): void {
  const segments = view.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * segments];
  const [deltas, offsets] = [starts + 2 * segments, starts + 4 * segments];
  for (let n = 0; n < segments; n += 1) {
    const [start, end] = [view.getUint16(starts + 2 * n), view.getUint16(ends + 2 * n)];
    const [delta, offset] = [view.getUint16(deltas + 2 * n), view.getUint16(offsets + 2 * n)];
    for (let code = start; code <= end && code !== 0xff_ff; code += 1) {
      const listed = offset === 0 ? code : view.getUint16(offsets + 2 * n + offset + 2 * (code - start));
      const glyph = listed === 0 ? 0 : (listed + delta) % 0x1_00_00;
      if (glyph !== 0) found.set(code, glyph);
    }
  }
}

function byGroups(view: DataView, at: number, found: Map<number, number>): void {
  for (let n = 0; n < view.getUint32(at + 12); n += 1) {
    const group = at + 16 + 12 * n;
    const [start, end] = [view.getUint32(group), view.getUint32(group + 4)];
    for (let code = start; code <= end; code += 1) found.set(code, view.getUint32(group + 8) + code - start);
  }
}
