/** Where a case came from: by which system, where it stands there, what was attached, and by which ways it came once more. Pure. */
import type { Complaint, RecoveryCase } from '../../core/case/case.ts';
import { oneLine, clip } from '../../core/base/text.ts';
import { waysLine } from '../again/said-of-coming-again.ts';
import type { Block, Text } from '../kit/card.ts';
import { joined } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { againWords } from '../words/again.ts';
import { intakeWords as words } from '../words/intake.ts';
import { wayName } from '../words/ways.ts';

/** Of more than this one reads where they stand. */
const MOST_SAID = 2;
const MOST_FILES = 5;
const LONGEST_FILES = 160;

/** A line for each of the first complaints that did not begin with somebody typing, and one for the ways it came by once more. */
export function originBlocks(c: RecoveryCase, viewer: Viewer): Block[] {
  const lines = [...c.complaints.slice(0, MOST_SAID).flatMap((one) => originOf(one, viewer)), ...waysLine(c, viewer)];
  return lines.map((text): Block => ({ kind: 'context', text }));
}

/** On the card in the channel, behind who has it: `Zendesk, also by mail`; nothing where somebody typed it. */
export function shortOrigin(c: RecoveryCase, viewer: Viewer): string {
  const [first] = c.complaints;
  if (first?.way === undefined) return '';
  const also = c.alsoBy?.length ?? 0;
  return ` · ${words.line(viewer, also === 0 ? 'origin.short' : 'origin.short_also', { way: wayName(first.way) })}`;
}

function originOf({ source, way, permalink, files = [] }: Complaint, viewer: Viewer): readonly Text[] {
  const from = fromWhere(source, way, viewer);
  if (from === null) return [];
  const attached = clip(oneLine(files.slice(0, MOST_FILES).join(', ')), LONGEST_FILES);
  return [
    joined(
      from,
      ...(permalink === null ? [] : [` · ${permalink}`]),
      ...(attached === '' ? [] : [' · ', againWords.text(viewer, 'files.shown', { files: attached })]),
    ),
  ];
}

function fromWhere(source: Complaint['source'], way: string | undefined, viewer: Viewer): Text | null {
  const name = way === undefined ? null : wayName(way);
  switch (source) {
    case 'chat':
      return null;
    case 'message':
      return words.text(viewer, 'origin.message');
    case 'agent':
      return words.text(viewer, 'origin.agent');
    case 'webhook':
      return name === null ? words.text(viewer, 'origin.system') : words.text(viewer, 'origin.told', { way: name });
    case 'survey':
    case 'review':
    case 'post':
      return name === null
        ? words.text(viewer, `origin.${source}`)
        : words.text(viewer, `origin.${source}_by`, { way: name });
  }
}
