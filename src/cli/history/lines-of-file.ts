/** A file of old complaints as a stream of lines: CSV or JSON lines, packed by gzip or not, in one of two encodings. Memory does not grow with it. */
import { createReadStream, openSync, readSync, closeSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { Refused } from '../verb.ts';
import type { Encoding } from './mapping.ts';

export interface SourceLine {
  /** Counted from 1, the header among them; of one that goes over several, the first. */
  readonly line: number;
  /** As it stands in the file, without its end. */
  readonly raw: string;
  /** In the order of the header; a sentence when the line is none. */
  readonly cells: readonly string[] | { readonly wrong: string; readonly todo: string };
}

export interface SourceFile {
  readonly format: 'csv' | 'jsonl';
  readonly separator: string;
  /** What `cells` are. */
  readonly header: readonly string[];
  /** Wanted, and not seen: in the header, or of JSON lines in the first thousand. */
  readonly missing: readonly string[];
  /** The header as it stands in the file; empty for JSON lines. */
  readonly rawHeader: string;
  readonly bytes: number;
  /** How much of the file was read by now. */
  readonly bytesRead: () => number;
  readonly lines: AsyncIterable<SourceLine>;
}

export interface FileOptions {
  readonly encoding: Encoding;
  readonly separator: string | null;
  /** Columns that the mapping reads. */
  readonly wanted?: readonly string[];
}

const CHUNK = 262_144;
/** A complaint longer than this is a quote that nobody closed. */
const LONGEST_LINE = 1_000_000;
const MOST_COLUMNS = 500;

/** Refused when it is no such file, with what to do. */
export async function openLines(file: string, { encoding, separator, wanted = [] }: FileOptions): Promise<SourceFile> {
  const kind = kindOf(file);
  let bytesRead = 0;
  const source = createReadStream(file, { highWaterMark: CHUNK });
  source.on('data', (chunk) => (bytesRead += chunk.length));
  const bytes = kind.packed ? source.pipe(createGunzip()) : source;
  if (bytes !== source) source.on('error', (error) => bytes.destroy(error));
  const text = textOf(bytes, encoding);
  const first = await text.next();
  const beginning = first.done === true ? '' : first.value;
  const all = andThen(beginning, text);
  const common = { bytes: kind.bytes, bytesRead: () => bytesRead };
  if (isJsonLines(file, beginning))
    return { ...common, format: 'jsonl', separator: '', rawHeader: '', ...(await jsonLines(file, all, wanted)) };
  const used = separator ?? separatorOf(beginning);
  return { ...common, format: 'csv', separator: used, ...(await csvLines(file, all, used, wanted)) };
}

function kindOf(file: string): { readonly packed: boolean; readonly bytes: number } {
  const head = Buffer.alloc(4);
  let bytes = 0;
  try {
    const { size } = statSync(file);
    bytes = size;
    const opened = openSync(file, 'r');
    readSync(opened, head, 0, 4, 0);
    closeSync(opened);
  } catch {
    throw new Refused(`${file} cannot be read: is the path right, is it a file, and may you read it?`);
  }
  if (bytes === 0) throw new Refused(`${file} is empty.`);
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    throw new Refused(
      `${file} is a workbook or a zip archive: save the sheet as CSV (UTF-8), or unpack it, and import that.`,
    );
  }
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    throw new Refused(`${file} is UTF-16: save it as CSV (UTF-8), or run iconv -f UTF-16 -t UTF-8, and import that.`);
  }
  return { packed: head[0] === 0x1f && head[1] === 0x8b, bytes };
}

/** Pieces of text; what is not UTF-8 becomes U+FFFD. */
async function* textOf(bytes: Readable, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'latin-1' ? 'windows-1252' : 'utf-8');
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  yield decoder.decode();
}

async function* andThen(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

const isJsonLines = (file: string, beginning: string): boolean =>
  /\.(jsonl|ndjson)(\.gz)?$/i.test(file) || /^\s*\{\s*"/.test(beginning);

/** Whatever stands most often in the header, outside of quotes. */
function separatorOf(beginning: string): string {
  const header = (beginning.split(/\r\n|\n|\r/, 1)[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '');
  const [most = ','] = [',', ';', '\t', '|'].toSorted((a, b) => header.split(b).length - header.split(a).length);
  return most;
}

async function csvLines(
  file: string,
  text: AsyncIterable<string>,
  separator: string,
  wanted: readonly string[],
): Promise<Pick<SourceFile, 'header' | 'missing' | 'rawHeader' | 'lines'>> {
  const records = recordsOf(file, text, separator);
  const first = await records.next();
  if (first.done === true) throw new Refused(`${file} has no header: its first line has to name the columns.`);
  const { raw, cells } = first.value;
  const header = cells.map((name) => name.trim());
  checkHeader(file, header);
  const missing = wanted.filter((column) => !header.includes(column));
  return { header, missing, rawHeader: raw, lines: csvRows(records, header.length) };
}

function checkHeader(file: string, header: readonly string[]): void {
  const twice = header.filter((name, at) => name !== '' && header.indexOf(name) !== at);
  if (twice.length > 0)
    throw new Refused(`${file} has the column ${JSON.stringify(twice[0])} twice: give one of them another name.`);
  if (header.length > MOST_COLUMNS)
    throw new Refused(`${file} has ${header.length} columns, ${MOST_COLUMNS} is the most: is its separator right?`);
}

interface CsvRecord {
  readonly line: number;
  readonly raw: string;
  readonly cells: readonly string[];
}

async function* recordsOf(file: string, text: AsyncIterable<string>, separator: string): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    delimiter: separator,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  });
  const fed = feed(parser, text);
  let lines = 0;
  try {
    for await (const { raw, record } of parser as AsyncIterable<{ raw: string; record: string[] }>) {
      const own = raw.replace(/^[\r\n]+/, '');
      const blank = linesIn(raw.slice(0, raw.length - own.length));
      yield { line: lines + blank + 1, raw: own.replace(/[\r\n]+$/, ''), cells: record };
      lines += blank + linesIn(own);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refused(
      `${file}, line ${lines + 1}: a quote is opened there, or a little below, and not closed. What stands above is taken in. Correct the line and import the file again.`,
    );
  }
  await fed;
}

/** Hands pieces on as fast as they are taken. */
async function feed(parser: ReturnType<typeof parse>, text: AsyncIterable<string>): Promise<void> {
  try {
    for await (const piece of text) {
      if (parser.destroyed) return;
      if (!parser.write(piece)) await drained(parser);
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error('the file cannot be read', { cause: error }));
  }
}

/** It takes more, or is over. */
function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      parser.off('drain', go).off('close', go);
      resolve();
    };
    parser.on('drain', go).on('close', go);
  });
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count > 0 ? count : (text.match(/\r/g)?.length ?? 0);
}

async function* csvRows(records: AsyncGenerator<CsvRecord>, columns: number): AsyncGenerator<SourceLine> {
  for await (const { line, raw, cells } of records) {
    const whole = cells.length === columns ? cells : fitted(cells, columns);
    if (whole === null && cells.every((cell) => cell.trim() === '')) continue;
    if (whole?.every((cell) => cell.trim() === '')) continue;
    yield { line, raw, cells: whole ?? ragged(cells.length, columns) };
  }
}

/** Empty cells beyond the last column say nothing. */
const fitted = (cells: readonly string[], columns: number): readonly string[] | null =>
  cells.length > columns && cells.slice(columns).every((cell) => cell.trim() === '') ? cells.slice(0, columns) : null;

const ragged = (cells: number, columns: number): { readonly wrong: string; readonly todo: string } => ({
  wrong: `has ${cells} ${cells === 1 ? 'cell' : 'cells'}, the header has ${columns}`,
  todo: 'put what holds a separator in quotes, or fill in what is missing',
});

/** How many lines are read ahead to learn the columns. */
const LEARNT_FROM = 1_000;

async function jsonLines(
  file: string,
  text: AsyncIterable<string>,
  wanted: readonly string[],
): Promise<Pick<SourceFile, 'header' | 'missing' | 'lines'>> {
  const records = jsonRecords(text);
  const ahead: JsonRecord[] = [];
  while (ahead.length < LEARNT_FROM) {
    const next = await records.next();
    if (next.done === true) break;
    ahead.push(next.value);
  }
  const seen = new Set(ahead.flatMap(({ fields }) => (fields === null ? [] : [...fields.keys()])));
  if (seen.size === 0) throw new Refused(`${file} has no line that is a JSON object.`);
  const header = [...new Set([...seen, ...wanted])];
  return { header, missing: wanted.filter((column) => !seen.has(column)), lines: jsonRows(ahead, records, header) };
}

interface JsonRecord {
  readonly line: number;
  readonly raw: string;
  /** Null: no object. */
  readonly fields: ReadonlyMap<string, string> | null;
}

async function* jsonRecords(text: AsyncIterable<string>): AsyncGenerator<JsonRecord> {
  let line = 0;
  let rest = '';
  for await (const piece of text) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_LINE)
      throw new Refused(
        `Line ${line + parts.length + 1} is longer than ${LONGEST_LINE} characters: is it JSON lines, one object a line?`,
      );
    for (const raw of parts) {
      line += 1;
      if (raw.trim() !== '') yield jsonRecord(line, raw);
    }
  }
  if (rest.trim() !== '') yield jsonRecord(line + 1, rest);
}

function jsonRecord(line: number, raw: string): JsonRecord {
  const text = raw.replace(/^\ufeff/, '').replace(/\r$/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, raw: text, fields: null };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { line, raw: text, fields: null };
  const fields = new Map<string, string>();
  flatten(value, '', fields, 0);
  return { line, raw: text, fields };
}

/** What is inside of an object is named with a dot: `customer.city`. Lists have no place in a column. */
function flatten(value: object, before: string, into: Map<string, string>, depth: number): void {
  for (const [key, each] of Object.entries(value) as [string, unknown][]) {
    const name = before + key;
    if (typeof each === 'string') into.set(name, each);
    else if (typeof each === 'number' || typeof each === 'boolean') into.set(name, String(each));
    else if (typeof each === 'object' && each !== null && !Array.isArray(each) && depth < 5)
      flatten(each, `${name}.`, into, depth + 1);
    else into.set(name, '');
  }
}

async function* jsonRows(
  ahead: readonly JsonRecord[],
  rest: AsyncGenerator<JsonRecord>,
  header: readonly string[],
): AsyncGenerator<SourceLine> {
  const row = ({ line, raw, fields }: JsonRecord): SourceLine => ({
    line,
    raw,
    cells:
      fields === null
        ? { wrong: 'is no JSON object', todo: 'write one object a line' }
        : header.map((name) => fields.get(name) ?? ''),
  });
  for (const record of ahead) yield row(record);
  for await (const record of rest) yield row(record);
}
