/** What is written about lines that were refused: the lines themselves, to correct and import again, and what is wrong with each. */
import { createWriteStream, type WriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { csvLine } from '../io/csv.ts';
import type { Fault } from './historic-case.ts';
import type { Encoding } from './mapping.ts';

export interface RefusedLine {
  readonly line: number;
  readonly raw: string;
  readonly faults: readonly Fault[];
}

export interface RefusedFiles {
  /** The lines as they stood, below the header. */
  readonly lines: string;
  /** What is wrong with each. */
  readonly report: string;
}

export interface Refusals {
  add(refused: RefusedLine): Promise<void>;
  /** Null when there was none. Kinds of faults, the most frequent first. */
  close(): Promise<{ readonly files: RefusedFiles; readonly kinds: readonly FaultKind[] } | null>;
}

/** One thing that was wrong, with how many lines and the first few of them. */
export interface FaultKind {
  readonly key: string;
  readonly wrong: string;
  readonly todo: string;
  readonly count: number;
  readonly lines: readonly number[];
}

/** Of so many different things that are wrong, each is told of by itself; others go by what they concern. */
const MOST_KINDS = 200;
const FIRST_LINES = 5;

/** `mark` tells the files of one run from those of another; written next to the file, or into a folder. */
export function makeRefusals(
  file: string,
  folder: string | undefined,
  mark: string,
  rawHeader: string,
  encoding: Encoding,
): Refusals {
  const name = path.basename(file).replace(/\.gz$/i, '');
  const ext = path.extname(name);
  const base = path.join(folder ?? path.dirname(file), name.slice(0, name.length - ext.length));
  const files = { lines: `${base}.refused-${mark}${ext === '' ? '.csv' : ext}`, report: `${base}.report-${mark}.csv` };
  const kinds = new Map<string, { fault: Fault; count: number; lines: number[] }>();
  let open: { lines: WriteStream; report: WriteStream } | undefined;
  // the header stands in its first line
  let lineThere = rawHeader === '' ? 0 : linesOf(rawHeader);
  return {
    async add({ line, raw, faults }) {
      if (open === undefined) {
        open = { lines: createWriteStream(files.lines), report: createWriteStream(files.report) };
        if (rawHeader !== '') await write(open.lines, encoded(`${rawHeader}\n`, encoding));
        await write(open.report, Buffer.from(csvLine(['line', 'line_in_refused_file', 'what', 'wrong', 'to_do'])));
      }
      await write(open.lines, encoded(`${raw}\n`, encoding));
      for (const { key, wrong, todo } of faults) {
        await write(open.report, Buffer.from(csvLine([line, lineThere + 1, key, wrong, todo])));
        note(kinds, { key, wrong, todo }, line);
      }
      lineThere += linesOf(raw);
    },
    async close() {
      if (open === undefined) return null;
      for (const stream of [open.lines, open.report]) {
        stream.end();
        await finished(stream);
      }
      const all = [...kinds.values()].map(({ fault, count, lines }) => ({ ...fault, count, lines }));
      return { files, kinds: all.toSorted((a, b) => b.count - a.count) };
    },
  };
}

const linesOf = (raw: string): number => raw.split('\n').length;

function note(kinds: Map<string, { fault: Fault; count: number; lines: number[] }>, fault: Fault, line: number): void {
  const one = `${fault.key} ${fault.wrong}`;
  const isNew = !kinds.has(one);
  const rest: Fault = { key: fault.key, wrong: 'something else is wrong with it', todo: 'see the report' };
  const [name, said] = isNew && kinds.size >= MOST_KINDS ? [fault.key, rest] : [one, fault];
  const kind = kinds.get(name) ?? { fault: said, count: 0, lines: [] };
  kind.count += 1;
  if (kind.lines.length < FIRST_LINES) kind.lines.push(line);
  kinds.set(name, kind);
}

async function write(stream: WriteStream, bytes: Uint8Array): Promise<void> {
  if (!stream.write(bytes))
    await new Promise<void>((resolve, reject) => stream.once('drain', resolve).once('error', reject));
}

/** In the encoding of the file it came from, so that the same mapping reads it. */
const encoded = (text: string, encoding: Encoding): Uint8Array =>
  encoding === 'utf-8'
    ? Buffer.from(text)
    : Buffer.from([...text].map((sign) => WINDOWS.get(sign) ?? sign.charCodeAt(0)));

/** What windows-1252 has where Latin-1 has control characters. */
const WINDOWS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, n) => [new TextDecoder('windows-1252').decode(Uint8Array.of(128 + n)), 128 + n]),
);
