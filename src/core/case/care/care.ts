/** What is done about a customer rather than a case. Kept beside the cases, under what the customer goes by. Pure data. */
import type { MemberId, TeamId, ThingId } from '../../base/ids.ts';
import type { Money } from '../../base/money.ts';
import type { LeavingReason, Standing, WinbackOutcome } from './standing.ts';
import type { SurveyTold } from './survey.ts';

export type Care =
  /** What became of the survey's link. */
  | { readonly kind: 'survey_told'; readonly told: SurveyTold }
  /** The customer wants no surveys and no follow-ups, or wants them after all. */
  | { readonly kind: 'opt_out'; readonly because: string | null }
  | { readonly kind: 'opt_in' }
  /** What to remember the next time; what stands there said otherwise; or forgotten. */
  | { readonly kind: 'remember'; readonly text: string }
  | { readonly kind: 'correct_note'; readonly note: ThingId; readonly text: string }
  | { readonly kind: 'forget_note'; readonly note: ThingId }
  /** They are about to leave, or have left. */
  | {
      readonly kind: 'leaving';
      readonly standing: Standing;
      readonly reason: LeavingReason;
      readonly because: string | null;
      readonly value: Money | null;
      readonly consent: boolean;
    }
  /** They are not, after all. */
  | { readonly kind: 'staying' }
  | { readonly kind: 'winback'; readonly outcome: WinbackOutcome };

/** These are looked up before they are judged: they rest on what is known of the customer. */
const CARE: ReadonlySet<string> = new Set<Care['kind']>([
  'survey_told',
  'opt_out',
  'opt_in',
  'remember',
  'correct_note',
  'forget_note',
  'leaving',
  'staying',
  'winback',
]);
export const isCare = <C extends { readonly kind: string }>(command: C): command is Extract<C, Care> =>
  CARE.has(command.kind);

/** What happened, as the journal and the answer say it. */
export type CareDone =
  | 'survey_sent'
  | 'survey_not_reachable'
  | 'opted_out'
  | 'opted_in'
  | 'remembered'
  | 'note_corrected'
  | 'note_forgotten'
  | Standing
  | 'staying'
  | `winback_${WinbackOutcome}`;

/** What is written beside the cases. */
export type CareKept =
  | { readonly what: 'survey_told'; readonly survey: ThingId; readonly told: SurveyTold }
  | { readonly what: 'opt_out' | 'opt_in'; readonly key: string }
  | {
      readonly what: 'note';
      readonly note: ThingId;
      readonly key: string;
      /** Masked. */
      readonly words: string;
      readonly until: Date;
    }
  | { readonly what: 'note_words'; readonly note: ThingId; readonly words: string; readonly until: Date }
  | { readonly what: 'no_note'; readonly note: ThingId }
  | {
      readonly what: 'leaving';
      readonly id: ThingId;
      readonly key: string;
      readonly standing: Standing;
      readonly reason: LeavingReason;
      /** Masked. */
      readonly words: string | null;
      readonly value: Money | null;
      readonly consent: boolean;
      readonly team: TeamId;
    }
  | { readonly what: 'staying'; readonly id: ThingId }
  | { readonly what: 'winback'; readonly id: ThingId; readonly outcome: WinbackOutcome };

/** What is known of the customer of a case when something is said of them. */
export interface CareKnown {
  /** The survey of the case that takes an answer; null: none does. */
  readonly survey: { readonly id: ThingId; readonly told: SurveyTold | null; readonly owner: MemberId } | null;
  readonly isOptedOut: boolean;
  /** Notes that are not past their time. */
  readonly notes: readonly NoteKept[];
  /** That they are leaving; null: nobody said so, or not any more. */
  readonly leaving: LeavingKept | null;
}

export interface NoteKept {
  readonly id: ThingId;
  readonly words: string;
  readonly by: MemberId;
  readonly at: Date;
}

export interface LeavingKept {
  readonly id: ThingId;
  readonly standing: Standing;
  readonly reason: LeavingReason;
  readonly words: string | null;
  readonly value: Money | null;
  readonly consent: boolean;
  readonly by: MemberId;
  readonly at: Date;
  readonly winback: WinbackOutcome | null;
}
