/** What of lists and attributes a directory asks for (RFC 7644, 3.4.2 and 3.9). Pure. */
import type { Wanted } from '../../db/people/scim.ts';
import { ScimError } from './errors.ts';
import { readFilter } from './filter.ts';
import { MOST_LISTED } from './schemas.ts';
import { separated } from '../../core/base/text.ts';

const named = (query: URLSearchParams, of: 'attributes' | 'excludedAttributes'): ReadonlySet<string> =>
  new Set(separated(query.get(of)?.toLowerCase()));

/** Whether the members of groups are asked for: there may be tens of thousands. */
export function wantsMembers(query: URLSearchParams): boolean {
  const wanted = named(query, 'attributes');
  return !named(query, 'excludedAttributes').has('members') && (wanted.size === 0 || wanted.has('members'));
}

const ALWAYS = new Set(['id', 'schemas']);

/** `attributes` and `excludedAttributes`, of whole attributes. */
export function only(body: object, query: URLSearchParams): object {
  const wanted = new Set([...named(query, 'attributes')].map((name) => name.split('.')[0] ?? name));
  const left = named(query, 'excludedAttributes');
  if (wanted.size === 0 && left.size === 0) return body;
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => {
      const small = name.toLowerCase();
      return ALWAYS.has(small) || (!left.has(small) && (wanted.size === 0 || wanted.has(small)));
    }),
  );
}

type Filters = ReadonlyMap<string, (value: string) => Wanted>;
export const USER_FILTERS: Filters = new Map<string, (value: string) => Wanted>([
  ['username', (value) => ({ name: value.toLowerCase() })],
  ['externalid', (value) => ({ externalId: value })],
  ['id', (value) => ({ id: value })],
  ['emails', (value) => ({ email: value.toLowerCase() })],
  ['emails.value', (value) => ({ email: value.toLowerCase() })],
  ['active', (value) => ({ active: value === 'true' })],
]);
export const GROUP_FILTERS: Filters = new Map<string, (value: string) => Wanted>([
  ['displayname', (value) => ({ name: value.toLowerCase() })],
  ['externalid', (value) => ({ externalId: value })],
  ['id', (value) => ({ id: value })],
]);

const USUAL = 100;

/** From which one, how many, and of which: as the address says it. */
export function listAsked(query: URLSearchParams, filters: Filters) {
  const filter = query.get('filter');
  const terms = filter === null ? [] : readFilter(filter);
  const wanted = terms?.map(({ attribute, value }) => filters.get(attribute)?.(String(value)));
  if (wanted === undefined || wanted.includes(undefined))
    throw new ScimError(
      400,
      `Filters are attribute eq "value", with and between; attributes are ${[...filters.keys()].join(', ')}.`,
      'invalidFilter',
    );
  const startIndex = Math.max(1, wholeIn(query.get('startIndex'), 1));
  const limit = Math.min(MOST_LISTED, Math.max(0, wholeIn(query.get('count'), USUAL)));
  return { wanted: Object.assign({}, ...wanted) as Wanted, page: { offset: startIndex - 1, limit }, startIndex };
}

function wholeIn(text: string | null, otherwise: number): number {
  if (text === null) return otherwise;
  if (!/^-?\d{1,9}$/u.test(text))
    throw new ScimError(400, `"${text.slice(0, 20)}" is no whole number.`, 'invalidValue');
  return Number(text);
}
