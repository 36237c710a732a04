/**
 * What Slack gives for a workspace or a whole organisation that installs Amends, as it is kept: only what is needed to speak as
 * the app, nothing of the person who installed it. Pure.
 */
import { z } from 'zod';

const named = z.object({ id: z.string().min(1), name: z.string().optional() });

const kept = z.object({
  team: named.nullish(),
  enterprise: named.nullish(),
  isEnterpriseInstall: z.boolean().default(false),
  // an older Amends that runs beside this one asks for it
  user: z.object({ id: z.string() }).default({ id: '' }),
  bot: z.object({
    token: z.string().min(1),
    refreshToken: z.string().min(1).optional(),
    /** Seconds since 1970. */
    expiresAt: z.number().optional(),
    scopes: z.array(z.string()),
    id: z.string().default(''),
    userId: z.string().default(''),
  }),
  appId: z.string().optional(),
  authVersion: z.literal('v2').default('v2'),
  /** Why its token could not be renewed, for whoever looks after it. */
  trouble: z.object({ since: z.string(), why: z.string() }).optional(),
});
export type Installation = z.infer<typeof kept>;

const part = z.object({ partOf: z.string().min(1) });
/** A workspace that is served by what its organisation installed. */
export type PartOf = z.infer<typeof part>;

const either = z.union([part, kept]);

/** Throws when it is nothing that was kept so. */
export function readKept(text: string): Installation | PartOf {
  return either.parse(JSON.parse(text));
}

/** The place it is kept under; undefined for one that names none. */
export function placeOf({ isEnterpriseInstall, team, enterprise }: Installation): string | undefined {
  return (isEnterpriseInstall ? enterprise : team)?.id;
}

/** Null: never. */
export const endsAt = ({ bot: { refreshToken, expiresAt } }: Installation): Date | null =>
  refreshToken === undefined || expiresAt === undefined ? null : new Date(expiresAt * 1000);

const granted = z.object({
  access_token: z.string().min(1),
  token_type: z.literal('bot'),
  scope: z.string().default(''),
  bot_user_id: z.string().default(''),
  app_id: z.string().optional(),
  team: named.nullish(),
  enterprise: named.nullish(),
  is_enterprise_install: z.boolean().nullish(),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
});

/** Of the answer of `oauth.v2.access` to a code. Throws when there is no bot token in it, or no place it is for. */
export function installationOf(answer: unknown, at: Date): Installation {
  const read = granted.parse(answer);
  const installation: Installation = {
    team: read.team,
    enterprise: read.enterprise,
    isEnterpriseInstall: read.is_enterprise_install ?? false,
    user: { id: '' },
    bot: { ...tokenIn(read, at), scopes: read.scope.split(','), id: '', userId: read.bot_user_id },
    appId: read.app_id,
    authVersion: 'v2',
  };
  if (placeOf(installation) === undefined) throw new Error('Slack named neither a workspace nor an organisation');
  return installation;
}

/** The same with the token Slack gave in exchange for the old one. Throws when there is none in the answer. */
export function renewed(before: Installation, answer: unknown, at: Date): Installation {
  const { trouble: _, bot, ...same } = before;
  return { ...same, bot: { ...bot, ...tokenIn(granted.parse(answer), at) } };
}

function tokenIn(
  { access_token: token, refresh_token: refreshToken, expires_in: lastsS }: z.infer<typeof granted>,
  at: Date,
): Pick<Installation['bot'], 'token' | 'refreshToken' | 'expiresAt'> {
  const expiresAt = lastsS === undefined ? undefined : Math.floor(at.getTime() / 1000) + lastsS;
  return { token, refreshToken, expiresAt };
}
