/** What the shell works with: made once for each organisation in house/open-shell.ts and handed down. No room below knows where these come from. */
import type { AuthorityPolicy } from '../core/policy/policy.ts';
import type { CustomerKeyOf } from '../core/base/customers.ts';
import type { MemberId, NewId, TeamId, WorkspaceId } from '../core/base/ids.ts';
import type { DigestTime } from '../core/digest/owed.ts';
import type { Pack } from '../core/triage/packs.ts';
import type { Database } from '../db/engine/client.ts';
import type { Sealer } from '../db/engine/sealed.ts';
import type { Directory } from '../db/team/directory.ts';
import type { RowsTogether } from '../db/work/rows-together.ts';
import type { Log } from '../log.ts';
import type { Meters } from '../meters.ts';
import type { Tracing } from '../tracing.ts';
import type { GestureLinks } from './care/gesture-links.ts';
import type { SurveyLinks } from './care/survey-links.ts';
import type { Deliveries } from './deliveries/listening.ts';
import type { Hints } from './hints/hints.ts';
import type { FailureModels } from './keep/failure-models.ts';
import type { LikeCasesKept } from './keep/like-cases.ts';
import type { Alarms } from './keep/alarms.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { Retention } from './keep/retention-setting.ts';
import type { SetUpKept } from './keep/set-up.ts';
import type { Watched } from './keep/watched.ts';
import type { ChannelsSeen } from './messages/channels-seen.ts';
import type { Outbox } from './messages/drawing.ts';

export interface Shell extends RowsTogether {
  readonly workspace: WorkspaceId;
  /** The name of the house, which signs letters; not given: nobody said. */
  readonly house?: string;
  readonly db: Database;
  readonly sealer: Sealer;
  /** Makes the key of a customer: nothing else tells customers apart. */
  readonly customerKeyOf: CustomerKeyOf;
  /** The number of this process, which stands beside what it works on. */
  readonly holder: number;
  /** Who works here and who is away. */
  readonly directory: Directory;
  /** What is to be drawn; null where nobody draws: then messages wait for a process that does. */
  readonly outbox: Outbox | null;
  readonly log: Log;
  /** What the process measures of itself; nothing is measured where it is not given. */
  readonly meters?: Meters;
  /** What went which way, for whoever is told traces; not given: nobody is. */
  readonly tracing?: Tracing;
  readonly now: () => Date;
  readonly newId: NewId;
  /** Every version of the policy that was loaded; the one in force is chosen by the moment that is judged. */
  readonly policies: () => readonly AuthorityPolicy[];
  /** Any version ever loaded, by its hash: for requests that were judged by one that was replaced since. */
  readonly policyOf: (version: string) => AuthorityPolicy | undefined;
  readonly packs: readonly Pack[];
  /** Where customers are asked; null or not given: nowhere, because nobody said at which address Amends is reached. */
  readonly surveys?: SurveyLinks | null;
  /** Where customers open printable notes; null or not given: nowhere, for the same reason. */
  readonly gestures?: GestureLinks | null;
  /** Draws pictures and knows where they are fetched; null or not given: there are none, and words stand alone. */
  readonly pictures?: Pictures | null;
  /** What was learnt about which failure is meant; not given: the rules read alone. */
  readonly failureModels?: FailureModels;
  /** What like cases were given; not given: nothing is known of them. */
  readonly likeCases?: LikeCasesKept;
  /** Counts what an operator must hear of; nothing is counted where it is not given. */
  readonly alarms?: Alarms;
  /** Other systems that are told what happens; not given: none. */
  readonly deliveries?: Deliveries;
  /** The system that does a remedy of this name, null: people do; not given: none does any. */
  readonly doneBy?: (remedy: string) => string | null;
  /** A model that suggests; not given: none does. */
  readonly hints?: Hints | undefined;
  /** Other systems that tell of complaints: the name of each, and whose they are; not given: none. */
  readonly sources?: () => readonly { readonly name: string; readonly owner: MemberId; readonly team: TeamId }[];
  /** Channels that are listened to; not given: none. */
  readonly watched?: Watched;
  /** When each team's digest is due; not given: nobody knows. */
  readonly digests?: () => readonly DigestTime[];
  /** Channels as their platforms see them; not given: nobody can be asked. */
  readonly channels?: ChannelsSeen;
  /** What is set up in chat; not given: nothing can be. */
  readonly setUp?: SetUpKept;
  /** How long what masking hides is kept for those who work on a case, in milliseconds; null or not given: not at all. */
  readonly originalsKeptMs?: number | null;
  /** For how long what tells of people is kept; not given: as is usual. */
  readonly retention?: Retention;
  /** How long a wish may take to be stored before its sender is told that it was not; 1.5 seconds when not given. */
  readonly saveWithinMs?: number | undefined;
}
