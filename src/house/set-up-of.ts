/** What of an organisation is set up, as the app is told of it. Pure. */
import type { SetUpNow } from '../app/keep/set-up.ts';
import { rememberedOf } from '../core/base/remembered.ts';
import type { Organisation } from '../organisation.ts';
import { valuesOf } from '../organisation-settings.ts';

/** Made once for each organisation: there may be tens of thousands of people in it. */
export const setUpOf = rememberedOf(({ admins, slackTeam, teamsTenant, from, workspace }: Organisation): SetUpNow => {
  const named = new Map(from.named.teams.map((team) => [team.id, valuesOf(team)]));
  const zones = new Map(workspace.teams.map(({ id, zone }) => [id, zone]));
  return {
    admins,
    teams: from.file.teams.map((team) => ({
      id: team.id,
      named: named.get(team.id) ?? null,
      values: valuesOf(team),
      zone: zones.get(team.id) ?? 'UTC',
    })),
    people: new Set(from.named.people.map(({ id }) => id)),
    places: {
      ...(slackTeam !== null && { slack: slackTeam }),
      ...(teamsTenant !== null && { teams: teamsTenant }),
    },
    settings: from.settings,
  };
});
