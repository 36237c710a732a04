/** The story of a case, as a private answer: who did what, when and why, a page at a time. Pure. */
import { SENSITIVITIES } from '../../core/policy/policy.ts';
import type { Changed, WhatChanged } from '../../core/case/history.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Improvement } from '../../core/learning/improvements.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import type { Block, Button, Card, Run, Text } from '../kit/card.ts';
import { capital, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { labelOf } from '../case/matter.ts';
import { historyOfRepeat } from '../again/repeat-words.ts';
import { againWords } from '../words/again.ts';
import { listIn } from '../words/common.ts';
import { careWords } from '../words/care.ts';
import { improvementWords } from '../words/improvements.ts';
import { lifeWords } from '../words/life.ts';
import { names } from '../words/names.ts';
import { owningWords } from '../words/owning.ts';
import { valueWords } from './field-words.ts';
import { showButton } from './life-buttons.ts';
import { storyOf } from './story.ts';

/** More than is read in one go: the rest stands on further pages. */
const MOST_SHOWN = 15;
/** As much of long words as shows which they were. */
const LONGEST_WORDS = 200;

/** `page` from 1, the newest; `learnt`: the improvements that came of the case. */
export interface StoryAsked {
  readonly page?: number | undefined;
  readonly learnt?: readonly Improvement[];
}

/** Everything that happened, told in its order; the newest page first. */
export function historyCard(
  c: RecoveryCase,
  history: readonly Changed[],
  viewer: Viewer,
  { page = 1, learnt = [] }: StoryAsked = {},
): Card {
  const lines = [
    ...history.map((one) => ({ at: one.at, text: lineOf(one, viewer) })),
    ...learnt.flatMap((one) => learntLines(one, viewer)),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const pages = Math.max(1, Math.ceil(lines.length / MOST_SHOWN));
  const shown = Math.min(page, pages);
  const until = lines.length - (shown - 1) * MOST_SHOWN;
  const from = Math.max(0, until - MOST_SHOWN);
  const title = lifeWords.line(viewer, 'history.title', { case: c.id });
  const turn = (to: number, key: 'earlier' | 'later'): Button => ({
    label: lifeWords.line(viewer, `button.${key}`),
    press: { kind: 'show_history', case: c.id, page: to },
  });
  const earlier: Block = { kind: 'context', text: lifeWords.text(viewer, 'history.earlier', { n: from }) };
  const buttons = [
    ...(shown < pages ? [turn(shown + 1, 'earlier')] : []),
    ...(shown > 1 ? [turn(shown - 1, 'later')] : []),
    showButton(c.id, viewer),
  ];
  const blocks: Block[] = [
    ...(from === 0 ? [] : [earlier]),
    { kind: 'list', items: lines.slice(from, until).map(({ text }) => text) },
    { kind: 'buttons', buttons },
  ];
  return { subject: { kind: 'reply' }, version: 0, title, blocks, summary: `${title}.` };
}

/** What came of it later. */
function learntLines(one: Improvement, viewer: Viewer): readonly { readonly at: Date; readonly text: Text }[] {
  const of = { number: one.number, text: short(one.text) };
  const line = (at: Date, by: MemberId | null, text: Text): { readonly at: Date; readonly text: Text } => ({
    at,
    text: [moment(at, viewer), ...(by === null ? [] : [' · ', person(by, viewer)]), ' · ', ...text],
  });
  return [
    line(one.at, one.by, improvementWords.text(viewer, 'story.made', of)),
    ...(one.status === 'done' && one.settledAt !== null
      ? [line(one.settledAt, null, improvementWords.text(viewer, 'story.done', of))]
      : []),
  ];
}

function lineOf({ at, by, what, because }: Changed, viewer: Viewer): Text {
  const who: Run[] = by === null ? [] : [' · ', person(by, viewer)];
  const why = because === null ? [] : lifeWords.text(viewer, 'history.because', { why: short(because) });
  return [moment(at, viewer), ...who, ' · ', ...whatWords(what, viewer), ...why];
}

function whatWords(what: WhatChanged, viewer: Viewer): Text {
  switch (what.kind) {
    case 'field':
      return fromTo(lifeWords.line(viewer, `field.${what.field}`), what, viewer);
    case 'fact':
      return fromTo(labelOf(what.name), what, viewer);
    case 'addition':
      return lifeWords.text(viewer, 'history.addition', { words: short(what.text) });
    case 'owner': {
      const [from, to] = [person(what.from, viewer), person(what.to, viewer)];
      const how = what.how === null ? [] : [' · ', owningWords.line(viewer, `history.${what.how}`)];
      return [...lifeWords.text(viewer, 'history.owner', { from, to }), ...how];
    }
    case 'repeated':
      return historyOfRepeat(what, viewer);
    case 'said_apart':
      return againWords.text(viewer, 'history.said_apart', { other: what.other });
    case 'restricted': {
      const kinds = SENSITIVITIES.filter((one) => what.as.includes(one)).map((one) => names(viewer).sensitivity[one]);
      return lifeWords.text(viewer, 'history.restricted', { as: listIn(kinds, viewer) });
    }
    case 'linked':
    case 'unlinked':
      return lifeWords.text(viewer, `history.${what.kind}`, { others: listIn(what.with, viewer) });
    case 'resolved':
    case 'resolve_undone':
      return lifeWords.text(viewer, `history.${what.kind}`, { outcome: names(viewer).outcome[what.outcome] });
    case 'merged':
    case 'unmerged':
    case 'merged_in':
    case 'merge_undone':
      return lifeWords.text(viewer, `history.${what.kind}`, { other: what.other });
    case 'cared':
      return careWords.text(viewer, `history.${what.as}`);
    case 'dismissed':
      return lifeWords.text(viewer, 'history.dismissed', { reason: lifeWords.line(viewer, `dismissed_as.${what.as}`) });
    case 'viewed':
      return lifeWords.text(viewer, what.of === 'hidden' ? 'history.viewed.hidden' : 'history.viewed');
    case 'happened':
      return storyOf(what.event, what.after, viewer);
    case 'reopened':
      if (what.cause === 'survey') return careWords.text(viewer, 'history.reopened_survey');
      return againWords.text(viewer, what.cause === 'customer' ? 'history.reopened' : 'history.reopened_failed');
    case 'restored':
    case 'lifted':
    case 'logged':
    case 'closed':
      return lifeWords.text(viewer, `history.${what.kind}`);
  }
}

function fromTo(
  name: string,
  { from, to }: Pick<Extract<WhatChanged, { kind: 'field' }>, 'from' | 'to'>,
  viewer: Viewer,
): Text {
  return lifeWords.text(viewer, 'history.changed', {
    field: capital(name),
    from: short(valueWords(from, viewer)),
    to: short(valueWords(to, viewer)),
  });
}

const short = (words: string): string => clip(oneLine(words), LONGEST_WORDS);
