/** What of a case is on its way, failed, or not known: lines and buttons of its cards. Pure. */
import type { RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import { failedOn, FULFILMENT_REASONS } from '../../core/case/fulfilment.ts';
import { settleable } from '../../core/case/rules/fulfilment/settling.ts';
import { itemsWords, itemWords } from '../case/items.ts';
import type { Button, Text } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { ended } from '../kit/say.ts';
import { fulfilmentWords as words } from '../words/fulfilment.ts';
import type { Reader } from '../words/language.ts';

const MOST_ITEMS = 4;

/** What the customer waits for, the worst first: at most a line of each. */
export function fulfilmentLines(c: RecoveryCase, viewer: Viewer): Text[] {
  return (['failed', 'unknown', 'executing'] as const).flatMap((status) => {
    const those = c.actions.filter((a) => a.status === status);
    if (those.length === 0) return [];
    return [words.text(viewer, `line.${status}`, { what: itemsWords(those, viewer, MOST_ITEMS) })];
  });
}

/** What the other system says against what stands, each in a line. */
export const doubtLines = (c: RecoveryCase, viewer: Viewer): Text[] =>
  c.actions.flatMap((a) => {
    const doubt = a.fulfilment?.doubt;
    if (doubt === undefined) return [];
    const key = doubt.said === 'failed' ? 'line.doubt_failed' : 'line.doubt';
    return [words.text(viewer, key, { system: systemOf(a, viewer), what: itemWords(a, viewer) })];
  });

/** ` · reference ABC-1 · asked for 2 times`. */
export function fulfilmentPart({ fulfilment }: RecoveryAction, viewer: Viewer): string {
  if (fulfilment === undefined) return '';
  const { reference, times } = fulfilment;
  return [
    ...(reference === null ? [] : [words.line(viewer, 'line.reference', { reference })]),
    ...(times > 1 ? [words.line(viewer, 'line.times', { n: times })] : []),
  ]
    .map((part) => ` · ${part}`)
    .join('');
}

export const systemOf = ({ fulfilment }: Pick<RecoveryAction, 'fulfilment'>, reader: Reader): string =>
  fulfilment?.by ?? words.line(reader, 'system.unnamed');

/** Why, as the product says it or in somebody's own words. */
export function whyOf(reason: string | null, reader: Reader): string {
  if (reason === null) return '';
  const known = FULFILMENT_REASONS.find((one) => one === reason);
  return known === undefined
    ? words.line(reader, 'told.own_words', { reason: ended(reason) })
    : words.line(reader, `why.${known}`);
}

export const paidButton = (c: Pick<RecoveryCase, 'id' | 'version'>, reader: Reader, a?: RecoveryAction): Button => ({
  label: words.line(reader, 'button.paid'),
  press: { kind: 'open_paid', case: c.id, v: c.version, ...(a !== undefined && { action: a.id }) },
});

export const payAgainButton = (
  c: Pick<RecoveryCase, 'id' | 'version'>,
  a: Pick<RecoveryAction, 'id'>,
  reader: Reader,
): Button => ({
  label: words.line(reader, 'button.pay_again'),
  press: { kind: 'pay_again', case: c.id, v: c.version, action: a.id },
});

/** What can be done at once about what failed or is not known; none where all is well. */
export function fulfilmentButtons(c: RecoveryCase, reader: Reader): readonly Button[] {
  const failed = failedOn(c);
  const [first] = failed;
  const isAsked = c.actions.some((a) => a.status === 'unknown' || a.fulfilment?.doubt !== undefined);
  const again = first !== undefined && failed.length === 1 ? [payAgainButton(c, first, reader)] : [];
  return failed.length > 0 || isAsked ? [...again, paidButton(c, reader)] : [];
}

/** In the menu, of whatever was given and could be said to have arrived. */
export const paidMenu = (c: RecoveryCase, reader: Reader): readonly Button[] =>
  settleable(c).length === 0 ? [] : [paidButton(c, reader)];
