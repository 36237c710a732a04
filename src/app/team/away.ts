/** `away` and `back`: who stands in for whom, in one transaction; open requests are then looked at again, because others may decide now. */
import type { Absence } from '../../core/approval/absences.ts';
import { createHash } from 'node:crypto';
import { thingId, type CaseId } from '../../core/base/ids.ts';
import type { Member, Platform } from '../../core/base/members.ts';
import { UNATTENDED_MS } from '../../core/case/rules/owning/unattended.ts';
import { dayStartIn } from '../../core/base/time.ts';
import { awayCard, backCard, sayAwayRefusal } from '../../cards/team/away-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { endAbsences, journalAbsence, setAbsence as writeAbsence } from '../../db/team/absences.ts';
import { lookAtCasesOf, lookAtWaiting } from '../../db/case/next-look.ts';
import { casesWithRequests } from '../../db/case/reading.ts';
import { serialisable, type Tx } from '../../db/engine/serialisable.ts';
import type { Caller } from '../caller.ts';
import { handle } from '../handle.ts';
import type { Reply, Wish } from '../door/door.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { Shell } from '../shell.ts';

const DAY_MS = 86_400_000;
/** The most where the policy says nothing; a day more, so that the same date of next year is within it. */
const YEAR_MS = 367 * DAY_MS;

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
  return { ok: true, say: awayCard(absence, viewer), now: null };
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
  return await journalAbsence(tx, shell.workspace, { id, member: member.id, by: member.id, at: caller.at, absence });
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

/** A mention by the platform's id, by the name it carries where that id is not ours, or a name as people type it: full, first, or the key in the configuration. Undefined when none or several fit. */
export function personMeant(
  typed: string,
  all: readonly Member[],
  caller: { readonly platform: Platform; readonly place: string },
): Member | undefined {
  const active = all.filter((m) => m.active);
  const [, id, shown] = /^<@([^>|]+)(?:\|([^>]*))?>$/.exec(typed.trim()) ?? [];
  if (id !== undefined) {
    const known = active.find((m) =>
      m.identities.some((i) => i.platform === caller.platform && i.place === caller.place && i.user === id),
    );
    return known ?? (shown === undefined || shown === '' ? undefined : personMeant(shown, all, caller));
  }
  const name = typed.trim().replace(/^@/, '').toLowerCase();
  const names = new Set([name, asSpoken(name)]);
  const byUser = active.find((m) =>
    m.identities.some((i) => i.platform === caller.platform && i.user.toLowerCase() === name),
  );
  const called = (m: Member): readonly string[] => {
    const whole = m.name.toLowerCase();
    return [m.id, whole, asSpoken(whole), whole.split(' ')[0] ?? whole];
  };
  const fitting = active.filter((m) => called(m).some((one) => names.has(one)));
  return byUser ?? (fitting.length === 1 ? fitting[0] : undefined);
}

/** As directories write names, and as people say them: `okafor, gil (aurora)` is `gil okafor`. */
function asSpoken(name: string): string {
  const [surname = '', ...given] = name
    .replaceAll(/\([^()]{0,100}\)|\[[^[\]]{0,100}\]/g, ' ')
    .split(',')
    .map((part) => part.trim());
  return [...given, surname].join(' ').replaceAll(/\s+/g, ' ').trim();
}
