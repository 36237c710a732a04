/** A case is held: neither time nor anybody erases what it says, because somebody is still to look at it. Pure data. */
import type { CaseId } from '../base/ids.ts';

export type HoldCommand =
  | { readonly kind: 'hold'; readonly case: CaseId; readonly because: string | null }
  | { readonly kind: 'end_hold'; readonly case: CaseId };
