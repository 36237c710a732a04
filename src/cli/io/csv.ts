/** Rows as CSV (RFC 4180) that no spreadsheet will run: a cell that begins like a formula gets an apostrophe before it. Pure. */

/** What spreadsheets take for the beginning of a formula, also after white space and in full-width letters. */
const FORMULA = /^[\s\p{Cc}\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;

export type Cell = string | number | null;

/** One line with its end; null is an empty cell. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(safe(cell === null ? '' : String(cell)))).join(',')}\r\n`;
}

const safe = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
