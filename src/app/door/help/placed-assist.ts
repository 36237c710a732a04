/** Help as it was asked for in words → the command: whom, by when, what; or what has to be asked first. Pure. */
import type { Member, Platform, Team } from '../../../core/base/members.ts';
import { readMoment } from '../../../core/base/read-moment.ts';
import { unquoted } from '../../../core/base/typed.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { AskedFor } from '../../../core/case/help.ts';
import { personMeant } from '../../team/away.ts';
import type { Wish } from '../door.ts';
import type { MomentNotTaken } from '../placed-promise.ts';

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

/** Who could be meant, and where it was typed. */
export interface Around {
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  readonly caller: { readonly platform: Platform; readonly place: string };
}

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

/** "Team front desk" and "María del Mar Ruiz" are four. */
const LONGEST_NAME = 4;

/** A mention; or what may be a name, the longest first. */
function namesIn(typed: string): readonly string[] {
  const mention = /^<@[^>]{1,200}>/.exec(typed)?.[0];
  if (mention !== undefined) return [mention];
  const words = [...typed.slice(0, 200).matchAll(/\S+/gu)].slice(0, LONGEST_NAME);
  return words.map((word) => typed.slice(0, word.index + word[0].length).replace(/[,;:.]+$/u, '')).toReversed();
}

function meant(name: string, { members, teams, caller }: Around): AskedFor | undefined {
  const called = name
    .replace(/^@/u, '')
    .replace(/^(?:the\s+|das\s+)?team\s+|\s+team$/iu, '')
    .replace(/^@/u, '')
    .toLowerCase();
  const team = teams.find((t) => t.id === called || t.name.toLowerCase() === called);
  const person = /^(?:the\s+|das\s+)?team\s/iu.test(name) ? undefined : personMeant(name, members, caller);
  if (person !== undefined) return { kind: 'person', member: person.id };
  return team && { kind: 'team', team: team.id };
}
