/** What somebody would hand over at the end of a shift, and to whom it could go. Reads only. */
import { givenBack } from '../../cards/case/promises.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { sayNobodyForAll } from '../../cards/owning/refusals-of-owning.ts';
import { shiftCard, type CouldTake } from '../../cards/owning/shift-card.ts';
import { isAway } from '../../core/approval/absences.ts';
import type { Member } from '../../core/base/members.ts';
import type { HandTo } from '../../core/case/handover.ts';
import { openCasesOf } from '../../db/case/reading.ts';
import type { People } from '../../db/team/directory.ts';
import type { Caller } from '../caller.ts';
import { whomMeant } from '../door/owning/placed-handover.ts';
import type { Shell } from '../shell.ts';

/** More than these are told by their number. */
const MOST_OPEN = 100;

interface Asker {
  readonly member: Member;
  readonly caller: Caller;
  readonly viewer: Viewer;
}

/** What would be handed over, and to whom; `typed` names somebody, or nobody. */
export async function shiftOf(shell: Shell, { member, caller, viewer }: Asker, typed: string | null): Promise<Card> {
  const everybody = await shell.directory.now(shell.db.read);
  const meant = typed === null ? undefined : whomMeant(typed, { ...everybody, caller });
  if (meant?.ok === false) return givenBack(sayNobodyForAll(meant.name, viewer), `handover ${typed ?? ''}`);
  const open = await openCasesOf(shell.db.read, shell.workspace, member.id, MOST_OPEN);
  const people = meant === undefined ? hereWith(everybody, member, caller.at) : namedBy(everybody, meant.to);
  return shiftCard({ open, people, because: meant?.because ?? null }, viewer);
}

/** Colleagues of the team who are here, those who lead it first. */
function hereWith({ members, absences }: People, member: Member, at: Date): readonly CouldTake[] {
  return members
    .filter((m) => m.active && m.team === member.team && m.id !== member.id && !isAway(absences, m.id, at))
    .toSorted((a, b) => Number(b.lead) - Number(a.lead) || a.name.localeCompare(b.name, 'en'))
    .map(asTyped);
}

const asTyped = ({ id, name }: Pick<Member, 'id' | 'name'>): CouldTake => ({ typed: id, name });

const namedBy = ({ members, teams }: People, to: HandTo): readonly CouldTake[] =>
  to.kind === 'person'
    ? members.filter(({ id }) => id === to.member).map(asTyped)
    : teams.filter(({ id }) => id === to.team).map(({ id, name }) => ({ typed: `team ${id}`, name }));
