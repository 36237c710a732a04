/** The way in for AI agents, made: each wish is judged and carried out at once, under a key of the agent's own. */
import { setTimeout as pause } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../core/base/canonical.ts';
import type { CaseId, MemberId } from '../../../core/base/ids.ts';
import { storable } from '../../../core/base/storable.ts';
import { toWire } from '../../../core/base/wire.ts';
import type { Member } from '../../../core/base/members.ts';
import { whoIs } from '../../../core/base/people.ts';
import type { RecoveryCase } from '../../../core/case/case.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { Refusal, Said } from '../../../core/case/said.ts';
import { isRestricted, mayRead } from '../../../core/case/rules/who-may.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { names } from '../../../cards/words/names.ts';
import { firstFingerprint } from '../../../db/case/deliveries.ts';
import { readCase } from '../../../db/case/reading.ts';
import { within } from '../../../within.ts';
import { handle } from '../../handle.ts';
import type { Shell } from '../../shell.ts';
import { caseContext, viewerOf } from '../../views/case-view.ts';
import { NotSaved } from '../door.ts';
import { makePace, MOST_WISHES } from '../pace.ts';
import type { AgentAnswer, AgentAsks, AgentBody, AgentDoor, AgentQuestion, AgentWish } from './agent-door.ts';
import { actionJson, caseJson, requestJson } from './as-json.ts';
import { givableOn, givableTo } from './may-be-given.ts';

/** An agent waits while a customer does; it asks again under the same key. */
const CARRY_OUT_WITHIN_MS = 5_000;
/** How often a request that is waited for is looked at. */
const LOOK_MS = 400;
/** So many calls of this process may wait at once; more are answered at once, with how it stands. */
const MOST_WAITING = 50;
/** And of one agent, so that none keeps the others from waiting. */
const MOST_WAITING_OF_ONE = 10;

/** `mostWishes`: of one agent in ten seconds, as of a person. */
export function makeAgentDoor(shell: Shell, mostWishes: number = MOST_WISHES): AgentDoor {
  const pace = makePace(mostWishes);
  let waiting = 0;
  const waitingOf = new Map<MemberId, number>();
  return {
    pace: (agent, at) => pace.take(agent, at),
    async ask(asked) {
      const agent = await agentNow(shell, asked.agent);
      if (!agent.active) return GONE;
      if (asked.what.kind !== 'wait_for') return await answerTo(shell, agent, { what: asked.what, at: asked.at });
      const own = waitingOf.get(agent.id) ?? 0;
      if (waiting >= MOST_WAITING || own >= MOST_WAITING_OF_ONE)
        return await waitedFor(shell, agent, { ...asked.what, ms: 0 });
      waiting += 1;
      waitingOf.set(agent.id, own + 1);
      try {
        return await waitedFor(shell, agent, asked.what);
      } finally {
        waiting -= 1;
        waitingOf.set(agent.id, (waitingOf.get(agent.id) ?? 1) - 1);
      }
    },
    async carryOut(asked) {
      try {
        return await within(
          CARRY_OUT_WITHIN_MS,
          carriedOut(shell, { ...asked, what: storable(asked.what) }),
          'not carried out',
        );
      } catch (error) {
        throw new NotSaved('what an agent asked was not done in time', { cause: error });
      }
    },
  };
}

const GONE: AgentAnswer = { ok: false, code: 'agent_gone', say: null };

/** As of now: who was taken out of the file, or whose person was, has no authority from that moment. */
async function agentNow(shell: Shell, id: MemberId): Promise<Member> {
  const found = whoIs(await shell.directory.now(shell.db.read), id);
  if (found?.agent === undefined) throw new Error(`the agent ${id} is known to the settings, and to nobody else`);
  return found;
}

type Asks<K extends AgentWish['kind']> = Extract<AgentWish, { kind: K }>;

async function carriedOut(shell: Shell, asked: AgentAsks<AgentWish> & { readonly key: string }): Promise<AgentAnswer> {
  const { what, at } = asked;
  const agent = await agentNow(shell, asked.agent);
  if (!agent.active) return GONE;
  const key = `agent:${agent.id}:${asked.key}`;
  const fingerprint = createHash('sha256')
    .update(canonicalJson(toWire(what)))
    .digest('hex');
  const first = await firstFingerprint(shell.db.read, { workspace: shell.workspace, key, fingerprint, at });
  if (first !== fingerprint) return { ok: false, code: 'other_body', say: null };
  const unsaid = what.kind === 'resolve' ? await unsaidOf(shell, agent, what) : null;
  if (unsaid !== null) return unsaid;
  const handled = await handle(shell, { key, by: agent.id, command: commandOf(what), at });
  if (!handled.ok) return refused(shell, agent, handled.no, handled.case);
  return {
    ok: true,
    body: { ...bodyOf(agent, what, handled.said, handled.case), repeated: handled.isRepeat === true },
  };
}

function commandOf(what: AgentWish): Command {
  switch (what.kind) {
    case 'log_complaint':
      return logOf(what);
    case 'give':
    case 'request_approval': {
      const { case: c, remedy, amount, units, reason } = what;
      const items = [{ kind: remedy, amount, units, cost: null, passenger: null }];
      return { kind: 'give', case: c, items, because: reason, only: what.kind === 'give' ? 'give' : 'ask' };
    }
    case 'accept_offer': {
      const { case: c, request, digest, amount } = what;
      const named = amount === null ? {} : { named: { amount, units: null } };
      return { kind: 'accept_counter', case: c, request, digest, ...named };
    }
    case 'withdraw_request':
      return { kind: 'withdraw', case: what.case, request: what.request };
    case 'resolve': {
      const { case: c, outcome, customerAccepted, done } = what;
      const learnt = { rootCause: null, processArea: null, whatHelped: null };
      return { kind: 'resolve', case: c, outcome, customerAccepted, done, ...learnt };
    }
  }
}

/** What is known of order and loss, whom it is about and how bad it is: people say that, because limits go by it. */
const logOf = ({ text, customer, channel }: Asks<'log_complaint'>): Command => ({
  kind: 'log',
  text,
  customer,
  remedySought: null,
  failure: null,
  severity: null,
  orderValue: null,
  lossValue: null,
  source: 'agent',
  ...(channel !== null && { via: channel }),
  permalink: null,
  receivedAt: null,
  from: null,
});

/** An end says of each remedy that stands whether the customer has it: what is left out would be taken for not given. */
async function unsaidOf(shell: Shell, agent: Member, what: Asks<'resolve'>): Promise<AgentAnswer | null> {
  const c = await readCase(shell.db.read, shell.workspace, what.case);
  if (c === null || !mayRead(agent, c)) return null;
  const said = new Set([...what.done, ...what.notGiven]);
  const both = what.done.filter((id) => what.notGiven.includes(id));
  const standing = c.actions.filter((a) => a.status === 'authorised');
  const left = standing.filter((a) => !said.has(a.id));
  if (left.length === 0 && both.length === 0) return null;
  return { ok: false, code: 'say_of_each', say: null, body: { remedies: standing.map(actionJson) } };
}

function refused(shell: Shell, agent: Member, no: Refusal, c: RecoveryCase | null): AgentAnswer {
  const viewer = viewerOf(shell, { members: [] }, agent, 'slack');
  // what it reads it may tell a customer: nobody's name is in it
  const say = sayRefusal(no, { ...viewer, name: () => names(agent).colleague }).summary;
  const waiting = 'request' in no && c !== null ? c.requests.find(({ id }) => id === no.request) : undefined;
  return {
    ok: false,
    code: no.kind === 'may_not_approve' ? no.code : no.kind,
    say,
    ...(c !== null && waiting?.by === agent.id && { body: { request: requestJson(c, waiting) } }),
  };
}

function bodyOf(agent: Member, what: AgentWish, said: Said, c: RecoveryCase): AgentBody {
  switch (what.kind) {
    case 'log_complaint':
      return { case: c.id, masked: said.kind === 'logged' ? said.masked : [], with_people: isRestricted(c) };
    case 'give': {
      const given = said.kind === 'given' ? said.actions : [];
      return { case: c.id, given: c.actions.filter(({ id }) => given.includes(id)).map(actionJson) };
    }
    case 'request_approval':
    case 'accept_offer':
    case 'withdraw_request': {
      const id = 'request' in said ? said.request : 'request' in what ? what.request : undefined;
      const request = c.requests.find((r) => r.id === id);
      return { case: c.id, request: request === undefined ? null : requestJson(c, request) };
    }
    case 'resolve':
      return mayRead(agent, c) ? caseJson(c, agent.id) : { case: c.id };
  }
}

async function answerTo(
  shell: Shell,
  agent: Member,
  { what, at }: { readonly what: Exclude<AgentQuestion, { kind: 'wait_for' }>; readonly at: Date },
): Promise<AgentAnswer> {
  switch (what.kind) {
    case 'case': {
      const c = await readCase(shell.db.read, shell.workspace, what.case);
      if (c === null || !mayRead(agent, c)) return notWithIt(shell, agent, what);
      return { ok: true, body: caseJson(c, agent.id) };
    }
    case 'what_may_be_given': {
      const { case: id, customer, currency } = what;
      if (id === null) return inForce(await givableTo(shell, agent, { customer, currency, at }));
      const context = await caseContext(shell, id, agent.id);
      if (context === undefined || !mayRead(agent, context.case)) return notWithIt(shell, agent, { case: id });
      const body = givableOn(context, agent, currency);
      return inForce(body === null ? null : { case: id, ...body });
    }
  }
}

const inForce = (body: AgentBody | null): AgentAnswer =>
  body === null ? { ok: false, code: 'no_policy_in_force', say: null } : { ok: true, body };

const notWithIt = (shell: Shell, agent: Member, { case: id }: { readonly case: CaseId }): AgentAnswer =>
  refused(shell, agent, { kind: 'not_with_agent', case: id }, null);

/** Looks again and again, so that whichever process decides it is heard here. */
async function waitedFor(
  shell: Shell,
  agent: Member,
  { case: id, request, ms }: Extract<AgentQuestion, { kind: 'wait_for' }>,
): Promise<AgentAnswer> {
  const until = performance.now() + ms;
  for (;;) {
    const c = await readCase(shell.db.read, shell.workspace, id);
    if (c === null || !mayRead(agent, c)) return notWithIt(shell, agent, { case: id });
    const found = c.requests.find((r) => r.id === request && r.by === agent.id);
    if (found === undefined) return refused(shell, agent, { kind: 'no_such_request' }, c);
    const left = until - performance.now();
    if (found.status !== 'pending' || left <= 0)
      return { ok: true, body: { case: id, settled: found.status !== 'pending', request: requestJson(c, found) } };
    await pause(Math.min(LOOK_MS, left));
  }
}
