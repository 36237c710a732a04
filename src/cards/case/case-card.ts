/** The case card: who owns it, what failed, how urgent and why, what the customer asks for, and what may be given now. Pure. */
import { subtract } from '../../core/base/money.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import { isLive } from '../../core/case/said.ts';
import { isOngoing } from '../../core/case/status.ts';
import type { Remaining } from '../../core/authority/remaining.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { knownFacts, likeBlocks, matterOf, owedBlocks, togetherBlocks } from './matter.ts';
import { outageBlocks } from '../team/outage-card.ts';
import { factsButton } from './offers.ts';
import { promiseBlocks, promiseButton, settledPromises } from './promises.ts';
import { amount, bold, capital, lineOf, listed, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { CaseView } from '../kit/views.ts';
import { decidersOf } from '../request/who-decided.ts';
import { stormLine } from '../team/storm-card.ts';
import { dismissedWords, mergedBlocks, undoBlocks } from '../life/over-blocks.ts';
import { lifeButtons } from '../life/life-buttons.ts';
import { adviceBlocks, suggestionBlocks } from './suggestions.ts';
import { listIn } from '../words/common.ts';
import { remedyName } from '../words/names.ts';
import { ACCEPTED, ACTION_STATUS, FAILURE, OUTCOME, ROOT_CAUSE, SEVERITY, STAGE, STATUS } from '../words/en.ts';

export function caseCard(seen: CaseView): Card {
  const { case: c, viewer } = seen;
  const open = isOngoing(c);
  const blocks: Block[] = [
    ...c.complaints.map((complaint): Block => ({ kind: 'quote', text: complaint.text })),
    { kind: 'facts', facts: [...factsOf(c, viewer), ...knownFacts(c, matterOf(seen), viewer)] },
    ...givenBlocks(c, open, viewer),
    ...(open ? promiseBlocks(c, viewer) : []),
    ...(open ? openBlocks(seen) : overBlocks(c, viewer)),
  ];
  return {
    subject: { kind: 'case', case: c.id },
    version: c.version,
    title: `${c.id} · ${STATUS[c.status]}${c.customer.reference === null ? '' : ` · ${c.customer.reference}`}`,
    blocks,
    summary: summaryOf(c, viewer),
  };
}

function summaryOf(c: RecoveryCase, viewer: Viewer): string {
  const pending = c.requests.some((r) => r.status === 'pending') ? ' A request is waiting for a decision.' : '';
  const failed = FAILURE[c.triage.failure.value];
  return lineOf(
    `${c.id} is ${STATUS[c.status]}; ${viewer.name(c.owner)} owns it. ${capital(failed)}, ${c.triage.severity.value}.${pending}`,
  );
}

function factsOf(c: RecoveryCase, viewer: Viewer): { label: string; value: Text }[] {
  const t = c.triage;
  const sought = t.remedySought === null ? 'not asked yet' : t.remedySought.value;
  const facts: { label: string; value: Text }[] = [
    { label: 'Owner', value: [person(c.owner, viewer)] },
    { label: 'Customer', value: [customerWords(c)] },
    { label: 'What failed', value: [bold(FAILURE[t.failure.value]), ` (${t.failure.because})`] },
    { label: 'How urgent', value: [bold(SEVERITY[t.severity.value]), ` (${t.severity.because})`] },
    { label: 'Stage', value: [`${STAGE[t.stage.value]} (${t.stage.because})`] },
    { label: 'The customer asks for', value: [sought] },
    { label: 'Waiting since', value: [moment(c.receivedAt, viewer)] },
  ];
  if (t.deadline !== null)
    facts.push({ label: 'Matters by', value: [moment(t.deadline.value, viewer), ` (${t.deadline.because})`] });
  if (c.orderValue !== null) facts.push({ label: 'Order value', value: [amount(c.orderValue, viewer)] });
  if (c.lossValue !== null) facts.push({ label: 'Loss', value: [amount(c.lossValue, viewer)] });
  return facts;
}

/** As typed, masked, with what else a person said they go by. */
function customerWords({ customer, alsoKnownAs = [] }: RecoveryCase): string {
  const also = alsoKnownAs.flatMap(({ reference }) => reference ?? []);
  const first = customer.reference ?? 'not identified yet';
  return also.length === 0 ? first : `${first}, also ${listed(also)}`;
}

function givenBlocks(c: RecoveryCase, open: boolean, viewer: Viewer): Block[] {
  const shown = c.actions.filter((a) => a.status !== 'withdrawn');
  const promises = settledPromises(c, !open, viewer);
  if (shown.length + promises.length === 0) return [];
  return [
    { kind: 'text', text: [bold('What was done')] },
    { kind: 'list', items: [...shown.map((a) => actionLine(a, c, viewer)), ...promises] },
  ];
}

/** `refund 40.00 EUR · authorised · by Ana · their words`; where somebody decided: who asked, who decided, whose words. */
function actionLine(a: RecoveryAction, c: RecoveryCase, viewer: Viewer): Text {
  const request = c.requests.find((r) => r.actions.includes(a.id));
  const words = a.because === null ? '' : ` · ${a.because}`;
  const what = bold(itemWords(a, viewer));
  const state = `${basisWords(a, viewer)} · ${ACTION_STATUS[a.status]}`;
  if (request === undefined) return [what, `${state} · by `, person(a.by, viewer), words];
  return [what, `${state} · asked by `, person(a.by, viewer), words, ...decidedPart(request, viewer)];
}

/** ` · approved by Mia and Gil: their words`; of an offer also what was asked before it. */
function decidedPart(r: ApprovalRequest, viewer: Viewer): Text {
  const { counter } = r;
  const offer: Text =
    counter === null
      ? []
      : [
          ` (${listed(counter.asked.map((item) => itemWords(item, viewer)))})`,
          ' · offered by ',
          person(counter.by, viewer),
          `: ${counter.reason}`,
        ];
  const reason = r.reason === null ? '' : `: ${r.reason}`;
  if (r.status === 'approved' && counter !== null) return [...offer, ' · accepted'];
  if (r.status === 'approved') return [' · approved', ...decidersOf(r, viewer), reason];
  if (r.status === 'declined') return [...offer, ...decidersOf(r, viewer), reason];
  return offer;
}

/** What of an amount was owed, what makes up for a proved loss and what is goodwill: the three are never mixed. */
function basisWords({ settles, cost, decision }: RecoveryAction, viewer: Pick<Viewer, 'locale'>): string {
  const { loss } = decision.decision;
  if (settles === null && loss === undefined) return '';
  if (cost !== null && cost.minor === 0n) return ' · owed';
  const beyond = cost === null || loss === undefined ? cost : subtract(cost, loss);
  const parts = [
    ...(settles === null ? [] : [`${amount(settles.amount, viewer)} owed`]),
    ...(loss === undefined ? [] : [`${amount(loss, viewer)} for the proved loss`]),
    ...(beyond?.minor === 0n ? [] : [`${beyond === null ? 'the rest' : amount(beyond, viewer)} goodwill`]),
  ];
  return ` · ${parts.join(', ')}`;
}

/** A remedy in words, with its amount or number, and the passenger it is for. */
export function itemWords(
  a: Pick<RecoveryAction, 'kind' | 'amount' | 'units'> & Partial<Pick<RecoveryAction, 'settles' | 'passenger'>>,
  viewer: Pick<Viewer, 'locale'>,
): string {
  const size =
    a.amount !== null
      ? ` ${amount(a.amount, viewer)}`
      : a.units !== null
        ? ` ${a.units.toLocaleString(viewer.locale)} points`
        : '';
  const what = a.kind === 'points' && a.units !== null ? size.trim() : `${remedyName(a.kind, viewer)}${size}`;
  const passenger = passengerOf(a);
  return passenger === null ? what : `${what} for ${passenger}`;
}

export const passengerOf = (a: Partial<Pick<RecoveryAction, 'settles' | 'passenger'>>): string | null =>
  a.settles?.passenger ?? a.passenger ?? null;

function openBlocks(seen: CaseView): Block[] {
  const { case: c, viewer, suggestions } = seen;
  const wantsFact = suggestions.advice.some((a) => a.kind === 'find_fact');
  return [
    { kind: 'divider' },
    ...owedBlocks(seen.owed, viewer),
    ...authorityBlocks(seen),
    ...(seen.remaining?.storm === undefined
      ? []
      : [{ kind: 'text' as const, text: stormLine(seen.remaining.storm, viewer) }]),
    ...outageBlocks(c, seen.outage?.own ?? null, seen.outage?.offered ?? null, viewer),
    ...togetherBlocks(seen),
    ...likeBlocks(seen),
    ...adviceBlocks(suggestions.advice),
    ...(wantsFact ? [{ kind: 'buttons' as const, buttons: [factsButton(c)] }] : []),
    ...suggestions.bundles.flatMap((s) => suggestionBlocks(s, c, viewer)),
    { kind: 'buttons', buttons: openButtons(c, wantsFact, viewer) },
    ...seen.warnings.map((w): Block => ({ kind: 'context', text: [`For the operator: ${w}.`] })),
    {
      kind: 'context',
      text: [
        `In words: ${viewer.command} give ${c.id} refund 40 EUR · ${viewer.command} resolve ${c.id}`,
        ...(seen.left === undefined && seen.remaining !== null
          ? [` · what is left to you: ${viewer.command} show ${c.id}`]
          : []),
      ],
    },
  ];
}

/** What is left is told to whoever asks, never on a card that is shared: what others give changes it behind the card's back. */
function authorityBlocks({ remaining, left, viewer }: CaseView): Block[] {
  if (remaining === null) {
    const words =
      'No policy is in force today, so everything with a cost needs the operator first. Apologies and promises work as always.';
    return [{ kind: 'text', text: [words] }];
  }
  return left === undefined || left === null ? [] : [{ kind: 'text', text: leftOf(left, viewer) }];
}

/** "You decide up to 150 EUR per remedy; left: 250 EUR for this case". */
function leftOf(remaining: Remaining, viewer: Viewer): Text {
  const most = remaining.upTo;
  if (most?.minor === 0n)
    return ['You have nothing with a cost left to give alone here; what costs nothing works as always.'];
  const unknown = remaining.limits.find((l) => l.scope === 'unidentified')?.remaining ?? null;
  const left = [
    // while nobody knows the customer, their own lower limit is what holds
    ...(unknown === null
      ? [
          { where: 'for this case', sum: remaining.left.incident },
          { where: 'for this customer', sum: remaining.left.customer },
        ]
      : [{ where: 'for this case until the customer is known', sum: unknown }]),
    { where: 'today', sum: remaining.left.actor_day },
  ].flatMap(({ where, sum }) => (sum === null ? [] : [`${amount(sum, viewer)} ${where}`]));
  const head: Text = [
    'You decide ',
    ...(most === null ? [] : [bold(`up to ${amount(most, viewer)}`), ' per remedy']),
    ...(remaining.loss === undefined ? [] : [`; ${amount(remaining.loss, viewer)} of it makes up for the proved loss`]),
  ];
  return left.length === 0 ? [...head, '.'] : [...head, '; left: ', bold(listIn(left, viewer)), '.'];
}

function openButtons(c: RecoveryCase, factsAbove: boolean, viewer: Viewer): Button[] {
  const at = { case: c.id, v: c.version };
  return [
    { label: 'Resolve…', press: { kind: 'open_resolve', ...at }, tone: 'primary' },
    { label: 'Give something else…', press: { kind: 'open_give', ...at } },
    promiseButton(c),
    ...(factsAbove ? [] : [factsButton(c)]),
    { label: 'Link…', press: { kind: 'open_link', ...at } },
    ...(c.linked.length + (c.alsoKnownAs ?? []).length === 0
      ? []
      : [{ label: 'Take apart…', press: { kind: 'open_unlink' as const, ...at } }]),
    c.sensitivity === null
      ? { label: 'Keep private…', press: { kind: 'open_restrict', ...at } }
      : { label: 'Show to everybody…', press: { kind: 'open_lift', ...at } },
    ...lifeButtons(c, viewer),
  ];
}

function overBlocks(c: RecoveryCase, viewer: Viewer): Block[] {
  const r = c.resolution;
  const dismissed = dismissedWords(c, viewer).map((text): Block => ({ kind: 'text', text }));
  if (r === null) return [...dismissed, ...mergedBlocks(c, viewer), ...undoBlocks(c, viewer)];
  const lines: Text[] = [
    [
      bold('Resolved'),
      ' by ',
      person(r.by, viewer),
      ', ',
      moment(r.at, viewer),
      `: ${OUTCOME[r.outcome]}. Accepted: ${ACCEPTED[r.customerAccepted]}.`,
    ],
    ...(r.rootCause === null
      ? []
      : [[`Root cause: ${ROOT_CAUSE[r.rootCause]}${r.processArea === null ? '' : `, in ${r.processArea}`}.`]]),
    ...(r.whatHelped === null ? [] : [['What helped: ', r.whatHelped]]),
  ];
  const live = c.actions.filter(isLive).length;
  return [
    { kind: 'divider' },
    ...lines.map((text): Block => ({ kind: 'text', text })),
    ...(live === 0 ? [] : [{ kind: 'context' as const, text: [`${live} remedies are authorised and not yet given.`] }]),
    ...undoBlocks(c, viewer),
  ];
}
