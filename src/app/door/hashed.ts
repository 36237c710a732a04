/** What the key of a wish is made of: two deliveries of the same come to the same. Pure. */
import { createHash } from 'node:crypto';

/** Parts of any length made short and unable to collide by their separators. */
export const hashed = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** The fields of something by their names: the same in whatever order they came. */
export const inOrder = (thing: object): readonly (readonly [name: string, value: unknown])[] =>
  Object.entries(thing).toSorted(([a], [b]) => (a < b ? -1 : 1));
