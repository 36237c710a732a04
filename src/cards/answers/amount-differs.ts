/** An amount was named that is not the one asked or offered: nothing was decided. Both amounts, and what to type for either. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import type { AmountNamed, RemedyNamed } from '../../core/case/commands.ts';
import type { Refusal } from '../../core/case/said.ts';
import { itemWords } from '../case/items.ts';
import type { Text } from '../kit/card.ts';
import { amount, asTyped } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn, pointsIn } from '../words/common.ts';
import { refusalWords as words } from '../words/refusals.ts';

type Differs = Extract<Refusal, { kind: 'amount_differs' }>;

/** What somebody named, as they would read it. A bare number can be points or money; both when nothing says which. */
export function namedWords(named: AmountNamed, viewer: Viewer, both: boolean): string {
  if (named.items !== undefined)
    return listIn(
      named.items.map((item) => itemWords(item, viewer)),
      viewer,
    );
  const points = named.units === null ? null : pointsIn(named.units, viewer);
  const sum = named.amount === null ? null : amount(named.amount, viewer);
  if (points !== null && sum !== null) return both ? words.line(viewer, 'named.or', { sum, points }) : sum;
  return sum ?? points ?? words.line(viewer, 'named.that');
}

export function differs(no: Differs, viewer: Viewer): Text[] {
  const { command } = viewer;
  const { named, asked } = no;
  const isPoints = named.units !== null && (named.amount === null || asked.some(({ units }) => units !== null));
  const points = isPoints ? named.units : null;
  const own = listIn(
    asked.map((item) => itemWords(item, viewer)),
    viewer,
  );
  const other = namedWords(points === null ? named : { ...named, amount: null }, viewer, false);
  const at = { command, case: no.case };
  switch (no.verb) {
    case 'approve':
    case 'decline': {
      const line = counterLine(no, points);
      return [
        [
          ...words.text(viewer, 'differs.request', { case: no.case, own, other }),
          ...words.text(viewer, `differs.${no.verb}`, at),
        ],
        line === null
          ? words.text(viewer, 'differs.counter_card')
          : words.text(viewer, 'differs.counter', { other, command, line }),
        ...(no.mayBeWorth && named.amount !== null
          ? [words.text(viewer, 'differs.worth', { ...at, other, typed: asTyped(named.amount) })]
          : []),
      ];
    }
    case 'withdraw':
    case 'accept':
      return [words.text(viewer, `differs.${no.verb}`, { ...at, own, other })];
  }
}

/** The line that offers what was named; null where an amount alone would not say what to give. */
function counterLine(no: Differs, points: bigint | null): string | null {
  const { named, asked } = no;
  if (named.items !== undefined) return counterItems(no.case, named.items);
  const kind = asked.find(({ units }) => units !== null)?.kind;
  if (points !== null) return kind === undefined ? null : `counter ${no.case} ${kind} ${points} because …`;
  return named.amount === null || !asked.some((item) => item.amount !== null)
    ? null
    : `counter ${no.case} ${asTyped(named.amount)} because …`;
}

/** Null where one of them is without its amount, and is not the kind of remedy that goes without. */
function counterItems(of: CaseId, items: readonly RemedyNamed[]): string | null {
  const parts = items.map(({ kind, amount: m, units }) =>
    m !== null ? `${kind} ${asTyped(m)}` : units !== null ? `${kind} ${units}` : null,
  );
  return parts.includes(null) ? null : `counter ${of} ${parts.join(' + ')} because …`;
}
