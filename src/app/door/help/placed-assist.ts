/** Help as it was asked for in words → the command: whom, by when, what; or what has to be asked first. Pure. */
import type { Member } from '../../../core/base/members.ts';
import { readMoment } from '../../../core/base/read-moment.ts';
import { unquoted } from '../../../core/base/typed.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { Wish } from '../door.ts';
import type { MomentNotTaken } from '../placed-promise.ts';
import { meant, namesIn, type Around } from '../whom-meant.ts';

export type PlacedAssist =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly why: 'nobody'; readonly name: string }
  | {
      readonly ok: false;
      readonly why: 'moment';
      readonly read: MomentNotTaken;
      readonly whom: string;
      readonly text: string;
    };

export function placedAssist(
  wish: Extract<Wish, { kind: 'assist' }>,
  at: Date,
  { zone, locale }: Pick<Member, 'zone' | 'locale'>,
  around: Around,
): PlacedAssist {
  const names = namesIn(wish.typed);
  const found = names.map((name) => ({ name, of: meant(name, around) })).find(({ of }) => of !== undefined);
  if (found?.of === undefined) return { ok: false, why: 'nobody', name: names.at(-1) ?? wish.typed };
  const { name, of } = found;
  const behind = wish.typed.slice(name.length).replace(/^[\s,;:.–-]+/u, '');
  const read = readMoment(behind, { now: at, zone, locale });
  const no = (why: MomentNotTaken, text: string): PlacedAssist => ({
    ok: false,
    why: 'moment',
    read: why,
    whom: name,
    text,
  });
  if (read.kind === 'none') return no(read, behind);
  const text = unquoted(read.text).replace(/^(?:to|for|für|um)\s*[:,]\s*/iu, '');
  if (read.kind !== 'moment') return no(read, text);
  if (text === '') return no({ kind: 'no_words', at: read.at }, text);
  return { ok: true, command: { kind: 'assist', case: wish.case, of, text, due: read.at } };
}
