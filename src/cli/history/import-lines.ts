/** Lines of a file into facts, a batch at a time: what is new, what changed, what stands there already, what is refused. */
import { hash } from 'node:crypto';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { knownLines, saveLines, type HistoricRow, type KnownLine } from '../../db/history/save-historic.ts';
import { spellings } from '../../db/history/spellings.ts';
import { importsOf, type ImportKept, type Settled } from '../../db/history/imports.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { Refused } from '../verb.ts';
import type { Fault, HistoricCase, Remark } from './historic-case.ts';
import type { SourceLine } from './lines-of-file.ts';
import type { Mapping } from './mapping.ts';
import { Occurrences } from './occurrences.ts';
import { readLine, type ReadingOf } from './read-line.ts';
import type { Refusals } from './refused-lines.ts';
import { sameWord } from './same-word.ts';

export interface Importing {
  readonly q: Queryable;
  readonly workspace: WorkspaceId;
  /** Null: nothing is written, and nothing counts as there already by this run. */
  readonly of: ImportKept | null;
  readonly reading: ReadingOf;
  /** Columns of the file. */
  readonly header: readonly string[];
  readonly refusals: Refusals;
  /** Lines that are settled at once; as many as suit a server when not given. */
  readonly batch?: number;
}

export interface Counted extends Settled {
  /** The very same line stood above already. */
  readonly repeated: number;
  readonly refused: number;
  readonly remarks: ReadonlyMap<Remark, number>;
}

const BATCH = 4_000;

interface ReadLine {
  readonly line: number;
  readonly raw: string;
  readonly faults: readonly Fault[];
  readonly row: HistoricRow | null;
}

/** Resolves to what became of all lines. Broken off at any place, the same call goes on where it was. */
export async function importLines(
  importing: Importing,
  lines: AsyncIterable<SourceLine>,
  told: (settled: number) => Promise<void>,
): Promise<Counted> {
  const run = new Run(importing);
  let batch: ReadLine[] = [];
  let first = 0;
  const most = importing.batch ?? BATCH;
  let writing: Promise<void> = Promise.resolve();
  // a batch is written while the next one is read
  const flush = async (): Promise<void> => {
    const [given, at] = [batch, first];
    first += given.length;
    batch = [];
    await writing;
    writing = run.settle(given, at);
    // whoever waits for it is told
    writing.catch(() => undefined);
    await told(run.lines);
  };
  try {
    for await (const line of lines) {
      batch.push(run.read(line));
      if (batch.length >= most) await flush();
    }
    await flush();
  } finally {
    await writing;
  }
  return run.counted();
}

class Run {
  readonly #importing: Importing;
  readonly #column: (cells: readonly string[]) => (name: string) => string;
  readonly #occurrences: Occurrences | null;
  /** Of a try, which leaves no trace to know a reference by: references, and references with all that was said. */
  readonly #tried: readonly [Occurrences, Occurrences] | null;
  readonly #remarks = new Map<Remark, number>();
  readonly #spelled = new Map<string, string>();
  #settled: Settled;
  #seen = 0;
  #repeated = 0;
  #refused = 0;

  constructor(importing: Importing) {
    this.#importing = importing;
    const places = new Map(importing.header.map((name, at) => [name, at]));
    this.#column = (cells) => (name) => cells[places.get(name) ?? -1] ?? '';
    this.#settled = importing.of ?? NOTHING;
    this.#occurrences = importing.reading.mapping.reference === null ? new Occurrences() : null;
    this.#tried = importing.of === null ? [new Occurrences(), new Occurrences()] : null;
  }

  get lines(): number {
    return this.#seen;
  }

  counted(): Counted {
    const { added, changed, same } = this.#settled;
    return {
      lines: this.#seen,
      added,
      changed,
      same,
      repeated: this.#repeated,
      refused: this.#refused,
      remarks: this.#remarks,
    };
  }

  read({ line, raw, cells }: SourceLine): ReadLine {
    if ('wrong' in cells) return { line, raw, faults: [{ key: 'line', ...cells }], row: null };
    const read = readLine(this.#column(cells), this.#importing.reading);
    if (read.kind === 'bad') return { line, raw, faults: read.faults, row: null };
    for (const remark of read.remarks) this.#remarks.set(remark, (this.#remarks.get(remark) ?? 0) + 1);
    return { line, raw, faults: [], row: this.#rowOf(read.case, line, cells) };
  }

  #rowOf(c: HistoricCase, line: number, cells: readonly string[]): HistoricRow {
    const { mapping } = this.#importing.reading;
    const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
    const kept = {
      team: c.team,
      status: c.status,
      receivedAt: c.receivedAt.toISOString(),
      ownedAt: iso(c.ownedAt),
      contactedAt: iso(c.contactedAt),
      resolvedAt: iso(c.resolvedAt),
      failure: c.failure,
      channel: c.channel,
      rootCause: c.rootCause,
      accepted: c.accepted,
      reopened: c.reopened,
      handovers: c.handovers,
      customerKey: c.customerKey,
      mark: c.satisfaction,
      markOf: c.satisfaction === null ? null : (mapping.satisfaction?.of ?? null),
      labels: c.labels,
      costs: c.costs.map(({ kind, amount }) => ({ kind, minor: String(amount.minor), currency: amount.currency })),
    };
    return {
      ...kept,
      line,
      hash: uuidOf(JSON.stringify(kept)),
      reference: uuidOf(this.#referenceOf(c, cells)),
      case: this.#caseOf(line),
    };
  }

  #caseOf(line: number): string {
    const { of } = this.#importing;
    return `H${of?.number ?? 0}-${of?.run ?? 0}-${String(line).padStart(9, '0')}`;
  }

  /** Of a line without one: what stands in it, and the how-manieth of these it is. */
  #referenceOf({ reference }: HistoricCase, cells: readonly string[]): string {
    if (this.#occurrences === null) return reference;
    const said = digestOf(JSON.stringify(cells));
    return `${said.toString('base64')} ${this.#occurrences.count(said)}`;
  }

  /** One batch. What was settled before the run was broken off is looked at again, and not written again. */
  async settle(batch: readonly ReadLine[], first: number): Promise<void> {
    const { q, workspace, of } = this.#importing;
    const rows = batch.flatMap(({ row }) => row ?? []);
    const known =
      rows.length === 0
        ? []
        : await knownLines(
            q,
            workspace,
            this.#importing.reading.mapping.name,
            rows.map((row) => row.reference),
          );
    const there = new Map(known.map((line) => [line.reference, line]));
    const written: HistoricRow[] = [];
    const same: HistoricRow[] = [];
    const here = new Map<string, HistoricRow>();
    let changed = 0;
    for (const one of batch) {
      this.#seen += 1;
      if (one.row === null) {
        await this.#refuse(one, one.faults);
        continue;
      }
      const { row } = one;
      const before = there.get(row.reference);
      const twice = this.#twice(row, here.get(row.reference), before);
      if (twice !== undefined) {
        if (twice.isSame) this.#repeated += 1;
        else await this.#refuse(one, [referenceTwice(twice.line)]);
        continue;
      }
      here.set(row.reference, row);
      if (before?.hash === row.hash) same.push({ ...row, case: before.case });
      else {
        written.push(before === undefined ? row : { ...row, case: before.case });
        if (before !== undefined) changed += 1;
      }
    }
    // up to here everything was settled before
    if (first + batch.length <= this.#settled.lines) return;
    const after: Settled = {
      lines: first + batch.length,
      added: this.#settled.added + written.length - changed,
      changed: this.#settled.changed + changed,
      same: this.#settled.same + same.length,
    };
    const merged = await this.#merged(written);
    const isSaved =
      of === null || (await saveLines(q, { workspace, of, before: this.#settled, after, written: merged, same }));
    this.#settled = isSaved || of === null ? after : await this.#settledElsewhere(of, after.lines);
  }

  /** A process that was killed a moment ago may have settled these lines still, or another one is at the same file: they are in. */
  async #settledElsewhere(of: ImportKept, lines: number): Promise<Settled> {
    const { q, workspace } = this.#importing;
    const now = (await importsOf(q, workspace)).find(({ name }) => name === of.name);
    if (now !== undefined && now.number === of.number && now.run === of.run && now.lines >= lines) return now;
    throw new Refused(
      `${of.name} was taken back, or another file is being imported under the name: nothing more was written.`,
    );
  }

  /** Whether a line above has the same reference, and which. */
  #twice(row: HistoricRow, here: HistoricRow | undefined, there: KnownLine | undefined): Twice | undefined {
    const tried = this.#tried?.map((seen, at) =>
      seen.count(digestOf(at === 0 ? row.reference : `${row.reference} ${row.hash}`)),
    );
    if (here !== undefined) return { line: here.line, isSame: here.hash === row.hash };
    const { of } = this.#importing;
    if (there !== undefined && of !== null && there.run === of.run && there.line !== row.line) {
      return { line: there.line, isSame: there.hash === row.hash };
    }
    const [times = 1, alike = 1] = tried ?? [];
    return times > 1 ? { line: null, isSame: alike > 1 } : undefined;
  }

  async #refuse({ line, raw }: ReadLine, faults: readonly Fault[]): Promise<void> {
    this.#refused += 1;
    await this.#importing.refusals.add({ line, raw, faults });
  }

  /** Spellings that the mapping says are one, as they are shown. */
  async #merged(rows: readonly HistoricRow[]): Promise<readonly HistoricRow[]> {
    const { q, workspace, of, reading } = this.#importing;
    const dimensions = mergedIn(reading.mapping);
    if (dimensions.length === 0) return rows;
    const wanted = rows.flatMap((row) =>
      dimensions.flatMap(({ dimension, get }) => {
        const shown = get(row);
        return shown === null || this.#spelled.has(nameOf(dimension, shown))
          ? []
          : [{ dimension, word: sameWord(shown), shown }];
      }),
    );
    if (this.#spelled.size > MOST_SPELLED) this.#spelled.clear();
    for (const { dimension, word, shown } of await spellings(q, workspace, wanted, of === null)) {
      this.#spelled.set(nameOf(dimension, word), shown);
    }
    return rows.map((row) =>
      dimensions.reduce((now, { dimension, get, set }) => {
        const shown = get(now);
        return shown === null ? now : set(now, this.#spelled.get(nameOf(dimension, shown)) ?? shown);
      }, row),
    );
  }
}

const NOTHING: Settled = { lines: 0, added: 0, changed: 0, same: 0 };
const MOST_SPELLED = 50_000;

const nameOf = (dimension: string, word: string): string => `${dimension} ${sameWord(word)}`;

/** The first half of its hash: two of a hundred million are alike with a chance of one to 10²². */
function uuidOf(text: string): string {
  const hex = hash('sha256', text, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer');

interface Twice {
  readonly line: number | null;
  readonly isSame: boolean;
}

const referenceTwice = (line: number | null): Fault => ({
  key: 'reference',
  wrong: `${line === null ? 'a line above' : `line ${line}`} has the same reference and says something else`,
  todo: 'give one of them another reference, or take one out',
});

interface Merged {
  readonly dimension: string;
  readonly get: (row: HistoricRow) => string | null;
  readonly set: (row: HistoricRow, shown: string) => HistoricRow;
}

function mergedIn({ team, channel, labels }: Mapping): readonly Merged[] {
  const merged: Merged[] = [];
  if (team.kind === 'column' && team.unknown === 'keep' && team.merge) {
    merged.push({ dimension: 'team', get: (row) => row.team, set: (row, shown) => ({ ...row, team: shown }) });
  }
  if (channel?.merge === true) {
    merged.push({ dimension: 'channel', get: (row) => row.channel, set: (row, shown) => ({ ...row, channel: shown }) });
  }
  for (const [name, { merge }] of labels) {
    if (!merge) continue;
    merged.push({
      dimension: `label.${name}`,
      get: (row) => row.labels[name] ?? null,
      set: (row, shown) => ({ ...row, labels: { ...row.labels, [name]: shown } }),
    });
  }
  return merged;
}
