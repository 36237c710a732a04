/** Counter-offers: another amount or remedy instead of a plain no, accepted or discussed by the asker; and changing what was asked. Pure. */
import { decidePlan, type PlanDecision } from '../../authority/plan.ts';
import type { Member } from '../../base/members.ts';
import { amountDiffers } from '../amount-named.ts';
import type { ApprovalRequest, RecoveryCase } from '../case.ts';
import type { Restated } from '../events.ts';
import { askerIn, memberOf, questionFor, type Circumstances } from '../circumstances.ts';
import type { Command, ItemAsked } from '../commands.ts';
import { authorise, judgedAgain } from './authorising.ts';
import { alreadyDecided, judgeDecision, onlyAsker, type JudgedDecision } from './deciding.ts';
import { factsFirst, promiseAmong } from './giving.ts';
import { itemOf, makeActions, type Making } from './making.ts';
import { neverGiven } from './never-given.ts';
import { ownWords, reasonIn } from './own-words.ts';
import { isWaitedFor } from './promising.ts';
import { putToNext } from './request-clock.ts';
import { askedIn, requestMeant } from './request-meant.ts';
import { done, refuse, type Answered, type Refusal } from '../said.ts';
import { whoCanDecide } from './who-decides.ts';

type Ask<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** It waits for the asker, who alone can accept it, and sets nothing aside until then. */
export function counter(c: RecoveryCase, command: Ask<'counter'>, by: Member, ctx: Circumstances): Answered {
  const meant = requestMeant(c, { verb: 'counter', request: command.request, words: command.reason }, by, ctx.at);
  if (!meant.ok) return meant.answer;
  const { request } = meant;
  if (request.status !== 'pending') {
    const judged = judgeDecision(c, request, { by, digest: command.digest, baseAmount: null }, ctx);
    return judged.ok ? alreadyDecided(request) : judged.answer;
  }
  const reason = reasonIn(command.reason);
  if (reason === null) return refuse({ kind: 'reason_needed' });
  const asker = askerIn(ctx, request);
  const items = itemsOffered(c, request, command);
  if (asker === undefined || items.length === 0) return refuse({ kind: 'nothing_offered' });
  const restating = restate(c, request, { items, because: request.because, asker, status: 'countered' }, ctx);
  if (!restating.ok) return restating.answer;
  const { restated, now } = restating;
  const changed = { ...request, actions: restated.actions.map((a) => a.id) };
  const judged = judgeDecision(
    c,
    changed,
    { by, digest: command.digest, baseAmount: null, coming: restated.actions },
    ctx,
  );
  if (!judged.ok) return judged.answer;
  return done(
    { kind: 'countered', request: request.id },
    {
      kind: 'countered',
      at: ctx.at,
      by: by.id,
      restated,
      counter: {
        by: by.id,
        onBehalfOf: judged.onBehalfOf,
        at: ctx.at,
        reason,
        asked: askedIn(c, request).map(itemOf),
        withinOwn: now,
      },
    },
  );
}

/** The asker takes the offer: what was countered is authorised, as changed. */
export function acceptCounter(
  c: RecoveryCase,
  command: Ask<'accept_counter'>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const meant = requestMeant(c, { ...command, verb: 'accept' }, by, ctx.at);
  if (!meant.ok) return meant.answer;
  const { request } = meant;
  const no = onlyAsker(request, by, ctx.at);
  if (no !== undefined) return no;
  if (request.status !== 'countered' || request.counter === null) return refuse({ kind: 'no_counter' });
  if (command.digest !== undefined && command.digest !== request.digest)
    return refuse({ kind: 'may_not_approve', code: 'request_changed', who: [], decided: null });
  const differs = amountDiffers(askedIn(c, request), command.named, { case: c.id, verb: 'accept' });
  if (differs !== undefined) return refuse(differs);
  const offerer = memberOf(ctx, request.counter.by);
  const standing: ApprovalRequest = { ...request, status: 'pending', approvals: [] };
  const judged = offerer && judgeDecision(c, standing, { by: offerer, digest: null, baseAmount: null }, ctx);
  const isAsOffered = (request.counter.digest ?? request.digest) === request.digest;
  if (offerer === undefined || judged?.ok !== true || !judged.completes || !isAsOffered) {
    return expired(judged) ?? askAsOffered(c, request, by, ctx);
  }
  const now = judgedAgain(c, request, ctx);
  const never = neverGiven(c, request, null, ctx) ?? now.no;
  if (never !== undefined) return refuse(never);
  const stands = authorise(c, { request, judged: now, by: offerer.id }, ctx);
  const lacksTime = promiseAmong(askedIn(c, request), ctx) !== null && !isPromisedSince(c, request);
  return done(
    { kind: 'counter_accepted', request: request.id, ...(lacksTime && { byWhen: true }) },
    { kind: 'counter_accepted', at: ctx.at, by: by.id, request: request.id, stands },
  );
}

/** What is asked is a promise, too, and has its time. */
const isPromisedSince = (c: RecoveryCase, { requestedAt }: ApprovalRequest): boolean =>
  c.promises.some((p) => p.at >= requestedAt && isWaitedFor(p, c));

const expired = (judged: JudgedDecision | undefined): Answered | undefined => {
  const no = judged?.ok === false && !judged.answer.ok ? judged.answer.no : undefined;
  return no?.kind === 'may_not_approve' && no.code === 'expired' ? refuse(no) : undefined;
};

/**
 * Whoever made the offer could not decide it alone, or cannot any more: more was given meanwhile, two people are needed, the
 * person has left; or it was made on something else, because the customer or a fact changed. What was offered is then asked of those who can decide it now.
 */
function askAsOffered(c: RecoveryCase, request: ApprovalRequest, by: Member, ctx: Circumstances): Answered {
  const items = askedIn(c, request).map(itemOf);
  const restating = restate(
    c,
    request,
    { items, because: request.because, asker: askerIn(ctx, request) ?? by, status: 'pending_approval' },
    ctx,
  );
  if (!restating.ok) return restating.answer;
  return done(
    { kind: 'request_edited', request: request.id, withinOwn: restating.now },
    { kind: 'request_edited', at: ctx.at, by: by.id, restated: restating.restated },
  );
}

/** The offer does not help: a sentence why, and the request stands again as it was asked. */
export function discuss(c: RecoveryCase, command: Ask<'discuss'>, by: Member, ctx: Circumstances): Answered {
  const meant = requestMeant(c, { verb: 'discuss', request: command.request, words: command.text }, by, ctx.at);
  if (!meant.ok) return meant.answer;
  const { request } = meant;
  const no = onlyAsker(request, by, ctx.at);
  if (no !== undefined) return no;
  if (request.status !== 'countered' || request.counter === null) return refuse({ kind: 'no_counter' });
  const text = ownWords(command.text);
  if (text === null) return refuse({ kind: 'nothing_written' });
  const restating = restate(
    c,
    request,
    {
      items: request.counter.asked,
      because: request.because,
      asker: askerIn(ctx, request) ?? by,
      status: 'pending_approval',
    },
    ctx,
  );
  if (!restating.ok) return restating.answer;
  return done(
    { kind: 'discussed', request: request.id },
    { kind: 'discussed', at: ctx.at, by: by.id, restated: restating.restated, text },
  );
}

/** The asker changes what is asked: a new digest, so that nobody decides on what was on the screen before. */
export function editRequest(c: RecoveryCase, command: Ask<'edit_request'>, by: Member, ctx: Circumstances): Answered {
  const request = c.requests.find((r) => r.id === command.request);
  if (request === undefined) return refuse({ kind: 'no_such_request' });
  const no = onlyAsker(request, by, ctx.at);
  if (no !== undefined) return no;
  // whoever has it since asks for something else in their own name, or they could decide what they asked for
  if (request.by !== by.id) return refuse({ kind: 'not_yours', owner: request.by });
  if (command.items.length === 0) return refuse({ kind: 'nothing_offered' });
  const call = promiseAmong(command.items, ctx);
  if (call !== null && !isPromisedSince(c, request)) return refuse({ kind: 'time_needed', case: c.id, remedy: call });
  const because = ownWords(command.because) ?? request.because;
  const restating = restate(c, request, { items: command.items, because, asker: by, status: 'pending_approval' }, ctx);
  if (!restating.ok) return restating.answer;
  return done(
    { kind: 'request_edited', request: request.id, withinOwn: restating.now },
    { kind: 'request_edited', at: ctx.at, by: by.id, restated: restating.restated },
  );
}

/** An amount alone means the same remedy for that much. */
function itemsOffered(c: RecoveryCase, request: ApprovalRequest, command: Ask<'counter'>): readonly ItemAsked[] {
  if (command.items.length > 0 || command.amount === null) return command.items;
  const asked = askedIn(c, request).find((a) => a.amount !== null);
  return asked === undefined ? [] : [{ ...itemOf(asked), amount: command.amount }];
}

type Restating =
  | { readonly ok: true; readonly restated: Restated; readonly now: boolean }
  | { readonly ok: false; readonly answer: Answered };

/** What the request shall stand for. */
interface Wanted extends Pick<Making, 'because' | 'status'> {
  readonly items: readonly ItemAsked[];
  readonly asker: Member;
}

/** The request for other items, judged as its asker's. `now`: they need nobody for it. */
function restate(
  c: RecoveryCase,
  request: ApprovalRequest,
  { items, because, asker, status }: Wanted,
  ctx: Circumstances,
): Restating {
  const question = questionFor(c, asker, ctx);
  const plan = decidePlan(question, items);
  const n = plan.decisions.findIndex((d) => d.outcome === 'refuse');
  const decision = plan.decisions[n];
  if (decision !== undefined) {
    return { ok: false, answer: refuse({ kind: 'may_not_give', remedy: items[n]?.kind ?? '', decision }) };
  }
  const unknown = factsFirst(items, plan);
  if (unknown !== undefined) return { ok: false, answer: refuse(unknown) };
  const making = { because, suggested: false, status, question, by: asker };
  const { actions } = makeActions(items, plan.decisions, making, ctx);
  const restated = { request: request.id, actions, because };
  if (status !== 'pending_approval') return { ok: true, now: plan.outcome === 'now', restated };
  // asked anew, from the first rung on: who decided about less may not decide about more
  const standing = { ...request, status: 'pending', actions: actions.map((a) => a.id), approvals: [] } as const;
  const putTo = putToNext(c, whoCanDecide(c, standing, ctx, actions), 0, ctx);
  if (putTo === undefined) return { ok: false, answer: refuse(nobody(plan)) };
  return { ok: true, now: plan.outcome === 'now', restated: { ...restated, putTo } };
}

function nobody(plan: PlanDecision): Refusal {
  const needing = plan.decisions.filter((d) => d.outcome !== 'allow');
  const largestAllowed = needing[0]?.largestAllowed ?? null;
  return { kind: 'nobody_can_approve', reasons: needing.flatMap((d) => d.reasons), largestAllowed };
}
