/** A case whose owner has left, or is away, or whose offer nobody answers: what is due about it, and when to look. Pure. */
import { absencesFrom, nextTurn, type Absence } from '../../../approval/absences.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { CaseEvent } from '../../events.ts';
import { isOpen } from '../../evolve.ts';
import { askerNow } from '../../evolve-owner.ts';
import { offerOf } from '../../handover.ts';
import { isOngoing } from '../../status.ts';
import { waitedFor } from '../promising.ts';
import { toLead } from './answering-offer.ts';
import { nextOwner } from './next-owner.ts';
import { keeperOf } from './speaking.ts';

/** So long after an absence begins, or a case came to somebody who is away, another owner is looked for. Assumed. */
export const UNATTENDED_MS = 3_600_000;

/** When something is due about who owns it; a moment that passed because nobody could take it comes again when somebody goes or is back. */
export function momentsOfOwner(c: RecoveryCase, after: Date, absences: readonly Absence[]): readonly Date[] {
  if (!isOngoing(c)) return [];
  const offer = offerOf(c);
  const away = absencesFrom(absences, c.owner, after).flatMap((absence): readonly Date[] => {
    const due = unattendedFrom(c, absence);
    if (due >= absence.until) return [];
    return due > after ? [due] : [nextTurn(absences, after) ?? absence.until];
  });
  return [...(offer === null ? [] : [offer.until]), ...away];
}

const unattendedFrom = (c: RecoveryCase, { from }: Absence): Date =>
  new Date(Math.max(from.getTime(), (c.ownerSince ?? c.ownedAt ?? c.receivedAt).getTime()) + UNATTENDED_MS);

/** What is due about it by now: it goes to whoever sees to it, with all that its owner had open. */
export function dueOfOwner(c: RecoveryCase, ctx: Circumstances): readonly CaseEvent[] {
  if (!isOngoing(c)) return [];
  const moved = movedOn(c, ctx);
  const owner = moved.find((e) => e.kind === 'owned')?.owner ?? c.owner;
  return [...moved, ...leftOpen(c, owner, ctx)];
}

function movedOn(
  c: RecoveryCase,
  ctx: Circumstances,
): readonly Extract<CaseEvent, { kind: 'owned' | 'handover_settled' }>[] {
  const base = { at: ctx.at, by: null };
  const how = hasLeft(c.owner, ctx) ? 'left' : isUnattended(c, ctx) ? 'away' : null;
  const next = how === null ? undefined : nextOwner(c, ctx);
  if (how !== null && next !== undefined) return [{ kind: 'owned', ...base, owner: next, from: c.owner, how }];
  const offer = offerOf(c);
  if (offer === null || ctx.at < offer.until) return [];
  const lapsed = { kind: 'handover_settled', ...base, handover: offer.id, how: 'lapsed', reason: null } as const;
  return [lapsed, ...toLead(c, offer, ctx, { ...base, how: 'unanswered' })];
}

function isUnattended(c: RecoveryCase, { absences, at }: Circumstances): boolean {
  return absencesFrom(absences, c.owner, at).some((absence) => {
    const due = unattendedFrom(c, absence);
    return due < absence.until && due <= at;
  });
}

/** Promised or asked by somebody who has left, on a case that is another one's: its owner sees to it. */
function leftOpen(c: RecoveryCase, owner: RecoveryCase['owner'], ctx: Circumstances): readonly CaseEvent[] {
  const isLeft = (who: RecoveryCase['owner']): boolean => who !== c.owner && who !== owner && hasLeft(who, ctx);
  const promises = waitedFor(c).filter((p) => isLeft(keeperOf(p)));
  const requests = c.requests.filter((r) => isOpen(r) && isLeft(askerNow(r)));
  if (promises.length + requests.length === 0 || hasLeft(owner, ctx)) return [];
  const ids = <T>(things: readonly { readonly id: T }[]): readonly T[] => things.map(({ id }) => id);
  return [{ kind: 'passed_on', at: ctx.at, by: null, to: owner, promises: ids(promises), requests: ids(requests) }];
}

/** Not somebody who was never here: of them nothing is known. */
const hasLeft = (who: RecoveryCase['owner'], ctx: Circumstances): boolean => memberOf(ctx, who)?.active === false;
