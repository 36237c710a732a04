/** The installer's store of installations, kept by Amends. Only what is needed to speak as the app: nothing of the person who installed it. */
import type { Installation, InstallationQuery } from '@slack/oauth';
import { z } from 'zod';
import { NotInstalled, type InstallationStore } from './install.ts';

/** What the surface needs of a store: one text per workspace, with tokens in it, so it must be kept sealed. */
export interface Installations {
  /** Over an earlier one of the same workspace. */
  keep(team: string, text: string): Promise<void>;
  /** Null where Amends is not installed. */
  read(team: string): Promise<string | null>;
  drop(team: string): Promise<void>;
}

const kept = z.object({
  team: z.object({ id: z.string(), name: z.string().optional() }),
  enterprise: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  user: z.object({ id: z.string() }).transform(({ id }) => ({ id, token: undefined, scopes: undefined })),
  bot: z.object({
    token: z.string(),
    refreshToken: z.string().optional(),
    expiresAt: z.number().optional(),
    scopes: z.array(z.string()),
    id: z.string().default(''),
    userId: z.string().default(''),
  }),
  appId: z.string().optional(),
  tokenType: z.literal('bot').optional(),
  isEnterpriseInstall: z.literal(false).optional(),
  authVersion: z.literal('v2').default('v2'),
});

/** One installation per workspace. A whole organisation's installation names no workspace, and is refused. */
export function installationStore(installations: Installations): InstallationStore {
  return {
    async storeInstallation(installation) {
      const read = kept.safeParse(installation);
      if (!read.success) throw new Error('Amends is installed in one workspace at a time, with a bot token');
      await installations.keep(read.data.team.id, JSON.stringify(read.data));
    },
    async fetchInstallation(query: InstallationQuery<boolean>) {
      const text = query.teamId === undefined ? null : await installations.read(query.teamId);
      if (text === null) throw new NotInstalled('Amends is not installed in this workspace');
      return kept.parse(JSON.parse(text)) as Installation<'v2', false>;
    },
    async deleteInstallation(query) {
      if (query.teamId !== undefined) await installations.drop(query.teamId);
    },
  };
}
