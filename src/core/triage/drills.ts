/** What a pack has to practise with: a situation of its trade in the customer's words, and what good looks like. Pure data. */
import { z } from 'zod';
import { drillId } from '../base/ids.ts';
import { FAILURE_TYPES, SEVERITIES, type FailureType, type Severity } from '../base/failures.ts';

/** The same said in each language there is. */
export interface InEachLanguage {
  readonly en: string;
  readonly de: string;
}

export interface Drill {
  readonly id: string;
  readonly failure: FailureType;
  readonly severity: Severity;
  /** The customer's words, as they would be logged. */
  readonly says: InEachLanguage;
  /** What they lost and what they bought for, in whole units of the policy's currency; null: nobody said. */
  readonly loss: number | null;
  readonly order: number | null;
  /** What good looks like, in a sentence or two. */
  readonly good: InEachLanguage;
}

const LONGEST_SAID = 400;
const inEachLanguage = z.strictObject({
  en: z.string().min(10).max(LONGEST_SAID),
  de: z.string().min(10).max(LONGEST_SAID),
});
const sum = z.int().min(1).max(100_000);

export const drill = z
  .strictObject({
    id: drillId,
    failure: z.enum(FAILURE_TYPES),
    severity: z.enum(SEVERITIES),
    says: inEachLanguage,
    loss: sum.optional(),
    order: sum.optional(),
    good: inEachLanguage,
  })
  .transform(({ loss = null, order = null, ...rest }): Drill => ({ ...rest, loss, order }));

/** The same id twice could not be told apart; null: each stands once. */
export const twiceIn = (drills: readonly Drill[]): string | null =>
  drills.find(({ id }, n) => drills.findIndex((one) => one.id === id) < n)?.id ?? null;
