/** One text for one value, whatever order its keys were written in: what hashes are made over. Pure. */

/** What can be written canonically. Keys that are undefined are left out; a bigint is written as a string of digits, a Date as ISO 8601 in UTC. */
export type Canonical =
  | string
  | number
  | boolean
  | bigint
  | null
  | undefined
  | Date
  | readonly Canonical[]
  | { readonly [key: string]: Canonical };

/** JSON with the keys of every object in code unit order and no white space. Throws on NaN, infinities and invalid dates. */
export function canonicalJson(value: Canonical): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`cannot write ${value} canonically`);
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (isList(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  let pairs = '';
  // by itself it sorts by code units
  for (const key of Object.keys(value).toSorted()) {
    const item = value[key];
    if (item !== undefined) pairs += `${pairs === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${pairs}}`;
}

const isList = (value: object): value is readonly Canonical[] => Array.isArray(value);
