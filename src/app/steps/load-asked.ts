/** Everything the answer to a command rests on, read in its transaction. Writes nothing. */
import { ledgerWindows, NO_WINDOWS } from '../../core/authority/ledger-windows.ts';
import { customerFrom } from '../../core/base/customers.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { Circumstances } from '../../core/case/circumstances.ts';
import type { Command } from '../../core/case/commands.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import { loadForCommand } from '../../db/case/load-command.ts';
import { readCase } from '../../db/case/reading.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import { circumstancesOf } from '../circumstances.ts';
import type { AskedCommand } from '../handled.ts';
import type { Shell } from '../shell.ts';
import { approvedBefore } from '../team/approved-before.ts';

/** `drawn` is the number of the case that a `log` opens. */
export async function loadAsked(
  shell: Shell,
  tx: Tx,
  asked: AskedCommand,
  drawn: CaseId | null,
): Promise<LoadedForCommand> {
  const { command } = asked;
  return await loadForCommand(tx, {
    workspace: shell.workspace,
    key: asked.key,
    case: command.kind === 'log' ? drawn : command.case,
    customer: keyNamedIn(command, shell),
    member: asked.by,
    team: null,
    ...ledgerWindows(policyInForce(shell.policies(), asked.at), asked.at),
  });
}

/** The key of the customer a command names. */
function keyNamedIn(command: Command, { customerKeyOf }: Shell): string | null {
  if (command.kind !== 'log' && command.kind !== 'set_facts') return null;
  return customerFrom(command.customer, customerKeyOf)?.key ?? null;
}

/** With what only some commands look at: the other case of a link, what was approved before. */
export async function circumstancesAsked(
  shell: Shell,
  tx: Tx,
  {
    asked,
    loaded,
    drawn,
  }: { readonly asked: AskedCommand; readonly loaded: LoadedForCommand; readonly drawn: CaseId | null },
): Promise<Circumstances> {
  const { command, at } = asked;
  const isLink = command.kind === 'link' || command.kind === 'unlink';
  return circumstancesOf(shell, loaded, {
    at,
    policy: policyInForce(shell.policies(), at),
    caseNumber: drawn,
    other: isLink ? await readCase(tx, shell.workspace, command.other) : null,
    approvedBefore: await approvedBefore(shell, tx, asked, loaded.members),
  });
}

/** A case alone, without the ledger of anybody. */
export async function loadAlone(shell: Pick<Shell, 'workspace'>, tx: Tx, id: CaseId): Promise<LoadedForCommand> {
  const { workspace } = shell;
  return await loadForCommand(tx, {
    ...NO_WINDOWS,
    workspace,
    key: '',
    case: id,
    customer: null,
    member: null,
    team: null,
  });
}
