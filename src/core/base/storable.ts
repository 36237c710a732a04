/** What others send, as a database can keep it. Pure. */

/**
 * The same with no NUL and no half of a pair in any of its texts, however deep: PostgreSQL keeps neither, and what it
 * refuses would be sent again for ever. What is no plain object or list, a moment for one, stays as it is.
 */
export function storable<T>(value: T): T {
  // each kind of thing comes back as the same kind
  return kept(value) as T;
}

function kept(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(kept);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, kept(one)]));
}
