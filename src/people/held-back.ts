/** Whoever looks after Amends is told that a source drops many at once, and what to do either way. */
import type { PeopleSource } from '../core/people/account.ts';
import type { Log } from '../log.ts';

/** `file`: where the source is one. */
export function sayHeldBack(
  log: Log,
  left: number,
  { source, file }: { readonly source: PeopleSource; readonly file?: string },
): void {
  log.error('a source of people drops too many to be believed by itself, they stay as they were', {
    source,
    ...(file !== undefined && { file }),
    left,
    todo: `if it is meant: amends people confirm --source ${source}; otherwise mend ${file === undefined ? 'the groups there' : 'the list'}`,
  });
}
