/** A bundle of remedies as one short sentence: "Apologise, explain and refund €40.00". Pure. */
import { clip } from '../../core/base/text.ts';
import type { ItemAsked } from '../../core/case/commands.ts';
import { amount } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';

/** Free remedies as something one does; the others are named as they are. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['apology', 'apologise'],
  ['explanation', 'explain'],
  ['callback', 'call back'],
  ['reperformance', 'put it right'],
  ['replacement', 'replace it'],
  ['correction', 'correct it'],
  ['upgrade', 'upgrade'],
]);
const OPENING: readonly string[] = ['apology', 'explanation'];
const LONGEST = 60;

/** At most 60 characters; where not everything fits, the opening goes without saying. */
export function suggestionTitle(items: readonly ItemAsked[], viewer: Pick<Viewer, 'locale'>): string {
  const whole = sentence(items, viewer);
  if (whole.length <= LONGEST) return whole;
  const rest = items.filter((i) => !OPENING.includes(i.kind));
  return clip(sentence(rest, viewer), LONGEST);
}

function sentence(items: readonly ItemAsked[], viewer: Pick<Viewer, 'locale'>): string {
  const words = items.map((i) => {
    if (i.amount !== null) return `${i.kind.replaceAll('_', ' ')} ${amount(i.amount, viewer)}`;
    if (i.units !== null) return `${i.units.toLocaleString(viewer.locale)} points`;
    return WORDS.get(i.kind) ?? i.kind.replaceAll('_', ' ');
  });
  const said = words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}
