/** What somebody is asked to help with: what is needed, by when, and the two answers; without them once it is over. Pure. */
import { openReference } from '../../core/base/open-reference.ts';
import type { MemberId } from '../../core/base/ids.ts';
import { oneLine } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Assist } from '../../core/case/help.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { atAGlance } from '../kit/glance.ts';
import { ended, lineOf, moment, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { showButton } from '../life/life-buttons.ts';
import { caseWords } from '../words/case.ts';
import { helpWords as words } from '../words/help.ts';
import { names } from '../words/names.ts';
import { answerButtons, nameOf, withWhom } from './assist-words.ts';

export interface AssistView {
  readonly case: RecoveryCase;
  readonly assist: Assist;
  /** Whose card it is; null: in the channel of the team. */
  readonly to: MemberId | null;
  readonly viewer: Viewer;
}

export function assistCard({ case: c, assist: a, to, viewer }: AssistView): Card {
  const who = viewer.name(a.by);
  const isForTeam = to === null || !a.asked.includes(to);
  const title = isForTeam
    ? words.line(viewer, 'card.title.team', { who, team: nameOf(a.of, viewer), case: c.id })
    : words.line(viewer, 'card.title', { who, case: c.id });
  const over = statusLine(a, viewer);
  const isTheirs = a.status === 'open' && (to === null || a.asked.includes(to));
  return {
    subject: { kind: 'assist', case: c.id, assist: a.id, to },
    version: c.version,
    title,
    blocks: [
      { kind: 'text', text: words.text(viewer, 'card.need', { text: ended(a.text) }) },
      ...(over === null ? [dueBlock(a, c, viewer)] : [{ kind: 'text' as const, text: over }]),
      ...insteadBlock(a, to, viewer),
      ...(a.status === 'open' ? aboutBlocks(c, viewer) : []),
      // a narrow screen has room for two beside each other
      ...(isTheirs ? [{ kind: 'buttons' as const, buttons: answerButtons(a, c, viewer) }] : []),
      { kind: 'buttons', buttons: [showButton(c.id, viewer)] },
    ],
    summary: lineOf(summaryOf(a, c, viewer)),
  };
}

const summaryOf = (a: Assist, c: RecoveryCase, viewer: Viewer): string =>
  a.status === 'open'
    ? plain(words.text(viewer, 'card.summary', { who: viewer.name(a.by), case: c.id, due: moment(a.due, viewer) }))
    : words.line(viewer, 'card.summary.over', { case: c.id, status: words.line(viewer, `status.${a.status}`) });

const dueBlock = (a: Assist, c: RecoveryCase, viewer: Viewer): Block => ({
  kind: 'context',
  text: words.text(viewer, a.due <= viewer.now ? 'card.late' : 'card.due', {
    due: moment(a.due, viewer),
    who: viewer.name(c.owner),
  }),
});

/** To whoever stands in, or does not have it any more. */
function insteadBlock({ of, asked, status }: Assist, to: MemberId | null, viewer: Viewer): Block[] {
  if (to === null || status !== 'open') return [];
  const text = !asked.includes(to)
    ? words.text(viewer, 'card.passed', { who: asked.map(viewer.name).join(', ') })
    : of.kind === 'person' && of.member !== to
      ? words.text(viewer, 'card.instead', { who: viewer.name(of.member) })
      : null;
  return text === null ? [] : [{ kind: 'context', text }];
}

/** What the case is, as its card in the channel says it. */
function aboutBlocks(c: RecoveryCase, viewer: Viewer): Block[] {
  const { failure, severity } = c.triage;
  const failed =
    failure.value === 'other' ? caseWords.line(viewer, 'title.complaint') : names(viewer).failure[failure.value];
  const where = c.customer.reference === null ? '' : ` · ${openReference(c.customer.reference)}`;
  const urgency = caseWords.line(viewer, `urgency.${severity.value}`);
  return [
    { kind: 'context', text: words.text(viewer, 'card.case', { urgency, what: oneLine(`${failed}${where}`) }) },
    { kind: 'quote', text: atAGlance(c.complaints[0]?.text ?? '').text },
  ];
}

function statusLine(a: Assist, viewer: Viewer): Text | null {
  if (a.status === 'open' || a.answer === undefined) return null;
  const at = moment(a.answer.at, viewer);
  const who = a.answer.by === null ? withWhom(a, viewer) : viewer.name(a.answer.by);
  if (a.status === 'withdrawn')
    return a.answer.by === null
      ? words.text(viewer, 'card.status.ended', { at })
      : words.text(viewer, 'card.status.withdrawn', { who, at });
  return words.text(viewer, `card.status.${a.status}`, { who, at, text: a.answer.text ?? '' });
}
