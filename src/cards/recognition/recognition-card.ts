/** What a lead is told of thanks in the team: an invitation to look, by the alphabet, and numbers of the team beside no name. Pure. */
import type { MemberId } from '../../core/base/ids.ts';
import { clip } from '../../core/base/text.ts';
import { isTooFew, type Coverage, type EquityGap, type GroupedBy } from '../../core/recognition/coverage.ts';
import type { Block, Button, Card } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { recognitionWords as words } from '../words/recognition.ts';
import type { Champion } from '../../core/recognition/champion.ts';
import { championWords } from '../words/champion.ts';
import { deedsSaid } from './champion-card.ts';
import { thankButton } from './no-thank.ts';
import type { Reader } from '../words/language.ts';

export interface RecognitionSeen {
  readonly team: string;
  /** By the alphabet. */
  readonly notThanked: readonly { readonly id: MemberId; readonly name: string }[];
  /** Who said yes, by the alphabet. */
  readonly champions: readonly (Pick<Champion, 'deeds'> & { readonly name: string })[];
  readonly coverage: Coverage;
  readonly gaps: readonly { readonly by: GroupedBy; readonly gap: EquityGap | null }[];
}

/** More than these are a list, not an invitation. */
const MOST_NAMED = 12;

export function recognitionCard(
  { team, notThanked, champions, coverage, gaps }: RecognitionSeen,
  viewer: Viewer,
): Card {
  const title = words.line(viewer, 'title', { team });
  const named = notThanked.slice(0, MOST_NAMED);
  const names: Block[] =
    named.length === 0
      ? [{ kind: 'text', text: words.text(viewer, 'everybody') }]
      : [
          { kind: 'text', text: words.text(viewer, 'invite') },
          { kind: 'list', items: named.map(({ name }) => [name]) },
          ...(named.length === notThanked.length
            ? []
            : [{ kind: 'context' as const, text: words.text(viewer, 'others') }]),
          { kind: 'buttons', buttons: [thankButton(viewer)] },
        ];
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [
      ...names,
      ...(champions.length === 0
        ? []
        : [
            { kind: 'divider' as const },
            { kind: 'text' as const, text: championWords.text(viewer, 'team.title') },
            {
              kind: 'list' as const,
              items: champions
                .slice(0, MOST_NAMED)
                .map(({ name, deeds }) =>
                  championWords.text(viewer, 'team.line', { name, deeds: deedsSaid(deeds, viewer) }),
                ),
            },
          ]),
      { kind: 'divider' },
      {
        kind: 'text',
        text: isTooFew(coverage)
          ? words.text(viewer, 'coverage.few')
          : words.text(viewer, 'coverage', { thanked: coverage.thanked, at_work: coverage.atWork }),
      },
      ...gaps.map(({ by, gap }) => ({
        kind: 'text' as const,
        text:
          gap === null
            ? words.text(viewer, 'gap.few', { by: words.line(viewer, `by.${by}`) })
            : gap.lowest === gap.highest
              ? words.text(viewer, 'gap.none', { by: words.line(viewer, `by.${by}`), lowest: gap.lowest })
              : words.text(viewer, 'gap', {
                  by: words.line(viewer, `by.${by}`),
                  lowest: gap.lowest,
                  highest: gap.highest,
                }),
      })),
      { kind: 'context', text: words.text(viewer, 'only_you') },
    ],
    summary: clip(`${title}.`, 300),
    isForOne: true,
  };
}

export const notForYouCard = (viewer: Viewer): Card => {
  const card = reply(words.text(viewer, 'not_lead'));
  return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [thankButton(viewer)] }] };
};

export const recognitionButton = (reader: Reader): Button => ({
  label: words.line(reader, 'button'),
  press: { kind: 'show_recognition' },
});
