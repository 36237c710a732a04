/** What is asked of `handle`, and what came of it. */
import type { MemberId } from '../core/base/ids.ts';
import type { RecoveryCase } from '../core/case/case.ts';
import type { Command } from '../core/case/commands.ts';
import type { Refusal, Said } from '../core/case/said.ts';

export interface AskedCommand {
  /** Idempotency key of the delivery: the same key is answered the same, and done once. */
  readonly key: string;
  readonly by: MemberId | null;
  readonly command: Command;
  /** Fixed at the door; the only clock. */
  readonly at: Date;
}

export type Handled =
  | { readonly ok: true; readonly said: Said; readonly case: RecoveryCase }
  | { readonly ok: false; readonly no: Refusal; readonly case: RecoveryCase | null };
