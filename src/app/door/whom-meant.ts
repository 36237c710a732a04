/** Whom somebody names at the beginning of what they type: a mention, a colleague, or a team. Pure. */
import type { Member, Platform, Team } from '../../core/base/members.ts';
import type { HandTo } from '../../core/case/handover.ts';
import { personMeant } from '../person-meant.ts';

/** Who could be meant, and from where it was typed. */
export interface Around {
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  readonly caller: { readonly platform: Platform; readonly place: string };
}

/** "Team front desk" and "María del Mar Ruiz" are four. */
const LONGEST_NAME = 4;

/** A mention; or what may be a name, the longest first. */
export function namesIn(typed: string): readonly string[] {
  const mention = /^<@[^>]{1,200}>/.exec(typed)?.[0];
  if (mention !== undefined) return [mention];
  const words = [...typed.slice(0, 200).matchAll(/\S+/gu)].slice(0, LONGEST_NAME);
  return words.map((word) => typed.slice(0, word.index + word[0].length).replace(/[,;:.]+$/u, '')).toReversed();
}

const AS_TEAM = /^(?:the\s+|das\s+)?team\s+/iu;

/** Undefined where it is nobody's name, or that of several. */
export function meant(name: string, { members, teams, caller }: Around): HandTo | undefined {
  const person = AS_TEAM.test(name) ? undefined : personMeant(name, members, caller);
  if (person !== undefined) return { kind: 'person', member: person.id };
  const called = name
    .replace(AS_TEAM, '')
    .replace(/\s+team$/iu, '')
    .replace(/^@/u, '')
    .toLowerCase();
  const team = teams.find((t) => t.id === called || t.name.toLowerCase() === called);
  return team && { kind: 'team', team: team.id };
}
