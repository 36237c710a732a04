/** The people of a case: whoever was at work on it. Pure. */
import type { MemberId } from '../../base/ids.ts';
import type { RecoveryCase } from '../case.ts';
import { concernedBy } from './who-may.ts';

/**
 * Whoever owned it first, then those who logged it, gave, promised, helped and ended it. Nobody the complaint is about. They are told
 * what the house learned of it.
 */
export function peopleOfCase(c: RecoveryCase): readonly MemberId[] {
  const about = concernedBy(c);
  const all = [
    c.owner,
    c.loggedBy,
    ...c.actions.map((a) => a.by),
    ...c.promises.flatMap((p) => [p.by, ...(p.settledBy == null ? [] : [p.settledBy])]),
    ...(c.assists ?? []).flatMap((a) => (a.status === 'done' && a.answer?.by != null ? [a.answer.by] : [])),
    ...(c.resolution === null ? [] : [c.resolution.by]),
  ];
  return [...new Set(all)].filter((id) => !about.includes(id));
}
