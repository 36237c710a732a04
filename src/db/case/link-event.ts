/** The next link of a case's journal: the event with its place, its hash over the one before, and the words that stand apart from it. */
import { randomUUID } from 'node:crypto';
import { linkHash } from '../../core/base/chain.ts';
import { committed } from '../../core/base/committed.ts';
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import { toWire } from '../../core/base/wire.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { isPersonal } from '../../core/case/personal-words.ts';
import type { JournalEntry, JournalHead } from './command-rows.ts';

/** 122 random bits, of which Node keeps some ready: asking the system for each was most of an entry's cost. */
const randomSalt = (): string => randomUUID();

/** Of this case, after what its journal ends with. */
export function linkEvent(
  { workspace, id }: { readonly workspace: WorkspaceId; readonly id: CaseId },
  head: JournalHead,
  event: CaseEvent,
): JournalEntry {
  const { value, apart } = committed(event, isPersonal, randomSalt);
  const { at, by, kind } = event;
  const body = toWire(value);
  const seq = head.seq + 1;
  const hash = linkHash(head.hash, { workspace, case: id, seq, at, by, kind, body });
  return { seq, event, chained: body, apart, hash, prevHash: head.hash };
}
