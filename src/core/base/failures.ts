/** The words for what went wrong and how urgent it is (docs/domain words); rules in core/triage read them from texts. Pure data. */

/** Failure types: `outcome.*` (the core failed) and `process.*` (how we treated them). */
export const FAILURE_TYPES = [
  'outcome.product',
  'outcome.facility',
  'outcome.availability',
  'outcome.delay',
  'outcome.cancellation',
  'outcome.lost_damaged',
  'outcome.technical',
  'outcome.safety',
  'process.staff',
  'process.communication',
  'process.billing',
  'process.data',
  'process.access',
  'other',
] as const;
export type FailureType = (typeof FAILURE_TYPES)[number];
export const RESOURCES_LOST = ['money', 'product', 'service', 'attention', 'time'] as const;
export type ResourceLost = (typeof RESOURCES_LOST)[number];
export const SEVERITIES = ['S1', 'S2', 'S3', 'S4'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const SERVICE_STAGES = ['before', 'during', 'after'] as const;
export type ServiceStage = (typeof SERVICE_STAGES)[number];

/** A field with the rule that set it, in words a person reads: `"no hot water" means the room failed`. */
export interface Because<T> {
  readonly value: T;
  readonly because: string;
  readonly by: 'rules' | 'model' | 'person';
  /** How likely it is, from 0 to 1; not given: nobody reckoned. */
  readonly sure?: number;
  /** What a model suggested instead of what was read, by its name; kept beside what a person said, taken or not. Not given: nothing. */
  readonly hinted?: { readonly value: T; readonly by: string };
  /** What was read before a person said otherwise, kept so that reading can be learnt from; not given: nobody did. */
  readonly was?: {
    readonly value: T;
    readonly because: string;
    readonly by: 'rules' | 'model';
    readonly sure?: number;
  };
}

/** What the rules (or a person) read from a complaint. */
export interface Triage {
  readonly failure: Because<FailureType>;
  readonly resource: ResourceLost;
  readonly severity: Because<Severity>;
  readonly stage: Because<ServiceStage>;
  /** A moment by which it matters (check-out, departure); null when the words name none. */
  readonly deadline: Because<Date> | null;
  /** What makes the case sensitive, by the policy's names, with the words that say so; it holds from the log on. */
  readonly sensitivity: Because<string> | null;
  /** What else does, where more was read than one; not given: nothing. */
  readonly alsoSensitive?: readonly Because<string>[];
  /** What the customer asks for, in their words, masked; null when they did not say. */
  readonly remedySought: Because<string> | null;
  /** BCP 47 primary language guessed from the text, e.g. `en`; `und` when unsure. */
  readonly language: string;
}
