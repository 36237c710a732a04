/**
 * Which installation a request of Slack is for. In a channel shared with another company the person's workspace is not the
 * app's, and what is installed for a whole organisation may name no workspace at all. Pure.
 */
import { z } from 'zod';

const id = z.string().min(1).max(64).nullish().catch(null);
const named = z.object({ id }).nullish().catch(null);

const shape = z.object({
  view: z.object({ app_installed_team_id: id }).nullish().catch(null),
  authorizations: z
    .array(z.object({ team_id: id, enterprise_id: id }))
    .nullish()
    .catch(null),
  context_team_id: id,
  team: named,
  team_id: id,
  enterprise: named,
  enterprise_id: id,
  context_enterprise_id: id,
  user: z
    .union([z.object({ team_id: id }), z.string()])
    .nullish()
    .catch(null),
});

/**
 * Workspaces and organisations that may hold the installation, likeliest first. All of them come from the signed body. The
 * person's own workspace is asked only where nothing else is named: it may have an installation of its own.
 */
export function installedIn(body: object): readonly string[] {
  const read = shape.safeParse(body).data;
  if (read === undefined) return [];
  const authorized = read.authorizations?.[0];
  const ids = [
    read.view?.app_installed_team_id,
    authorized?.team_id,
    read.context_team_id,
    read.team?.id,
    read.team_id,
    authorized?.enterprise_id,
    read.context_enterprise_id,
    read.enterprise?.id,
    read.enterprise_id,
  ].filter((each): each is string => typeof each === 'string');
  const own = typeof read.user === 'object' ? (read.user?.team_id ?? null) : null;
  return ids.length > 0 || own === null ? [...new Set(ids)] : [own];
}
