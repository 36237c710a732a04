/** The part of amends.yaml that says in which channels Amends listens. Pure. */
import { z } from 'zod';
import { memberId, teamId, type MemberId, type TeamId } from '../base/ids.ts';
import type { Platform } from '../base/members.ts';
import { MOST_AN_HOUR, type Post } from './murmur.ts';

const channel = z.string().min(1).max(200);

/** One of `listen`. */
export const listenSchema = z
  .strictObject({
    slack: channel.optional(),
    teams: channel.optional(),
    team: teamId,
    offers: z.enum(['thread', 'lead']).default('thread'),
    opens: z.enum(['offered', 'always']).default('offered'),
    owner: memberId.optional(),
    most_per_hour: z.int().min(1).max(60).default(MOST_AN_HOUR),
  })
  .superRefine(({ slack, teams, opens, owner }, context) => {
    const add = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if ((slack === undefined) === (teams === undefined))
      add('slack', 'names no channel, or two: write one of `slack` and `teams`');
    if (opens === 'always' && owner === undefined)
      add('owner', 'is missing: somebody owns the cases that `opens: always` opens');
    if (opens === 'offered' && owner !== undefined)
      add('owner', 'is whoever logs it; a name goes with `opens: always` only');
  });
export type ListenNamed = z.infer<typeof listenSchema>;

interface Named {
  readonly teams: ReadonlySet<string>;
  readonly people: readonly { readonly id: MemberId; readonly team: TeamId }[];
}

/** What names nobody of the file, or a channel twice; by the place in the list. */
export function faultsOfListen(
  all: readonly ListenNamed[],
  { teams, people }: Named,
): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  const seen = new Set<string>();
  return all.flatMap(({ slack, teams: inTeams, team, owner }, i) => {
    const id = slack ?? inTeams ?? '';
    const isTwice = seen.has(id);
    seen.add(id);
    const at = (key: string, message: string) => ({ path: ['listen', i, key], message });
    return [
      ...(isTwice ? [at(slack === undefined ? 'teams' : 'slack', `channel "${id}" stands here twice`)] : []),
      ...(teams.has(team) ? [] : [at('team', `there is no team "${team}"`)]),
      ...(owner === undefined || people.some((one) => one.id === owner && one.team === team)
        ? []
        : [at('owner', `there is no person "${owner}" in team "${team}", where its cases go`)]),
    ];
  });
}

/** `places`: the Slack workspace and the Teams tenant; a channel of a platform without one is nowhere. */
export function postsOf(
  all: readonly ListenNamed[],
  places: Readonly<Record<Platform, string | null>>,
): readonly Post[] {
  return all.flatMap((one): Post[] => {
    const platform = one.slack === undefined ? 'teams' : 'slack';
    const place = places[platform];
    const named = one.slack ?? one.teams;
    if (place === null || named === undefined) return [];
    const { team, offers, owner = null, most_per_hour: mostAnHour } = one;
    return [{ platform, place, channel: named, team, offers, opensFor: owner, mostAnHour }];
  });
}
