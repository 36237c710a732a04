/** What a customer is asked after a case: how it was put right. What counts as unhappy, and as late. Pure. */
import type { SurveyRule } from '../../policy/policy.ts';

/** All in all, and three kinds of fairness: what came of it, the way to it, how they were treated. 1 to 5 each. */
export const FAIRNESS_ITEMS = ['overall', 'outcome', 'procedure', 'interaction'] as const;
export type FairnessItem = (typeof FAIRNESS_ITEMS)[number];
export const MOST_OF_ITEM = 5;
/** "How easy did we make it for you?", 1 to 7. */
export const MOST_EFFORT = 7;
/** Longest text of an answer that is kept, in code points. */
export const LONGEST_ANSWER = 4000;

/** Null: the customer left it out. At least one of them is not. */
export interface SurveyAnswer extends Readonly<Record<FairnessItem, number | null>> {
  readonly effort: number | null;
  /** Masked. */
  readonly words: string | null;
}

/** Why somebody is not asked. */
export const SURVEY_EXCLUDED = ['restricted', 'opted_out', 'quiet'] as const;
export type SurveyExcluded = (typeof SURVEY_EXCLUDED)[number];

/** What became of the link. */
export const SURVEY_TOLD = ['sent', 'not_reachable'] as const;
export type SurveyTold = (typeof SURVEY_TOLD)[number];

/** One that comes later is taken, and marked: nobody remembers a month as they remember a day. */
const LATE_MS = 30 * 86_400_000;

/** Whether the customer is not content: a mark at or below the policy's. Effort alone says nothing of that. */
export const isUnhappy = (answer: SurveyAnswer, { unhappyAt }: Pick<SurveyRule, 'unhappyAt'>): boolean =>
  FAIRNESS_ITEMS.some((item) => (answer[item] ?? MOST_OF_ITEM) <= unhappyAt);

export const isLateAnswer = (resolvedAt: Date, at: Date): boolean => at.getTime() - resolvedAt.getTime() > LATE_MS;
