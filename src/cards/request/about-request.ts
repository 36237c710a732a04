/** What a form of a request shows of it: who asked what and why, what it passes, what was offered instead. Pure. */
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import { sayReason } from '../answers/reasons.ts';
import { clip } from '../../core/base/text.ts';
import { itemWords } from '../case/items.ts';
import type { Text } from '../kit/card.ts';
import { bold, listed } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';

/** Above the fields of a form stands so much of each, in code points, and so many questions: the whole is on the card. */
const MOST_WORDS = 300;
const MOST_QUESTIONS = 3;

/** `why`: with what it passes, for whoever decides. */
export function aboutRequest(
  c: RecoveryCase,
  r: ApprovalRequest,
  viewer: Viewer,
  { why = false }: { readonly why?: boolean } = {},
): Text[] {
  const name = viewer.name(r.by);
  const actions = c.actions.filter((a) => r.actions.includes(a.id));
  const now = clip(listed(actions.map((a) => itemWords(a, viewer))), MOST_WORDS);
  const because = r.because === null ? '.' : `, because ${clip(r.because, MOST_WORDS)}`;
  if (r.counter !== null) {
    const before = clip(listed(r.counter.asked.map((item) => itemWords(item, viewer))), MOST_WORDS);
    const offer: Text = [`${viewer.name(r.counter.by)} offers `, bold(now), `: ${clip(r.counter.reason, MOST_WORDS)}`];
    return [[`${name} asked for `, bold(before), because], offer];
  }
  const passes = actions.flatMap(({ decision }) =>
    decision.decision.outcome === 'allow' ? [] : decision.decision.reasons,
  );
  const said = [...new Set(passes.map((reason) => sayReason(reason, viewer, { name, together: [], shared: true })))];
  return [
    [`${name} asks for `, bold(now), because],
    ...(why && said.length > 0 ? [[clip(said.join(' '), 2 * MOST_WORDS)]] : []),
  ];
}

/** The questions nobody has answered yet. */
export const openQuestions = (r: ApprovalRequest, viewer: Viewer): Text[] =>
  r.questions
    .filter(({ answer }) => answer === null)
    .slice(-MOST_QUESTIONS)
    .map(({ by, text }): Text => [bold(`${viewer.name(by)} asks: `), clip(text, 2 * MOST_WORDS)]);
