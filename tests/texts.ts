/** Texts people wrote, and texts made to break things: they lie beside the repository, and may be missing. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { redact } from '../src/core/base/redact.ts';
import { cleanText } from '../src/core/base/text.ts';

const SHARED = path.resolve(import.meta.dirname, '../../shared');
export const COMPLAINTS = path.join(SHARED, 'data/01-complaint-category/dev.jsonl');
export const NAUGHTY = path.join(SHARED, 'data/07-naughty-strings/dev.jsonl');
export const NASTY = path.join(SHARED, 'checks/attack/corpus/nasty-text.jsonl');

export interface Row {
  readonly id: string;
  readonly text: string;
  readonly sector?: string;
  readonly source?: string;
  readonly lang?: string;
}

/** The texts of a file; none where there is no such file. */
export const rowsOf = (file: string): readonly Row[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Row)
    : [];
export const says = (file: string): string =>
  existsSync(file) ? '' : ` (skipped: there is no ${path.relative(SHARED, file)})`;

/** As a case keeps it: cleaned, masked, whole. */
export const kept = (text: string): string => redact(cleanText(text).trim()).text;
/** What a person can put into the form. */
export const typed = (text: string): string => text.replaceAll('\r', '').slice(0, 3_000);
/** Words that are there at all. */
export const isSaid = (text: string): boolean => kept(typed(text)) !== '' && typed(text).trim() !== '';

/** So many of them, evenly spread, in their order. */
export function spread<T>(all: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, (_none, n) => all[Math.floor((n * all.length) / count)]).filter(
    (each) => each !== undefined,
  );
}
