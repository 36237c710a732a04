/** A deadline as it was typed → the command, at the moment it means where the one who types it is; or what has to be asked first. Pure. */
import type { Member } from '../../../core/base/members.ts';
import { readMoment } from '../../../core/base/read-moment.ts';
import type { EditCommand } from '../../../core/case/commands.ts';
import type { MomentNotTaken } from '../placed-promise.ts';
import type { Wish } from '../door.ts';

export type PlacedDeadline =
  | { readonly ok: true; readonly command: EditCommand }
  | { readonly ok: false; readonly read: Exclude<MomentNotTaken, { kind: 'no_words' }> };

export function placedDeadline(
  { case: of, typed, because }: Extract<Wish, { kind: 'deadline' }>,
  at: Date,
  { zone, locale }: Pick<Member, 'zone' | 'locale'>,
): PlacedDeadline {
  const read = readMoment(typed, { now: at, zone, locale });
  if (read.kind !== 'moment') return { ok: false, read };
  const words = because ?? (read.text.trim() === '' ? null : read.text);
  return { ok: true, command: { kind: 'edit', case: of, changes: { deadline: read.at }, because: words } };
}
