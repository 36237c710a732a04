/** What names a customer on a case that is another one's, taken out of the case and of the words of its journal. Pure. */
import { committed, GONE, withTexts, type Apart } from '../base/committed.ts';
import { fromWire, toWire } from '../base/wire.ts';
import type { RecoveryCase } from './case.ts';
import { isPersonal } from './personal-words.ts';

/** Whether a text names the customer, by a key or by what makes one. */
type Names = (text: string) => boolean;

/** Of the texts beside a stored value those that stay: none that names them, nor how they were shown beside their key. */
export function apartUnnamed(value: unknown, apart: Apart, names: Names): Apart {
  const isNamed = (told: unknown): boolean => typeof told === 'string' && names(apart[told]?.[1] ?? '');
  const shown = new Set(referencesIn(value, isNamed));
  return Object.fromEntries(Object.entries(apart).filter(([told, [, text]]) => !shown.has(told) && !names(text)));
}

/** A reference that was masked names nobody by itself: it is theirs by the key beside it. */
function referencesIn(value: unknown, isNamed: (told: unknown) => boolean): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const { key, reference } = value as { readonly key?: unknown; readonly reference?: unknown };
  const inside = Object.values(value).flatMap((each) => referencesIn(each, isNamed));
  return isNamed(key) ? [reference, ...inside] : inside;
}

/** The case as its journal tells it once those texts are gone from there. */
export function caseUnnamed(c: RecoveryCase, names: Names): RecoveryCase {
  let salt = 0;
  const { value, apart } = committed(c, isPersonal, () => String((salt += 1)));
  const told = toWire(value);
  return fromWire(withTexts(told, apartUnnamed(told, apart, names))) as RecoveryCase;
}

/** What a case says of customers it was said to be of, and of what its own goes by, but for those whose names are gone. */
export function withoutGone(c: RecoveryCase): RecoveryCase {
  const { alsoKnownAs = [], mergedFrom, ...rest } = withoutGoneBefore(c);
  const known = alsoKnownAs.filter(({ key }) => key !== GONE);
  return {
    ...rest,
    ...(known.length > 0 && { alsoKnownAs: known }),
    ...(mergedFrom && {
      mergedFrom: mergedFrom.map(({ before, ...of }) => ({ ...of, before: withoutGoneBefore(before) })),
    }),
  };
}

type Before = Pick<RecoveryCase, 'customersBefore'>;

function withoutGoneBefore<T extends Before>(of: T): Omit<T, keyof Before> & Before {
  const { customersBefore = [], ...rest } = of;
  const before = customersBefore.filter((key) => key !== GONE);
  return { ...rest, ...(before.length > 0 && { customersBefore: before }) };
}
