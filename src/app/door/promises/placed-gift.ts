/** A remedy that is a promise, with its time as it was typed → the command, at the moment it means where the one who types it is. Pure. */
import type { Member } from '../../../core/base/members.ts';
import { readMoment } from '../../../core/base/read-moment.ts';
import { unquoted } from '../../../core/base/typed.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { Wish } from '../door.ts';
import type { MomentNotTaken } from '../placed-promise.ts';
import { promisedAs } from './promised-as.ts';

export type PlacedGift = { readonly typed: string } & (
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly read: Exclude<MomentNotTaken, { kind: 'no_words' }>; readonly text: string }
);

export function placedGift(
  { case: of, remedy, typed, because }: Extract<Wish, { kind: 'give_by' }>,
  at: Date,
  { zone, locale }: Pick<Member, 'zone' | 'locale'>,
): PlacedGift {
  const why = because === null ? '' : ` because ${because}`;
  const line = `give ${of} ${remedy} ${typed}`.trim() + why;
  const read = readMoment(typed, { now: at, zone, locale });
  if (read.kind === 'none') return { ok: false, read, text: typed, typed: line };
  const text = unquoted(read.text.replace(/[\s:,;–-]+$/, ''));
  if (read.kind !== 'moment') return { ok: false, read, text, typed: line };
  const item = { kind: remedy, amount: null, units: null, cost: null, passenger: null };
  const promised = { text: promisedAs(remedy, text, { locale }), due: read.at };
  return { ok: true, typed: line, command: { kind: 'give', case: of, items: [item], because, promised } };
}
