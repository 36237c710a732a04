/** What a remedy still needs, said to whoever gives or asks: a reason, evidence, whose eyes. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Refusal } from '../../core/case/said.ts';
import type { Text } from '../kit/card.ts';
import { amount, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { commonWords, listIn } from '../words/common.ts';
import { remedyName } from '../words/names.ts';
import { refusalWords as words } from '../words/refusals.ts';

type Needs = Extract<Refusal, { kind: 'needs' }>;

export function sayNeeds(no: Needs, viewer: Viewer): Text[] {
  const remedy = remedyName(no.remedy, viewer);
  const reason = no.requires.includes('reason')
    ? [words.text(viewer, 'needs.reason', { remedy, kind: no.remedy, command: viewer.command })]
    : [];
  return [...reason, ...(no.evidence ?? []).map((one) => sayEvidence(one, no, viewer))];
}

function sayEvidence(
  { amount: least, kinds: names, others }: NonNullable<Needs['evidence']>[number],
  no: Needs,
  viewer: Viewer,
): Text {
  const then = no.deciding === true ? 'decide' : 'give';
  const remedy = remedyName(no.remedy, viewer);
  const kinds = listIn(names.map(nameInWords), viewer, 'or');
  const over = least.minor > 0n ? amount(least, viewer) : null;
  if (others === undefined)
    return over === null
      ? words.text(viewer, `needs.evidence.${then}`, { remedy, kinds })
      : words.text(viewer, `needs.evidence_over.${then}`, { remedy, kinds, over });
  return [
    ...(over === null
      ? words.text(viewer, 'needs.other', { remedy, kinds })
      : words.text(viewer, 'needs.other_over', { remedy, kinds, over })),
    ...(others.length === 0
      ? words.text(viewer, 'needs.other.nobody')
      : words.text(viewer, `needs.other.${then}`, { who: people(others, viewer, 'or') })),
  ];
}

/** Each mentioned. */
export const people = (who: readonly MemberId[], viewer: Viewer, last: 'and' | 'or' = 'and'): Text =>
  textsIn(
    who.map((id) => [person(id, viewer)]),
    viewer,
    last,
  );

/** "a, b and c", of runs. */
export function textsIn(texts: readonly Text[], viewer: Viewer, last: 'and' | 'or' = 'and'): Text {
  const [final] = texts.slice(-1);
  if (final === undefined || texts.length === 1) return final ?? [];
  const rest = texts.slice(0, -1).flatMap((one, i): Text => (i === 0 ? one : [', ', ...one]));
  return commonWords.text(viewer, `list.${last}`, { rest, last: final });
}
