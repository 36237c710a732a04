/** What was done on a case, line by line, and how it ended. Pure. */
import { subtract } from '../../core/base/money.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import type { Block, Text } from '../kit/card.ts';
import { amount, bold, joined, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { decidersOf } from '../request/who-decided.ts';
import { doubtLines, fulfilmentPart } from '../fulfilment/about-fulfilment.ts';
import { reviewBlocks } from '../learning/review-card.ts';
import { learningBlocks } from '../learning/learning-buttons.ts';
import { dismissedWords, mergedBlocks, undoBlocks } from '../life/over-blocks.ts';
import { caseWords } from '../words/case.ts';
import { names } from '../words/names.ts';
import { itemsWords, itemWords } from './items.ts';
import { settledPromises } from './promises.ts';

export function historyBlocks(c: RecoveryCase, isOpen: boolean, viewer: Viewer): Block[] {
  const shown = c.actions.filter((a) => a.status !== 'withdrawn');
  const promises = settledPromises(c, !isOpen, viewer);
  if (shown.length + promises.length === 0) return [];
  return [
    { kind: 'text', text: caseWords.text(viewer, 'done') },
    { kind: 'list', items: [...shown.map((a) => actionLine(a, c, viewer)), ...doubtLines(c, viewer), ...promises] },
  ];
}

/** `refund 40.00 EUR · authorised · by Ana · their words`; where somebody decided: who asked, who decided, whose words. */
function actionLine(a: RecoveryAction, c: RecoveryCase, viewer: Viewer): Text {
  const request = c.requests.find((r) => r.actions.includes(a.id));
  const said = caseWords.text(viewer, request === undefined ? 'done.by' : 'done.asked', {
    state: names(viewer).actionStatus[a.status],
    who: person(a.by, viewer),
  });
  return joined(
    [bold(itemWords(a, viewer))],
    basisWords(a, viewer),
    ' · ',
    said,
    fulfilmentPart(a, viewer),
    a.because === null ? '' : ` · ${a.because}`,
    request === undefined ? '' : decidedPart(request, viewer),
  );
}

/** ` · approved by Mia and Gil: their words`; of an offer also what was asked before it. */
function decidedPart(r: ApprovalRequest, viewer: Viewer): Text {
  const { counter } = r;
  const offer: Text =
    counter === null
      ? []
      : [
          ` ${caseWords.line(viewer, 'done.asked_before', { what: itemsWords(counter.asked, viewer) })} · `,
          ...caseWords.text(viewer, 'done.offered', { who: person(counter.by, viewer), reason: counter.reason }),
        ];
  const reason = r.reason === null ? '' : `: ${r.reason}`;
  const by = decidersOf(r, viewer);
  if (r.status === 'approved' && counter !== null) return [...offer, ` · ${caseWords.line(viewer, 'done.accepted')}`];
  if (r.status === 'approved') return [' · ', ...caseWords.text(viewer, 'done.approved', { by }), reason];
  if (r.status === 'declined') return [...offer, ...by, reason];
  return offer;
}

/** What of an amount was owed, what makes up for a proved loss and what is goodwill: the three are never mixed. */
function basisWords({ settles, cost, decision }: RecoveryAction, viewer: Viewer): string {
  const { loss } = decision.decision;
  if (settles === null && loss === undefined) return '';
  if (cost !== null && cost.minor === 0n) return ` · ${caseWords.line(viewer, 'basis.owed')}`;
  const beyond = cost === null || loss === undefined ? cost : subtract(cost, loss);
  const goodwill =
    beyond === null
      ? caseWords.line(viewer, 'basis.rest')
      : caseWords.line(viewer, 'basis.goodwill', { sum: amount(beyond, viewer) });
  const parts = [
    ...(settles === null ? [] : [caseWords.line(viewer, 'basis.part_owed', { sum: amount(settles.amount, viewer) })]),
    ...(loss === undefined ? [] : [caseWords.line(viewer, 'basis.loss', { sum: amount(loss, viewer) })]),
    ...(beyond?.minor === 0n ? [] : [goodwill]),
  ];
  return ` · ${parts.join(', ')}`;
}

export function overBlocks(c: RecoveryCase, viewer: Viewer): Block[] {
  const r = c.resolution;
  const dismissed = dismissedWords(c, viewer).map((text): Block => ({ kind: 'text', text }));
  if (r === null) return [...dismissed, ...mergedBlocks(c, viewer), ...undoBlocks(c, viewer)];
  const { outcome, accepted, rootCause } = names(viewer);
  const cause = r.rootCause === null ? null : rootCause[r.rootCause];
  const lines: Text[] = [
    caseWords.text(viewer, 'over.resolved', {
      who: person(r.by, viewer),
      at: moment(r.at, viewer),
      outcome: outcome[r.outcome],
      accepted: accepted[r.customerAccepted],
    }),
    ...(cause === null
      ? []
      : [
          r.processArea === null
            ? caseWords.text(viewer, 'over.cause', { cause })
            : caseWords.text(viewer, 'over.cause_in', { cause, area: r.processArea }),
        ]),
    ...(r.whatHelped === null ? [] : [caseWords.text(viewer, 'resolved.helped', { what: r.whatHelped })]),
  ];
  const left = c.actions.filter((a) => a.status === 'authorised').length;
  return [
    { kind: 'divider' },
    ...lines.map((text): Block => ({ kind: 'text', text })),
    ...reviewBlocks(c, viewer),
    ...(left === 0
      ? []
      : [{ kind: 'context' as const, text: [caseWords.line(viewer, 'over.not_given', { n: left })] }]),
    ...undoBlocks(c, viewer),
    ...learningBlocks(c, viewer),
  ];
}
