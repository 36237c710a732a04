/**
 * Values of the core as JSON and back without loss: bigint, Date and Map carry a tag, everything plain stays readable.
 * Anything else (undefined, class instances, cycles, keys that reach a prototype) is refused by throwing: it is a bug or an attack. Pure.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The key of a tagged value: `{ "$": "bigint", "v": "4000" }`. A plain object that has this key itself is tagged `object`. */
const TAG = '$';
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Deeper than any value of the core; stops cycles and stack attacks. */
const MAX_DEPTH = 200;

/** Throws with the path of the first value that cannot be carried. */
export function toWire(value: unknown): Json {
  return located((path) => pack(value, path, 0));
}

/** The value that `toWire` packed; throws when the JSON was not made by it. */
export function fromWire(json: unknown): unknown {
  return located((path) => unpack(json, path, 0));
}

/** Where in a value something stands; null while nobody needs to know, because writing it down takes as long as the work. */
type Path = string | null;

/** What cannot be carried is looked for once more, to say where it is. */
function located<T>(work: (path: Path) => T): T {
  try {
    return work(null);
  } catch {
    return work('value');
  }
}

const inside = (path: Path, key: string): Path => (path === null ? null : `${path}.${key}`);
const atPlace = (path: Path, at: number): Path => (path === null ? null : `${path}[${at}]`);
const ofMap = (path: Path, part: 'key' | 'entry', at: number): Path => (path === null ? null : `${path} ${part} ${at}`);

/** Holes too, as what they read as. */
function eachOf<T>(list: readonly unknown[], work: (item: unknown, at: number) => T): T[] {
  const made: T[] = [];
  for (let at = 0; at < list.length; at += 1) made.push(work(list[at], at));
  return made;
}

function pack(value: unknown, path: Path, depth: number): Json {
  tooDeep(path, depth);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return packNumber(value, path);
  if (typeof value === 'bigint') return tagged('bigint', String(value));
  if (Array.isArray(value)) return eachOf(value, (item, at) => pack(item, atPlace(path, at), depth + 1));
  if (value instanceof Date) return tagged('date', value.toISOString());
  if (value instanceof Map) {
    const entries = [...value].map(([key, item], at) => [
      pack(key, ofMap(path, 'key', at), depth + 1),
      pack(item, ofMap(path, 'entry', at), depth + 1),
    ]);
    return tagged('map', entries);
  }
  if (!isPlain(value)) throw new Error(`cannot carry ${path}: ${kindOf(value)}`);
  const packed = packMembers(value, path, depth);
  return Object.hasOwn(packed, TAG) ? tagged('object', packed) : packed;
}

function packMembers(value: Record<string, unknown>, path: Path, depth: number): { readonly [key: string]: Json } {
  const packed: Record<string, Json> = {};
  if (Object.getOwnPropertySymbols(value).length > 0) throw new Error(`cannot carry ${path}: it has symbol keys`);
  for (const [key, item] of Object.entries(value)) {
    packed[safeKey(key, path)] = pack(item, inside(path, key), depth + 1);
  }
  return packed;
}

function packNumber(value: number, path: Path): Json {
  if (!Number.isFinite(value)) throw new Error(`cannot carry ${path}: ${value}`);
  return Object.is(value, -0) ? tagged('number', '-0') : value;
}

function unpack(json: unknown, path: Path, depth: number): unknown {
  tooDeep(path, depth);
  if (json === null || typeof json === 'string' || typeof json === 'boolean' || typeof json === 'number') return json;
  if (Array.isArray(json)) return eachOf(json, (item, at) => unpack(item, atPlace(path, at), depth + 1));
  if (!isPlain(json)) throw new Error(`cannot read ${path}: ${kindOf(json)}`);
  return Object.hasOwn(json, TAG) ? unpackTagged(json, path, depth) : unpackMembers(json, path, depth);
}

function unpackTagged(json: Record<string, unknown>, path: Path, depth: number): unknown {
  const { [TAG]: tag, v } = json;
  if (Object.keys(json).length !== 2) throw new Error(`cannot read ${path}: a tagged value has exactly "$" and "v"`);
  if (tag === 'bigint' && typeof v === 'string' && /^(0|-?[1-9][0-9]*)$/.test(v)) return BigInt(v);
  if (tag === 'number' && v === '-0') return -0;
  if (tag === 'date' && typeof v === 'string') return readDate(v, path);
  if (tag === 'map' && Array.isArray(v)) return unpackMap(v, path, depth);
  if (tag === 'object' && isPlain(v)) return unpackMembers(v, path, depth);
  throw new Error(`cannot read ${path}: unknown tag ${JSON.stringify(tag)}`);
}

function unpackMap(entries: readonly unknown[], path: Path, depth: number): Map<unknown, unknown> {
  return new Map(
    entries.map((entry, at): [unknown, unknown] => {
      if (!Array.isArray(entry) || entry.length !== 2) throw new Error(`cannot read ${path}: entry ${at} is no pair`);
      return [
        unpack(entry[0], ofMap(path, 'key', at), depth + 1),
        unpack(entry[1], ofMap(path, 'entry', at), depth + 1),
      ];
    }),
  );
}

function unpackMembers(json: Record<string, unknown>, path: Path, depth: number): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(json)) {
    members[safeKey(key, path)] = unpack(item, inside(path, key), depth + 1);
  }
  return members;
}

function readDate(text: string, path: Path): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || date.toISOString() !== text) throw new Error(`cannot read ${path}: no instant`);
  return date;
}

function tagged(tag: string, v: Json): Json {
  return { [TAG]: tag, v };
}

function safeKey(key: string, path: Path): string {
  if (FORBIDDEN.has(key)) throw new Error(`the key "${key}" is not allowed in ${path}`);
  return key;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function kindOf(value: unknown): string {
  return typeof value === 'object' ? `an object that is not plain` : typeof value;
}

function tooDeep(path: Path, depth: number): void {
  if (depth > MAX_DEPTH) throw new Error(`nested deeper than ${MAX_DEPTH} levels: ${(path ?? '').slice(0, 120)}`);
}
