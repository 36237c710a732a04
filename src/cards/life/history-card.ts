/** What was changed on a case, as a private answer: who, when, from what to what. Pure. */
import { SENSITIVITIES } from '../../core/policy/policy.ts';
import type { Changed, WhatChanged } from '../../core/case/history.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import type { Block, Card, Run, Text } from '../kit/card.ts';
import { capital, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { labelOf } from '../case/matter.ts';
import { historyOfRepeat } from '../again/repeat-words.ts';
import { againWords } from '../words/again.ts';
import { listIn } from '../words/common.ts';
import { careWords } from '../words/care.ts';
import { lifeWords } from '../words/life.ts';
import { names } from '../words/names.ts';
import { valueWords } from './field-words.ts';
import { showButton } from './life-buttons.ts';

/** More than a message holds well; the newest stand here. */
const MOST_SHOWN = 25;
/** As much of long words as shows which they were. */
const LONGEST_WORDS = 200;

export function historyCard(c: RecoveryCase, history: readonly Changed[], viewer: Viewer): Card {
  const shown = history.slice(-MOST_SHOWN);
  const n = history.length - shown.length;
  const earlier: Block = { kind: 'context', text: lifeWords.text(viewer, 'history.earlier', { n }) };
  const title = lifeWords.line(viewer, 'history.title', { case: c.id });
  const blocks: Block[] = [
    { kind: 'list', items: shown.map((one) => lineOf(one, viewer)) },
    ...(n === 0 ? [] : [earlier]),
    { kind: 'context', text: lifeWords.text(viewer, 'history.rest') },
    { kind: 'buttons', buttons: [showButton(c.id, viewer)] },
  ];
  return { subject: { kind: 'reply' }, version: 0, title, blocks, summary: `${title}.` };
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
      return lifeWords.text(viewer, 'history.owner', { from, to });
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
    case 'reopened':
      if (what.cause === 'survey') return careWords.text(viewer, 'history.reopened_survey');
      return againWords.text(viewer, what.cause === 'customer' ? 'history.reopened' : 'history.reopened_failed');
    case 'restored':
    case 'lifted':
    case 'logged':
    case 'closed':
    case 'viewed':
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
