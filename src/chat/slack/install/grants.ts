/** Which workspaces and organisations Amends is installed in, and with which token it speaks there. */
import type { WebClient } from '@slack/web-api';
import { causeOf, type Log } from '../../../log.ts';
import { isOrganisation, type Part } from '../in/installed.ts';
import { DEAD_TOKEN, platformError } from '../out/send-outcome.ts';
import { makeToldParts } from './told-parts.ts';

/** What Slack gave us for one workspace, or for a whole organisation. */
export interface TokenGrant {
  readonly token: string;
  /** Our app's id; null while nobody told us. */
  readonly app: string | null;
  /** The organisation that installed Amends as a whole, for all of its workspaces; null: one workspace did. */
  readonly organisation: string | null;
}

export interface TokenGrants {
  /**
   * The grant for a place: a workspace's own, or that of the organisation it is part of. Undefined when Amends is not installed
   * there. Throws when that cannot be found out now.
   */
  of(place: string): Promise<TokenGrant | undefined>;
  /** Slack said of a workspace that it is part of an organisation. Kept where that one installed Amends as a whole. */
  learn(part: Part): Promise<void>;
  /** Whether a workspace is part of an organisation that installed Amends as a whole: as was learnt, or as Slack says when it is asked. */
  isPart(part: Part): Promise<boolean>;
  /** An organisation was just installed: its workspaces are asked for. Never throws. */
  lookAround(organisation: string): Promise<void>;
  /** Slack took Amends out of a place, or only some of its tokens back: what is kept of it goes, and nothing of another place. */
  leave(place: string, why: 'uninstalled' | 'revoked'): Promise<void>;
  /** The organisation has closed Amends to one of its workspaces. */
  lose(part: Part): Promise<void>;
  /** Slack answered a call with this token so: what it means for the token is found out beside the call. */
  refused(token: string, code: string): void;
  /** A genuine request of this place was let in. */
  heard(place: string): void;
  /** There is this one installation and no other: what names no workspace is for it. */
  readonly isSole: boolean;
}

/** Where the one token is good, as the house remembers it: each change is written down once. */
export interface Presence {
  came(place: string): Promise<void>;
  /** Null: wherever it was. */
  went(place: string | null, why: string): Promise<void>;
}

/** How long a place that is known to be there is not asked about again. */
const PRESENT_MS = 600_000;

/** How many workspaces of one organisation are remembered. */
const MOST_PARTS = 10_000;

interface Learned {
  readonly team: string;
  readonly app: string | null;
  /** The organisation a token is for as a whole. */
  readonly organisation: string | null;
}

/**
 * One token, configured. Whose it is is asked of Slack when it has to be known: which workspace, where that is not configured
 * either, and whether it is a whole organisation's. One question at a time, the answer kept, a failure not.
 */
export function oneWorkspace(
  config: { readonly botToken: string; readonly team: string | null; readonly app?: string | null },
  needs: {
    readonly client: WebClient;
    readonly log: Log;
    readonly now: () => Date;
    readonly presence?: Presence | undefined;
  },
): TokenGrants {
  const { client, log, now, presence } = needs;
  const toldParts = makeToldParts(client, log, now);
  const { botToken: token, team: configured, app: known = null } = config;
  const parts = new Set<string>();
  let learned: Learned | undefined;
  let asking: Promise<Learned> | undefined;

  const ask = async (): Promise<Learned> => {
    const told = await client.auth.test({ token });
    const { team_id: team, app_id: app, enterprise_id: organisation = null, is_enterprise_install: isWhole } = told;
    if (team === undefined) throw new Error('auth.test named no workspace');
    return { team, app: known ?? (typeof app === 'string' ? app : null), organisation: isWhole ? organisation : null };
  };
  const told = async (): Promise<Learned> => {
    if (learned !== undefined) return learned;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    learned = await asking;
    return learned;
  };
  const present = new Map<string, number>();
  const beside = (what: string, work: Promise<void>): void =>
    void work.catch((error: unknown) => log.warn(`${what} is not written down`, { cause: causeOf(error) }));
  let isAsking = false;
  /** One call may be refused for what it asked; the token is asked about by itself. */
  const goneIfDead = async (): Promise<void> => {
    try {
      await client.auth.test({ token });
    } catch (error) {
      const code = platformError(error) ?? '';
      if (DEAD_TOKEN.has(code)) await presence?.went(null, code);
    }
  };
  const note = (workspace: string): void => {
    if (parts.size >= MOST_PARTS) parts.clear();
    parts.add(workspace);
  };
  return {
    isSole: true,
    async of(place) {
      if (place === configured || parts.has(place))
        return { token, app: known ?? learned?.app ?? null, organisation: learned?.organisation ?? null };
      if (configured !== null && !isOrganisation(place)) return undefined;
      const { team, app, organisation } = await told();
      return place === organisation || place === (configured ?? team) ? { token, app, organisation } : undefined;
    },
    async learn({ workspace, organisation }) {
      if (parts.has(workspace) || (await told()).organisation !== organisation) return;
      note(workspace);
    },
    async isPart({ workspace, organisation }) {
      if (parts.has(workspace)) return true;
      if ((await told()).organisation !== organisation) return false;
      // with a whole organisation's token amends.yaml names one of its workspaces
      if (workspace === configured) return true;
      const isTold = (await toldParts.of(organisation, token)).has(workspace);
      if (isTold) note(workspace);
      return isTold;
    },
    lookAround: () => Promise.resolve(),
    leave: async (place, why) => {
      present.delete(place);
      await presence?.went(place, why);
    },
    lose: ({ workspace }) => Promise.resolve(void parts.delete(workspace)),
    refused(asWhom, code) {
      if (presence === undefined || isAsking || asWhom !== token || !DEAD_TOKEN.has(code)) return;
      isAsking = true;
      present.clear();
      const asked = goneIfDead().finally(() => {
        isAsking = false;
      });
      beside('that Slack refuses the token', asked);
    },
    heard(place) {
      const at = now().getTime();
      if (presence === undefined || at - (present.get(place) ?? -Infinity) < PRESENT_MS) return;
      if (present.size >= MOST_PARTS) present.clear();
      present.set(place, at);
      beside('that Amends is in a Slack workspace', presence.came(place));
    },
  };
}
