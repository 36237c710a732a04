/** What is summed beside commands: the ledger, so that limits stay cheap, and facts, because dashboards read them without asking first. */
import type { Shell } from '../shell.ts';
import { factsNow } from './facts.ts';
import { sumAll } from './sum-ledger.ts';

export async function keepSums(shell: Shell): Promise<void> {
  await sumAll(shell);
  await factsNow(shell);
}
