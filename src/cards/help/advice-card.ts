/** What the team is asked, in its channel: the kind of case and the question, nothing of the customer; and what it said, for whoever looks at the case. Pure. */
import { clip, oneLine } from '../../core/base/text.ts';
import type { RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import type { AdviceAsked } from '../../core/case/help.ts';
import { isOngoing } from '../../core/case/status.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { bold, lineOf, moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { adviceWords as words } from '../words/advice.ts';
import { caseWords } from '../words/case.ts';
import { listIn } from '../words/common.ts';
import { names, remedyName } from '../words/names.ts';

export interface AdviceView {
  readonly case: RecoveryCase;
  readonly advice: AdviceAsked;
  readonly viewer: Viewer;
}

/** As much of an answer as tells it in a list. */
const A_LINE = 200;
const MOST_ANSWERS = 8;

export function adviceCard({ case: c, advice: a, viewer }: AdviceView): Card {
  const who = viewer.name(a.by);
  const isOpen = isOngoing(c);
  const { failure, stage } = names(viewer);
  const about = words.text(viewer, 'card.about', {
    urgency: caseWords.line(viewer, `urgency.${c.triage.severity.value}`),
    failed: failure[c.triage.failure.value],
    stage: stage[c.triage.stage.value],
    since: moment(c.receivedAt, viewer),
  });
  const asks = words.text(viewer, 'card.advice');
  return {
    subject: { kind: 'advice', case: c.id, advice: a.id },
    version: c.version,
    title: words.line(viewer, 'card.title', { who }),
    blocks: [
      { kind: 'context', text: about },
      { kind: 'quote', text: a.question },
      { kind: 'text', text: givenLine(c, viewer) },
      { kind: 'context', text: words.text(viewer, 'card.answers', { n: a.answers.length, who }) },
      { kind: 'context', text: isOpen ? asks : words.text(viewer, 'card.over') },
      ...(isOpen ? [adviseBlock(c, a, viewer)] : []),
    ],
    summary: lineOf(words.line(viewer, 'card.summary', { who, case: c.id })),
  };
}

const adviseBlock = (c: RecoveryCase, a: AdviceAsked, viewer: Viewer): Block => ({
  kind: 'buttons',
  buttons: [
    {
      label: words.line(viewer, 'button.advise'),
      press: { kind: 'open_advise', case: c.id, v: c.version, advice: a.id },
      tone: 'primary',
    },
  ],
});

/** What was given, by name: a sum says how much somebody's loss was, and is nobody else's. */
function givenLine(c: RecoveryCase, viewer: Viewer): Text {
  const isGiven = ({ status }: RecoveryAction): boolean => status === 'authorised' || status === 'done';
  const given = [...new Set(c.actions.filter(isGiven).map(({ kind }) => remedyName(kind, viewer)))];
  return given.length === 0
    ? words.text(viewer, 'card.nothing')
    : words.text(viewer, 'card.given', { what: listIn(given, viewer) });
}

/** For whoever may see the case. */
export function answersBlocks(c: RecoveryCase, viewer: Viewer): Block[] {
  const asked = c.advice ?? [];
  if (asked.length === 0) return [];
  const items = asked.flatMap((a): Text[] => [
    words.text(viewer, 'list.asked', { who: viewer.name(a.by), question: clip(oneLine(a.question), A_LINE) }),
    ...a.answers.map(({ by, text, helped }) =>
      words.text(viewer, helped === true ? 'list.answer.helped' : 'list.answer', {
        who: viewer.name(by),
        text: clip(oneLine(text), A_LINE),
      }),
    ),
  ]);
  return [
    { kind: 'text', text: [bold(words.line(viewer, 'list.title'))] },
    { kind: 'list', items: items.slice(-MOST_ANSWERS) },
    { kind: 'context', text: words.text(viewer, 'list.note') },
  ];
}
