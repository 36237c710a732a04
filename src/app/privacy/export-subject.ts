/** Everything that is kept of one customer, for themselves: as data and to be read. Reads only. */
import { GONE, textsOnly, type Path } from '../../core/base/committed.ts';
import type { CaseId } from '../../core/base/ids.ts';
import { forSubject } from '../../core/case/for-subject.ts';
import { isPersonal } from '../../core/case/personal-words.ts';
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

/** `typed`: how they were named, which is looked for in what hangs on no case. */
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
    opened: [...(await openedOf(exporter, ids)), ...(await mentionsOf(exporter, keys, typed, ids))],
  };
}

async function openedOf({ db, workspace, sealer }: Eraser, ids: readonly CaseId[]): Promise<SubjectExport['opened']> {
  const rows = await sealedOfCases(db.read, workspace, ids);
  return rows.flatMap(({ kind, ref, sealed }) => {
    const text = openedOrNull(sealer, sealed, { workspace, kind, ref });
    return text === null ? [] : [{ kind, of: ref, text }];
  });
}

/** What lies sealed and hangs on no case: all that an erasure would take. */
async function mentionsOf(
  exporter: Eraser,
  keys: readonly string[],
  typed: string,
  cases: readonly CaseId[],
): Promise<SubjectExport['opened']> {
  const { isTold } = namesOf(exporter.customerKeyOf, keys, typed);
  const found: SubjectExport['opened'][number][] = [];
  for (const place of MENTION_PLACES) {
    const { kind } = place;
    for await (const page of mentionsIn(exporter, place, { cases, isTold }))
      for (const [ref, text] of page)
        found.push({
          kind,
          of: NAMED_BY.has(kind) ? GONE : ref,
          text: kind === 'aside' ? text : wordsIn(kind, text, isTold),
        });
  }
  return found;
}

/** What is asked for goes by the account of whoever asked. */
const NAMED_BY: ReadonlySet<string> = new Set(['wish']);
/** What the customer said, and what was typed of them; the rest is what colleagues are told, and may name anybody. */
const TYPED: ReadonlySet<string> = new Set(['wish', 'kept_words', 'kept_form', 'murmur']);

/** Of what the house keeps for its own work only the words that are the customer's, or name them. */
function wordsIn(kind: string, opened: string, isTold: (text: string) => boolean): string {
  const isTyped = (path: Path): boolean =>
    TYPED.has(kind) && path.some((name, at) => name !== 'key' && isPersonal(path.slice(0, at + 1)));
  return JSON.stringify(textsOnly(parsed(opened), (text, path) => isTold(text) || isTyped(path)) ?? {});
}

function parsed(opened: string): unknown {
  try {
    return JSON.parse(opened);
  } catch {
    return opened;
  }
}
