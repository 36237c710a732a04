/** What is done about a customer rather than a case: asked and not asked. Kept beside the cases, under what the customer goes by. Pure data. */
import type { MemberId, ThingId } from '../../base/ids.ts';
import type { SurveyTold } from './survey.ts';

export type Care =
  /** What became of the survey's link. */
  | { readonly kind: 'survey_told'; readonly told: SurveyTold }
  /** The customer wants no surveys and no follow-ups, or wants them after all. */
  | { readonly kind: 'opt_out'; readonly because: string | null }
  | { readonly kind: 'opt_in' };

/** These are looked up before they are judged: they rest on what is known of the customer. */
const CARE: ReadonlySet<string> = new Set<Care['kind']>(['survey_told', 'opt_out', 'opt_in']);
export const isCare = <C extends { readonly kind: string }>(command: C): command is Extract<C, Care> =>
  CARE.has(command.kind);

/** What happened, as the journal and the answer say it. */
export const CARE_DONE = ['survey_sent', 'survey_not_reachable', 'opted_out', 'opted_in'] as const;
export type CareDone = (typeof CARE_DONE)[number];

/** What is written beside the cases. */
export type CareKept =
  | { readonly what: 'survey_told'; readonly survey: ThingId; readonly told: SurveyTold }
  | { readonly what: 'opt_out' | 'opt_in'; readonly key: string };

/** What is known of the customer of a case when something is said of them. */
export interface CareKnown {
  /** The survey of the case that takes an answer; null: none does. */
  readonly survey: { readonly id: ThingId; readonly told: SurveyTold | null; readonly owner: MemberId } | null;
  readonly isOptedOut: boolean;
}
