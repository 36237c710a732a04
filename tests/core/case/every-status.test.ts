/** Every status of a case meets every command, as one table a reviewer can read. */
import type { OpenOutage } from '../../../src/core/authority/outage.ts';
import { describe, expect, it } from 'vitest';
import { money } from '../../../src/core/base/money.ts';
import { answer } from '../../../src/core/case/answer.ts';
import type { CaseStatus } from '../../../src/core/case/status.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { ShoutOut } from '../../../src/core/case/ends.ts';
import type { Circumstances } from '../../../src/core/case/circumstances.ts';
import type { Command } from '../../../src/core/case/commands.ts';
import { evolve } from '../../../src/core/case/evolve.ts';
import type { Answered } from '../../../src/core/case/said.ts';
import {
  after,
  ANA,
  DAY_MS,
  doneIn,
  gives,
  hours,
  item,
  logs,
  MIA,
  openCase,
  R,
  refund,
  resolves,
  thing,
  BOB,
} from './build.ts';
import { makeWorld, type World } from './world.ts';

const CASE = R(1042);
const STATUSES: readonly CaseStatus[] = ['owned', 'waiting', 'resolved', 'closed', 'dismissed', 'merged'];

/** A case with a remedy authorised, a request pending where the status says so, a promise kept late, and a drafted thank-you once it is over. */
function worldIn(status: CaseStatus): World {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, gives([refund(40)])));
  doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'call you back', due: after(hours(1)) }));
  world.forward(hours(2));
  doneIn(world.ask(ANA, { kind: 'keep_promise', case: CASE, promise: null }));
  if (status === 'waiting') doneIn(world.ask(ANA, gives([refund(400)])));
  if (status === 'resolved' || status === 'closed') {
    doneIn(world.ask(ANA, resolves({ done: world.caseOf(CASE).actions.map((a) => a.id) })));
  }
  if (status === 'closed') {
    world.forward(7 * DAY_MS);
    doneIn(world.ask(null, { kind: 'look_again', case: CASE }));
  }
  const { id: by } = ANA;
  const dismissal = status === 'dismissed' ? ({ reason: 'test', words: null, by, at: world.now() } as const) : null;
  return makeWorld({
    cases: [{ ...world.caseOf(CASE), status, dismissal, mergedInto: status === 'merged' ? R(1002) : null }],
    at: world.now(),
    ledger: world.ledger,
  });
}

const OTHER = openCase({ id: R(1001) });

const OUTAGE: OpenOutage = {
  id: thing('out_000001'),
  team: OTHER.team,
  name: 'No hot water',
  failure: 'outcome.facility',
  remedy: item('refund', { amount: money(2_000n, 'EUR') }),
  spent: [],
};

const draft = (c: RecoveryCase): ShoutOut['id'] => c.shoutOuts[0]?.id ?? thing('sho_none');

const COMMANDS: Readonly<Record<Command['kind'], (c: RecoveryCase, seen: Circumstances) => Command>> = {
  log: () => logs('No hot water'),
  give: () => gives([item('apology'), item('refund', { amount: money(2_000n, 'EUR') })]),
  mark_sent: () => ({ kind: 'mark_sent', case: CASE, letter: 'apology' }),
  draft: () => ({ kind: 'draft', case: CASE, letter: null, language: 'fr', tone: null }),
  give_suggested: (c, seen) => {
    return { kind: 'give_suggested', case: CASE, suggestion: seen.suggest(c, ANA, seen).bundles[0]?.id ?? '' };
  },
  approve: () => ({ kind: 'approve', case: CASE, request: null, digest: null }),
  decline: () => ({ kind: 'decline', case: CASE, request: null, digest: null, reason: 'too much', alternative: null }),
  counter: () => ({
    kind: 'counter',
    case: CASE,
    request: null,
    digest: null,
    items: [],
    amount: money(25_000n, 'EUR'),
    reason: 'this much',
  }),
  accept_counter: () => ({ kind: 'accept_counter', case: CASE, request: null }),
  discuss: () => ({ kind: 'discuss', case: CASE, request: null, text: 'it does not help' }),
  edit_request: (c) => ({
    kind: 'edit_request',
    case: CASE,
    request: c.requests[0]?.id ?? thing('req_none'),
    items: [item('refund', { amount: money(30_000n, 'EUR') })],
    because: null,
  }),
  ask_more: () => ({ kind: 'ask_more', case: CASE, request: null, text: 'how many nights?' }),
  answer_more: () => ({ kind: 'answer_more', case: CASE, request: null, text: 'two' }),
  snooze: (c) => ({ kind: 'snooze', case: CASE, request: c.requests[0]?.id ?? thing('req_none'), minutes: 15 }),
  withdraw: (c) => ({ kind: 'withdraw', case: CASE, request: c.requests[0]?.id ?? thing('req_none') }),
  quote_customer: () => ({ kind: 'quote_customer', case: CASE, to: ANA.id, words: 'she stayed to the end' }),
  came_again: () => ({
    kind: 'came_again',
    case: CASE,
    text: 'It is cold again',
    source: 'webhook',
    permalink: null,
    receivedAt: null,
    told: { way: 'help', matters: [], keys: [], files: [] },
  }),
  heard_again: () => ({ kind: 'heard_again', case: CASE, text: 'It is cold again' }),
  survey_told: () => ({ kind: 'survey_told', case: CASE, told: 'sent' }),
  opt_out: () => ({ kind: 'opt_out', case: CASE, because: 'no more mails' }),
  remember: () => ({ kind: 'remember', case: CASE, text: 'prefers a quiet room' }),
  correct_note: () => ({ kind: 'correct_note', case: CASE, note: thing('not_none'), text: 'any room' }),
  forget_note: () => ({ kind: 'forget_note', case: CASE, note: thing('not_none') }),
  leaving: () => ({
    kind: 'leaving',
    case: CASE,
    standing: 'lost',
    reason: 'price',
    because: null,
    value: null,
    consent: false,
  }),
  staying: () => ({ kind: 'staying', case: CASE }),
  winback: () => ({ kind: 'winback', case: CASE, outcome: 'won' }),
  opt_in: () => ({ kind: 'opt_in', case: CASE }),
  set_facts: () => ({ kind: 'set_facts', case: CASE, customer: null, orderValue: money(1n, 'EUR'), lossValue: null }),
  edit: () => ({
    kind: 'edit',
    case: CASE,
    changes: { severity: 'S1', addition: 'Cold again today' },
    because: 'they rang',
  }),
  merge: () => ({ kind: 'merge', case: CASE, into: OTHER.id, because: null }),
  hand_over: () => ({
    kind: 'hand_over',
    case: CASE,
    to: { kind: 'person', member: BOB.id },
    because: 'they ring at five',
  }),
  accept_handover: () => ({ kind: 'accept_handover', case: CASE, handover: null }),
  decline_handover: () => ({ kind: 'decline_handover', case: CASE, handover: null, reason: 'I am leaving, too' }),
  withdraw_handover: () => ({ kind: 'withdraw_handover', case: CASE, handover: null }),
  take: () => ({ kind: 'take', case: CASE, because: 'Ana is ill' }),
  dismiss: () => ({ kind: 'dismiss', case: CASE, reason: 'test', words: null }),
  settle_payment: () => ({
    kind: 'settle_payment',
    case: CASE,
    action: null,
    named: null,
    to: 'failed',
    reference: null,
    reason: 'the card has expired',
  }),
  pay_again: () => ({ kind: 'pay_again', case: CASE, action: null, named: null }),
  heard_back: (c) => ({
    kind: 'heard_back',
    case: CASE,
    action: c.actions[0]?.id ?? thing('act_none'),
    to: 'failed',
    reference: null,
    reason: 'refused',
  }),
  review: () => ({ kind: 'review', case: CASE, helped: 'asking first', hindered: null, change: null }),
  undo: () => ({ kind: 'undo', case: CASE }),
  put_right: () => ({ kind: 'put_right', case: CASE, text: 'one night more', leadsTo: 'policy_change' }),
  reopen: () => ({ kind: 'reopen', case: CASE, reason: 'cold again' }),
  link_customer: () => ({ kind: 'link_customer', case: CASE, customer: 'QX7PLM', because: 'it is their booking' }),
  unlink_customer: () => ({ kind: 'unlink_customer', case: CASE, customer: 'QX7PLM', because: 'it is not' }),
  link: () => ({ kind: 'link', case: CASE, other: OTHER.id }),
  unlink: () => ({ kind: 'unlink', case: CASE, other: OTHER.id }),
  link_outage: () => ({ kind: 'link_outage', case: CASE }),
  unlink_outage: () => ({ kind: 'unlink_outage', case: CASE }),
  give_outage: (c) => ({ kind: 'give_outage', case: CASE, v: c.version }),
  resolve: (c) => resolves({ done: c.actions.map((a) => a.id) }),
  ask_team: () => ({ kind: 'ask_team', case: CASE, text: 'would you offer a move?' }),
  advise: () => ({ kind: 'advise', case: CASE, advice: null, text: 'yes, to 512' }),
  advice_helped: () => ({ kind: 'advice_helped', case: CASE, advice: thing('adv_none'), answer: thing('adv_none') }),
  assist: () => ({
    kind: 'assist',
    case: CASE,
    of: { kind: 'person', member: BOB.id },
    text: 'two towels',
    due: after(30 * DAY_MS),
  }),
  answer_assist: () => ({ kind: 'answer_assist', case: CASE, assist: null, how: 'done', text: 'brought them' }),
  withdraw_assist: () => ({ kind: 'withdraw_assist', case: CASE, assist: null }),
  promise: () => ({ kind: 'promise', case: CASE, text: 'call again', due: after(30 * DAY_MS) }),
  move_promise: (c) => ({
    kind: 'move_promise',
    case: CASE,
    promise: c.promises[0]?.id ?? thing('pro_none'),
    due: after(31 * DAY_MS),
    told: 'agreed',
  }),
  follow_up: () => ({ kind: 'follow_up', case: CASE, how: 'well', words: null }),
  contact: () => ({ kind: 'contact', case: CASE, reached: 'yes', words: 'they wait' }),
  void_promise: (c) => ({ kind: 'void_promise', case: CASE, promise: c.promises[0]?.id ?? null, reason: 'they left' }),
  settle_promises: (c) => ({
    kind: 'settle_promises',
    case: CASE,
    kept: c.promises.map(({ id }) => id),
    released: [],
    reason: null,
  }),
  keep_promise: () => ({ kind: 'keep_promise', case: CASE, promise: null }),
  confirm_thanks: (c) => ({ kind: 'confirm_thanks', case: CASE, shoutOut: draft(c), text: null, audience: 'public' }),
  drop_thanks: (c) => ({ kind: 'drop_thanks', case: CASE, shoutOut: draft(c), never: false }),
  restrict: () => ({ kind: 'restrict', case: CASE, sensitivity: 'injury', reason: 'somebody fell' }),
  lift: () => ({ kind: 'lift', case: CASE, reason: 'nobody fell' }),
  hold: () => ({ kind: 'hold', case: CASE, because: 'a court asks' }),
  end_hold: () => ({ kind: 'end_hold', case: CASE }),
  look: () => ({ kind: 'look', case: CASE }),
  look_again: () => ({ kind: 'look_again', case: CASE }),
};

const DECIDERS: ReadonlySet<string> = new Set([
  'hold',
  'end_hold',
  'approve',
  'decline',
  'counter',
  'ask_more',
  'snooze',
  'unlink',
  'take',
]);

function cell(kind: Command['kind'], status: CaseStatus): string {
  const world = worldIn(status);
  const outage = { id: OUTAGE.id, name: OUTAGE.name, quiet: false };
  const c = {
    ...world.caseOf(CASE),
    linked: kind === 'unlink' ? [OTHER.id] : [],
    outage: kind === 'unlink_outage' || kind === 'give_outage' ? outage : null,
  };
  const by = DECIDERS.has(kind) ? MIA : ANA;
  const seen = {
    ...world.seenBy(kind === 'look_again' || kind === 'heard_back' ? null : by),
    other: OTHER,
    outages: [OUTAGE],
  };
  return inWords(answer(c, COMMANDS[kind](c, world.seenBy(by)), seen), c);
}

/** What was said, what happened, and where the case is then; or the kind of no. */
function inWords(said: Answered, before: RecoveryCase): string {
  if (!said.ok) return said.no.kind === 'may_not_approve' ? `no: ${said.no.code}` : `no: ${said.no.kind}`;
  let c = before;
  for (const event of said.events) c = evolve(c, event);
  const events = said.events.map((e) => e.kind).join(' + ');
  const moved = c.status === before.status || c.id !== before.id ? '' : ` → ${c.status}`;
  return events === '' ? `${said.said.kind}, nothing changes` : `${events}${moved}`;
}

describe('every status and every command', () => {
  it('is in the table', async () => {
    const kinds = Object.keys(COMMANDS) as Command['kind'][];
    const rows = kinds.map((kind) => [kind, ...STATUSES.map((status) => cell(kind, status))]);
    await expect(tableOf([['command', ...STATUSES], ...rows])).toMatchFileSnapshot('./every-status.md');
  });

  it('meets a case that is not there with a kind no, except when one is logged', () => {
    const c = openCase();
    for (const kind of Object.keys(COMMANDS) as Command['kind'][]) {
      const said = answer(null, COMMANDS[kind](c, makeWorld().seenBy(ANA)), makeWorld().seenBy(ANA));
      expect(said.ok ? said.said.kind : said.no.kind).toBe(kind === 'log' ? 'logged' : 'no_such_case');
    }
  });
});

function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, n) => text.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = widths.map((width) => '-'.repeat(width));
  return `# Every status of a case × every command

A refund of 40 EUR is authorised on the case and a promise was kept late; \`waiting\` has a request of 400 EUR; \`resolved\`
and \`closed\` have a drafted thank-you. Mia approves, declines and takes apart, the clock looks again, Ana does the rest.

${[line(head), line(rule), ...body.map(line)].join('\n')}
`;
}
