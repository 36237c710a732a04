/** `amends audit verify`: reckons every case's hash chain anew, from its first event to where the case says it ends. */
import { createHash } from 'node:crypto';
import { chainHash } from '../../core/base/chain.ts';
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import { journalHeads, readJournal, type StoredEntry } from '../../db/case/reading.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { withStore } from '../io/store.ts';
import { exactly, isSet, Refused, toJson, type Verb } from '../verb.ts';
import { count } from '../io/words.ts';

const PAGE = 500;

export const auditVerify: Verb = {
  options: { json: { type: 'boolean' }, workspace: { type: 'string' } },
  run: async (asked, io) => {
    exactly(asked);
    await withStore(asked, io, async ({ db, workspace }) => {
      const found = await verify(db.read, workspace);
      const { cases, events, digest, broken } = found;
      if (isSet(asked, 'json')) await io.out(toJson({ ok: broken === null, workspace, ...found }));
      if (broken !== null) {
        const at = broken.seq === null ? broken.case : `${broken.case}, event ${broken.seq}`;
        throw new Refused(
          `The journal is broken at ${at}: ${broken.why} (${count(cases, 'case')} before it are whole.)`,
        );
      }
      if (isSet(asked, 'json')) return;
      await io.out(
        `${count(cases, 'case')}, ${count(events, 'event')}: every chain is whole.\nDigest of the heads: ${digest}\n`,
      );
    });
  },
};

interface Broken {
  readonly case: string;
  readonly seq: number | null;
  readonly why: string;
}

interface Verified {
  /** Whole cases and their events; up to the break when there is one. */
  readonly cases: number;
  readonly events: number;
  /** SHA-256, hex, over `case number-of-events hash` and a line end for each case in order of number; null when broken. */
  readonly digest: string | null;
  readonly broken: Broken | null;
}

async function verify(q: Queryable, workspace: WorkspaceId): Promise<Verified> {
  const heads = createHash('sha256');
  let cases = 0;
  let events = 0;
  const stray = await withoutCase(q, workspace);
  if (stray !== null) return { cases, events, digest: null, broken: stray };
  for (let after = 0; ;) {
    const page = await journalHeads(q, workspace, after, PAGE);
    for (const head of page) {
      const broken = await breakIn(q, workspace, head);
      if (broken !== null) return { cases, events, digest: null, broken };
      heads.update(`${head.case} ${head.seq} ${head.hash}\n`);
      cases += 1;
      events += head.seq;
    }
    const last = page.at(-1);
    if (last === undefined) return { cases, events, digest: heads.digest('hex'), broken: null };
    after = last.number;
  }
}

/** A case that was deleted leaves its journal behind. */
async function withoutCase(q: Queryable, workspace: WorkspaceId): Promise<Broken | null> {
  const [row] = await q.query<{ case: string }>(
    `SELECT e."case" FROM journal_entry e WHERE e.workspace = $1 AND e.seq = 1 AND NOT EXISTS (
       SELECT FROM recovery_case c WHERE c.workspace = $1 AND c.id = e."case") ORDER BY e."case" LIMIT 1`,
    [workspace],
  );
  return row === undefined
    ? null
    : { case: row.case, seq: null, why: 'there is a journal, but the case itself is gone.' };
}

async function breakIn(
  q: Queryable,
  workspace: WorkspaceId,
  head: { readonly case: CaseId; readonly seq: number; readonly hash: string },
): Promise<Broken | null> {
  let journal: readonly StoredEntry[];
  try {
    journal = await readJournal(q, workspace, head.case);
  } catch (error) {
    // the database's own trouble is not a broken chain
    if (error instanceof Error && 'code' in error) throw error;
    return { case: head.case, seq: null, why: 'an event of it cannot be read any more.' };
  }
  let previous = '';
  for (const [index, { seq, stored, hash, prevHash }] of journal.entries()) {
    const wrong = (why: string): Broken => ({ case: head.case, seq, why });
    if (seq !== index + 1) return { case: head.case, seq: index + 1, why: 'this event is missing.' };
    if (prevHash !== previous) return wrong('it does not follow the event before it.');
    if (chainHash(previous, stored) !== hash) return wrong('what it says is not what was written.');
    previous = hash;
  }
  if (journal.length !== head.seq) {
    return {
      case: head.case,
      seq: journal.length + 1,
      why: `the case says ${count(head.seq, 'event')}, there are ${journal.length}.`,
    };
  }
  return previous === head.hash ? null : { case: head.case, seq: head.seq, why: 'the case ends with another hash.' };
}
