/** How well complaints are read: what is in use, and how often each way of reading was right on cases that it had not learnt from. Pure. */
import type { FailureType } from '../../core/base/failures.ts';
import type { Hits, TriageReport } from '../../core/triage/learnt/own.ts';
import type { Block, Card } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { dayIn } from '../words/dates.ts';
import { names } from '../words/names.ts';
import { triageWords as words } from '../words/triage.ts';

export interface TriageSeen {
  /** So many cases are needed before anything is learnt. */
  readonly least: number;
  /** Null: nothing learnt of the workspace's own cases is. */
  readonly inUse: VersionSeen | null;
  /** Learnt last, where that is not what is in use. */
  readonly last: (VersionSeen & { readonly why: 'not_as_good' | 'rolled_back' }) | null;
}

/** An operator at a terminal is one, too. */
type TriageReader = Pick<Viewer, 'locale' | 'zone'>;

export interface VersionSeen {
  readonly version: number;
  readonly at: Date;
  readonly cases: number;
  readonly corrected: number;
  readonly report: TriageReport;
}

export function triageCard({ least, inUse, last }: TriageSeen, viewer: TriageReader): Card {
  const title = words.line(viewer, 'title');
  const said = (one: VersionSeen): { version: number; day: string; cases: number; corrected: number } => ({
    version: one.version,
    day: dayIn(one.at, viewer),
    cases: one.cases,
    corrected: one.corrected,
  });
  const measured = inUse ?? last;
  const blocks: Block[] = [
    {
      kind: 'text',
      text: inUse === null ? words.text(viewer, 'used.shared') : words.text(viewer, 'used.own', said(inUse)),
    },
    ...(last === null ? [] : [{ kind: 'text' as const, text: words.text(viewer, `last.${last.why}`, said(last)) }]),
    ...(measured === null
      ? [{ kind: 'text' as const, text: words.text(viewer, 'none', { least }) }]
      : measuredBlocks(measured.report, viewer)),
    { kind: 'context', text: words.text(viewer, 'how') },
    ...(inUse === null ? [] : [{ kind: 'context' as const, text: words.text(viewer, 'back') }]),
  ];
  return { subject: { kind: 'reply' }, version: 0, title, blocks, summary: `${title}.` };
}

export const triageNotForYou = (viewer: TriageReader): Card => reply(words.text(viewer, 'not_lead'));

function measuredBlocks({ all, corrected, byFailure }: TriageReport, viewer: TriageReader): Block[] {
  const { failure: named } = names(viewer);
  const row = (key: 'row.all' | 'row.corrected', of: Hits): Block => ({
    kind: 'text',
    text: words.text(viewer, key, shares(of)),
  });
  const ofFailure = (one: Hits & { readonly failure: FailureType }) =>
    words.text(viewer, 'row.failure', { failure: named[one.failure], ...shares(one) });
  return [
    { kind: 'text', text: words.text(viewer, 'measured', { cases: all.cases }) },
    row('row.all', all),
    ...(corrected.cases === 0 ? [] : [row('row.corrected', corrected)]),
    { kind: 'list', items: byFailure.map(ofFailure) },
  ];
}

const shares = ({ cases, own, shared, rules }: Hits): { cases: number; own: number; shared: number; rules: number } => {
  const percent = (of: number): number => Math.round((100 * of) / Math.max(1, cases));
  return { cases, own: percent(own), shared: percent(shared), rules: percent(rules) };
};
