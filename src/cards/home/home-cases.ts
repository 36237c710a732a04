/** The work on somebody's home: promises due next, and open cases. Pure. */
import { clip } from '../../core/base/text.ts';
import type { CustomerPromise, RecoveryCase } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { waitedFor } from '../../core/case/rules/promising.ts';
import { privateLine } from '../case/private-card.ts';
import { keptButton } from '../case/promises.ts';
import type { Block, Text } from '../kit/card.ts';
import { moment } from '../kit/say.ts';
import type { HomeView } from '../kit/views.ts';
import { homeWords as words } from '../words/home.ts';
import { names } from '../words/names.ts';
import { byUrgency, firstWords, heading, moreBlocks, MOST_LISTED, showRow } from './home-parts.ts';

const MOST_KEPT = 4;

export function promiseBlocks({ viewer, open }: HomeView): Block[] {
  const due = open
    .flatMap((c) => waitedFor(c).map((promise) => ({ case: c, promise })))
    .toSorted((a, b) => a.promise.due.getTime() - b.promise.due.getTime());
  if (due.length === 0) return [];
  return [
    heading(words.line(viewer, 'promises.title'), due.length),
    {
      kind: 'list',
      items: due.slice(0, MOST_LISTED).map(({ case: c, promise }): Text =>
        words.text(viewer, promise.due < viewer.now ? 'promises.late' : 'promises.by', {
          due: moment(promise.due, viewer),
          case: c.id,
          text: isRestricted(c) ? words.line(viewer, 'promises.private') : clip(promise.text, 120),
        }),
      ),
    },
    {
      kind: 'buttons',
      buttons: due.slice(0, MOST_KEPT).map(({ case: c, promise }) => keptButton(c, promise, due.length > 1, viewer)),
    },
  ];
}

export function caseBlocks({ viewer, open }: HomeView): Block[] {
  if (open.length === 0) return [];
  const shown = byUrgency(open, (c) => c, dueOf).slice(0, MOST_LISTED);
  return [
    heading(words.line(viewer, 'cases.title'), open.length),
    {
      kind: 'list',
      items: shown.map((c): Text =>
        isRestricted(c)
          ? privateLine(c, viewer)
          : words.text(viewer, 'cases.line', {
              case: c.id,
              severity: c.triage.severity.value,
              failure: names(viewer).failure[c.triage.failure.value],
              text: firstWords(c),
              status: names(viewer).status[c.status],
              since: moment(c.receivedAt, viewer),
            }),
      ),
    },
    ...showRow(shown, viewer),
    ...moreBlocks(open.length - shown.length, viewer),
  ];
}

/** What matters by a certain time comes first, then the longest waiting. */
function dueOf(c: RecoveryCase): number {
  const promised = c.promises.flatMap((p: CustomerPromise) => (p.status === 'open' ? [p.due.getTime()] : []));
  const times = [...promised, ...(c.triage.deadline === null ? [] : [c.triage.deadline.value.getTime()])];
  // cases without a time follow those with one, in the order they came
  return times.length === 0 ? c.receivedAt.getTime() + 1e13 : Math.min(...times);
}
