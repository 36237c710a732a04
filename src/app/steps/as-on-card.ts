/**
 * What is on the screen holds: its card may be of a day before, or of another process, when this one had not looked up yet
 * what like cases were given. Reads only.
 */
import type { AskedCommand, Handled } from '../handled.ts';
import type { Shell } from '../shell.ts';
import { likeCasesOnCards } from '../views/case-view.ts';

/** A press of what was not found, with all that its card may go by; null where that is nothing, or the case has changed since. */
export async function askedAsOnCard(shell: Shell, asked: AskedCommand, handled: Handled): Promise<AskedCommand | null> {
  const { command, at } = asked;
  const { case: c } = handled;
  if (handled.ok || handled.no.kind !== 'suggestion_changed') return null;
  if (command.kind !== 'give_suggested' || c === null || (command.v ?? c.version) !== c.version) return null;
  const likeCases = await likeCasesOnCards(shell, c, at);
  return likeCases.length === 0 ? null : { ...asked, likeCases };
}
