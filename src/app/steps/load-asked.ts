/** Everything the answer to a command rests on, read in its transaction. Writes nothing. */
import { ledgerWindows, NO_WINDOWS } from '../../core/authority/ledger-windows.ts';
import { customerFrom, customerNamed } from '../../core/base/customers.ts';
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import { isCare } from '../../core/case/care/care.ts';
import type { Circumstances } from '../../core/case/circumstances.ts';
import { asksHowItWent } from '../../core/case/rules/contact/following-up.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Command } from '../../core/case/commands.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import { careKnown } from '../../db/care/known.ts';
import { loadForCommand } from '../../db/case/load-command.ts';
import { readCase } from '../../db/case/reading.ts';
import type { Queryable, Tx } from '../../db/engine/serialisable.ts';
import { circumstancesOf } from '../circumstances.ts';
import type { AskedCommand } from '../handled.ts';
import { rhythmOf } from '../rhythm.ts';
import type { Shell } from '../shell.ts';
import { approvedBefore } from '../team/approved-before.ts';
import { caseHintOf } from '../views/hints.ts';
import { likeSince, othersSince } from '../views/case-view.ts';

/** `drawn` is the number of the case that a `log` opens. */
export async function loadAsked(
  shell: Shell,
  tx: Queryable,
  asked: AskedCommand,
  drawn: CaseId | null,
): Promise<LoadedForCommand> {
  const { command, at, account } = asked;
  const policy = policyInForce(shell.policies(), at);
  const load = (member: MemberId | null): Promise<LoadedForCommand> =>
    loadForCommand(tx, shell.directory, {
      case: command.kind === 'log' ? null : command.case,
      customer: keyNamedIn(command, shell),
      member,
      team: null,
      draw: command.kind === 'log' && drawn === null,
      // a log gives nothing, so it need not wait for anybody who does
      ...(command.kind === 'log' ? NO_WINDOWS : ledgerWindows(policy, at)),
      othersSince: othersSince(at),
      notices: NOTICES.has(command.kind),
      ...(policy !== null && command.kind !== 'log' && { likeSince: likeSince(policy, at) }),
    });
  const loaded = await load(asked.by);
  if (account === undefined) return loaded;
  // the account may have become somebody else's, or nobody's, since this process looked
  const now = loaded.people.at(account)?.id ?? null;
  return now === asked.by ? loaded : await load(now);
}

/** What may show that a complaint is not the first of its customer. */
const NOTICES: ReadonlySet<Command['kind']> = new Set(['log', 'set_facts', 'edit', 'link_customer', 'unlink']);

/** What is said in these is read for what failed. */
const READS: ReadonlySet<Command['kind']> = new Set(['log', 'edit']);

/** The key of the customer a command names, where what is theirs is looked at. */
export function keyNamedIn(command: Command, { customerKeyOf }: Shell): string | null {
  if (command.kind === 'edit') return customerFrom(command.changes.customer ?? null, customerKeyOf)?.key ?? null;
  if (command.kind !== 'log' && command.kind !== 'set_facts' && command.kind !== 'link_customer') return null;
  return customerNamed(command, customerKeyOf)?.key ?? null;
}

/** The other case a command is about: named, or the one that the case `c` was merged into, where that is known. */
export function otherNamed(command: Command, c: RecoveryCase | null): CaseId | null {
  if (command.kind === 'link' || command.kind === 'unlink') return command.other;
  if (command.kind === 'merge') return command.into;
  if (command.kind === 'log') return command.follows ?? null;
  return command.kind === 'undo' && c?.status === 'merged' ? (c.mergedInto ?? null) : null;
}

/** With what only some commands look at: the other case of a link, what was approved before. */
export async function circumstancesAsked(
  shell: Shell,
  tx: Queryable,
  {
    asked,
    loaded,
    drawn,
  }: { readonly asked: AskedCommand; readonly loaded: LoadedForCommand; readonly drawn: CaseId | null },
): Promise<Circumstances> {
  const { command, at } = asked;
  const other = otherNamed(command, loaded.case);
  // words are read by what was learnt up to this moment, whichever process learnt it
  if (READS.has(command.kind)) await shell.failureModels?.as(tx, loaded.triage ?? 0);
  return circumstancesOf(shell, loaded, {
    at,
    policy: policyInForce(shell.policies(), at),
    caseNumber: drawn,
    other: other === null ? null : await readCase(tx, shell.workspace, other),
    ...(loaded.case !== null &&
      (isCare(command) || asksCustomer(shell, asked, loaded)) && {
        care: await careKnown(tx, shell.workspace, loaded.case, at),
      }),
    ...(loaded.case !== null && command.kind === 'edit' && { hint: await caseHintOf(shell, loaded.case, tx) }),
    approvedBefore: await approvedBefore(shell, tx, asked, loaded.members),
    ...(asked.likeCases !== undefined && { likeCases: asked.likeCases }),
  });
}

/** The customer is to be asked how it went, unless they do not want to be. */
function asksCustomer(shell: Shell, { command, at }: AskedCommand, { case: c, teams }: LoadedForCommand): boolean {
  if (command.kind !== 'look_again' || c === null) return false;
  return asksHowItWent(c, rhythmOf(shell.packs, policyInForce(shell.policies(), at), teams), at);
}

/** A case alone, without the ledger of anybody. */
export async function loadAlone(shell: Pick<Shell, 'directory'>, tx: Tx, id: CaseId): Promise<LoadedForCommand> {
  return await loadForCommand(tx, shell.directory, {
    ...NO_WINDOWS,
    case: id,
    customer: null,
    member: null,
    team: null,
  });
}
