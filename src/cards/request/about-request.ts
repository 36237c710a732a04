/** What a form of a request shows of it: who asked what and why, what it passes, what was offered instead. Pure. */
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import { sayReason } from '../answers/reasons.ts';
import { clip } from '../../core/base/text.ts';
import { itemWords } from '../case/items.ts';
import type { Text } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { aboutRequestWords as words } from '../words/about-request.ts';
import { listIn } from '../words/common.ts';

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
  const now = clip(
    listIn(
      actions.map((a) => itemWords(a, viewer)),
      viewer,
    ),
    MOST_WORDS,
  );
  const because = r.because === null ? null : clip(r.because, MOST_WORDS);
  if (r.counter !== null) {
    const before = clip(
      listIn(
        r.counter.asked.map((item) => itemWords(item, viewer)),
        viewer,
      ),
      MOST_WORDS,
    );
    const { by, reason } = r.counter;
    return [
      wants('asked', { who: name, what: before, because }, viewer),
      words.text(viewer, 'offers', { who: viewer.name(by), what: now, reason: clip(reason, MOST_WORDS) }),
    ];
  }
  const passes = actions.flatMap(({ decision }) =>
    decision.decision.outcome === 'allow' ? [] : decision.decision.reasons,
  );
  const said = [...new Set(passes.map((reason) => sayReason(reason, viewer, { name, together: [], shared: true })))];
  return [
    wants('asks', { who: name, what: now, because }, viewer),
    ...(why && said.length > 0 ? [[clip(said.join(' '), 2 * MOST_WORDS)]] : []),
  ];
}

interface Wanted {
  readonly who: string;
  readonly what: string;
  readonly because: string | null;
}

const wants = (key: 'asks' | 'asked', { who, what, because }: Wanted, viewer: Viewer): Text =>
  because === null
    ? words.text(viewer, key, { who, what })
    : words.text(viewer, `${key}.why`, { who, what, why: because });

/** The questions nobody has answered yet. */
export const openQuestions = (r: ApprovalRequest, viewer: Viewer): Text[] =>
  r.questions
    .filter(({ answer }) => answer === null)
    .slice(-MOST_QUESTIONS)
    .map(({ by, text }) => words.text(viewer, 'question', { who: viewer.name(by), text: clip(text, 2 * MOST_WORDS) }));
