/** A situation to practise with, what the rules say of an answer, and what was practised: for whoever plays alone. Pure. */
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { DRILL_ANSWERS, type Practised, type WhatRulesSay } from '../../core/learning/practice.ts';
import type { Drill } from '../../core/triage/drills.ts';
import type { Advice, Suggestion } from '../../core/triage/suggestion.ts';
import { sayReason } from '../answers/reasons.ts';
import { adviceBlocks, markOf, suggestionTitle, whatToDo } from '../case/suggestions.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { amount, bold, lineOf, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { caseWords } from '../words/case.ts';
import { dayIn } from '../words/dates.ts';
import { languageOf } from '../words/language.ts';
import { practiceWords as words } from '../words/practice.ts';
import { practiseButton } from './practise-button.ts';

export interface DrillSeen {
  readonly drill: Drill;
  /** Made in memory. */
  readonly case: RecoveryCase;
  readonly advice: readonly Advice[];
  readonly offers: readonly Suggestion[];
}

/** As many as are told of what was practised. */
const MOST_TOLD = 20;
const LONGEST_SAID = 70;

/** The situation, what this person may give in it, and what they would do. */
export function drillCard({ drill, case: c, advice, offers }: DrillSeen, viewer: Viewer): Card {
  const says = drill.says[languageOf(viewer.locale)];
  const buttons = DRILL_ANSWERS.map((answer): Button => ({
    label: words.line(viewer, `answer.${answer}`),
    press: { kind: 'answer_drill', drill: drill.id, answer },
  }));
  return privately(words.line(viewer, 'title'), [
    { kind: 'text', text: words.text(viewer, 'intro') },
    { kind: 'quote', text: says },
    ...knownOf(c, viewer),
    { kind: 'text', text: [bold(words.line(viewer, offers.length === 0 ? 'nothing_here' : 'yours_here'))] },
    ...offersOf(offers, viewer),
    ...adviceBlocks(advice, viewer),
    { kind: 'text', text: words.text(viewer, 'what_now') },
    { kind: 'buttons', buttons },
    { kind: 'context', text: words.text(viewer, 'typed', { command: viewer.command, drill: drill.id }) },
  ]);
}

function knownOf({ lossValue, orderValue }: RecoveryCase, viewer: Viewer): readonly Block[] {
  const known = [
    ...(lossValue === null ? [] : [words.line(viewer, 'known.loss', { amount: amount(lossValue, viewer) })]),
    ...(orderValue === null ? [] : [words.line(viewer, 'known.order', { amount: amount(orderValue, viewer) })]),
  ];
  return known.length === 0 ? [] : [{ kind: 'context', text: [known.join(' · ')] }];
}

const offersOf = (offers: readonly Suggestion[], viewer: Viewer): readonly Block[] =>
  offers.length === 0
    ? []
    : [
        {
          kind: 'list',
          items: offers.map((s): Text => [
            `${suggestionTitle(s.items, viewer)} · ${markOf(s, caseWords.line(viewer, 'mark.you'), viewer)}`,
          ]),
        },
      ];

/** What the rules say of it and what good looks like; no mark and no sum of anything. */
export function feedbackCard({ drill }: DrillSeen, said: WhatRulesSay, viewer: Viewer): Card {
  return privately(words.line(viewer, 'title'), [
    { kind: 'text', text: rulesSay(said, viewer) },
    { kind: 'text', text: words.text(viewer, 'good', { words: drill.good[languageOf(viewer.locale)] }) },
    { kind: 'context', text: words.text(viewer, 'kept') },
    {
      kind: 'buttons',
      buttons: [
        { label: words.line(viewer, 'button.next'), press: { kind: 'show_practice', after: drill.id } },
        { label: words.line(viewer, 'button.enough'), press: { kind: 'show_practised' } },
      ],
    },
  ]);
}

function rulesSay(said: WhatRulesSay, viewer: Viewer): Text {
  if (said.kind === 'words') return words.text(viewer, `said.${said.answer}.words`);
  const { answer, offer } = said;
  const what = whatToDo(offer.items, viewer);
  if (offer.standing.kind === 'now') return words.text(viewer, `said.${answer}.yours`, { what });
  const who = markOf(offer, '', viewer);
  const why = offer.standing.decision.reasons.map((reason) => sayReason(reason, viewer)).join(' ');
  return [...words.text(viewer, `said.${answer}.over`, { what, who }), ...(why === '' ? [] : [` ${why}`])];
}

/** Which, and when last; the latest first. */
export function practisedCard(done: Practised, drills: readonly Drill[], viewer: Viewer): Card {
  if (done.size === 0) return withPractise(reply(words.text(viewer, 'done.none')), viewer);
  const items = [...done].slice(0, MOST_TOLD).map(([id, at]): Text => {
    const drill = drills.find((one) => one.id === id);
    const what = drill === undefined ? id : clip(drill.says[languageOf(viewer.locale)], LONGEST_SAID);
    return [`${what} · ${dayIn(at, viewer)}`];
  });
  const card = privately(words.line(viewer, 'done.title'), [
    { kind: 'list', items },
    { kind: 'context', text: words.text(viewer, 'done.kept') },
  ]);
  return withPractise(card, viewer);
}

/** No such situation, or none to practise with at all. */
export const noDrill = (typed: string | null, isAny: boolean, viewer: Viewer): Card =>
  isAny && typed !== null
    ? withPractise(reply(words.text(viewer, 'no_such', { typed, command: viewer.command })), viewer)
    : reply(words.text(viewer, 'none'));

const withPractise = (card: Card, viewer: Viewer): Card => ({
  ...card,
  blocks: [...card.blocks, { kind: 'buttons', buttons: [practiseButton(viewer)] }],
});

function privately(title: string, blocks: readonly Block[]): Card {
  const first = blocks.find((block) => block.kind === 'text');
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks,
    summary: lineOf(first === undefined ? title : plain(first.text)),
  };
}
