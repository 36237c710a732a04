/** Messages that are about no case: a storm, a budget, another message. Drawn as they should look now. Reads only. */
import { policyInForce } from '../../core/policy/in-force.ts';
import { memberId, type TeamId, type ThingId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Member, Platform, Team } from '../../core/base/members.ts';
import { dayStartIn } from '../../core/base/time.ts';
import { undeliveredCard } from '../../cards/answers/delivery.ts';
import { budgetCard } from '../../cards/team/budget-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import { insteadCard } from '../../cards/weekly/note-card.ts';
import { outageCard } from '../../cards/team/outage-card.ts';
import { stormCard, type StormView } from '../../cards/team/storm-card.ts';
import { readOutage } from '../../db/team/outages.ts';
import { readStorm, type StormKept } from '../../db/team/storms.ts';
import { standingAt } from '../views/budget-standing.ts';
import { readerOf, viewerOf } from '../views/case-view.ts';
import type { Shell } from '../shell.ts';
import { drawDigest } from './draw-digest.ts';

/** The announcement as it should look now; undefined when there is no such storm. */
export async function drawStorm(shell: Shell, id: ThingId, platform: Platform): Promise<Card | undefined> {
  const storm = await readStorm(shell.db.read, shell.workspace, id);
  const workspace = await shell.directory.now(shell.db.read);
  if (storm === null) return undefined;
  const reader = readerOf(workspace.teams, storm.team);
  const viewer = viewerOf(shell, { members: workspace.members }, reader, platform);
  const rule = policyInForce(shell.policies(), storm.from)?.storm ?? null;
  return stormCard({ ...storm, ended: endedOf(storm), rule, viewer });
}

function endedOf({ endedAt, endedBy }: StormKept): StormView['ended'] {
  if (endedAt === null || endedBy === null) return null;
  return { at: endedAt, by: endedBy === 'time' || endedBy === 'budget' ? endedBy : memberId.parse(endedBy) };
}

/** Undefined when the policy has no such budget any more. */
export async function drawBudget(
  shell: Shell,
  subject: Extract<MessageSubject, { readonly kind: 'budget' }>,
  platform: Platform,
): Promise<Card | undefined> {
  const policy = policyInForce(shell.policies(), shell.now());
  const budget = policy?.budgets.find((b) => b.id === subject.budget);
  const start = policy === null ? undefined : dayStartIn(subject.day, policy.zone);
  if (policy === null || budget === undefined || start === undefined) return undefined;
  const standing = await standingAt(shell, policy, budget, start);
  const members = (await shell.directory.now(shell.db.read)).members;
  const viewer = viewerOf(shell, { members }, members.find((m) => m.id === subject.to) ?? null, platform);
  return standing === null ? undefined : budgetCard(standing, subject, viewer, policy.zone);
}

/** The card of an outage as it should look now; undefined when there is no such outage. */
export async function drawOutage(shell: Shell, id: ThingId, platform: Platform): Promise<Card | undefined> {
  const outage = await readOutage(shell.db.read, shell.workspace, id);
  const workspace = await shell.directory.now(shell.db.read);
  if (outage === null) return undefined;
  const reader = readerOf(workspace.teams, outage.team);
  const viewer = viewerOf(shell, { members: workspace.members }, reader, platform);
  return outageCard({
    ...outage,
    budget: policyInForce(shell.policies(), shell.now())?.outages?.budget ?? null,
    viewer,
  });
}

export async function drawUndelivered(
  shell: Shell,
  subject: Extract<MessageSubject, { readonly kind: 'undelivered' }>,
  platform: Platform,
): Promise<Card> {
  const { members, teams } = await shell.directory.now(shell.db.read);
  const instead = await digestInstead(shell, subject, { members, teams }, platform);
  if (instead !== undefined) return instead;
  const reader = whoCanBeTold(members, subject.of, platform).find(({ id, lead }) =>
    subject.to === undefined ? lead : id === subject.to,
  );
  return undeliveredCard(subject, viewerOf(shell, { members }, reader ?? null, platform));
}

/** A digest that found no channel, whole, for whoever leads its team. */
async function digestInstead(
  shell: Shell,
  subject: Extract<MessageSubject, { kind: 'undelivered' }>,
  { members, teams }: { readonly members: readonly Member[]; readonly teams: readonly Team[] },
  platform: Platform,
): Promise<Card | undefined> {
  const { of } = subject;
  if (of.kind !== 'digest' || subject.to !== undefined) return undefined;
  const lead = leadOf(members, of.team);
  const card = lead && (await drawDigest(shell, of, platform));
  const team = teams.find(({ id }) => id === of.team)?.name ?? of.team;
  return lead && card && insteadCard(card, subject, team, lead);
}

/** Who leads a team and can be written to. */
export const leadOf = (members: readonly Member[], team: TeamId): Member | undefined =>
  members.find((m) => m.active && m.lead && m.team === team && m.identities.length > 0);

/** Of what cannot be delivered on a platform: anybody who is there, but the one it was for. */
export function whoCanBeTold(members: readonly Member[], of: MessageSubject, platform: Platform): readonly Member[] {
  const unreached = of.kind === 'request' ? of.to : null;
  return members.filter((m) => m.active && m.id !== unreached && m.identities.some((i) => i.platform === platform));
}
