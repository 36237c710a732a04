/** What a remedy still needs, said to whoever gives or asks: a reason, evidence, whose eyes. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Refusal } from '../../core/case/said.ts';
import type { Text } from '../kit/card.ts';
import { amount, listed, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { remedy } from '../words/en.ts';

export function sayNeeds(no: Extract<Refusal, { kind: 'needs' }>, viewer: Viewer): Text[] {
  const evidence = no.evidence ?? [];
  const again = no.deciding === true ? 'decide again' : 'give it again';
  const lines: Text[] = [];
  if (no.requires.includes('reason')) {
    const example = `${viewer.command} give R-1042 ${no.remedy} 60 EUR because …`;
    lines.push([`Not given yet: this ${remedy(no.remedy)} needs a reason. Add “because …”, for example: ${example}`]);
  }
  for (const { amount: over, kinds, others } of evidence) {
    const what = listed(kinds.map(nameInWords), 'or');
    const when = over.minor > 0n ? ` above ${amount(over, viewer)}` : '';
    if (others !== undefined) {
      lines.push([
        `Not given yet: a ${remedy(no.remedy)}${when} needs evidence that somebody else than the one who asks has seen: the ${what}. `,
        ...(others.length === 0
          ? ['Nobody else here may see this case; ask the operator.']
          : [
              'Show it to a colleague, for example ',
              ...people(others, viewer, ' or '),
              `. They tick it under “Add facts…” on the card; then ${again}.`,
            ]),
      ]);
      continue;
    }
    lines.push([
      `Not given yet: a ${remedy(no.remedy)}${when} needs evidence. When you have seen the ${what}, tick it under “Add facts…” and ${again}.`,
    ]);
  }
  return lines;
}

/** Each mentioned. */
export const people = (who: readonly MemberId[], viewer: Viewer, last = ' and '): Text =>
  who.flatMap((id, i) => [...(i === 0 ? [] : [i === who.length - 1 ? last : ', ']), person(id, viewer)]);
