/** Everything that is kept of one customer, for themselves: as data and to be read. Reads only. */
import { GONE } from '../../core/base/committed.ts';
import type { CaseId } from '../../core/base/ids.ts';
import { forSubject } from '../../core/case/for-subject.ts';
import { readCase, readJournal } from '../../db/case/reading.ts';
import { openedOrNull } from '../../db/engine/sealed.ts';
import { casesOfCustomer } from '../../db/privacy/erase-cases.ts';
import { keysOfCustomer } from '../../db/privacy/erasures.ts';
import { MENTION_PLACES } from '../../db/privacy/sealed-mentions.ts';
import { sealedOfCases, subjectRows, type SubjectRow } from '../../db/privacy/subject-rows.ts';
import type { Eraser } from './erase-customer.ts';
import { namesOf } from './names.ts';
import { mentionsIn } from './sealed-mentions.ts';

export interface SubjectExport {
  readonly madeAt: string;
  readonly workspace: string;
  /** What they go by, as it was typed on cases; masked as it is shown. */
  readonly references: readonly string[];
  readonly cases: readonly { readonly case: unknown; readonly happened: readonly unknown[] }[];
  readonly tables: Readonly<Record<string, readonly SubjectRow[]>>;
  readonly opened: readonly { readonly kind: string; readonly of: string; readonly text: string }[];
}

/** `typed`: how they were named, which is looked for in what opened no case. */
export async function exportSubject(exporter: Eraser, typed: string, key: string): Promise<SubjectExport> {
  const { db, workspace, now } = exporter;
  const keys = await keysOfCustomer(db.read, workspace, key);
  const ids = (await casesOfCustomer(db.read, workspace, { keys, counted: key })).map(({ id }) => id);
  const cases: SubjectExport['cases'][number][] = [];
  const references = new Set<string>();
  for (const id of ids) {
    const c = await readCase(db.read, workspace, id);
    if (c === null) continue;
    for (const one of [c.customer, ...(c.alsoKnownAs ?? [])])
      if (one.reference !== null && one.reference !== GONE) references.add(one.reference);
    const journal = await readJournal(db.read, workspace, id);
    const happened = journal.map(({ seq, event }) => ({ seq, ...Object(forSubject(event)) }));
    cases.push({ case: forSubject(c), happened });
  }
  return {
    madeAt: now().toISOString(),
    workspace,
    references: [...references],
    cases,
    tables: await subjectRows(db.read, workspace, keys, ids),
    opened: [...(await openedOf(exporter, ids)), ...(await asidesOf(exporter, keys, typed, ids))],
  };
}

async function openedOf({ db, workspace, sealer }: Eraser, ids: readonly CaseId[]): Promise<SubjectExport['opened']> {
  const rows = await sealedOfCases(db.read, workspace, ids);
  return rows.flatMap(({ kind, ref, sealed }) => {
    const text = openedOrNull(sealer, sealed, { workspace, kind, ref });
    return text === null ? [] : [{ kind, of: ref, text }];
  });
}

/** What came in and opened no case. */
async function asidesOf(
  exporter: Eraser,
  keys: readonly string[],
  typed: string,
  cases: readonly CaseId[],
): Promise<SubjectExport['opened']> {
  const place = MENTION_PLACES.find(({ kind }) => kind === 'aside');
  if (place === undefined) return [];
  const { isTold } = namesOf(exporter.customerKeyOf, keys, typed);
  const found: SubjectExport['opened'][number][] = [];
  for await (const page of mentionsIn(exporter, place, { cases, isTold }))
    for (const [ref, text] of page) found.push({ kind: 'aside', of: ref, text });
  return found;
}
