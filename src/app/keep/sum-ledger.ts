/** Sums what members and teams gave, a batch at a time, so that commands need not read it entry by entry. */
import { summingFor } from '../../core/authority/ledger-windows.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import { sumUp } from '../../db/case/ledger-sums.ts';
import type { Shell } from '../shell.ts';

/** Resolves to whether there was something to sum: then there may be more. Nothing depends on when or how often it runs. */
export async function sumLedger(shell: Pick<Shell, 'db' | 'workspace' | 'policies' | 'now'>): Promise<boolean> {
  const at = shell.now();
  const policy = policyInForce(shell.policies(), at);
  return policy !== null && (await sumUp(shell.db, shell.workspace, summingFor(policy, at)));
}

/** More than this at once would be in the way of those who give. */
const MOST_BATCHES = 200;

/** As much as there is, within bounds; the rest next time. */
export async function sumAll(shell: Pick<Shell, 'db' | 'workspace' | 'policies' | 'now'>): Promise<void> {
  for (let batches = 0; batches < MOST_BATCHES; batches += 1) if (!(await sumLedger(shell))) return;
}
