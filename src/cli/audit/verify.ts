/** All journals of a workspace held against their seals, their cases and the ledger, page by page: memory stays flat. */
import { createHash } from 'node:crypto';
import type { EntryState } from '../../core/authority/ledger.ts';
import type { SignedSeal } from '../../core/base/seal.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { auditPage, strays } from '../../db/case/audit-pages.ts';
import { sealedHeads } from '../../db/case/seals.ts';
import type { StoredEntry } from '../../db/case/reading.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { count } from '../io/words.ts';
import { verifyCase, type Broken } from './verify-case.ts';
import { sealsBreak, verifyHouse, type HouseVerified } from './verify-house.ts';

export interface Verified {
  /** Whole cases and their events; up to the break when there is one. */
  readonly cases: number;
  readonly events: number;
  /** Entries of the journal of the house. */
  readonly house: number;
  readonly seals: readonly SignedSeal[];
  /** Cases that began before hashes covered all columns, and do not follow from their journal as it is read now. */
  readonly older: number;
  /** SHA-256, hex, over `case number-of-events hash` and a line end for each case in order of number; null when broken. */
  readonly digest: string | null;
  readonly broken: Broken | null;
}

/** Of a column of whole numbers. */
const HIGHEST = 2_147_483_647;
/** Cases read at once: some megabytes. */
const PAGE = 200;

export async function verifyJournals(q: Queryable, workspace: WorkspaceId, signer: string | null): Promise<Verified> {
  const house = await verifyHouse(q, workspace, signer);
  const sofar = makeSoFar();
  if ('why' in house) return sofar.ended(null, house);
  const broken = (await straysOf(q, workspace)) ?? (await casesBreak(q, workspace, house, sofar)) ?? sealsBreak(house);
  return sofar.ended(house, broken);
}

interface SoFar {
  readonly elsewhere: Map<string, { readonly case: string; readonly state: string }>;
  readonly brought: Map<string, EntryState>;
  whole(of: { readonly id: string; readonly events: number; readonly head_hash: string }, isOlder: boolean): void;
  ended(house: HouseVerified | null, broken: Broken | null): Verified;
}

function makeSoFar(): SoFar {
  const heads = createHash('sha256');
  const counted = { cases: 0, events: 0, older: 0 };
  return {
    elsewhere: new Map(),
    brought: new Map(),
    whole({ id, events, head_hash: hash }, isOlder) {
      heads.update(`${id} ${events} ${hash}\n`);
      counted.cases += 1;
      counted.events += events;
      if (isOlder) counted.older += 1;
    },
    ended: (house, broken) => ({
      ...counted,
      house: house?.entries ?? 0,
      seals: house?.seals ?? [],
      digest: broken === null ? heads.digest('hex') : null,
      broken,
    }),
  };
}

async function casesBreak(
  q: Queryable,
  workspace: WorkspaceId,
  house: HouseVerified,
  sofar: SoFar,
): Promise<Broken | null> {
  for (let after = 0; ;) {
    const page = await auditPage(q, workspace, after, PAGE);
    const last = page.cases.at(-1)?.number ?? null;
    const journals = Map.groupBy(page.entries, (entry) => entry.case);
    const ledgers = Map.groupBy(page.ledger, (entry) => entry.case);
    // also of cases that are not there any more
    const sealed = await sealedHeads(q, workspace, after, last ?? HIGHEST);
    const gone = sealed.find(({ number }) => !page.cases.some((one) => one.number === number));
    if (gone !== undefined) return { case: `R-${gone.number}`, seq: null, why: 'it was sealed, and is gone.' };
    const seals = Map.groupBy(sealed, ({ number }) => number);
    for (const row of page.cases) {
      const journal = journals.get(row.id) ?? [];
      const found = verifyCase({ row, journal, ledger: ledgers.get(row.id) ?? [] });
      if ('why' in found) return found;
      const cut = feedSeals(house, row.number, journal, seals.get(row.number) ?? []);
      if (cut !== null) return cut;
      for (const { id, ...one } of found.elsewhere) sofar.elsewhere.set(id, one);
      for (const [id, state] of found.brought) sofar.brought.set(id, state);
      sofar.whole(row, found.isOlder);
    }
    if (last === null) return await elsewhereBreak(q, workspace, sofar);
    after = last;
  }
}

/** A seal covers the event at which a case ended then: that one must be there, as it was. */
function feedSeals(
  { digests }: HouseVerified,
  number: number,
  journal: readonly StoredEntry[],
  seals: readonly { readonly seal: number; readonly seq: number }[],
): Broken | null {
  for (const { seal, seq } of seals) {
    const entry = journal[seq - 1];
    const digest = digests.get(seal);
    const wrong = (why: string): Broken => ({ case: `R-${number}`, seq, why });
    if (entry === undefined)
      return wrong(`it was sealed with ${count(seq, 'event')}, and there are ${journal.length}.`);
    if (digest === undefined) return wrong(`seal ${seal}, which covers it, is gone.`);
    digest.add(number, seq, entry.hash);
  }
  return null;
}

/** What a merged case brought about in the ledger of another. */
async function elsewhereBreak(q: Queryable, workspace: WorkspaceId, sofar: SoFar): Promise<Broken | null> {
  const { elsewhere, brought } = sofar;
  const rows = await q.query<{ id: string; case: string; state: string }>(
    'SELECT id, "case", state FROM ledger_entry WHERE workspace = $1 AND id = ANY ($2)',
    [workspace, [...brought.keys()]],
  );
  const all = [...rows, ...[...elsewhere].map(([id, of]) => ({ id, ...of }))];
  const wrong = all.find(({ id, state }) => brought.get(id) !== state);
  if (wrong === undefined) return null;
  const why = `the state of ${wrong.id} in the ledger, ${wrong.state}, is none that an event brought it to.`;
  return { case: wrong.case, seq: null, why };
}

/** A case that was deleted leaves something behind. */
async function straysOf(q: Queryable, workspace: WorkspaceId): Promise<Broken | null> {
  for (const table of ['journal_entry', 'journal_word', 'ledger_entry'] as const) {
    for (let after: string | null = ''; after !== null;) {
      const { stray, next } = await strays(q, workspace, table, after, 1_000);
      if (stray !== null) return { case: stray, seq: null, why: LEFT[table] };
      after = next;
    }
  }
  return null;
}

const LEFT = {
  journal_entry: 'there is a journal, but the case itself is gone.',
  journal_word: 'there are words of its journal, but the case itself is gone.',
  ledger_entry: 'there are ledger entries, but the case itself is gone.',
} as const;
