/** What of an organisation is set up: as its file says it, as it is by now, and who may change it. */
import type { MemberId, TeamId } from '../../core/base/ids.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Setting, TeamKey } from '../../core/setup/settings.ts';

export interface TeamSetUp {
  readonly id: TeamId;
  /** By the file alone, key by key; null: the team was made in chat. */
  readonly named: ReadonlyMap<TeamKey, string> | null;
  /** With what was set up in chat. */
  readonly values: ReadonlyMap<TeamKey, string>;
  /** What its days go by, also where nobody said a zone for it. */
  readonly zone: string;
}

export interface SetUpNow {
  readonly admins: readonly MemberId[];
  readonly teams: readonly TeamSetUp[];
  /** People whom the file names: others are as their source tells. */
  readonly people: ReadonlySet<MemberId>;
  /** Slack workspace or Teams tenant whose channels can be chosen. */
  readonly places: Readonly<Partial<Record<Platform, string>>>;
  /** The latest of each thing and key, those taken back, too. */
  readonly settings: readonly Setting[];
}

export interface SetUpKept {
  now(): SetUpNow;
  /** The number of the last act that was taken; 0 where there was none. */
  version(): number;
  /** Takes what was set up since, by whichever process. */
  settle(): Promise<void>;
}
