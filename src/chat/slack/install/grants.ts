/** Which workspaces Amends is installed in, and with which token it speaks there. */
import type { WebClient } from '@slack/web-api';

/** What Slack gave us for one workspace. */
export interface TokenGrant {
  readonly token: string;
  /** Our app's id; null while nobody told us. */
  readonly app: string | null;
}

export interface TokenGrants {
  /** The grant for a workspace; undefined when Amends is not installed there. Throws when that cannot be found out now. */
  of(team: string): Promise<TokenGrant | undefined>;
  /** The workspace was left: its token is worth nothing any more. */
  leave(team: string): Promise<void>;
}

/**
 * One workspace with one token. Its id is asked of Slack on first need when it is not configured: one question at a
 * time, the answer kept, a failure not.
 */
export function oneWorkspace(
  config: { readonly botToken: string; readonly team: string | null; readonly app?: string | null },
  client: WebClient,
): TokenGrants {
  const { botToken: token, team: configured, app = null } = config;
  let learned: { readonly team: string; readonly grant: TokenGrant } | undefined =
    configured === null ? undefined : { team: configured, grant: { token, app } };
  let asking: Promise<{ readonly team: string; readonly grant: TokenGrant }> | undefined;

  const ask = async (): Promise<{ readonly team: string; readonly grant: TokenGrant }> => {
    const { team_id: team, app_id: appId = null } = await client.auth.test({ token });
    if (team === undefined) throw new Error('auth.test named no workspace');
    return { team, grant: { token, app: app ?? (typeof appId === 'string' ? appId : null) } };
  };
  return {
    async of(team) {
      if (learned === undefined) {
        asking ??= ask().finally(() => {
          asking = undefined;
        });
        learned = await asking;
      }
      return learned.team === team ? learned.grant : undefined;
    },
    leave: () => Promise.resolve(),
  };
}
