/** `away` and `back`: who stands in for whom, in one transaction; open requests are then looked at again, because others may decide now. */
import type { Absence } from '../../core/approval/absences.ts';
import { createHash } from 'node:crypto';
import { thingId, type CaseId } from '../../core/base/ids.ts';
import type { Member } from '../../core/base/members.ts';
import { UNATTENDED_MS } from '../../core/case/rules/owning/unattended.ts';
import { dayStartIn } from '../../core/base/time.ts';
import { awayCard, backCard, sayAwayRefusal } from '../../cards/team/away-card.ts';
import { absenceBlocks } from '../../cards/owning/shift-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { endAbsences, journalAbsence, setAbsence as writeAbsence } from '../../db/team/absences.ts';
import { lookAtCasesOf, lookAtWaiting } from '../../db/case/next-look.ts';
import { casesWithRequests, openCasesOf } from '../../db/case/reading.ts';
import { noteHouse } from '../../db/engine/house-journal.ts';
import { serialisable, type Tx } from '../../db/engine/serialisable.ts';
import type { Caller } from '../caller.ts';
import { personMeant } from '../person-meant.ts';
import { handle } from '../handle.ts';
import type { Reply, Wish } from '../door/door.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { Shell } from '../shell.ts';

const DAY_MS = 86_400_000;
/** The most where the policy says nothing; a day more, so that the same date of next year is within it. */
const YEAR_MS = 367 * DAY_MS;

/** More than these are told by their number. */
const MOST_OPEN = 100;

export interface AbsenceAsked {
  readonly key: string;
  readonly member: Member;
  readonly wish: Extract<Wish, { kind: 'away' | 'back' }>;
  readonly caller: Caller;
  readonly all: readonly Member[];
  readonly viewer: Viewer;
}

export async function setAbsence(shell: Shell, asked: AbsenceAsked): Promise<Reply> {
  return asked.wish.kind === 'back' ? await back(shell, asked) : await away(shell, asked, asked.wish);
}

/** Said once: what is written down of it goes by its delivery, which may be carried out again after a crash. */
async function away(shell: Shell, asked: AbsenceAsked, wish: Extract<Wish, { kind: 'away' }>): Promise<Reply> {
  const { member, caller, viewer, all } = asked;
  const from = wish.from === 'now' ? caller.at : dayStartIn(wish.from, member.zone);
  const until = dayStartIn(wish.until, member.zone);
  if (from === undefined || until === undefined) return no(sayAwayRefusal({ kind: 'no_such_day' }, viewer));
  if (until <= from || until <= caller.at) return no(sayAwayRefusal({ kind: 'wrong_way_round' }, viewer));
  const deputy = wish.deputy === null ? null : personMeant(wish.deputy, all, caller);
  if (deputy === undefined) return no(sayAwayRefusal({ kind: 'no_such_person', typed: wish.deputy ?? '' }, viewer));
  if (deputy?.id === member.id) return no(sayAwayRefusal({ kind: 'own_deputy' }, viewer));
  const { deputies, longestAbsence = YEAR_MS } = policyInForce(shell.policies(), caller.at)?.separation ?? {};
  if (deputy !== null && deputies?.includes(deputy.role) === false)
    return no(sayAwayRefusal({ kind: 'not_a_deputy', name: deputy.name, roles: deputies }, viewer));
  if (until.getTime() - from.getTime() > longestAbsence)
    return no(sayAwayRefusal({ kind: 'too_long', days: Math.floor(longestAbsence / DAY_MS) }, viewer));
  if (from.getTime() - caller.at.getTime() > YEAR_MS) return no(sayAwayRefusal({ kind: 'too_far' }, viewer));
  const absence = { member: member.id, from, until, deputy: deputy?.id ?? null };
  await serialisable(shell.db, async (tx) => {
    if (!(await journal(shell, tx, asked, absence))) return;
    await writeAbsence(tx, shell.workspace, {
      ...absence,
      id: shell.newId('abs'),
      madeBy: member.id,
      madeAt: caller.at,
    });
    await lookAtCasesOf(tx, shell.workspace, member.id, new Date(from.getTime() + UNATTENDED_MS));
    await lookAgain(shell, tx, caller.at);
  });
  const open = await openCasesOf(shell.db.read, shell.workspace, member.id, MOST_OPEN);
  const people = deputy === null ? [] : [{ typed: deputy.id, name: deputy.name }];
  const card = awayCard(absence, viewer);
  const who = absenceBlocks({ open, people }, new Date(from.getTime() + UNATTENDED_MS), viewer);
  return { ok: true, say: { ...card, blocks: [...card.blocks, ...who] }, now: null };
}

async function back(shell: Shell, asked: AbsenceAsked): Promise<Reply> {
  const { member, caller, viewer } = asked;
  const ended = await serialisable(shell.db, async (tx) => {
    const count = await endAbsences(tx, shell.workspace, member.id, caller.at);
    if (count > 0) await journal(shell, tx, asked, null);
    await lookAgain(shell, tx, caller.at);
    return count;
  });
  return { ok: true, say: backCard(ended > 0, viewer), now: null };
}

/** False when this delivery has written it down before. */
async function journal(
  shell: Shell,
  tx: Tx,
  { key, member, caller }: Pick<AbsenceAsked, 'key' | 'member' | 'caller'>,
  absence: Absence | null,
): Promise<boolean> {
  const id = thingId.parse(`abs_${createHash('sha256').update(key).digest('base64url').slice(0, 24)}`);
  const { id: who } = member;
  if (!(await journalAbsence(tx, shell.workspace, { id, member: who, by: who, at: caller.at, absence }))) return false;
  await noteHouse(tx, shell.workspace, {
    kind: absence === null ? 'back' : 'away',
    by: { kind: 'member', member: who },
    at: caller.at,
    details:
      absence === null
        ? {}
        : { from: absence.from.toISOString(), until: absence.until.toISOString(), deputy: absence.deputy },
  });
  return true;
}

const no = (say: Card): Reply => ({ ok: false, say, now: null });

/** Cases that wait for a decision are looked at, so that their cards name who can decide; each knows itself when somebody goes or is back. */
async function lookAgain(shell: Shell, tx: Tx, at: Date): Promise<void> {
  await lookAtWaiting(tx, shell.workspace, at);
  const cases = await casesWithRequests(tx, shell.workspace);
  const key = (id: CaseId): string => `timer:${id}:absence-${at.toISOString()}`;
  const lookAt = async (): Promise<void> => {
    for (const id of cases)
      await handle(shell, { key: key(id), by: null, command: { kind: 'look_again', case: id }, at });
  };
  tx.afterCommit(() => shell.outbox?.after(lookAt));
}
