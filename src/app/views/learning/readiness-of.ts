/** Somebody's own facts of the last months, for themselves; and the card for a lead, of whoever asked for more authority. Reads only. */
import type { Member } from '../../../core/base/members.ts';
import type { MessageSubject } from '../../../core/base/message-subject.ts';
import {
  mayTalk,
  readinessFrom,
  readinessOf,
  rolesNextAbove,
  standsStill,
  type Readiness,
} from '../../../core/learning/readiness.ts';
import { policyInForce } from '../../../core/policy/in-force.ts';
import { authorityNote, readinessCard } from '../../../cards/learning/readiness-card.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { latestAsked, ownCasesSince, readAsked, readWhy } from '../../../db/learning/authority.ts';
import { practisedOf } from '../../../db/learning/practice.ts';
import type { Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';

interface Asker {
  readonly member: Member;
  readonly viewer: Viewer;
  readonly caller: Caller;
}

async function factsOf(shell: Shell, member: Member, at: Date): Promise<Readiness> {
  const { read } = shell.db;
  const cases = await ownCasesSince(read, shell.workspace, member.id, readinessFrom(at));
  return readinessOf(member.id, cases, await practisedOf(read, shell.workspace, member.id), at);
}

export async function readiness(shell: Shell, { member, viewer, caller }: Asker): Promise<Card> {
  const facts = await factsOf(shell, member, caller.at);
  const asked = await latestAsked(shell.db.read, shell.workspace, member.id);
  return readinessCard(facts, asked !== null && standsStill(asked, caller.at) ? asked : null, viewer);
}

/** For a lead: what is asked, with the facts of whoever asked as they were then; for that person: who talks with them. */
export async function drawAuthority(
  shell: Shell,
  subject: Extract<MessageSubject, { kind: 'learning' }>,
  { to, members, viewer }: { readonly to: Member; readonly members: readonly Member[]; readonly viewer: Viewer },
): Promise<Card | undefined> {
  const asked = await readAsked(shell.db.read, shell.workspace, subject.of);
  const person = members.find(({ id }) => id === asked?.member);
  if (asked === null || person === undefined) return undefined;
  if (to.id === person.id) return authorityNote(subject, { kind: 'talks', asked }, viewer);
  if (!mayTalk(to, asked)) return undefined;
  const policy = policyInForce(shell.policies(), asked.at);
  return authorityNote(
    subject,
    {
      kind: 'asked',
      asked,
      why: await readWhy(shell.db.read, shell.sealer, shell.workspace, asked.id),
      facts: await factsOf(shell, person, asked.at),
      role: person.role,
      roles: policy === null ? [] : rolesNextAbove(policy, person, asked.at),
    },
    viewer,
  );
}
