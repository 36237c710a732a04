/** What is logged may be on a case already: told by another way, or more of what a customer wrote. Then it belongs there. Reads only. */
import { SAME_THING_MS, sameThing } from '../../core/case/rules/again/same-thing.ts';
import { peopleOf } from '../../core/base/people.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import { casesToldOf } from '../../db/intake/matters.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import type { AskedCommand } from '../handled.ts';
import type { Shell } from '../shell.ts';
import { keyNamedIn, loadAsked } from './load-asked.ts';

export interface AsTold {
  readonly asked: AskedCommand;
  readonly loaded: LoadedForCommand;
}

/**
 * In the transaction of the command: of two at once one sees the other. What is typed is loaded first, because most customers
 * have no other case of these days; what a system tells may have a name.
 */
export async function loadAsTold(
  shell: Shell,
  tx: Queryable,
  given: AskedCommand,
  drawn: CaseId | null,
): Promise<AsTold> {
  const isTyped = given.command.kind !== 'log' || given.command.told === undefined;
  const before = isTyped ? await loadAsked(shell, tx, given, drawn) : null;
  const asked = before === null || hasRecent(before, given) ? await askedAsTold(shell, tx, given) : given;
  if (before !== null && asked === given) return { asked, loaded: before };
  return { asked, loaded: await loadAsked(shell, tx, asked, before?.number ?? drawn) };
}

const hasRecent = ({ others = [] }: LoadedForCommand, { at }: AskedCommand): boolean =>
  others.some(({ receivedAt }) => at.getTime() - receivedAt.getTime() <= SAME_THING_MS);

async function askedAsTold(shell: Shell, tx: Queryable, asked: AskedCommand): Promise<AskedCommand> {
  const { command, by, at } = asked;
  if (command.kind !== 'log') return asked;
  const named = keyNamedIn(command, shell);
  const matters = [...(command.told?.matters ?? []), ...(command.told?.inReplyTo ?? [])];
  const keys = [...new Set([...(named === null ? [] : [named]), ...(command.told?.keys ?? [])])];
  if (matters.length === 0 && keys.length === 0) return asked;
  const since = new Date(Math.min(at.getTime(), (command.receivedAt ?? at).getTime()) - SAME_THING_MS);
  const cases = await casesToldOf(tx, shell.workspace, { matters, keys, since });
  if (cases.length === 0) return asked;
  const { members } = await shell.directory.now(tx);
  const typist = command.told === undefined && by !== null ? (peopleOf(members).byId(by) ?? null) : null;
  const same = sameThing(command, cases, typist, at);
  if (same === null) return asked;
  if (same.kind === 'follows') return { ...asked, command: { ...command, follows: same.case.id } };
  const { text, source, permalink, receivedAt, told } = command;
  const again = { kind: 'came_again', case: same.case.id, text, source, permalink, receivedAt } as const;
  // nobody of ours said it, where a system did
  return { ...asked, by: told === undefined ? by : null, command: { ...again, ...(told !== undefined && { told }) } };
}

/** Names under which the same may come again. */
export const namesTold = ({ command }: AskedCommand): readonly string[] =>
  command.kind === 'log' || command.kind === 'came_again'
    ? [...(command.told?.matters ?? []), ...(command.told?.keys ?? [])]
    : [];
