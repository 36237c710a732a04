/** At the end of a shift, or before an absence, each open case of somebody is offered by itself, all of them by one press. */
import { sayRefusal } from '../../cards/answers/refusals.ts';
import { givenBack } from '../../cards/case/promises.ts';
import { sayNobodyForAll } from '../../cards/owning/refusals-of-owning.ts';
import { shiftOfferedCard, type ShiftOffered } from '../../cards/owning/shift-card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { Member } from '../../core/base/members.ts';
import type { HandTo } from '../../core/case/handover.ts';
import { openCasesOf } from '../../db/case/reading.ts';
import type { People } from '../../db/team/directory.ts';
import type { Caller } from '../caller.ts';
import type { Reply, Wish } from '../door/door.ts';
import { whomMeant } from '../door/owning/placed-handover.ts';
import { handle } from '../handle.ts';
import type { Shell } from '../shell.ts';

/** As many as are offered by one press; beyond them it is said once more. */
const MOST_OFFERED = 50;

interface Asker {
  readonly key: string;
  readonly member: Member;
  readonly caller: Caller;
  readonly viewer: Viewer;
}

/** Offers every open case; what cannot be offered is said, with why. Safe to repeat: each is answered under a key of its own. */
export async function handOverAll(
  shell: Shell,
  { key, member, caller, viewer }: Asker,
  wish: Extract<Wish, { kind: 'handover_all' }>,
): Promise<Reply> {
  const everybody = await shell.directory.now(shell.db.read);
  const meant = whomMeant(wish.typed, { ...everybody, caller });
  if (!meant.ok) {
    const say = givenBack(sayNobodyForAll(meant.name, viewer), `handover all ${wish.typed}`);
    return { ok: false, say, now: null };
  }
  const { to, because } = meant;
  const all = await openCasesOf(shell.db.read, shell.workspace, member.id, MOST_OFFERED + 1);
  const offered: CaseId[] = [];
  const left = new Map<string, CaseId[]>();
  for (const { id } of all.slice(0, MOST_OFFERED)) {
    const command = { kind: 'hand_over', case: id, to, because, why: wish.why } as const;
    const asked = { key: `${key}:${id}`, by: member.id, account: caller, command, at: caller.at };
    const handled = await handle(shell, asked);
    if (handled.ok) offered.push(id);
    else {
      const why = sayRefusal(handled.no, viewer).summary.replace(id, '…');
      left.set(why, [...(left.get(why) ?? []), id]);
    }
  }
  const said: ShiftOffered = {
    to: nameOf(everybody, to),
    offered,
    left: [...left].map(([why, cases]) => ({ why, cases })),
    over: Math.max(0, all.length - MOST_OFFERED),
  };
  return { ok: offered.length > 0, say: shiftOfferedCard(said, viewer), now: null };
}

const nameOf = ({ members, teams }: People, to: HandTo): string =>
  (to.kind === 'person'
    ? members.find(({ id }) => id === to.member)?.name
    : teams.find(({ id }) => id === to.team)?.name) ?? '…';
