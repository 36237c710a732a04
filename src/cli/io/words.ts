/** Small pieces the command line says things with. Pure. */
import type { Money } from '../../core/base/money.ts';
import { writeMoney } from '../../core/base/show-money.ts';

/** As policies write it: `150 EUR`, `9.50 GBP`. */
export const shortMoney = (m: Money): string => writeMoney(m).replace(/\.0+(?= )/, '');

/** `1 request`, `12 requests`; the number grouped. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** An amount for people: grouped, with its code after it: `3,120.00 EUR`. */
export function groupedMoney(m: Money): string {
  return writeMoney(m).replace(/^-?\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','));
}

/** Columns side by side, each as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
