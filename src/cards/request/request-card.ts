/** The approval card of one request, in the case's thread and privately with each who is asked; no live button after the decision. Pure. */
import { add } from '../../core/base/money.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { ApprovalRequest, RecoveryAction } from '../../core/case/case.ts';
import { isValued } from '../../core/case/rules/who-decides.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { itemWords } from '../case/items.ts';
import { sayReason } from '../answers/reasons.ts';
import { amount, asTyped, bold, capital, lineOf, listed, moment, person } from '../kit/say.ts';
import type { RequestView } from '../kit/views.ts';
import { dayIn, waitIn } from '../words/common.ts';
import { remedy, REQUEST_STATUS } from '../words/en.ts';
import { decidersOf } from './who-decided.ts';

/** Who looks at it: everybody who is in the thread, or one who is asked, who gets only what that one may press. */
type Seat = 'thread' | 'own';

export function requestCard(seen: RequestView, seat: Seat = 'thread'): Card {
  const { case: c, request: r, viewer } = seen;
  const what = listed(actionsOf(seen).map((a) => itemWords(a, viewer)));
  const blocks: Block[] = [
    { kind: 'text', text: askedFor(seen, what) },
    ...saidBlocks(seen),
    ...questionBlocks(seen, seat),
  ];
  if (r.status === 'pending') blocks.push(...pendingBlocks(seen, seat));
  else if (r.status === 'countered') blocks.push(...(seat === 'own' ? [withAsker(seen)] : counteredBlocks(seen)));
  else blocks.push({ kind: 'context', text: decided(seen) });
  return {
    subject: { kind: 'request', case: c.id, request: r.id, to: null },
    version: c.version,
    title: `${c.id} · ${r.status === 'countered' ? '' : 'request '}${REQUEST_STATUS[r.status]}`,
    blocks,
    summary: lineOf(`${c.id}: ${saysWhat(seen, what)}; ${stateOf(seen)}.`),
  };
}

/** Who asked for what, and where something else is offered, by whom: what was offered nobody asked for. */
function saysWhat({ request: r, viewer }: RequestView, what: string): string {
  if (r.counter === null) return `${viewer.name(r.by)} asks for ${what}`;
  const before = listed(r.counter.asked.map((item) => itemWords(item, viewer)));
  return `${viewer.name(r.by)} asked for ${before}; ${viewer.name(r.counter.by)} offers ${what}`;
}

/** The card of one who is asked, in private: whole, and said to them. */
export function ownRequestCard(seen: RequestView): Card {
  const { case: c, request: r, viewer } = seen;
  const card = requestCard(seen, 'own');
  if (r.status !== 'pending') return card;
  const what = listed(actionsOf(seen).map((a) => itemWords(a, viewer)));
  const title = waitsForYou(c.id, r.came);
  return { ...card, title, summary: lineOf(`${title}: ${viewer.name(r.by)} asks for ${what}.`) };
}

function waitsForYou(id: CaseId, came: ApprovalRequest['came']): string {
  switch (came) {
    case undefined:
      return `${id} needs your decision`;
    case 'reminded':
      return `${id} still waits for your decision`;
    case 'escalated':
      return `${id} has climbed to you; nobody decided before`;
    case 'reassigned':
      return `${id} waits for your decision now`;
  }
}

/** A copy of somebody who was asked and cannot decide any more: as it is, without buttons, and whose it is now. */
export function takenCard(seen: RequestView): Card {
  const card = requestCard(seen, 'own');
  const now = listed(seen.request.asked.map(seen.viewer.name), 'or');
  const text: Text = [now === '' ? 'Nobody can decide this at the moment.' : `This is with ${now} now.`];
  const shown = card.blocks.filter((b) => b.kind !== 'buttons' && b.kind !== 'context');
  return { ...card, blocks: [...shown, { kind: 'context', text }] };
}

/** For somebody who is part of the matter: that it is decided, and nothing else. */
export function elsewhereCard({ case: c, request: r }: RequestView): Card {
  const summary = `${c.id}: somebody else decides this one.`;
  const blocks: Block[] = [{ kind: 'text', text: [summary] }];
  return {
    subject: { kind: 'request', case: c.id, request: r.id, to: null },
    version: c.version,
    title: null,
    blocks,
    summary,
  };
}

const actionsOf = ({ case: c, request: r }: RequestView): RecoveryAction[] =>
  c.actions.filter((a) => r.actions.includes(a.id));

function stateOf({ request: r, viewer }: RequestView): string {
  if (r.status !== 'pending') return REQUEST_STATUS[r.status];
  return `${listed(r.asked.map(viewer.name), 'or') || 'nobody here'} can decide`;
}

function askedFor({ case: c, request: r, viewer }: RequestView, what: string): Text {
  if (r.counter !== null) {
    const before = listed(r.counter.asked.map((item) => itemWords(item, viewer)));
    return [
      person(r.by, viewer),
      ` asked for ${before} on ${c.id}${r.because === null ? '' : `, because ${r.because}`}; `,
      person(r.counter.by, viewer),
      ...(r.counter.onBehalfOf === null ? [] : [' for ', person(r.counter.onBehalfOf, viewer)]),
      r.status === 'countered' ? ' offers ' : ' offered ',
      bold(what),
      `: ${r.counter.reason}`,
    ];
  }
  return [
    person(r.by, viewer),
    ' asks for ',
    bold(what),
    ` on ${c.id}`,
    ...(r.because === null ? ['.'] : [', because ', r.because]),
  ];
}

/** What was offered and did not help, and why. */
function saidBlocks({ case: c, request: r, viewer }: RequestView): Block[] {
  const items = (r.discussed ?? []).map((d): Text => {
    const what = listed(c.actions.filter((a) => d.actions.includes(a.id)).map((a) => itemWords(a, viewer)));
    const onBehalf: Text = d.onBehalfOf === null ? [] : [' for ', person(d.onBehalfOf, viewer)];
    const answer: Text = [' · ', person(d.answer.by, viewer), ` said: ${d.answer.text}`];
    return [person(d.by, viewer), ...onBehalf, ` offered ${what}: ${d.reason}`, ...answer];
  });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** What approvers wanted to know first, and what they were told. */
function questionBlocks({ case: c, request: r, viewer }: RequestView, seat: Seat): Block[] {
  if (r.questions.length === 0) return [];
  const lines = r.questions.map((q): Text => [
    person(q.by, viewer),
    ` asked: ${q.text}`,
    ...(q.answer === null
      ? [' (not answered yet)']
      : [' · ', person(q.answer.by, viewer), ` answered: ${q.answer.text}`]),
  ]);
  const open = seat === 'thread' && r.status === 'pending' && r.questions.some((q) => q.answer === null);
  const answer: Block = {
    kind: 'buttons',
    buttons: [{ label: 'Answer…', press: { kind: 'open_answer', case: c.id, v: c.version, request: r.id } }],
  };
  return [{ kind: 'list', items: lines }, ...(open ? [answer] : [])];
}

function pendingBlocks(seen: RequestView, seat: Seat): Block[] {
  const { case: c, request: r, viewer } = seen;
  const at = { case: c.id, v: c.version, request: r.id };
  const decide: readonly Button[] = [
    {
      label: 'Approve',
      press: { kind: 'approve', ...at, digest: r.digest, ...(seat === 'own' && { own: true }) },
      tone: 'primary',
    },
    { label: 'Counter…', press: { kind: 'open_counter', ...at, digest: r.digest } },
    { label: 'Decline…', press: { kind: 'open_decline', ...at, digest: r.digest } },
    { label: 'Ask…', press: { kind: 'open_ask', ...at } },
  ];
  const about: Block[] = [
    { kind: 'facts', facts: factsOf(seen) },
    { kind: 'context', text: meanwhileOf(seen) },
  ];
  if (seat === 'own')
    return [...about, { kind: 'buttons', buttons: decide }, { kind: 'buttons', buttons: besidesOf(seen) }];
  const own: readonly Button[] = [
    { label: 'Change…', press: { kind: 'open_edit', ...at } },
    { label: 'Withdraw', press: { kind: 'withdraw', ...at } },
  ];
  const whose: Text = [
    'Change and Withdraw are for ',
    viewer.name(r.by),
    '; the others for those who can decide. In words: ',
    `${viewer.command} approve ${c.id}`,
  ];
  return [...about, { kind: 'buttons', buttons: [...decide, ...own] }, { kind: 'context', text: whose }];
}

/** Whoever was reminded may put the next reminder off. */
function besidesOf({ case: c, request: r }: RequestView): readonly Button[] {
  const show: Button = { label: `Show ${c.id}`, press: { kind: 'show_case', case: c.id } };
  if (r.came === undefined) return [show];
  const later = ([15, 30, 60] as const).map((minutes): Button => ({
    label: `Remind me in ${minutes} min`,
    press: { kind: 'snooze', case: c.id, v: c.version, request: r.id, minutes },
  }));
  return [show, ...later];
}

/** For one who could decide: an offer is the asker's to take. */
function withAsker({ request: r, viewer }: RequestView): Block {
  const text: Text = ['This is with ', person(r.by, viewer), ' now. Answer by ', moment(r.expiresAt, viewer), '.'];
  return { kind: 'context', text };
}

function factsOf(seen: RequestView): { label: string; value: Text }[] {
  const { case: c, request: r, viewer, precedents } = seen;
  const before = c.actions.filter((a) => a.status === 'done' || a.status === 'authorised');
  const rates = ratesOf(seen);
  return [
    {
      label: 'Who can decide',
      value:
        r.asked.length === 0
          ? ['nobody at the moment; the operator has been told']
          : r.asked.flatMap((id, i): Text => [...(i === 0 ? [] : [', ']), person(id, viewer)]),
    },
    ...(r.approvals.length === 0
      ? []
      : [{ label: 'Approved by', value: [listed(r.approvals.map((a) => viewer.name(a.by))), ' (1 of 2)'] }]),
    {
      label: 'Customer waiting',
      value: [
        waitIn(Math.max(0, viewer.now.getTime() - c.receivedAt.getTime()), viewer),
        ', since ',
        moment(c.receivedAt, viewer),
      ],
    },
    {
      label: 'Why it needs you',
      value: [
        seen.reasons
          .map((reason) =>
            sayReason(reason, viewer, { name: viewer.name(r.by), together: seen.together, shared: true }),
          )
          .join(' '),
      ],
    },
    ...(rates === null ? [] : [{ label: 'In base currency', value: [rates] }]),
    ...lossOf(seen),
    { label: 'The customer asks for', value: [c.triage.remedySought?.value ?? 'not asked yet'] },
    {
      label: 'Given before',
      value: [before.length === 0 ? 'nothing' : listed(before.map((a) => itemWords(a, viewer)))],
    },
    ...sumsOf(seen),
    ...(precedents === null
      ? []
      : [
          {
            label: 'Like cases',
            value: [
              `${precedents.count} in 180 days: median ${amount(precedents.median, viewer)} (${amount(precedents.least, viewer)}–${amount(precedents.most, viewer)}), ${precedents.accepted} accepted, ${precedents.unknown} not known`,
            ],
          },
        ]),
    { label: 'Answer by', value: [moment(r.expiresAt, viewer)] },
  ];
}

/** What is asked is not all kindness where it makes up for what the customer lost. */
function lossOf(seen: RequestView): { label: string; value: Text }[] {
  const [first, ...more] = actionsOf(seen).flatMap(({ decision }) => decision.decision.loss ?? []);
  if (first === undefined) return [];
  return [{ label: 'For the proved loss', value: [`${amount(more.reduce(add, first), seen.viewer)} of it`] }];
}

/** What a foreign amount comes to, at which rate and of which day. */
function ratesOf(seen: RequestView): string | null {
  const { viewer, rates } = seen;
  const foreign = actionsOf(seen).filter((a) => a.amount !== null && a.amount.currency !== a.cost?.currency);
  const [unknown, known] = [foreign.filter((a) => a.cost === null), foreign.filter((a) => a.cost !== null)];
  const worth = (some: readonly RecoveryAction[]): string =>
    listed(some.map((a) => `${itemWords(a, viewer)} is ${a.cost === null ? '' : amount(a.cost, viewer)}`));
  const rated = known.filter((a) => !isValued(a));
  const day = rates === null ? '' : `, at the operator’s rate of ${dayIn(rates.asOf, viewer)}`;
  const said = known.filter(isValued);
  const by = seen.request.approvals[0]?.by;
  const lines = [
    ...(rated.length === 0 ? [] : [`${worth(rated)}${day}.`]),
    ...(said.length === 0
      ? []
      : [`${worth(said)}${by === undefined ? '' : `, as ${viewer.name(by)} says`}; no rate says it.`]),
    ...(unknown.length === 0
      ? []
      : [
          `not known for ${listed(unknown.map((a) => itemWords(a, viewer)))}; the first to approve says it: ${yesWorth(seen)}`,
        ]),
  ];
  return lines.length === 0 ? null : lines.join(' ');
}

/** The line that says yes and a value; it names the amount, because several requests may wait. */
function yesWorth(seen: RequestView): string {
  const sums = actionsOf(seen).flatMap((a) => a.amount ?? []);
  const [only] = sums;
  const own = only !== undefined && sums.length === 1 ? ` ${asTyped(only)}` : '';
  return `${seen.viewer.command} approve ${seen.case.id}${own} worth …`;
}

/** How much was left is told to the asker privately: others may use it up while this card hangs in its channel. */
function meanwhileOf({ request: r, viewer, meanwhile }: RequestView): Text {
  const free = meanwhile.length === 0 ? '' : ` give ${listed(meanwhile.map(remedy), 'or')}, and`;
  return [bold('Meanwhile '), person(r.by, viewer), ` may${free} use what their own authority leaves.`];
}

/** What an approver's yes comes to on this case: the card is drawn anew with every change of the case. */
function sumsOf({ sums, viewer }: RequestView): { label: string; value: Text }[] {
  if (sums === null || sums.before.minor + sums.meanwhile.minor === 0n) return [];
  const parts = [
    ...(sums.before.minor === 0n ? [] : [`${amount(sums.before, viewer)} given before`]),
    ...(sums.meanwhile.minor === 0n ? [] : [`${amount(sums.meanwhile, viewer)} given meanwhile`]),
    `${amount(sums.asked, viewer)} asked`,
  ];
  return [
    { label: 'On this case', value: [`${parts.join(', ')}, `, bold(`${amount(sums.together, viewer)} together`)] },
  ];
}

function counteredBlocks({ case: c, request: r, viewer }: RequestView): Block[] {
  const at = { case: c.id, v: c.version, request: r.id };
  const own: Block[] =
    r.counter?.withinOwn === true
      ? [{ kind: 'context', text: [`This is within ${viewer.name(r.by)}’s own authority, too.`] }]
      : [];
  return [
    ...own,
    {
      kind: 'buttons',
      buttons: [
        { label: 'Accept', press: { kind: 'accept_counter', ...at }, tone: 'primary' },
        { label: 'Discuss…', press: { kind: 'open_discuss', ...at } },
        { label: 'Change…', press: { kind: 'open_edit', ...at } },
        { label: 'Withdraw', press: { kind: 'withdraw', ...at } },
      ],
    },
    {
      kind: 'context',
      text: ['These are for ', person(r.by, viewer), '. Answer by ', moment(r.expiresAt, viewer), '.'],
    },
  ];
}

function decided(seen: RequestView): Text {
  const { request: r, viewer } = seen;
  const when: Text = r.decidedAt === null ? [] : [', ', moment(r.decidedAt, viewer)];
  const taken: Text =
    r.status === 'approved' && r.counter !== null ? [' as offered, taken by ', person(r.by, viewer)] : [];
  const why: Text = r.reason === null ? [] : ['. Reason: ', r.reason];
  const instead: Text = r.alternative === null ? [] : ['. This would be fine: ', r.alternative];
  return [bold(capital(REQUEST_STATUS[r.status])), ...decidersOf(r, viewer), ...taken, ...when, ...why, ...instead];
}
