/** What the sections of a home are made of: headings, rows of buttons to cases, the first words of a complaint. Pure. */
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Block } from '../kit/card.ts';
import { bold } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { showButton } from '../life/life-buttons.ts';
import { homeWords as words } from '../words/home.ts';

/** More than this is a list to work through, not a page to look at. */
export const MOST_LISTED = 8;
const WORDS = 80;

export function heading(title: string, of: number | null): Block {
  return { kind: 'text', text: [bold(title), ...(of === null || of === 0 ? [] : [` (${of})`])] };
}

export function moreBlocks(more: number, viewer: Viewer): Block[] {
  return more <= 0
    ? []
    : [{ kind: 'context', text: words.text(viewer, 'more', { count: more, command: viewer.command }) }];
}

export function showRow(cases: readonly RecoveryCase[], viewer: Viewer): Block[] {
  const once = [...new Map(cases.map((c) => [c.id, c])).values()];
  return once.length === 0 ? [] : [{ kind: 'buttons', buttons: once.map((c) => showButton(c.id, viewer)) }];
}

export const firstWords = (c: RecoveryCase): string => clip(c.complaints[0]?.text.replace(/\s+/g, ' ') ?? '', WORDS);

/** The gravest first, then by the moment given. */
export const byUrgency = <T>(all: readonly T[], caseOf: (one: T) => RecoveryCase, momentOf: (one: T) => number): T[] =>
  all.toSorted(
    (a, b) =>
      caseOf(a).triage.severity.value.localeCompare(caseOf(b).triage.severity.value, 'en') || momentOf(a) - momentOf(b),
  );
