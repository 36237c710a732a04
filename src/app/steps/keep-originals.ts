/** What masking hides of a command is sealed beside the case, where the house keeps it, in the transaction that saves the case. */
import { countriesOf } from '../../core/base/masks/countries.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { hiddenIn } from '../../core/case/originals.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Team } from '../../core/base/members.ts';
import { addOriginals } from '../../db/case/originals.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { AskedCommand, HiddenOf } from '../handled.ts';
import type { Shell } from '../shell.ts';

interface Keeping {
  readonly asked: AskedCommand;
  readonly case: RecoveryCase;
  readonly teams: readonly Team[];
  readonly events: readonly CaseEvent[];
}

/** Null where nothing had to be masked. */
export async function keepOriginals(
  shell: Shell,
  tx: Tx,
  { asked, case: c, teams, events }: Keeping,
): Promise<HiddenOf | null> {
  // a look and the clock type nothing
  if (events.every(({ kind }) => kind === 'viewed')) return null;
  const { masked, originals } = hiddenIn(asked.command, countriesOf({ teams }));
  if (masked.length === 0) return null;
  const { originalsKeptMs = null } = shell;
  if (originalsKeptMs === null || originals.length === 0) return { masked, until: null };
  const { by, at } = asked;
  const until = new Date(at.getTime() + originalsKeptMs);
  const more = originals.map((one) => ({ ...one, by, at, until }));
  await addOriginals(tx, shell.sealer, { workspace: shell.workspace, id: c.id, at }, more);
  return { masked, until };
}
