/** A person says that what was set aside is a complaint: it is opened as their case, once. */
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import { fromWire } from '../../core/base/wire.ts';
import type { Refusal } from '../../core/case/said.ts';
import { asideNotOpened, asideOpened, asidesWanted, readAside, sealedOfAside } from '../../db/intake/asides.ts';
import { causeOf } from '../../log.ts';
import type { ReceivedComplaint } from '../door/intake-door.ts';
import { handle } from '../handle.ts';
import type { Shell } from '../shell.ts';
import { logCommandOf } from './complaint-command.ts';
import { sealedFor } from './set-aside.ts';

export type AsideOpened =
  | { readonly kind: 'case'; readonly case: CaseId }
  /** It was forgotten, or never was. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly no: Refusal };

/** The same case, however often it is asked for. */
export async function openAside(
  shell: Shell,
  { id, by, at }: { readonly id: string; readonly by: MemberId; readonly at: Date },
): Promise<AsideOpened> {
  const { db, workspace } = shell;
  const [kept, sealed] = await Promise.all([readAside(db.read, workspace, id), sealedOfAside(db.read, workspace, id)]);
  if (kept === null || sealed === null) return { kind: 'gone' };
  if (kept.case !== null) return { kind: 'case', case: kept.case };
  const { of, source } = fromWire(JSON.parse(shell.sealer.open(sealed, sealedFor(shell, id)))) as Sealed;
  const command = logCommandOf(of, source, shell.customerKeyOf);
  const handled = await handle(shell, { key: `aside:${id}`, by, command, at });
  if (!handled.ok) return { kind: 'refused', no: handled.no };
  await asideOpened(db.read, workspace, id, handled.case.id);
  return { kind: 'case', case: handled.case.id };
}

interface Sealed {
  readonly of: ReceivedComplaint;
  readonly source: string;
}

/** Those that were asked for by the command line. What cannot be opened is not asked for again. */
export async function openAsidesWanted(shell: Shell, most: number): Promise<void> {
  for (const { id, by } of await asidesWanted(shell.db.read, shell.workspace, most)) {
    try {
      const opened = await openAside(shell, { id, by, at: shell.now() });
      if (opened.kind !== 'refused') continue;
      shell.log.warn('what was set aside opens no case', { aside: id, no: opened.no.kind });
      await asideNotOpened(shell.db.read, shell.workspace, id);
    } catch (error) {
      shell.log.warn('what was set aside could not be opened, next time again', { aside: id, cause: causeOf(error) });
    }
  }
}
