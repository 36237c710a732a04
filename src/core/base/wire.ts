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
  return pack(value, 'value', 0);
}

/** The value that `toWire` packed; throws when the JSON was not made by it. */
export function fromWire(json: unknown): unknown {
  return unpack(json, 'value', 0);
}

function pack(value: unknown, path: string, depth: number): Json {
  tooDeep(path, depth);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return packNumber(value, path);
  if (typeof value === 'bigint') return tagged('bigint', String(value));
  if (Array.isArray(value)) return Array.from(value, (item, at) => pack(item, `${path}[${at}]`, depth + 1));
  if (value instanceof Date) return tagged('date', value.toISOString());
  if (value instanceof Map) {
    const entries = [...value].map(([key, item], at) => [
      pack(key, `${path} key ${at}`, depth + 1),
      pack(item, `${path} entry ${at}`, depth + 1),
    ]);
    return tagged('map', entries);
  }
  if (!isPlain(value)) throw new Error(`cannot carry ${path}: ${kindOf(value)}`);
  const packed = packMembers(value, path, depth);
  return Object.hasOwn(packed, TAG) ? tagged('object', packed) : packed;
}

function packMembers(value: Record<string, unknown>, path: string, depth: number): { readonly [key: string]: Json } {
  const packed: Record<string, Json> = {};
  if (Object.getOwnPropertySymbols(value).length > 0) throw new Error(`cannot carry ${path}: it has symbol keys`);
  for (const [key, item] of Object.entries(value)) {
    packed[safeKey(key, path)] = pack(item, `${path}.${key}`, depth + 1);
  }
  return packed;
}

function packNumber(value: number, path: string): Json {
  if (!Number.isFinite(value)) throw new Error(`cannot carry ${path}: ${value}`);
  return Object.is(value, -0) ? tagged('number', '-0') : value;
}

function unpack(json: unknown, path: string, depth: number): unknown {
  tooDeep(path, depth);
  if (json === null || typeof json === 'string' || typeof json === 'boolean' || typeof json === 'number') return json;
  if (Array.isArray(json)) return Array.from(json, (item, at) => unpack(item, `${path}[${at}]`, depth + 1));
  if (!isPlain(json)) throw new Error(`cannot read ${path}: ${kindOf(json)}`);
  return Object.hasOwn(json, TAG) ? unpackTagged(json, path, depth) : unpackMembers(json, path, depth);
}

function unpackTagged(json: Record<string, unknown>, path: string, depth: number): unknown {
  const { [TAG]: tag, v } = json;
  if (Object.keys(json).length !== 2) throw new Error(`cannot read ${path}: a tagged value has exactly "$" and "v"`);
  if (tag === 'bigint' && typeof v === 'string' && /^(0|-?[1-9][0-9]*)$/.test(v)) return BigInt(v);
  if (tag === 'number' && v === '-0') return -0;
  if (tag === 'date' && typeof v === 'string') return readDate(v, path);
  if (tag === 'map' && Array.isArray(v)) return unpackMap(v, path, depth);
  if (tag === 'object' && isPlain(v)) return unpackMembers(v, path, depth);
  throw new Error(`cannot read ${path}: unknown tag ${JSON.stringify(tag)}`);
}

function unpackMap(entries: readonly unknown[], path: string, depth: number): Map<unknown, unknown> {
  return new Map(
    entries.map((entry, at): [unknown, unknown] => {
      if (!Array.isArray(entry) || entry.length !== 2) throw new Error(`cannot read ${path}: entry ${at} is no pair`);
      return [unpack(entry[0], `${path} key ${at}`, depth + 1), unpack(entry[1], `${path} entry ${at}`, depth + 1)];
    }),
  );
}

function unpackMembers(json: Record<string, unknown>, path: string, depth: number): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(json)) {
    members[safeKey(key, path)] = unpack(item, `${path}.${key}`, depth + 1);
  }
  return members;
}

function readDate(text: string, path: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || date.toISOString() !== text) throw new Error(`cannot read ${path}: no instant`);
  return date;
}

function tagged(tag: string, v: Json): Json {
  return { [TAG]: tag, v };
}

function safeKey(key: string, path: string): string {
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

function tooDeep(path: string, depth: number): void {
  if (depth > MAX_DEPTH) throw new Error(`nested deeper than ${MAX_DEPTH} levels: ${path.slice(0, 120)}`);
}
