/** How many different people a customer has dealt with on a case, from what is on record. A number for the case; whose is never told. Pure. */
import type { MemberId } from '../base/ids.ts';
import type { RecoveryCase } from './case.ts';

type Touched = Pick<RecoveryCase, 'complaints' | 'loggedBy' | 'promises' | 'actions' | 'resolution' | 'met'>;

/**
 * Who took the complaint down where somebody told it to a person, who promised, who marked a promise kept, who handed
 * something over, who told the customer something, and who resolved the case with them.
 */
export function touches(c: Touched): number {
  const [first] = c.complaints;
  // an agent is nobody the customer has met, whatever it did on what it logged
  const agent = first?.source === 'agent' ? c.loggedBy : null;
  const met: readonly (MemberId | null)[] = [
    ...(first === undefined || first.source === 'webhook' || first.way !== undefined ? [] : [c.loggedBy]),
    ...c.promises.flatMap((p) => [
      p.by,
      ...(p.status === 'kept' || p.status === 'kept_late' ? [p.settledBy ?? p.by] : []),
    ]),
    ...c.actions.flatMap((a) => (a.status === 'done' ? [a.confirmedBy] : [])),
    ...(c.resolution === null || c.resolution.outcome === 'no_contact' ? [] : [c.resolution.by]),
    ...(c.met ?? []),
  ];
  return new Set(met.filter((who) => who !== null && who !== agent)).size;
}
