/** A reading that a person says otherwise: their word stands, and what was read is kept beside it. Pure. */
import type { Because } from '../../../base/failures.ts';

/** As it is where the person says the same. `because`: why, where they said it; `hinted`: what a model suggested meanwhile. */
export function saidOtherwise<T>(
  read: Because<T>,
  value: T,
  because: string | null,
  hinted?: Because<T>['hinted'],
): Because<T> {
  if (isSame(read.value, value)) return read;
  const was = read.by === 'person' ? read.was : readAs(read.by, read);
  return { ...saidByPerson(value, because), ...(was && { was }), ...(hinted && { hinted }) };
}

const readAs = <T>(by: 'rules' | 'model', { value, because, sure }: Because<T>): Because<T>['was'] => ({
  value,
  because,
  by,
  ...(sure !== undefined && { sure }),
});

export const saidByPerson = <T>(value: T, because: string | null): Because<T> => ({
  value,
  because: because ?? 'a person said so',
  by: 'person',
});

const isSame = (a: unknown, b: unknown): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
