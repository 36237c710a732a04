/** What whoever decides a request looks at: what it passes, what was given, how long the customer waits. A line each. Pure. */
import { add } from '../../core/base/money.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import type { RecoveryAction } from '../../core/case/case.ts';
import { isValued } from '../../core/case/rules/who-decides.ts';
import { isGiven } from '../../core/case/fulfilment.ts';
import { sayReason } from '../answers/reasons.ts';
import { itemsWords, itemWords } from '../case/items.ts';
import type { Text } from '../kit/card.ts';

import { amount, asTyped, moment } from '../kit/say.ts';
import type { RequestView } from '../kit/views.ts';
import { listIn, waitIn } from '../words/common.ts';
import { dayIn } from '../words/dates.ts';
import { requestWords } from '../words/requests.ts';

const A_LINE = 140;
const MOST_ITEMS = 4;
/** Who decides needs to know that it is too much, and by how much; of five limits two say it. */
const MOST_REASONS = 2;

export function factLines(seen: RequestView): Text[] {
  const { case: c, viewer } = seen;
  const sought = c.triage.remedySought?.value;
  const wait = waitIn(Math.max(0, viewer.now.getTime() - c.receivedAt.getTime()), viewer);
  return [
    ...overLines(seen),
    ...ratesLines(seen),
    ...lossLines(seen),
    ...(sought === undefined ? [] : [requestWords.text(viewer, 'asks', { sought: clip(oneLine(sought), A_LINE) })]),
    givenLine(seen),
    ...likeLines(seen),
    requestWords.text(viewer, 'waiting', { wait, since: moment(c.receivedAt, viewer) }),
  ];
}

function overLines({ reasons, request: r, together, viewer }: RequestView): Text[] {
  const said = [
    ...new Set(reasons.map((reason) => sayReason(reason, viewer, { name: viewer.name(r.by), together, shared: true }))),
  ];
  if (said.length === 0) return [];
  const more = said.length - MOST_REASONS;
  const shown = said.slice(0, MOST_REASONS);
  const why = more > 0 ? [...shown, requestWords.line(viewer, 'over.more', { n: more })] : shown;
  return [requestWords.text(viewer, 'over', { why: why.join(' ') })];
}

/** What an approver's yes comes to on this case: the card is drawn anew with every change of the case. */
function givenLine({ case: c, sums, viewer }: RequestView): Text {
  const before = c.actions.filter(isGiven);
  if (before.length === 0) return requestWords.text(viewer, 'given.nothing');
  const what = clip(itemsWords(before, viewer, MOST_ITEMS), A_LINE);
  return sums === null || sums.before.minor + sums.meanwhile.minor === 0n
    ? requestWords.text(viewer, 'given', { what })
    : requestWords.text(viewer, 'given.together', { what, sum: amount(sums.together, viewer) });
}

function likeLines({ precedents, viewer }: RequestView): Text[] {
  if (precedents === null) return [];
  const { count, accepted, unknown } = precedents;
  const sum = (key: 'median' | 'least' | 'most'): string => amount(precedents[key], viewer);
  return [
    requestWords.text(viewer, 'like', {
      count,
      median: sum('median'),
      least: sum('least'),
      most: sum('most'),
      accepted,
      unknown,
    }),
  ];
}

const actionsOf = ({ case: c, request: r }: RequestView): RecoveryAction[] =>
  c.actions.filter((a) => r.actions.includes(a.id));

/** What is asked is not all kindness where it makes up for what the customer lost. */
function lossLines(seen: RequestView): Text[] {
  const [first, ...more] = actionsOf(seen).flatMap(({ decision }) => decision.decision.loss ?? []);
  if (first === undefined) return [];
  return [requestWords.text(seen.viewer, 'loss', { sum: amount(more.reduce(add, first), seen.viewer) })];
}

/** What a foreign amount comes to, at which rate and of which day. */
function ratesLines(seen: RequestView): Text[] {
  const { viewer, rates } = seen;
  const foreign = actionsOf(seen).filter((a) => a.amount !== null && a.amount.currency !== a.cost?.currency);
  const [unknown, known] = [foreign.filter((a) => a.cost === null), foreign.filter((a) => a.cost !== null)];
  const worth = (some: readonly RecoveryAction[]): string =>
    listIn(
      some.map((a) =>
        requestWords.line(viewer, 'rate.worth', {
          what: itemWords(a, viewer),
          sum: a.cost === null ? '' : amount(a.cost, viewer),
        }),
      ),
      viewer,
    );
  const rated = known.filter((a) => !isValued(a));
  const valued = known.filter(isValued);
  const by = seen.request.approvals[0]?.by;
  const lines = [
    ...(rated.length === 0 ? [] : [atRate(worth(rated), rates, viewer)]),
    ...(valued.length === 0
      ? []
      : [
          by === undefined
            ? requestWords.line(viewer, 'rate.said', { worth: worth(valued) })
            : requestWords.line(viewer, 'rate.said_by', { worth: worth(valued), who: viewer.name(by) }),
        ]),
    ...(unknown.length === 0
      ? []
      : [requestWords.line(viewer, 'rate.unknown', { what: itemsWords(unknown, viewer), line: yesWorth(seen) })]),
  ];
  return lines.length === 0 ? [] : [requestWords.text(viewer, 'base', { rates: lines.join(' ') })];
}

const atRate = (worth: string, rates: RequestView['rates'], viewer: RequestView['viewer']): string =>
  rates === null
    ? requestWords.line(viewer, 'rate.of', { worth })
    : requestWords.line(viewer, 'rate.at', { worth, day: dayIn(rates.asOf, viewer) });

/** The line that says yes and a value; it names the amount, because several requests may wait. */
function yesWorth(seen: RequestView): string {
  const sums = actionsOf(seen).flatMap((a) => a.amount ?? []);
  const [only] = sums;
  const own = only !== undefined && sums.length === 1 ? ` ${asTyped(only)}` : '';
  return `${seen.viewer.command} approve ${seen.case.id}${own} worth …`;
}
