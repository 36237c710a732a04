/** A gift typed in percent: what it comes to in money, for its writer to say yes to. Nothing is given before. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { down, percentage } from '../../core/authority/exchange.ts';
import type { CaseId } from '../../core/base/ids.ts';
import { money, type Money } from '../../core/base/money.ts';
import { writeMoney } from '../../core/base/show-money.ts';
import type { Button, Card } from '../kit/card.ts';
import { amount, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { answerWords as words } from '../words/answers.ts';
import { listIn } from '../words/common.ts';
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
    const unknown = listIn(
      measures.map(([name]) => measureOf(name, viewer)),
      viewer,
      'or',
    );
    const card = reply(words.text(viewer, 'share.unknown', { percent: asked.percent, measures: unknown }));
    return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [facts] }] };
  }
  const sums = known.map(({ name, value, share }) =>
    words.line(viewer, 'share.sum', {
      percent: asked.percent,
      measure: measureOf(name, viewer),
      value: amount(value, viewer),
      share: amount(share, viewer),
    }),
  );
  const lines = known.map(({ name, share }) => ({
    label: measureOf(name, viewer),
    line: `give ${asked.case} ${asked.remedy} ${writeMoney(share)}${asked.because === null ? '' : ` because ${asked.because}`}`,
  }));
  return askWhichLine(words.line(viewer, 'share.sums', { sums: listIn(sums, viewer) }), lines, viewer);
}

const measureOf = (name: string, viewer: Viewer): string =>
  name === 'order_value' || name === 'loss_value'
    ? words.line(viewer, `share.of.${name}`)
    : words.line(viewer, 'share.of.other', { name: nameInWords(name) });
