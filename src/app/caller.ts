/** Who speaks, and which member that is. */
import type { Channel, Member, Platform } from '../core/base/members.ts';
import { memberByIdentity } from '../db/team/members.ts';
import type { Shell } from './shell.ts';

/** Who speaks, taken from the platform's verified envelope and never from a button or a text. */
export interface Caller {
  readonly platform: Platform;
  /** Slack team id or Teams tenant id. */
  readonly place: string;
  /** Slack user id or Teams aadObjectId. */
  readonly user: string;
  /** Display name as the platform gives it; for greeting only. */
  readonly name: string | null;
  /** The channel or conversation spoken in. */
  readonly channel: Channel;
  readonly locale: string | null;
  readonly at: Date;
}

/** Null for a stranger: nobody's account, somebody who has left, or a person of another workspace on the same installation. */
export async function memberCalling(
  shell: Pick<Shell, 'db' | 'workspace'>,
  { platform, place, user }: Pick<Caller, 'platform' | 'place' | 'user'>,
): Promise<Member | null> {
  const found = await memberByIdentity(shell.db.read, { platform, place, user });
  return found?.workspace === shell.workspace && found.member.active ? found.member : null;
}
