/**
 * Which installation a request of Slack is for, and which workspace the person belongs to. In a channel shared with another
 * company the person's workspace is not the app's, and what is installed for a whole organisation may name no workspace. Pure.
 */
import { z } from 'zod';

const id = z.string().min(1).max(64).nullish().catch(null);
const named = z.object({ id, enterprise_id: id }).nullish().catch(null);
// of a command it is a word
const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
  .nullish()
  .catch(null);

const shape = z.object({
  view: z.object({ app_installed_team_id: id }).nullish().catch(null),
  authorizations: z
    .array(z.object({ team_id: id, enterprise_id: id, is_enterprise_install: flag }))
    .nullish()
    .catch(null),
  is_enterprise_install: flag,
  context_team_id: id,
  context_enterprise_id: id,
  team: named,
  team_id: id,
  enterprise: named,
  enterprise_id: id,
  user: z
    .union([z.object({ team_id: id }), z.string()])
    .nullish()
    .catch(null),
});
type Body = z.infer<typeof shape>;

/** Where a request comes from, by what Slack signed alone. Places are ids of workspaces (`T…`) and of organisations (`E…`). */
export interface Where {
  /** Places that may hold the installation it is for, likeliest first; empty when it names none. */
  readonly installed: readonly string[];
  /** The place the person belongs to; another one for guests of a shared channel. */
  readonly home: string | null;
  /**
   * The place an event about an installation itself is about: what is said outermost, and nothing beside it. Null where none is
   * named.
   */
  readonly subject: string | null;
  /** Workspaces with the organisation each is said to be part of. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly workspace: string;
  readonly organisation: string;
}

const NOWHERE: Where = { installed: [], home: null, subject: null, parts: [] };

/** By Slack's own letters: an organisation's id may stand where a workspace's is looked for. */
export const isOrganisation = (place: string): boolean => place.startsWith('E');

export function whereIn(body: object): Where {
  const read = shape.safeParse(body).data;
  if (read === undefined) return NOWHERE;
  const own = typeof read.user === 'object' ? (read.user?.team_id ?? null) : null;
  const ids = placesIn(read);
  // the person's own workspace is asked only where nothing else is named: it may have an installation of its own
  const installed = ids.length > 0 || own === null ? ids : [own];
  return {
    installed,
    home: own ?? read.team?.id ?? read.team_id ?? installed[0] ?? null,
    subject: subjectOf(read),
    parts: partsIn(read),
  };
}

function placesIn(read: Body): readonly string[] {
  const [authorized] = read.authorizations ?? [];
  const shown = read.view?.app_installed_team_id ?? null;
  const isWhole = authorized?.is_enterprise_install ?? read.is_enterprise_install ?? false;
  // a form says outright whose it is: of a workspace shown beside it, it is only said that somebody of there filled it in
  const others = shown === null ? [authorized?.team_id, read.context_team_id, read.team?.id, read.team_id] : [];
  const isOfWhole = shown === null || isWhole || read.team == null || read.team.id === shown;
  const organisations = isOfWhole
    ? [authorized?.enterprise_id, read.context_enterprise_id, read.enterprise?.id, read.enterprise_id]
    : [];
  const all = [shown, ...others, ...organisations].filter((each): each is string => typeof each === 'string');
  const first = all.filter((each) => isOrganisation(each) === isWhole);
  return [...new Set([...first, ...all])];
}

function subjectOf(read: Body): string | null {
  const [authorized] = read.authorizations ?? [];
  const isWhole = authorized?.is_enterprise_install ?? read.is_enterprise_install ?? false;
  return (isWhole ? null : read.team_id) ?? read.enterprise_id ?? authorized?.enterprise_id ?? null;
}

/** Both are of one object each: what is told of the person is not put together with what is told of the app. */
function partsIn(read: Body): readonly Part[] {
  const pairs = [
    ...(read.authorizations ?? []).map((each) => [each.team_id, each.enterprise_id]),
    [read.context_team_id, read.context_enterprise_id],
    [read.team?.id, read.team?.enterprise_id],
    [read.team_id, read.enterprise_id],
  ];
  return pairs.flatMap(([workspace, organisation]) =>
    workspace != null && organisation != null && !isOrganisation(workspace) && isOrganisation(organisation)
      ? [{ workspace, organisation }]
      : [],
  );
}
