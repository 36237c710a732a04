/** Whoever runs the fake workspace: user groups, and people who are deactivated. */
import type { Parts } from './parts.ts';
import { userJson } from './place-methods.ts';
import type { SlackTeam, UserGroup } from './state.ts';

export interface PeopleControls {
  /** The app was installed with what reading people takes: it is told of them as well. */
  readsPeople(): void;
  /** Makes a user group, or makes it anew; the app is told. */
  setGroup(id: string, group: UserGroup): void;
  /** Somebody is deactivated or comes back; the app is told unless `isUnheard`. */
  setDeactivated(user: string, deleted: boolean, isUnheard?: boolean): void;
}

/** `subscribed` grows with what the app is told of. */
export function peopleControls(
  { state, events }: Pick<Parts, 'state' | 'events'>,
  subscribed: string[],
): PeopleControls {
  const home = (): SlackTeam => {
    const team = state.teams.get(state.world.slack.team);
    if (team === undefined) throw new Error('the world has no workspace of its own');
    return team;
  };
  return {
    readsPeople: () => {
      for (const scope of ['usergroups:read', 'users:read', 'users:read.email']) state.scopes.add(scope);
      subscribed.push('subteam_created', 'subteam_updated', 'subteam_members_changed', 'user_change', 'team_join');
    },
    setGroup: (id, group) => {
      const before = state.userGroups.get(id);
      state.userGroups.set(id, group);
      const { id: team } = home();
      if (before === undefined)
        return events.emit(home(), { type: 'subteam_created', subteam: { id, team_id: team, handle: group.handle } });
      const added = group.users.filter((user) => !before.users.includes(user));
      const removed = before.users.filter((user) => !group.users.includes(user));
      events.emit(home(), {
        type: 'subteam_members_changed',
        subteam_id: id,
        team_id: team,
        added_users: added,
        added_users_count: String(added.length),
        removed_users: removed,
        removed_users_count: String(removed.length),
      });
    },
    setDeactivated: (id, deleted, isUnheard = false) => {
      const user = state.users.get(id);
      if (user === undefined) throw new Error(`there is no user ${id}`);
      user.deleted = deleted;
      if (!isUnheard)
        events.emit(home(), {
          type: 'user_change',
          user: userJson({ team: home(), args: { include_locale: true } }, user),
        });
    },
  };
}
