/** What was changed on a case, as a private answer: who, when, from what to what. Pure. */
import { SENSITIVITIES } from '../../core/policy/policy.ts';
import type { Changed, WhatChanged } from '../../core/case/history.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import type { Block, Card, Run, Text } from '../kit/card.ts';
import { bold, capital, listed, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { labelOf } from '../case/matter.ts';
import { OUTCOME, SENSITIVITY } from '../words/en.ts';
import { DISMISSED_AS, FIELD, valueWords } from './field-words.ts';

/** More than a message holds well; the newest stand here. */
const MOST_SHOWN = 25;
/** As much of long words as shows which they were. */
const LONGEST_WORDS = 200;

export function historyCard(c: RecoveryCase, history: readonly Changed[], viewer: Viewer): Card {
  const shown = history.slice(-MOST_SHOWN);
  const earlier = history.length - shown.length;
  const blocks: Block[] = [
    { kind: 'list', items: shown.map((one) => lineOf(one, viewer)) },
    ...(earlier === 0 ? [] : [{ kind: 'context' as const, text: [`${earlier} earlier changes are not shown.`] }]),
    { kind: 'context', text: ['What was given, asked and promised stands on the card.'] },
    { kind: 'buttons', buttons: [{ label: `Show ${c.id}`, press: { kind: 'show_case', case: c.id } }] },
  ];
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: `The history of ${c.id}`,
    blocks,
    summary: `The history of ${c.id}.`,
  };
}

function lineOf({ at, by, what, because }: Changed, viewer: Viewer): Text {
  const who: Run[] = by === null ? [] : [' · ', person(by, viewer)];
  const why = because === null ? '' : `, because ${clip(oneLine(because), LONGEST_WORDS)}`;
  return [moment(at, viewer), ...who, ' · ', ...whatWords(what, viewer), why];
}

function whatWords(what: WhatChanged, viewer: Viewer): Text {
  switch (what.kind) {
    case 'field':
      return fromTo(FIELD[what.field], what, viewer);
    case 'fact':
      return fromTo(labelOf(what.name), what, viewer);
    case 'addition':
      return [`the customer also said: ${short(what.text)}`];
    case 'owner':
      return ['owner: ', person(what.from, viewer), ' → ', person(what.to, viewer)];
    case 'restricted':
      return [
        `kept private: ${listed(SENSITIVITIES.filter((one) => what.as.includes(one)).map((s) => SENSITIVITY[s]))}`,
      ];
    case 'lifted':
      return ['shown to everybody again'];
    case 'linked':
      return [`counted together with ${listed(what.with)}`];
    case 'unlinked':
      return [`taken apart from ${listed(what.with)}`];
    case 'resolved':
      return [`resolved: ${OUTCOME_WORDS[what.outcome] ?? what.outcome}`];
    case 'resolve_undone':
      return [`not resolved after all: ${OUTCOME_WORDS[what.outcome] ?? what.outcome}`];
    case 'merged':
      return [`merged into ${what.other}`];
    case 'unmerged':
      return [`goes on by itself, and not as part of ${what.other}`];
    case 'merged_in':
      return [`${what.other} was merged into it`];
    case 'merge_undone':
      return [`${what.other} goes on by itself again`];
    case 'dismissed':
      return [`dismissed: ${DISMISSED_AS[what.as]}`];
    case 'restored':
      return ['taken back: it is a case'];
    case 'logged':
    case 'closed':
    case 'reopened':
      return [what.kind === 'reopened' ? 'opened again' : what.kind];
    case 'viewed':
      return ['looked at it'];
  }
}

const OUTCOME_WORDS: Readonly<Record<string, string>> = OUTCOME;

function fromTo(
  name: string,
  { from, to }: Pick<Extract<WhatChanged, { kind: 'field' }>, 'from' | 'to'>,
  viewer: Viewer,
): Text {
  return [`${capital(name)}: ${short(valueWords(from, viewer))} → `, bold(short(valueWords(to, viewer)))];
}

const short = (words: string): string => clip(oneLine(words), LONGEST_WORDS);
