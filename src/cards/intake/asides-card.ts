/** What other systems sent and opened no case: how much of it, and a page of it to look at. For one person alone. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import type { AsideCount, AsideSeen } from '../../core/listening/asides.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { atAGlance } from '../kit/glance.ts';
import { lineOf, moment, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { heading } from '../home/home-parts.ts';
import { showButton } from '../life/life-buttons.ts';
import { listIn } from '../words/common.ts';
import { intakeWords as words } from '../words/intake.ts';
import { wayName } from '../words/ways.ts';

/** With a line, its words and its buttons each, no more than a card of twelve lines holds. */
export const A_PAGE = 3;
/** As much of it as tells what it is. */
const MOST_SOURCES = 4;

export interface AsidesInShort {
  readonly counts: readonly AsideCount[];
}

export interface AsidesSeen extends AsidesInShort {
  readonly shown: readonly AsideSeen[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

export function asidesCard({ counts, shown, page, pages }: AsidesSeen, viewer: Viewer): Card {
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: words.line(viewer, 'title'),
    blocks: [
      { kind: 'context', text: [countLine(counts, viewer)] },
      ...shown.flatMap((one) => asideBlocks(one, viewer)),
      ...(pages > 1 ? [turning(page, pages, viewer)] : []),
    ],
    summary: lineOf(words.line(viewer, 'summary', { count: totalOf(counts) })),
    isForOne: true,
    isOfMany: true,
  };
}

export const noAsidesCard = (why: 'none' | 'not_theirs', viewer: Viewer): Card => reply(words.text(viewer, why));

export const asideOpened = (id: CaseId, viewer: Viewer): Card => {
  const said = reply(words.text(viewer, 'said.opened', { case: id }));
  return { ...said, blocks: [...said.blocks, { kind: 'buttons', buttons: [showButton(id, viewer)] }] };
};

export const asideSaid = (what: 'right' | 'gone' | 'not_theirs', viewer: Viewer): Card =>
  reply(words.text(viewer, what === 'not_theirs' ? 'not_theirs' : `said.${what}`));

/** On a home: how much, and the way to it. */
export function asideHomeBlocks(seen: AsidesInShort | null | undefined, viewer: Viewer): Block[] {
  if (seen == null) return [];
  return [
    heading(words.line(viewer, 'title'), totalOf(seen.counts)),
    { kind: 'text', text: [countLine(seen.counts, viewer)] },
    {
      kind: 'buttons',
      buttons: [{ label: words.line(viewer, 'button.look'), press: { kind: 'show_asides', page: 1 } }],
    },
  ];
}

const totalOf = (counts: readonly AsideCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);

/** "reviews: 3 praise, 1 question · desk: 2 automatic". */
function countLine(counts: readonly AsideCount[], viewer: Viewer): string {
  const bySource = [...Map.groupBy(counts, ({ source }) => source)];
  const said = bySource.slice(0, MOST_SOURCES).map(([source, all]) => {
    const each = all.map(({ why, count }) =>
      words.line(viewer, 'count', { count, why: words.line(viewer, `why.${why}`) }),
    );
    return words.line(viewer, 'of_source', { source: wayName(source), counts: listIn(each, viewer) });
  });
  return `${said.join(' · ')}${bySource.length > MOST_SOURCES ? ' · …' : ''}`;
}

function asideBlocks({ id, source, why, words: said, receivedAt }: AsideSeen, viewer: Viewer): Block[] {
  const head: Text = words.text(viewer, 'one', {
    source: wayName(source),
    why: words.line(viewer, `why.${why}`),
    at: moment(receivedAt, viewer),
  });
  const line = atAGlance(said).text;
  return [
    { kind: 'text', text: head },
    { kind: 'quote', text: line === '' ? words.line(viewer, 'no_words') : line },
    {
      kind: 'buttons',
      buttons: [
        { label: words.line(viewer, 'button.open'), press: { kind: 'log_aside', aside: id } },
        { label: words.line(viewer, 'button.right'), press: { kind: 'right_aside', aside: id } },
      ],
    },
  ];
}

function turning(page: number, pages: number, viewer: Viewer): Block {
  const to = (wanted: number, key: 'button.earlier' | 'button.later'): Button => ({
    label: words.line(viewer, key),
    press: { kind: 'show_asides', page: wanted },
  });
  return {
    kind: 'buttons',
    buttons: [
      ...(page < pages ? [to(page + 1, 'button.earlier')] : []),
      ...(page > 1 ? [to(page - 1, 'button.later')] : []),
    ],
  };
}
