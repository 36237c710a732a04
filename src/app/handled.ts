/** What is asked of `handle`, and what came of it. */
import type { MemberId } from '../core/base/ids.ts';
import type { MaskedKind } from '../core/base/redact.ts';
import type { PlatformIdentity } from '../core/base/members.ts';
import type { RecoveryCase } from '../core/case/case.ts';
import type { Command } from '../core/case/commands.ts';
import type { LikeCases } from '../core/triage/precedents.ts';
import type { CaseContext } from './views/case-view.ts';
import type { Refusal, Said } from '../core/case/said.ts';

type PlatformAccount = Pick<PlatformIdentity, 'platform' | 'place' | 'user'>;

export interface AskedCommand {
  /** Idempotency key of the delivery: the same key is answered the same, and done once. */
  readonly key: string;
  readonly by: MemberId | null;
  /** Where it was asked from: whose account it is is looked at again in the transaction. Not given: `by` is certain. */
  readonly account?: PlatformAccount;
  /** True when a wish of the same key waits to be carried out: the change takes it along. */
  readonly isWish?: boolean;
  readonly command: Command;
  /** Fixed at the door; the only clock. */
  readonly at: Date;
  readonly anew?: Anew;
  /** What like cases were given, each that the card that was pressed may go by; not given: as is known now. */
  readonly likeCases?: readonly LikeCases[];
}

/** The same words once more, which the rules may judge only while their case is as it was then; else what was answered before holds. */
export interface Anew {
  /** The key it was answered under. */
  readonly of: string;
  /** Of the case. */
  readonly version: number;
}

/** What was masked of what somebody typed; `until`: so long the original is kept, null: it is not. */
export interface HiddenOf {
  readonly masked: readonly MaskedKind[];
  readonly until: Date | null;
}

export type Handled =
  /** `isNew`: something has changed now. Otherwise nothing was to be done, or it was done before. */
  | {
      readonly ok: true;
      readonly said: Said;
      readonly case: RecoveryCase;
      readonly isNew: boolean;
      /** The same delivery was carried out before. */
      readonly isRepeat?: true;
      /** Not given: nothing was masked. */
      readonly hidden?: HiddenOf;
      /** What its messages are drawn from, read once for all who want it; absent where nothing has changed. */
      readonly seen?: () => Promise<CaseContext | undefined>;
    }
  | { readonly ok: false; readonly no: Refusal; readonly case: RecoveryCase | null };
