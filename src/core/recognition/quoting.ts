/** What a customer said of somebody, quoted with their consent: without whatever tells who they are. Pure. */
import type { Member } from '../base/members.ts';
import { clip, oneLine } from '../base/text.ts';
import type { RecoveryCase } from '../case/case.ts';
import { leakIn, type People } from './leaks.ts';
import { LONGEST_THANKS, type Draft } from './shout-outs.ts';
import { valueFor } from './values.ts';

/** As much of it as is quoted, in code points: who it is about and who said it stand beside it. */
const LONGEST_QUOTE = 200;
const MOST_LEFT_OUT = 12;
const FEWEST_WORDS = 3;

/** A draft with the words; null where nothing is left of them that may be read by others. */
export function draftQuote(
  c: RecoveryCase,
  to: Member,
  words: string,
  values: readonly string[],
  say: (quote: { readonly name: string | null; readonly words: string }) => string,
  members: People['members'],
): Draft | null {
  const people = { members, thanked: [to.id] };
  // the answer is not the complaint, but whom the complaint names is named in neither
  const quoted = withoutLeaks(clip(oneLine(words), LONGEST_QUOTE), c, people);
  if (quoted === null) return null;
  const text = [to.name.trim().split(/\s+/)[0] ?? '', null]
    .map((name) => say({ name, words: quoted }))
    .find((said) => [...said].length <= LONGEST_THANKS && leakIn(said, c, people) === null);
  const kind = 'customer_words';
  return text === undefined ? null : { kind, text, value: valueFor(kind, values, Number(c.id.slice(2))) };
}

/** With a mark where something was left out; null where too little is left to say anything. */
function withoutLeaks(words: string, c: RecoveryCase, people: People): string | null {
  let left = words.normalize('NFC');
  for (let n = 0; n <= MOST_LEFT_OUT; n += 1) {
    const leak = leakIn(left, c, people);
    if (leak === null) return (left.match(/\p{L}{2,}/gu) ?? []).length < FEWEST_WORDS ? null : left;
    if (leak.word === '' || !left.includes(leak.word)) return null;
    left = oneLine(left.replace(leak.word, () => '…'));
  }
  return null;
}
