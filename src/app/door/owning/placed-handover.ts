/** A handover as it was typed → the command: who is meant is looked up among those who work here. Pure. */
import type { Member, Platform, Team } from '../../../core/base/members.ts';
import { unquoted } from '../../../core/base/typed.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { HandTo } from '../../../core/case/handover.ts';
import { personMeant } from '../../team/away.ts';
import { splitReason, withoutBecause } from '../hearing.ts';
import type { Wish } from '../door.ts';

/** Who could be meant, and from where it was typed. */
export interface Around {
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  readonly caller: { readonly platform: Platform; readonly place: string };
}

export type Placed<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly name: string };

export function placedHandover(
  wish: Extract<Wish, { kind: 'handover' }>,
  around: Around,
): Placed<{ readonly command: Command }> {
  const read = whomMeant(wish.typed, around);
  if (!read.ok) return read;
  return { ok: true, command: { kind: 'hand_over', case: wish.case, to: read.to, because: read.because } };
}

/** "@bob the guest calls at five" · "Bob Lang because …" · "team kitchen …": whom, and the sentence; null where there is none. */
export function whomMeant(
  typed: string,
  around: Around,
): Placed<{ readonly to: HandTo; readonly because: string | null }> {
  const [before, reason] = splitReason(typed);
  const whole = reason === undefined ? undefined : meant(before, around);
  if (whole !== undefined) return { ok: true, to: whole, because: unquoted(reason ?? '') };
  for (const name of namesIn(typed)) {
    const to = meant(name, around);
    if (to === undefined) continue;
    const behind = typed.slice(name.length).replace(/^[\s,;:.–-]+/u, '');
    const because = unquoted(withoutBecause(behind));
    return { ok: true, to, because: because === '' ? null : because };
  }
  return { ok: false, name: namesIn(typed).at(-1) ?? typed };
}

/** A mention; or what may be a name, the longest first. */
function namesIn(typed: string): readonly string[] {
  const mention = /^<@[^>]{1,200}>/.exec(typed)?.[0];
  if (mention !== undefined) return [mention];
  const words = [...typed.slice(0, 200).matchAll(/\S+/gu)].slice(0, LONGEST_NAME);
  return words.map((word) => typed.slice(0, word.index + word[0].length).replace(/[,;:.]+$/u, '')).toReversed();
}

/** "Team front desk" and "María del Mar Ruiz" are four. */
const LONGEST_NAME = 4;

function meant(name: string, { members, teams, caller }: Around): HandTo | undefined {
  const asTeam = /^team\s+/iu.test(name);
  const person = asTeam ? undefined : personMeant(name, members, caller);
  if (person !== undefined) return { kind: 'person', member: person.id };
  const called = name
    .replace(/^team\s+/iu, '')
    .replace(/^@/u, '')
    .toLowerCase();
  const team = teams.find((t) => t.id === called || t.name.toLowerCase() === called);
  return team && { kind: 'team', team: team.id };
}
