/** Remedies in words, one or a list of them. Pure. */
import type { RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import type { Viewer } from '../kit/viewer.ts';
import { amount } from '../kit/say.ts';
import { caseWords } from '../words/case.ts';
import { listIn, pointsIn } from '../words/common.ts';
import { remedyName } from '../words/names.ts';

type Item = Pick<RecoveryAction, 'kind' | 'amount' | 'units'> & Partial<Pick<RecoveryAction, 'settles' | 'passenger'>>;

/** A remedy in words, with its amount or number, and the passenger it is for. */
export function itemWords(a: Item, viewer: Pick<Viewer, 'locale'>): string {
  const points = a.units === null ? null : pointsIn(a.units, viewer);
  const size = a.amount === null ? points : amount(a.amount, viewer);
  const name = remedyName(a.kind, viewer);
  const what = a.kind === 'points' && points !== null ? points : size === null ? name : `${name} ${size}`;
  const passenger = passengerOf(a);
  return passenger === null ? what : caseWords.line(viewer, 'item.for', { what, passenger });
}

export const passengerOf = (a: Partial<Pick<RecoveryAction, 'settles' | 'passenger'>>): string | null =>
  a.settles?.passenger ?? a.passenger ?? null;

/** Somebody was asked for it, and it is not handed over because they said yes. */
export const isApproved = (a: RecoveryAction, { requests }: RecoveryCase): boolean =>
  requests.some((r) => r.actions.includes(a.id));

/** "apology, refund €40.00 and 2 more". */
export function itemsWords(items: readonly Item[], viewer: Pick<Viewer, 'locale'>, most = Infinity): string {
  const shown = items.slice(0, most).map((a) => itemWords(a, viewer));
  const more = items.length - shown.length;
  return listIn(more === 0 ? shown : [...shown, caseWords.line(viewer, 'given.more', { n: more })], viewer);
}
