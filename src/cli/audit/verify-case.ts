/** One case held against its journal: the chain, the words beside it, and the case and the ledger that follow from it. Pure. */
import { canonicalJson, type Canonical } from '../../core/base/canonical.ts';
import { isAsWritten } from '../../core/base/chain.ts';
import { committed, withTexts, wrongApart } from '../../core/base/committed.ts';
import { toWire } from '../../core/base/wire.ts';
import type { ApprovalRequest } from '../../core/case/case.ts';
import { isOpen } from '../../core/case/evolve.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { isPersonal } from '../../core/case/personal-words.ts';
import { replay, type Replayed } from '../../core/case/replay.ts';
import type { StoredCase, StoredLedgerEntry } from '../../db/case/audit-pages.ts';
import type { StoredEntry } from '../../db/case/reading.ts';
import { caseOf, eventOf } from '../../db/case/rows.ts';
import { columnsOfCase, rowOfEntry } from '../../db/case/rows-of-case.ts';
import { count } from '../io/words.ts';

export interface Broken {
  /** Null: what is broken is of no case. */
  readonly case: string | null;
  readonly seq: number | null;
  readonly why: string;
}

export interface CaseToVerify {
  readonly row: StoredCase;
  readonly journal: readonly StoredEntry[];
  readonly ledger: readonly StoredLedgerEntry[];
}

/** What of a whole case only the others can tell. */
export interface CaseVerified {
  /** Entries whose state is another than this case's events say; a case it was merged into may have brought them there. */
  readonly elsewhere: readonly { readonly case: string; readonly id: string; readonly state: string }[];
  /** States to which its events brought entries of other cases. */
  readonly brought: Replayed['elsewhere'];
  /** It began before hashes covered all columns, and does not follow from its journal as it is read now. */
  readonly isOlder: boolean;
}

const NOTHING_ELSE: CaseVerified = { elsewhere: [], brought: new Map(), isOlder: false };

export function verifyCase(of: CaseToVerify): Broken | CaseVerified {
  const chain = chainBreak(of);
  if (chain !== null) return chain;
  // what an earlier version wrote may be read otherwise today; nothing of it is left out of its chain
  const isOld = of.journal.some(({ form }) => form === 1);
  let replayed: Replayed;
  let events: readonly CaseEvent[];
  try {
    events = of.journal.map((entry) => eventOf(entry.body, entry.apart));
    replayed = replay(events);
  } catch (error) {
    if (isOld) return { ...NOTHING_ELSE, isOlder: true };
    const why = error instanceof Error ? error.message : 'something is wrong with an event';
    return broken(of, null, `its journal cannot be played again: ${why}.`);
  }
  const isErased = events.some(({ kind }) => kind === 'erased');
  const wrong = rowBreak(of.row, replayed, isErased) ?? ledgerBreak(of, replayed, isErased);
  if (wrong !== null) return isOld ? { ...NOTHING_ELSE, isOlder: true } : broken(of, null, wrong);
  const elsewhere = of.ledger.flatMap(({ id, state }) =>
    replayed.entries.get(id)?.state === state ? [] : [{ case: of.row.id, id, state }],
  );
  return { elsewhere, brought: replayed.elsewhere, isOlder: false };
}

const broken = ({ row }: CaseToVerify, seq: number | null, why: string): Broken => ({ case: row.id, seq, why });

const WRONG_WORDS = {
  changed: 'the words beside it are not what was written.',
  added: 'there are words beside it that were not written with it.',
  missing: 'words beside it are missing, and nobody erased them.',
} as const;

function chainBreak(of: CaseToVerify): Broken | null {
  const { row, journal } = of;
  const erasedUntil = journal.findLastIndex(({ kind }) => kind === 'erased');
  let previous = '';
  for (const [index, entry] of journal.entries()) {
    const { seq, body, apart, hash, prevHash } = entry;
    if (seq !== index + 1) return broken(of, index + 1, 'this event is missing.');
    if (prevHash !== previous) return broken(of, seq, 'it does not follow the event before it.');
    if (!isAsWritten(previous, entry)) return broken(of, seq, 'what it says is not what was written.');
    const words = wrongApart(body, apart, index < erasedUntil);
    if (words !== null) return broken(of, seq, WRONG_WORDS[words]);
    previous = hash;
  }
  if (journal.length !== row.events) {
    const there = `the case says ${count(row.events, 'event')}, there are ${journal.length}.`;
    return broken(of, journal.length + 1, there);
  }
  if (previous !== row.head_hash) return broken(of, row.events, 'the case ends with another hash.');
  const worded = journal.filter(({ apart }) => apart !== null).length;
  return worded === row.worded ? null : broken(of, null, 'there are words beside its journal that belong to no event.');
}

/** Null where the row is what the journal makes of the case. */
function rowBreak(row: StoredCase, replayed: Replayed, isErased: boolean): string | null {
  const { doc, ...columns } = columnsOfCase(replayed.case);
  const other = Object.entries(columns).find(([name, value]) => textOf(row[name]) !== textOf(value));
  if (other !== undefined) return `its ${other[0]} is not what its journal makes of it.`;
  const isSame = isErased
    ? withoutWords(row.doc) === withoutWords(doc)
    : canonicalJson(doc ?? null) === canonicalJson(toCanonical(row.doc));
  return isSame ? null : 'the case is not what its journal makes of it.';
}

/** Where words were erased it is known that there were some, and no more. */
function withoutWords(doc: unknown): string {
  const { requests, ...of } = caseOf(doc);
  const asked = requests.map((request) => ({ ...request, ...UNSAID, ...judgedOn(request) }));
  const { value } = committed({ ...of, requests: asked }, isPersonal, () => '');
  return textOf(withTexts(toWire(value), null));
}

/** Hashes of what was asked, words among it. */
const UNSAID = { digest: null };

/** Who said yes and when; of a request that waits, yeses to words that are gone count no more. */
const judgedOn = (request: ApprovalRequest) => ({
  approvals: isOpen(request) ? [] : request.approvals.map((one) => ({ ...one, ...UNSAID })),
  counter: request.counter && { ...request.counter, ...UNSAID },
});

/** Null where each entry of the case is one that its events made, and none is missing. */
function ledgerBreak({ row, ledger }: CaseToVerify, replayed: Replayed, isErased: boolean): string | null {
  for (const entry of ledger) {
    const expected = replayed.entries.get(entry.id);
    if (expected === undefined) return `the ledger has ${entry.id} of it, which no event made.`;
    const { state: _, ...columns } = rowOfEntry(expected);
    const other = Object.entries(columns).find(
      ([name, value]) => !(isErased && OF_CUSTOMER.has(name)) && textOf(entry[name]) !== textOf(value),
    );
    if (other !== undefined) return `${other[0]} of ${entry.id} in the ledger is not what an event set aside.`;
  }
  const missing = replayed.entries.size - ledger.length;
  return missing === 0 ? null : `${count(missing, 'ledger entry', 'ledger entries')} of ${row.id} are missing.`;
}

const OF_CUSTOMER: ReadonlySet<string> = new Set(['customer_key', 'settles_passenger']);

const textOf = (value: unknown): string => canonicalJson(toCanonical(value));

/** What a row holds: texts, numbers, dates, lists of them, and JSON. */
function toCanonical(value: unknown): Canonical {
  if (value === undefined || value === null) return null;
  if (value instanceof Date || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(toCanonical);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, toCanonical(of)]));
  throw new Error(`a row cannot hold a ${typeof value}`);
}
