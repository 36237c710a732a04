/** All that a customer said, as it was written down, for whoever asked to read it. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Block, Card } from '../kit/card.ts';
import { moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { waysLine } from '../again/said-of-coming-again.ts';
import { againWords } from '../words/again.ts';
import { caseWords } from '../words/case.ts';

/** As much as one block of either platform shows. */
const A_BLOCK = 2_400;
/** As much as a message holds; a complaint of fifty thousand characters is read in the place it came from. */
const MOST_BLOCKS = 4;

export function wordsCard(c: RecoveryCase, viewer: Viewer): Card {
  const blocks = c.complaints.flatMap(({ text, receivedAt, permalink, way, files = [] }): Block[] => [
    ...inBlocks(text).map((part): Block => ({ kind: 'quote', text: part })),
    {
      kind: 'context',
      text: [
        ...caseWords.text(viewer, 'words.at', { at: moment(receivedAt, viewer) }),
        ...(way === undefined ? [] : [` · ${way}`]),
        ...(permalink === null ? [] : [` · ${permalink}`]),
        ...(files.length === 0 ? [] : [' · ', ...againWords.text(viewer, 'files.shown', { files: files.join(', ') })]),
      ],
    },
  ]);
  const ways = waysLine(c, viewer).map((text): Block => ({ kind: 'context', text }));
  return {
    subject: { kind: 'reply' },
    version: c.version,
    title: caseWords.line(viewer, 'words.title', { id: c.id }),
    blocks: [...blocks, ...ways],
    summary: caseWords.line(viewer, 'words.summary', { id: c.id }),
  };
}

/** Cut at ends of lines or words where there are any. The last one holds what is left, for the renderer to cut. */
export function inBlocks(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > A_BLOCK && parts.length < MOST_BLOCKS - 1) {
    const room = rest.slice(0, A_BLOCK);
    const at = [room.lastIndexOf('\n'), room.lastIndexOf(' ')].find((end) => end > A_BLOCK / 2) ?? A_BLOCK;
    parts.push(rest.slice(0, at).toWellFormed());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}
