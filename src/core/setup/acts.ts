/** What administrators ask of the set-up: kept as a wish before it is acknowledged. Pure data. */
import type { Change, ChannelUse } from './settings.ts';

/** `typed`: the words it was said with, given back where it is not done; null: it was asked by a button or a form. */
export type SetupAct = { readonly typed: string | null } & (
  | {
      readonly kind: 'team';
      /** Its id or its name, as typed. */
      readonly team: string;
      readonly changes: readonly Change[];
      /** The version of the set-up that the form showed; null: none was shown. */
      readonly seen: number | null;
    }
  /** `channel`: as typed or chosen; `here`: the one it is said in. Of the platform it is said on. */
  | {
      readonly kind: 'channels';
      readonly team: string;
      readonly channels: readonly { readonly use: ChannelUse; readonly channel: string }[];
      readonly seen: number | null;
    }
  | { readonly kind: 'new_team'; readonly team: string; readonly name: string }
  | { readonly kind: 'person'; readonly whom: string; readonly changes: readonly Change[] }
  | { readonly kind: 'house'; readonly changes: readonly Change[] }
  /** A customer is to be erased, named as they are on a case. */
  | { readonly kind: 'erase'; readonly customer: string }
  /** What waits for a second administrator. */
  | { readonly kind: 'settle'; readonly n: number; readonly outcome: 'confirmed' | 'declined' }
);
