/** All that a customer said, as it was written down, for whoever asked to read it. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Block, Card } from '../kit/card.ts';
import { inBlocks } from '../kit/in-blocks.ts';
import { moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { waysLine } from '../again/said-of-coming-again.ts';
import { againWords } from '../words/again.ts';
import { wayName } from '../words/ways.ts';
import { caseWords } from '../words/case.ts';
import { hasHidden, hiddenButton } from './hidden-card.ts';

export function wordsCard(c: RecoveryCase, viewer: Viewer): Card {
  const blocks = c.complaints.flatMap(({ text, receivedAt, permalink, way, files = [] }): Block[] => [
    ...inBlocks(text).map((part): Block => ({ kind: 'quote', text: part })),
    {
      kind: 'context',
      text: [
        ...caseWords.text(viewer, 'words.at', { at: moment(receivedAt, viewer) }),
        ...(way === undefined ? [] : [` · ${wayName(way)}`]),
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
    blocks: [
      ...blocks,
      ...ways,
      ...(hasHidden(c) ? [{ kind: 'buttons' as const, buttons: [hiddenButton(c, viewer)] }] : []),
    ],
    summary: caseWords.line(viewer, 'words.summary', { id: c.id }),
  };
}
