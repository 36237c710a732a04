/** Opens what lies sealed and hangs on no case, and finds what tells of a customer or of one of their cases. */
import type { CaseId, ThingId } from '../../core/base/ids.ts';
import { openedOrNull } from '../../db/engine/sealed.ts';
import { emptyUnheard, MENTION_PLACES, type MentionPlace } from '../../db/privacy/sealed-mentions.ts';
import type { Eraser } from './erase-customer.ts';

const PAGE = 200;

type Opens = Pick<Eraser, 'db' | 'workspace' | 'sealer'>;
interface Told {
  readonly cases: readonly CaseId[];
  readonly isTold: (text: string) => boolean;
}

/** Drops it; how many there were is noted on the erasure. */
export async function dropMentions(eraser: Opens, erasure: ThingId, told: Told): Promise<void> {
  const { db, workspace } = eraser;
  for (const place of MENTION_PLACES)
    for await (const page of mentionsIn(eraser, place, told))
      await place.drop(db.read, workspace, erasure, [...page.keys()]);
  await emptyUnheard(db.read, workspace);
}

/** How many there are. */
export async function countMentions(opens: Opens, told: Told): Promise<number> {
  let found = 0;
  for (const place of MENTION_PLACES) for await (const page of mentionsIn(opens, place, told)) found += page.size;
  return found;
}

/** By what it is kept under, what is in it, as JSON or as the one sentence it is, page by page. What cannot be opened tells nobody anything. */
export async function* mentionsIn(
  { db, workspace, sealer }: Opens,
  place: MentionPlace,
  { cases, isTold }: Told,
): AsyncGenerator<ReadonlyMap<string, string>> {
  const ids = new Set<string>(cases);
  for (let after = ''; ;) {
    const page = await place.read(db.read, workspace, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.of.ref;
    const found = new Map<string, string>();
    for (const { of, sealed, beside } of page) {
      const text = openedOrNull(sealer, sealed, of) ?? 'null';
      if (isTold(beside) || textsIn(text).some((each) => ids.has(each) || isTold(each))) found.set(of.ref, text);
    }
    if (found.size > 0) yield found;
  }
}

function textsIn(opened: string): readonly string[] {
  try {
    return texts(JSON.parse(opened));
  } catch {
    return [opened];
  }
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}
