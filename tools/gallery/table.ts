/** What cards measured before and measure now, as a table of plain text. */
import { PLATFORMS, WIDTHS, type Measured } from './piece.ts';

const COUNTS = ['lines', 'height', 'words', 'buttonsInFirstRow', 'buttons', 'cut'] as const;
const HEADS = ['lines', 'px', 'words', 'first row', 'buttons', 'cut'];

/** A row per card, platform and width; `12 → 7` where the two differ. Light and dark measure the same. */
export function sayTable(before: readonly Measured[], after: readonly Measured[]): string {
  const names = [...new Set([...after, ...before].map(({ name }) => name))];
  const rows = PLATFORMS.flatMap((platform) =>
    WIDTHS.flatMap((width) =>
      names.flatMap((name) => {
        const of = (all: readonly Measured[]): Measured | undefined =>
          all.find((one) => one.name === name && one.platform === platform && one.width === width);
        const [then, now] = [of(before), of(after)];
        const cells = COUNTS.map((count) => sayPair(then?.[count], now?.[count]));
        return then === undefined && now === undefined ? [] : [[name, platform, String(width), ...cells]];
      }),
    ),
  );
  return asTable([['card', 'platform', 'width', ...HEADS], ...rows]);
}

function sayPair(then: number | undefined, now: number | undefined): string {
  if (then === now) return String(now ?? '');
  return `${then ?? 'none'} → ${now ?? 'none'}`;
}

function asTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
