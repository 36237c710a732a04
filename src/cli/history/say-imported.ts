/** What an import says when it is over. Pure. */
import { count } from '../io/words.ts';
import type { Remark } from './historic-case.ts';
import type { Counted } from './import-lines.ts';
import type { FaultKind, RefusedFiles } from './refused-lines.ts';

export interface Imported {
  readonly name: string;
  readonly file: string;
  /** Nothing was written. */
  readonly isDry: boolean;
  /** The very same was imported before: nothing was read. */
  readonly isDone: boolean;
  readonly counted: Counted;
  readonly refused: { readonly files: RefusedFiles; readonly kinds: readonly FaultKind[] } | null;
}

const MOST_KINDS_SAID = 20;

export function sayImported({ name, file, isDry, isDone, counted, refused }: Imported): string[] {
  if (isDone) {
    return [`${name}: ${file} was imported with this mapping already, nothing changed.`];
  }
  const { lines, added, changed, same, repeated, remarks } = counted;
  const parts = [
    `${grouped(added)} ${isDry ? 'would come in' : 'came in'}`,
    ...(changed > 0 ? [`${grouped(changed)} ${isDry ? 'would be put right' : 'put right'}`] : []),
    ...(same > 0 ? [`${grouped(same)} as before`] : []),
    ...(repeated > 0 ? [`${grouped(repeated)} left out, the very same line stands above`] : []),
    ...(counted.refused > 0 ? [`${grouped(counted.refused)} refused`] : []),
  ];
  return [
    `${name}: ${count(lines, 'line')} read: ${parts.join(' · ')}.`,
    ...[...remarks].map(([remark, n]) => `  ${count(n, 'time')}: ${REMARKS[remark]}`),
    ...(refused === null ? [] : sayRefused(refused)),
    ...(isDry ? ['Nothing was written: this was a try.'] : []),
  ];
}

const grouped = (n: number): string => n.toLocaleString('en-GB');

const REMARKS: Readonly<Record<Remark, string>> = {
  twice_on_the_clock: 'the clocks showed that time twice; the first was taken',
  open_with_resolved: 'open, though it was resolved once; it counts as open',
  masked: 'a number or an address in a label was masked',
  cut: 'a label was cut at 120 characters',
  customer_unknown: 'the customer names nobody',
};

function sayRefused({ files, kinds }: NonNullable<Imported['refused']>): string[] {
  const rest = kinds.length - MOST_KINDS_SAID;
  return [
    ...kinds.slice(0, MOST_KINDS_SAID).map(({ key, wrong, todo, count: n, lines }) => {
      const where = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${n > lines.length ? ', …' : ''}`;
      return `  ${key}: ${wrong}: ${todo} (${n > lines.length ? `${grouped(n)} lines: ` : ''}${where})`;
    }),
    ...(rest > 0 ? [`  and ${count(rest, 'other kind')} of fault`] : []),
    `To correct and import again, under the same name: ${files.lines}`,
    `What is wrong with each line: ${files.report}`,
  ];
}
