/** A gift typed in percent: what it comes to in money, for its writer to say yes to. Nothing is given before. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { down, percentage } from '../../core/authority/exchange.ts';
import type { CaseId } from '../../core/base/ids.ts';
import { money, type Money } from '../../core/base/money.ts';
import { writeMoney } from '../../core/base/show-money.ts';
import type { Button, Card } from '../kit/card.ts';
import { amount, listed, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { askWhichLine } from './lines-meant.ts';

/** `give R-1042 discount 10 % because …`. */
export interface ShareAsked {
  readonly case: CaseId;
  readonly remedy: string;
  readonly percent: number;
  readonly because: string | null;
}

/** What it may be a share of, each with its value on the case, null while it is not known. */
export type Measure = readonly [name: string, value: Money | null];

/** `facts` is the button that asks for what is not known. */
export function shareCard(asked: ShareAsked, measures: readonly Measure[], facts: Button, viewer: Viewer): Card {
  const known = measures.flatMap(([name, value]) => {
    const share = value && money(down(value.minor, percentage(asked.percent)), value.currency);
    return value === null || share === null || share.minor === 0n ? [] : [{ name, value, share }];
  });
  if (known.length === 0) {
    const what = listed(
      measures.map(([name]) => `the ${nameInWords(name)}`),
      'or',
    );
    const card = reply([
      `Nothing was given: ${asked.percent} % of ${what}, and that is not known here yet. Add it and try again, or type the amount.`,
    ]);
    return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [facts] }] };
  }
  const sums = known.map(
    ({ name, value, share }) =>
      `${asked.percent} % of the ${nameInWords(name)}, ${amount(value, viewer)}, is ${amount(share, viewer)}`,
  );
  const lines = known.map(({ name, share }) => ({
    label: `of the ${nameInWords(name)}`,
    line: `give ${asked.case} ${asked.remedy} ${writeMoney(share)}${asked.because === null ? '' : ` because ${asked.because}`}`,
  }));
  return askWhichLine(`Nothing was given yet. ${listed(sums)}.`, lines, viewer);
}
