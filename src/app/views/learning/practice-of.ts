/** A situation to practise with, as it stands for whoever plays it: a case in memory, judged by the policy and their role as they are, with nothing spent. Reads only. */
import { NO_SUMS } from '../../../core/authority/lane-sums.ts';
import type { Member } from '../../../core/base/members.ts';
import { policyInForce } from '../../../core/policy/in-force.ts';
import { drillsOf, nextDrill, practiceCase } from '../../../core/learning/practice.ts';
import type { Drill } from '../../../core/triage/drills.ts';
import { suggest } from '../../../core/triage/suggest.ts';
import { languageOf } from '../../../cards/words/language.ts';
import { drillCard, noDrill, practisedCard, type DrillSeen } from '../../../cards/learning/practice-card.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { practisedOf } from '../../../db/learning/practice.ts';
import { absencesFrom } from '../../../db/team/absences.ts';
import type { Caller } from '../../caller.ts';
import { circumstancesOf } from '../../circumstances.ts';
import type { Question } from '../../door/door.ts';
import type { Shell } from '../../shell.ts';

interface Player {
  readonly member: Member;
  readonly viewer: Viewer;
  readonly caller: Caller;
}

export const drillsHere = (shell: Shell, at: Date): readonly Drill[] =>
  drillsOf(shell.packs, policyInForce(shell.policies(), at)?.pack?.source);

export async function practiceOf(
  shell: Shell,
  { drill: named, after }: Extract<Question, { kind: 'practice' }>,
  player: Player,
): Promise<Card> {
  const { member, viewer, caller } = player;
  const drills = drillsHere(shell, caller.at);
  const done = await practisedOf(shell.db.read, shell.workspace, member.id);
  const drill = named === null ? nextDrill(drills, done, after) : drills.find(({ id }) => id === named);
  const seen = drill && (await drillSeen(shell, drill, player));
  return seen === undefined ? noDrill(named, drills.length > 0, viewer) : drillCard(seen, viewer);
}

/** The situation with what this person may give in it; undefined where it could not even be logged. */
export async function drillSeen(
  shell: Shell,
  drill: Drill,
  { member, viewer, caller: { at } }: Player,
): Promise<DrillSeen | undefined> {
  const [people, absences] = await Promise.all([
    shell.directory.now(shell.db.read),
    absencesFrom(shell.db.read, shell.workspace, at),
  ]);
  const { members, teams } = people;
  const nothing = {
    people,
    case: null,
    identities: [],
    head: { seq: 0, hash: '' },
    number: null,
    member,
    members,
    teams,
    ledger: [],
    sums: NO_SUMS,
    absences,
    storms: [],
    outages: [],
    ledgerSeq: 0n,
    like: [],
  };
  const ctx = circumstancesOf(shell, nothing, { at, policy: policyInForce(shell.policies(), at), likeCases: [] });
  const c = practiceCase(drill, languageOf(viewer.locale), member, ctx);
  if (c === null) return undefined;
  const { advice, bundles } = suggest(c, member, ctx, shell.packs);
  return { drill, case: c, advice, offers: bundles };
}

export async function practisedBy(shell: Shell, { member, viewer, caller }: Player): Promise<Card> {
  const done = await practisedOf(shell.db.read, shell.workspace, member.id);
  return practisedCard(done, drillsHere(shell, caller.at), viewer);
}
