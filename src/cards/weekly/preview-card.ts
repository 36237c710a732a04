/** The digest shown to somebody alone: the very card that is posted; for a lead also what it leaves out, and why. Pure. */
import type { Platform } from '../../core/base/members.ts';
import type { Digest } from '../../core/digest/digest.ts';
import { maySum, type WeekVotes } from '../../core/digest/votes.ts';
import { drawDigest, type LeftOut } from '../team/digest-card.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { noDigestCard } from '../answers/looked-up.ts';
import { weeklyWords as words } from '../words/weekly.ts';
import { sectionNames } from './sections.ts';
import { sectionsButton } from './vote-buttons.ts';

/** What only a lead is told: the last weeks' votes as sums. */
export interface ForLead {
  readonly votes: readonly WeekVotes[];
}

export function previewCard(digest: Digest, platform: Platform, viewer: Viewer, forLead: ForLead | null): Card {
  const { card, leftOut } = drawDigest(digest, platform);
  const beside = forLead === null ? [] : besideIt(digest, leftOut, forLead, viewer);
  return { ...card, subject: { kind: 'reply' }, blocks: [...card.blocks, ...beside] };
}

function besideIt({ kept }: Digest, leftOut: readonly LeftOut[], { votes }: ForLead, viewer: Viewer): readonly Block[] {
  const whyLeft = (why: LeftOut['why']): readonly Text[] => {
    const sections = leftOut.filter((one) => one.why === why).map(({ section }) => section);
    return sections.length === 0
      ? []
      : [words.text(viewer, `left.${why}`, { sections: sectionNames(sections, viewer) })];
  };
  const items = [
    ...whyLeft('off'),
    ...whyLeft('no_room'),
    ...whyLeft('nothing'),
    ...(kept.words === 0 ? [] : [words.text(viewer, 'left.words', { n: kept.words })]),
    ...(kept.thanks === 0 ? [] : [words.text(viewer, 'left.thanks', { n: kept.thanks })]),
    ...votes.slice(0, 1).map((week) => sumOf(week, viewer)),
  ];
  return [
    { kind: 'divider' },
    ...(items.length === 0
      ? []
      : [
          { kind: 'text' as const, text: words.text(viewer, 'left.title') },
          { kind: 'list' as const, items },
        ]),
    { kind: 'buttons', buttons: [sectionsButton(viewer)] },
  ];
}

function sumOf(votes: WeekVotes, viewer: Viewer): Text {
  const week = Number(votes.week.slice(-2));
  return maySum(votes)
    ? words.text(viewer, 'left.votes', { week, yes: votes.yes, no: votes.no })
    : words.text(viewer, 'left.votes_few', { week });
}

/** Nothing to preview: then the last one, where there is one. */
export function nothingYet(last: Card | null, viewer: Viewer): Card {
  if (last === null) return noDigestCard(viewer);
  const said = words.text(viewer, 'preview.empty');
  return {
    ...last,
    blocks: [{ kind: 'text', text: [...said, ' ', ...words.text(viewer, 'preview.last')] }, ...last.blocks],
  };
}
