/** A model as bytes and back: hashes of what was counted, each with whole steps for each name; no word and no text is in it. Pure. */
import type { Learnt } from './train.ts';

/** Changes when bytes are read otherwise or texts are counted otherwise: what was learnt before is of no use then. */
export const FORM = 1;

const HEAD = 4;
/** Rarity in steps of this. */
const RARITY_STEP = 0.05;

/** The rows that tell most, at most so many. The more a row tells, the larger its largest weight. */
export function pack(learnt: Learnt, atMost: number): Uint8Array {
  const names = learnt.starts.length;
  const told = [...learnt.rows]
    .map(([feature, row]) => ({ feature, row, most: mostOf(learnt, row) }))
    .toSorted((a, b) => b.most - a.most || a.feature - b.feature)
    .slice(0, atMost)
    .toSorted((a, b) => a.feature - b.feature);
  const scale =
    Math.max(
      1e-6,
      told.reduce((most, one) => Math.max(most, one.most), 0),
    ) / 127;
  const head = new Float32Array(HEAD + names);
  head.set([FORM, names, scale, learnt.follows]);
  head.set(learnt.starts, HEAD);
  const bytes: number[] = [];
  let before = 0;
  for (const { feature, row } of told) {
    for (let left = feature - before; ; left = Math.floor(left / 128)) {
      bytes.push(left >= 128 ? (left % 128) + 128 : left);
      if (left < 128) break;
    }
    before = feature;
    bytes.push(Math.min(255, Math.round((learnt.rarity[row] ?? 0) / RARITY_STEP)));
    for (let name = 0; name < names; name += 1)
      bytes.push(Math.round((learnt.weights[row * names + name] ?? 0) / scale) & 0xff);
  }
  const all = new Uint8Array(head.byteLength + bytes.length);
  all.set(new Uint8Array(head.buffer));
  all.set(bytes, head.byteLength);
  return all;
}

function mostOf({ weights, starts }: Learnt, row: number): number {
  let most = 0;
  for (let name = 0; name < starts.length; name += 1)
    most = Math.max(most, Math.abs(weights[row * starts.length + name] ?? 0));
  return most;
}

/** Null where the bytes are of another form: whoever reads them learns anew. */
export function unpack(bytes: Uint8Array): Learnt | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (at: number): number => view.getFloat32(at * 4, true);
  if (bytes.byteLength < HEAD * 4 || number(0) !== FORM) return null;
  const names = number(1);
  const scale = number(2);
  const starts = Float64Array.from({ length: names }, (_, name) => number(HEAD + name));
  const rows = new Map<number, number>();
  const weights: number[] = [];
  const rarity: number[] = [];
  let at = (HEAD + names) * 4;
  let feature = 0;
  while (at < bytes.length) {
    for (let by = 1; ; by *= 128) {
      const byte = bytes[at] ?? 0;
      at += 1;
      feature += (byte % 128) * by;
      if (byte < 128) break;
    }
    rows.set(feature, rows.size);
    rarity.push((bytes[at] ?? 0) * RARITY_STEP);
    for (let name = 0; name < names; name += 1) weights.push(view.getInt8(at + 1 + name) * scale);
    at += 1 + names;
  }
  return { rows, weights: Float32Array.from(weights), starts, rarity: Float32Array.from(rarity), follows: number(3) };
}
