/** What can be asked about the thank-yous of a case. Pure data. */
import type { CaseId, MemberId, ThingId } from '../base/ids.ts';
import type { Audience } from './ends.ts';

export type ThanksCommand =
  /** `text`: null for the words as they were drafted. */
  | {
      readonly kind: 'confirm_thanks';
      readonly case: CaseId;
      readonly shoutOut: ThingId;
      readonly text: string | null;
      readonly audience: Audience;
    }
  /** `never`: whoever is thanked wants none from now on; as buttons of before carry it. */
  | { readonly kind: 'drop_thanks'; readonly case: CaseId; readonly shoutOut: ThingId; readonly never: boolean }
  /** What a customer said who agreed to be quoted, masked; nobody of ours asks for it. */
  | { readonly kind: 'quote_customer'; readonly case: CaseId; readonly to: MemberId; readonly words: string };
