/** Whose home shows something of a case that has just changed. Pure. */
import type { MemberId } from '../../base/ids.ts';
import type { RecoveryCase } from '../case.ts';
import { isOpen } from '../evolve.ts';
import { askersOf } from '../rules/owning/speaking.ts';
import { concernedBy } from '../rules/who-may.ts';

/**
 * The owner, askers and everybody asked, before and after, so that what is over leaves a home, too; who gave something
 * new, because their limits are less; who was thanked. Everybody it was ever with, where who may see it has changed; nobody after a look alone. Each once.
 */
export function whoseHomes(before: RecoveryCase | null, after: RecoveryCase): readonly MemberId[] {
  if (before === after) return [];
  return [...new Set([...concerned(before, after), ...concerned(after, before)])];
}

/** The people of `c` that the step from or to `other` may matter to. */
function concerned(c: RecoveryCase | null, other: RecoveryCase | null): readonly MemberId[] {
  if (c === null) return [];
  const isOtherwiseSeen = other !== null && whoSees(other) !== whoSees(c);
  const requests = c.requests.filter(
    (r) => isOtherwiseSeen || isOpen(r) || other?.requests.find((o) => o.id === r.id)?.status !== r.status,
  );
  const actions = c.actions.filter(
    (a) => isOtherwiseSeen || other?.actions.find((o) => o.id === a.id)?.status !== a.status,
  );
  const thanks = c.shoutOuts.filter(
    (s) => isOtherwiseSeen || other?.shoutOuts.find((o) => o.id === s.id)?.status !== s.status,
  );
  const assists = (c.assists ?? []).filter(
    (a) => isOtherwiseSeen || a.status === 'open' || other?.assists?.find((o) => o.id === a.id)?.status !== a.status,
  );
  return [
    c.owner,
    ...assists.flatMap((a) => a.had),
    ...(c.handover != null && c.handover.status !== other?.handover?.status ? c.handover.asked : []),
    ...requests.flatMap((r) => [...askersOf(r), ...r.asked]),
    ...actions.map((a) => a.by),
    ...thanks.map((s) => s.to),
  ];
}

/** What who may see a case goes by, besides its requests: the same for as long as it does not change. */
const whoSees = (c: RecoveryCase): string =>
  [c.sensitivity === null ? 'all' : (c.contacts ?? []).join(' '), ...concernedBy(c)].join(',');
