/** The weights of features as bytes: packed by `tools/train-sensitive.ts`, looked up here. Pure. */
import type { Sensitivity } from '../../policy/policy.ts';

/** The gravest first; the order of the weights. */
export const KINDS: readonly Sensitivity[] = [
  'safeguarding',
  'discrimination',
  'staff_misconduct',
  'injury',
  'legal',
  'press',
];

/** What a feature tells for each kind, in whole steps from -127 to 127. */
export interface Row {
  /** 32 bits. */
  readonly feature: number;
  readonly weights: readonly number[];
}

/** By the first 16 bits of a feature; the 8 after them stand before its weights, the last 8 are not looked at. */
const BUCKETS = 65_536;
const BYTES = KINDS.length + 1;
const bucketOf = (feature: number): number => feature >>> 16;
const tagOf = (feature: number): number => ((feature >>> 8) & 0xff) - 128;

/** First how many features each bucket holds, then the features; in base64. */
export function packed(rows: readonly Row[]): string {
  const held = new Uint8Array(BUCKETS);
  const table: number[] = [];
  for (const { feature, weights } of rows.toSorted((a, b) => a.feature - b.feature)) {
    held[bucketOf(feature)] = (held[bucketOf(feature)] ?? 0) + 1;
    table.push(tagOf(feature), ...weights);
  }
  return Buffer.concat([held, Buffer.from(Int8Array.from(table).buffer)]).toString('base64');
}

export class Table {
  /** How many features are in a bucket and in those before. */
  readonly #ends = new Uint32Array(BUCKETS);
  readonly #table: Int8Array;

  constructor(written: string) {
    const bytes = Buffer.from(written, 'base64');
    let end = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      end += bytes[bucket] ?? 0;
      this.#ends[bucket] = end;
    }
    this.#table = new Int8Array(bytes.subarray(BUCKETS));
  }

  /** Where the weights of a feature begin; -1 where nothing was learnt of it. */
  rowOf(feature: number): number {
    const bucket = bucketOf(feature);
    const tag = tagOf(feature);
    const end = this.#ends[bucket] ?? 0;
    for (let at = bucket === 0 ? 0 : (this.#ends[bucket - 1] ?? 0); at < end; at += 1)
      if (this.#table[at * BYTES] === tag) return at * BYTES + 1;
    return -1;
  }

  /** By the number of the kind. */
  weight(row: number, kind: number): number {
    return this.#table[row + kind] ?? 0;
  }
}
