/** What a model suggests of a case: shown beside what the rules read, and binding nothing. Pure data. */
import type { FailureType, ServiceStage, Severity } from './failures.ts';

/** What a model would say of the reading, in the words the rules use; what it says nothing of is not given. */
export interface HintedReading {
  readonly failure?: FailureType;
  /** Never less urgent than what stood on the case when it was read. */
  readonly severity?: Severity;
  readonly stage?: ServiceStage;
  /** What the case may be about that is for few, by the policy's names. */
  readonly sensitivity?: string;
}

export interface CaseHint {
  /** The model, by its name. */
  readonly by: string;
  readonly reading: HintedReading;
  /** Of a long complaint; at most 240 code points in one line. Null: there is none. */
  readonly summary: string | null;
  /** What the customer said in the reader's language, with the language they wrote in. */
  readonly translation: { readonly text: string; readonly from: string; readonly to: string } | null;
}
