/** A person of Slack as a source of people tells of them. Pure. */
import { z } from 'zod';
import type { Account } from '../../../core/people/account.ts';
import { tidyLocale, tidyMail, tidyName, tidyZone } from '../../../core/people/tidy.ts';

export const slackUser = z.object({
  id: z.string().min(1).max(64),
  team_id: z.string().max(64).nullish(),
  name: z.string().max(1_000).nullish(),
  real_name: z.string().max(1_000).nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_email_confirmed: z.boolean().nullish(),
  tz: z.string().max(200).nullish(),
  locale: z.string().max(200).nullish(),
  profile: z
    .object({ real_name: z.string().max(1_000).nullish(), email: z.string().max(500).nullish() })
    .nullish()
    .catch(null),
});
export type SlackUser = z.infer<typeof slackUser>;

/** Null of bots. `groups`: ids of user groups. */
export function accountOfSlack(user: SlackUser, team: string, groups: readonly string[]): Account | null {
  if (user.is_bot === true || user.id === 'USLACKBOT') return null;
  const { profile } = user;
  return {
    source: 'slack',
    id: user.id,
    name: tidyName(profile?.real_name ?? user.real_name ?? user.name),
    // whoever typed an address has not shown that it is theirs
    email: user.is_email_confirmed === true ? tidyMail(profile?.email) : null,
    identities: [{ platform: 'slack', place: team, user: user.id }],
    active: user.deleted !== true,
    groups: [...groups].toSorted(),
    zone: tidyZone(user.tz),
    locale: tidyLocale(user.locale),
  };
}
