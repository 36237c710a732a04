/** What both exports share: the span of days, the format, and one row after the other to standard output. */
import { DateTime } from 'luxon';
import type { ParseArgsOptionsConfig } from 'node:util';
import { csvLine, type Cell } from '../io/csv.ts';
import { exactly, option, WrongUsage, type Asked, type Io } from '../verb.ts';

export const EXPORT_OPTIONS: ParseArgsOptionsConfig = {
  from: { type: 'string' },
  to: { type: 'string' },
  zone: { type: 'string' },
  format: { type: 'string' },
  workspace: { type: 'string' },
};

export type Row = Readonly<Record<string, Cell>>;

export interface Exporting {
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
  readonly format: 'csv' | 'jsonl';
}

export function exportingOf(asked: Asked, io: Io): Exporting {
  exactly(asked);
  const format = option(asked, 'format') ?? 'csv';
  if (format !== 'csv' && format !== 'jsonl') throw new WrongUsage(`--format ${format}: write csv or jsonl`);
  const zone = option(asked, 'zone') ?? 'UTC';
  if (!DateTime.now().setZone(zone).isValid) throw new WrongUsage(`--zone ${zone} is no time zone`);
  const from = dayOf(asked, 'from', zone) ?? new Date(0);
  const to = dayOf(asked, 'to', zone) ?? io.now();
  if (from > to) throw new WrongUsage('--from is after --to');
  return { from, to, format };
}

/** Midnight at which the day of an option begins in the zone; undefined when it was not given. */
export function dayOf(asked: Asked, name: string, zone: string): Date | undefined {
  const typed = option(asked, name);
  if (typed === undefined) return undefined;
  const read = DateTime.fromISO(typed, { zone });
  if (read.isValid) return read.toJSDate();
  throw new WrongUsage(`--${name} ${typed} is no date; write 2026-11-20`);
}

/** Writes the head (for CSV, even when no row follows) and then page after page. */
export async function writeRows(
  io: Io,
  format: Exporting['format'],
  columns: readonly string[],
  pages: AsyncIterable<readonly Row[]>,
): Promise<void> {
  if (format === 'csv') await io.out(csvLine(columns));
  for await (const page of pages) {
    const lines = page.map((row) =>
      format === 'csv' ? csvLine(columns.map((column) => row[column] ?? null)) : `${JSON.stringify(row)}\n`,
    );
    if (lines.length > 0) await io.out(lines.join(''));
  }
}
