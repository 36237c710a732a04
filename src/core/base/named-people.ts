/** Whether words name a colleague. What went wrong is said of how things are done, never of a person: the one rule for everything that is kept as a cause or a lesson. Pure. */
import type { Member } from './members.ts';
import { firstNamesOf } from './people.ts';

/** The mention or the name; null when the words name nobody who works here. */
export function colleagueNamed(text: string | null, members: readonly Member[]): string | null {
  const mention = /@\S+|<@[^>]+>/.exec(text ?? '')?.[0];
  if (mention !== undefined) return mention;
  const people = firstNamesOf(members);
  const named = (text ?? '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => people.get(word) ?? []);
  return named[0]?.name ?? null;
}
