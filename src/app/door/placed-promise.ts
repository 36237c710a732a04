/** A promise as it was typed → the command, at the moment it means where the one who types it is. Pure. */
import type { Member } from '../../core/base/members.ts';
import { placeWhen, type NoMoment } from '../../core/base/when.ts';
import type { Command } from '../../core/case/commands.ts';
import type { Wish } from './door.ts';

/** `typed` is the line to give back. */
export type PlacedPromise = { readonly typed: string } & (
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly no: NoMoment }
);

/** The moment in the member's zone, as it is meant at `at`; or why there is none. */
export function placedPromise(
  wish: Extract<Wish, { kind: 'promise' }>,
  at: Date,
  { zone }: Pick<Member, 'zone'>,
): PlacedPromise {
  const placed = placeWhen(wish.when, at, zone);
  const typed = `promise ${wish.case} ${wish.typed}`;
  if (!placed.ok) return { ok: false, no: placed.no, typed };
  return { ok: true, command: { kind: 'promise', case: wish.case, text: wish.text, due: placed.at }, typed };
}
