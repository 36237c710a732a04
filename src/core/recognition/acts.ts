/** What people ask of recognition besides what happens to a case: kept as a wish before it is acknowledged. Pure data. */
import type { CaseId, ThingId } from '../base/ids.ts';

export type RecognitionAct =
  | {
      readonly kind: 'thank';
      /** Whom, as typed: several are parted by commas or "and". */
      readonly to: string;
      /** What for, as typed. */
      readonly text: string;
      /** All that was typed behind the verb, which is read together for how it is meant. */
      readonly said: string;
      /** The value as somebody named it; null: none was. */
      readonly value: string | null;
      readonly case: CaseId | null;
    }
  /** `value`: what a button says of it (`valueKey`); null: without one. */
  | { readonly kind: 'thank_value'; readonly thank: ThingId; readonly value: string | null }
  /** By whoever is thanked: how they like it, this time and from now on. */
  | { readonly kind: 'thank_likes'; readonly thank: ThingId; readonly likes: ThanksLiked }
  /** By a lead, of what waited for a look. */
  | { readonly kind: 'settle_thank'; readonly thank: ThingId; readonly to: 'post' | 'leave' }
  /** `to`: whom, as typed. `cases`: what stands on them is the ground; none: the thank-yous they were given. */
  | { readonly kind: 'nominate'; readonly to: string; readonly cases: readonly CaseId[]; readonly reason: string }
  /** By whom it is about; `no`: also a yes that is taken back. */
  | { readonly kind: 'answer_champion'; readonly answer: 'yes' | 'no' };

export const THANKS_LIKED = ['public', 'team', 'private', 'none'] as const;
export type ThanksLiked = (typeof THANKS_LIKED)[number];
