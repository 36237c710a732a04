/** What customers said of how it was put right, in the digest: sums of the team, and below five nothing but that they are too few. Pure. */
import { FAIRNESS_ITEMS } from '../../core/case/care/survey.ts';
import type { Digest, Shown } from '../../core/digest/digest.ts';
import { TOO_FEW } from '../../core/digest/definitions.ts';
import type { Text } from '../kit/card.ts';
import { digestWords as words } from '../words/digest.ts';
import type { Reader } from '../words/language.ts';
import { percent } from './digest-change.ts';
import { oneLine } from './one-line.ts';

/** Asked, answered, what they said, and how many were not asked. */
function saidOf({ surveys }: Digest, reader: Reader): Text {
  if (surveys === null || surveys.asked + surveys.notAsked === 0) return [];
  const { asked, answered, notAsked, marks } = surveys;
  const left = notAsked === 0 ? '' : words.line(reader, 'said.not_asked', { count: notAsked });
  if (asked === 0) return words.text(reader, 'said.nobody', { left });
  const shares = FAIRNESS_ITEMS.flatMap((item) => {
    const { n, good } = marks[item];
    return n < TOO_FEW ? [] : [words.line(reader, `said.${item}`, { share: percent(good / n) })];
  });
  const said = answered === 0 ? '' : shares.length === 0 ? words.line(reader, 'said.few') : `: ${shares.join(', ')}`;
  return words.text(reader, 'said', { asked, answered, said, left });
}

/** What they said, and how many people each of them met. */
export const customersOf = (digest: Digest, reader: Reader): Text =>
  oneLine(saidOf(digest, reader), metOf(digest.numbers['touches/1'], reader));

/** A median of the team, never of a person. */
const metOf = ({ n, value }: Shown, reader: Reader): Text =>
  n < TOO_FEW || value === null ? [] : words.text(reader, 'met', { value: Math.round(value * 10) / 10 });

/** How many improvements were done by the time set for them. */
export const closedOf = ({ n, hits }: Shown, reader: Reader): Text =>
  n === 0 || hits === 0 ? [] : words.text(reader, 'closed', { hits: hits ?? 0, n });
