/** What a command is about: commands of this process that share any of it wait for each other instead of racing. */
import { ledgerWindows } from '../../core/authority/ledger-windows.ts';
import { customerNamed } from '../../core/base/customers.ts';
import { whoIs } from '../../core/base/people.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { AskedCommand } from '../handled.ts';
import type { Shell } from '../shell.ts';
import { keyNamedIn, otherNamed } from './load-asked.ts';

/** Two complaints of one customer at once: the second sees the first. */
function namedIn(command: AskedCommand['command'], shell: Shell): readonly string[] {
  const customer = keyNamedIn(command, shell);
  return customer === null ? [] : [`customer ${customer}`];
}

/** It only saves lost races: what is forgotten here is found by the transaction. A log gives nothing, so it waits for its customer alone. */
export async function lanesOf(shell: Shell, { command, by, at, key }: AskedCommand): Promise<readonly string[]> {
  // the same delivery twice
  const lanes = [`delivery ${key}`];
  if (command.kind === 'log')
    return [...lanes, ...namedIn(command, shell), ...(command.told?.matters ?? []).map((name) => `matter ${name}`)];
  lanes.push(`case ${command.case}`);
  const other = otherNamed(command, null);
  if (other !== null) lanes.push(`case ${other}`);
  const isUnlinked = command.kind === 'unlink_customer';
  const customer = isUnlinked
    ? (command.key ?? customerNamed(command, shell.customerKeyOf)?.key ?? null)
    : keyNamedIn(command, shell);
  if (customer !== null) lanes.push(`customer ${customer}`);
  if (by === null) return lanes;
  const { memberSince, teamSince, sharedBudgets } = ledgerWindows(policyInForce(shell.policies(), at), at);
  if (memberSince !== null) lanes.push(`member ${by}`);
  if (teamSince === null) return lanes;
  const team = whoIs(await shell.directory.lately(shell.db.read), by)?.team ?? '';
  const budgets = sharedBudgets.filter((teams) => teams.includes(team)).map((teams) => `budget of ${teams.join()}`);
  return [...lanes, `team ${team}`, ...budgets];
}
