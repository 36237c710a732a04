/** A file of gifts with dates, as YAML or CSV → rows of words, every wrong key told with its row. Pure. */
import { parseDocument } from 'yaml';
import { yamlValue } from '../../core/base/yaml-value.ts';
import { didYouMean } from '../../core/policy/reader/policy-faults.ts';
import { Refused } from '../verb.ts';
import { readCsv } from '../../core/base/read-csv.ts';

/** One gift: words by key, lists where several may stand. */
export interface HistoryRow {
  /** Counted from 1, as somebody reads the file. */
  readonly row: number;
  readonly words: ReadonlyMap<string, readonly string[]>;
}

export interface HistoryFile {
  /** People by name: `duty_manager` or `duty_manager:front-desk`. */
  readonly people: ReadonlyMap<string, string>;
  readonly rows: readonly HistoryRow[];
}

export const ROW_KEYS = [
  'at',
  'by',
  'case',
  'customer',
  'give',
  'order',
  'loss',
  'facts',
  'evidence',
  'evidence_by_other',
  'sensitivity',
  'failure',
  'passenger',
  'linked',
  'approved_by',
  'not_given',
] as const;
export type RowKey = (typeof ROW_KEYS)[number];

/** Most gifts in one file. */
const MOST_ROWS = 5000;

/** A name ending in `.csv` is CSV, everything else YAML. */
export function readHistory(text: string, file: string): HistoryFile {
  const read = /\.csv$/i.test(file) ? fromCsv(text, file) : fromYaml(text, file);
  if (read.rows.length === 0) throw new Refused(`${file}: there is no gift in it`);
  if (read.rows.length > MOST_ROWS) throw new Refused(`${file}: more than ${MOST_ROWS} gifts; split the file`);
  for (const { row, words } of read.rows) {
    for (const key of words.keys()) {
      if (ROW_KEYS.some((known) => known === key)) continue;
      const keys = ROW_KEYS.join(', ');
      throw new Refused(`${file}: row ${row}: unknown key "${key}"${didYouMean(key, ROW_KEYS)}; keys are ${keys}`);
    }
  }
  return read;
}

function fromCsv(text: string, file: string): HistoryFile {
  const [head = [], ...lines] = readCsv(text);
  const keys = head.map((cell) => cell.trim().toLowerCase());
  const rows = lines.map((cells, at): HistoryRow => {
    if (cells.length > keys.length)
      throw new Refused(`${file}: row ${at + 1}: more cells than the first line has names`);
    const words = keys.flatMap((key, place) => {
      const parts = split(cells[place] ?? '');
      return parts.length === 0 ? [] : [[key, isList(key) ? parts : [(cells[place] ?? '').trim()]] as const];
    });
    return { row: at + 1, words: new Map(words) };
  });
  return { people: new Map(), rows };
}

const LISTS: readonly string[] = [
  'facts',
  'evidence',
  'evidence_by_other',
  'linked',
  'approved_by',
] satisfies readonly RowKey[];
/** Whether several may stand under a key. */
export const isList = (key: string): boolean => LISTS.includes(key);
/** Several in one cell stand apart by `;`. */
const split = (cell: string): string[] => cell.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));

function fromYaml(text: string, file: string): HistoryFile {
  const document = parseDocument(text, { schema: 'failsafe' });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong) throw new Refused(`${file}: ${wrong.message.split('\n')[0] ?? 'not YAML'}`);
  const said = yamlValue(document);
  if (!said.ok) throw new Refused(`${file}: ${said.why}`);
  const whole = said.value;
  const gifts = Array.isArray(whole) ? whole : asMap(whole)?.['gifts'];
  if (!Array.isArray(gifts)) throw new Refused(`${file}: write a list of gifts, or "people:" and "gifts:"`);
  const people = Array.isArray(whole) ? undefined : asMap(whole)?.['people'];
  return { people: peopleIn(people, file), rows: gifts.map((gift, at) => rowOf(gift, at + 1, file)) };
}

function peopleIn(value: unknown, file: string): ReadonlyMap<string, string> {
  if (value === undefined) return new Map();
  const entries = Object.entries(asMap(value) ?? {});
  if (entries.length === 0 || entries.some(([, role]) => typeof role !== 'string')) {
    throw new Refused(`${file}: people: write each as NAME: ROLE or NAME: ROLE:team`);
  }
  return new Map(entries.map(([name, role]) => [name, String(role)]));
}

function rowOf(gift: unknown, row: number, file: string): HistoryRow {
  const map = asMap(gift);
  if (map === undefined) throw new Refused(`${file}: row ${row}: write { at: …, by: …, give: … }`);
  return { row, words: new Map(Object.entries(map).map(([key, value]) => [key, wordsOf(value, key, row, file)])) };
}

/** A word, a list of words, or `{ tier: gold }` for facts. */
function wordsOf(value: unknown, key: string, row: number, file: string): readonly string[] {
  if (typeof value === 'string') return isList(key) && key !== 'facts' ? split(value) : [value];
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  const map = asMap(value);
  if (map && key === 'facts' && Object.values(map).every((each) => typeof each === 'string')) {
    return Object.entries(map).map(([name, each]) => `${name}=${String(each)}`);
  }
  throw new Refused(`${file}: row ${row}: ${key} is not understood; write words`);
}

function asMap(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}
