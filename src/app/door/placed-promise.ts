/** A promise as it was typed → the command, at the moment it means where the one who types it is; or what has to be asked first. Pure. */
import type { Member } from '../../core/base/members.ts';
import type { MomentRead } from '../../core/base/moment-on-wall.ts';
import { readMoment } from '../../core/base/read-moment.ts';
import { unquoted } from '../../core/base/typed.ts';
import type { Command } from '../../core/case/commands.ts';
import type { Wish } from './door.ts';

/** `typed` is the line to give back. */
export type PlacedPromise = { readonly typed: string } & (
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly read: MomentNotTaken; readonly text: string }
);

/** Why nothing was promised yet. `no_words`: the moment is there, and nothing beside it. */
export type MomentNotTaken = Exclude<MomentRead, { kind: 'moment' }> | { readonly kind: 'no_words'; readonly at: Date };

/** The moment in the member's zone, as it is meant at `at`; or why there is none. */
export function placedPromise(
  wish: Extract<Wish, { kind: 'promise' }>,
  at: Date,
  { zone, locale }: Pick<Member, 'zone' | 'locale'>,
): PlacedPromise {
  const read = readMoment(wish.typed, { now: at, zone, locale });
  const typed = `promise ${wish.case} ${wish.typed}`;
  if (read.kind === 'none') return { ok: false, read, text: wish.typed, typed };
  const text = unquoted(read.text);
  if (read.kind !== 'moment') return { ok: false, read, text, typed };
  if (text === '') return { ok: false, read: { kind: 'no_words', at: read.at }, text, typed };
  return { ok: true, command: { kind: 'promise', case: wish.case, text, due: read.at }, typed };
}
