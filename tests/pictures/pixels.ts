/** A PNG as pixels, and how far two are apart: what the tests of pictures need, and no more. */
import { inflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha of each pixel, row by row. */
  readonly rgba: Uint8Array;
}

/** Eight bits a channel with alpha, as our drawing library writes them. Throws for anything else. */
export function pixelsOf(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png);
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error('not a PNG');
  const packed: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const body = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') packed.push(body);
    if (type !== 'IHDR') continue;
    [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
    if (body[8] !== 8 || body[9] !== 6 || body[12] !== 0) throw new Error('not a plain RGBA picture');
  }
  return { width, height, rgba: unfiltered(inflateSync(Buffer.concat(packed)), width, height) };
}

function unfiltered(raw: Buffer, width: number, height: number): Uint8Array {
  const row = width * 4;
  const out = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x < 4 ? 0 : (out[at - 4] ?? 0);
      const up = y === 0 ? 0 : (out[at - row] ?? 0);
      const corner = x < 4 || y === 0 ? 0 : (out[at - row - 4] ?? 0);
      out[at] = (raw[y * (row + 1) + 1 + x] ?? 0) + guessed(filter, left, up, corner);
    }
  }
  return out;
}

function guessed(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The share of pixels that differ by more than the edge of a letter may. */
export function apart(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const EDGE = 24;
  let differing = 0;
  for (let at = 0; at < one.rgba.length; at += 4) {
    const differs = [0, 1, 2, 3].some((n) => Math.abs((one.rgba[at + n] ?? 0) - (other.rgba[at + n] ?? 0)) > EDGE);
    if (differs) differing += 1;
  }
  return differing / (one.width * one.height);
}
