/** What somebody does by the command line is written into the journal of the house, before it is done. */
import { plainWord, type HouseDetails, type HouseKind } from '../../core/base/house.ts';
import { noteHouse } from '../../db/engine/house-journal.ts';
import { sqlState } from '../../db/engine/serialisable.ts';
import type { Io } from '../verb.ts';
import type { Store } from './store.ts';

/** Not allowed to write, or a replica that nobody can write. Source: PostgreSQL, appendix A. */
const READS_ONLY: ReadonlySet<string | undefined> = new Set(['42501', '25006']);

/** A verb that changes something. Throws when it cannot be written down: then nothing may be changed. */
export async function noteCommand(
  store: Pick<Store, 'db' | 'workspace'>,
  io: Io,
  command: string,
  details: HouseDetails = {},
): Promise<void> {
  await note(store, io, 'operator_command', { command: plainWord(command), ...details });
}

/** A verb that only reads, and that whoever watches wants to know was run. Whoever may only read runs it all the same. */
export async function noteRead(store: Pick<Store, 'db' | 'workspace'>, io: Io, command: string): Promise<void> {
  try {
    await noteCommand(store, io, command);
  } catch (error) {
    if (!READS_ONLY.has(sqlState(error))) throw error;
  }
}

/** A verb that hands out what is stored. Whoever may only read exports all the same, and is told that it is written down nowhere. */
export async function noteExport(
  store: Pick<Store, 'db' | 'workspace'>,
  io: Io,
  what: string,
  of: { readonly from: Date; readonly to: Date } | { readonly cases: number },
): Promise<void> {
  const details = 'cases' in of ? of : { from: of.from.toISOString(), to: of.to.toISOString() };
  try {
    await note(store, io, 'exported', { what, ...details });
  } catch (error) {
    if (!READS_ONLY.has(sqlState(error))) throw error;
    await io.err('This export is not in the journal of the house: DATABASE_URL may only read.\n');
  }
}

const note = ({ db, workspace }: Pick<Store, 'db' | 'workspace'>, io: Io, kind: HouseKind, details: HouseDetails) =>
  noteHouse(db.read, workspace, { kind, by: { kind: 'operator' }, at: io.now(), details });
