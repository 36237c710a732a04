/** Members found by id, role and team without looking at everybody: what a command costs must not grow with the company. Pure. */
import type { MemberId, TeamId } from './ids.ts';
import type { Member, Workspace } from './members.ts';
import { rememberedOf } from './remembered.ts';

/** The part of a member that people are found by. */
interface Found {
  readonly id: MemberId;
  readonly role: string;
  readonly team: TeamId;
}

export interface PeopleIndex<M extends Found> {
  byId(id: MemberId): M | undefined;
  /** In the order of the members. */
  withRole(role: string): readonly M[];
  withRoleIn(role: string, team: TeamId): readonly M[];
  /** Where somebody stands in the order of the members; -1 for nobody. */
  place(id: MemberId): number;
}

const indexOf: (members: readonly Found[]) => PeopleIndex<Found> = rememberedOf(index);

/** The index of a list. Made the first time; the list must not be changed afterwards. */
export function peopleOf<M extends Found>(members: readonly M[]): PeopleIndex<M> {
  return indexOf(members) as PeopleIndex<M>;
}

function index<M extends Found>(members: readonly M[]): PeopleIndex<M> {
  const places = new Map<MemberId, number>();
  const roles = new Map<string, M[]>();
  const roleTeams = new Map<string, M[]>();
  for (const [n, member] of members.entries()) {
    if (!places.has(member.id)) places.set(member.id, n);
    add(roles, member.role, member);
    add(roleTeams, inTeam(member.role, member.team), member);
  }
  return {
    byId: (id) => members[places.get(id) ?? -1],
    withRole: (role) => roles.get(role) ?? [],
    withRoleIn: (role, team) => roleTeams.get(inTeam(role, team)) ?? [],
    place: (id) => places.get(id) ?? -1,
  };
}

function add<M>(to: Map<string, M[]>, key: string, member: M): void {
  const same = to.get(key);
  if (same === undefined) to.set(key, [member]);
  else same.push(member);
}

/** Whoever has this id, a person or an agent. */
export const whoIs = (house: Pick<Workspace, 'members' | 'agents'>, id: MemberId): Member | undefined =>
  peopleOf(house.members).byId(id) ?? house.agents?.find((agent) => agent.id === id);

/** A team's id holds no space, so that no two pairs look alike. */
function inTeam(role: string, team: TeamId): string {
  return `${team} ${role}`;
}

/** First names in lower case, each with the first member who has it. */
export const firstNamesOf = rememberedOf((members: readonly Member[]): ReadonlyMap<string, Member> => {
  const made = new Map<string, Member>();
  for (const member of members) {
    const name = (member.name.split(' ')[0] ?? member.name).toLowerCase();
    if (!made.has(name)) made.set(name, member);
  }
  return made;
});

/** Everybody who leads a team and works here, in the order of the members. */
export const leadsOf = rememberedOf((members: readonly Member[]): readonly Member[] =>
  members.filter((m) => m.lead && m.active),
);

/** The same by team. */
const leadsByTeam = rememberedOf((members: readonly Member[]): ReadonlyMap<TeamId, readonly Member[]> =>
  Map.groupBy(leadsOf(members), (m) => m.team),
);

/** Whoever leads the team and works here. */
export const leadsIn = (members: readonly Member[], team: TeamId): readonly Member[] =>
  leadsByTeam(members).get(team) ?? [];
