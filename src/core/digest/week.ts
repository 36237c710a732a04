/** A week of a team as the database counted it, for its digest. Pure data. */
import type { FairnessItem } from '../case/care/survey.ts';
import type { RecoveryCase } from '../case/case.ts';
import type { ShoutOut } from '../case/ends.ts';
import type { DigestMetricId } from './definitions.ts';
import type { KindCounted } from './one-change.ts';
import type { Reading } from './reading.ts';

export interface WeekSeen {
  readonly readings: Readonly<Record<DigestMetricId, Reading>>;
  /** How often each failure came and each cause was the root; none of restricted cases. */
  readonly kinds: readonly KindCounted[];
  readonly counted: WeekCounted;
  /** What the customers said whose case was resolved seven days earlier. */
  readonly surveys: SurveysCounted;
  /** The latest cases resolved in it of which somebody wrote down what helped, the latest first; none of them restricted. */
  readonly lessons: readonly RecoveryCase[];
  /** The latest thanks posted in it, the latest first; none of restricted cases. */
  readonly thanks: readonly ThanksOnCase[];
}

export interface ThanksOnCase {
  readonly of: RecoveryCase;
  readonly shoutOut: ShoutOut;
}

/** Cases as they are now. */
export interface WeekCounted {
  /** Anything at all that a digest would tell of. */
  readonly happened: boolean;
  /** Heard in it, and nobody has contacted the customer yet. */
  readonly waiting: number;
  /** Heard in it. */
  readonly restricted: number;
  /** Promises that wait to be kept, as far as they are due within seven days after it. */
  readonly open: {
    readonly ahead: number;
    readonly next: Date | null;
    /** Past their time. */
    readonly late: number;
  };
  /** Remedies with a cost that are authorised and not given yet. */
  readonly notGiven: number;
  /** Remedies on their way, failed, or of which nobody knows; also of cases resolved in it. */
  readonly notArrived: number;
}

/** What the customers of a week's resolved cases said by now: sums, and nothing of any one of them. */
export interface SurveysCounted {
  readonly asked: number;
  /** Restricted, opted out, or asked a short while ago. */
  readonly notAsked: number;
  readonly answered: number;
  /** How many gave a mark, and how many of them a good one. */
  readonly marks: Readonly<Record<FairnessItem, { readonly n: number; readonly good: number }>>;
}
