/** Whether words name a colleague. What went wrong is said of how things are done, never of a person: the one rule for everything that is kept as a cause or a lesson. Pure. */
import { memberNamed } from './colleagues.ts';
import type { Member } from './members.ts';
import { firstNamesOf } from './people.ts';

/** The mention or the name, by any part and in any spelling; null when the words name nobody who works here. */
export function colleagueNamed(text: string | null, members: readonly Member[]): string | null {
  const mention = /@\S+|<@[^>]+>/.exec(text ?? '')?.[0];
  return mention ?? firstNameIn(text ?? '', members) ?? memberNamed(text ?? '', members);
}

/** By first names people call each other, also where one is a word, too. */
function firstNameIn(text: string, members: readonly Member[]): string | null {
  const people = firstNamesOf(members);
  const named = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => people.get(word) ?? []);
  return named[0]?.name ?? null;
}
