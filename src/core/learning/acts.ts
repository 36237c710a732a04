/** What people ask of the house's learning, besides what happens to a case: kept as a wish before it is acknowledged. Pure data. */
import type { CaseId, TeamId, ThingId } from '../base/ids.ts';
import type { DigestSection } from '../digest/sections.ts';
import type { LearntFrom } from './improvements.ts';
import type { DrillAnswer } from './practice.ts';
import type { PulseAnswer, PulseItem } from './pulse.ts';

/** A day or a moment: as typed, or chosen in a form. */
export type DueSaid = string | Date;

export type LearningAct =
  /** `owner`: as typed, or a member's id; null: whoever says it. `due`: null: nobody said. */
  | {
      readonly kind: 'improve';
      readonly case: CaseId;
      readonly text: string;
      readonly owner: string | null;
      readonly due: DueSaid | null;
      readonly from: LearntFrom;
    }
  /** `improvement`: the number people type, or its id. */
  | {
      readonly kind: 'settle_improvement';
      readonly improvement: number | ThingId;
      readonly to: 'agree' | 'done';
    }
  | {
      readonly kind: 'move_improvement';
      readonly improvement: number | ThingId;
      readonly due: DueSaid;
    }
  | {
      readonly kind: 'drop_improvement';
      readonly improvement: number | ThingId;
      readonly reason: string;
    }
  /** `own`: how the person sees it themselves; `coach`: as typed, null: their lead. */
  | { readonly kind: 'ask_coaching'; readonly case: CaseId; readonly coach: string | null; readonly own: string }
  | { readonly kind: 'offer_coaching'; readonly case: CaseId; readonly to: string }
  | { readonly kind: 'own_view'; readonly coaching: ThingId; readonly own: string }
  | { readonly kind: 'coach_note'; readonly coaching: ThingId; readonly strength: string; readonly idea: string }
  | { readonly kind: 'end_coaching'; readonly coaching: ThingId; readonly how: 'decline' | 'erase' }
  /** `month`: of the card that was pressed; null: the one that is open. */
  | {
      readonly kind: 'answer_pulse';
      readonly month: string | null;
      readonly answers: readonly { readonly item: PulseItem; readonly answer: PulseAnswer }[];
    }
  | { readonly kind: 'pulse_silence'; readonly silent: boolean }
  | { readonly kind: 'switch_pulse'; readonly on: boolean }
  /** `of`: the digest that was pressed; null: the last of the caller's team. */
  | {
      readonly kind: 'vote_digest';
      readonly of: { readonly team: TeamId; readonly week: string } | null;
      readonly useful: boolean;
    }
  | {
      readonly kind: 'digest_sections';
      readonly sections: readonly { readonly section: DigestSection; readonly shown: boolean }[];
    }
  /** What came up when a team talked about its digest; `owner`, `due`: as of an improvement. */
  | {
      readonly kind: 'digest_idea';
      readonly text: string;
      readonly owner: string | null;
      readonly due: DueSaid | null;
    }
  | { readonly kind: 'ask_authority'; readonly why: string }
  | { readonly kind: 'talk_authority'; readonly asked: ThingId }
  /** `drill`: its id in the pack. What was chosen is judged and not kept. */
  | { readonly kind: 'answer_drill'; readonly drill: string; readonly answer: DrillAnswer };
