/** Deciding a request: who may, exactly once, and what follows. Authority is judged at the click, never taken from a card. Pure. */
import { mayApprove } from '../../approval/may-approve.ts';
import type { MemberId } from '../../base/ids.ts';
import type { Member } from '../../base/members.ts';
import { money, type Money } from '../../base/money.ts';
import { amountDiffers } from '../amount-named.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../case.ts';
import type { CaseEvent, Stands } from '../events.ts';
import type { Circumstances } from '../circumstances.ts';
import type { Command } from '../commands.ts';
import { isOpen } from '../evolve.ts';
import { askerNow } from '../evolve-owner.ts';
import { neverGiven } from './never-given.ts';
import { ownWords, reasonIn } from './own-words.ts';
import { speaksFor } from './owning/speaking.ts';
import { putToNext } from './request-clock.ts';
import { askedIn, requestMeant } from './request-meant.ts';
import { done, refuse, type Answered, type Refusal } from '../said.ts';
import type { Decided } from '../refusal-values.ts';
import { authorise, inBase, judgedAgain, judgedBy, valued, type JudgedAgain } from './authorising.ts';
import { approvalQuestion, costOf, valuedBy, whoCanDecide } from './who-decides.ts';

type Ask<K extends Command['kind']> = Extract<Command, { kind: K }>;
type Happening<K extends CaseEvent['kind']> = Extract<CaseEvent, { kind: K }>;

export function approve(c: RecoveryCase, command: Ask<'approve'>, by: Member, ctx: Circumstances): Answered {
  const meant = requestMeant(c, { ...command, verb: 'approve', words: command.reason }, by, ctx.at);
  if (!meant.ok) return meant.answer;
  const { request } = meant;
  const said = command.baseAmount ?? null;
  const judged = judgeDecision(c, request, { by, digest: command.digest, baseAmount: said }, ctx);
  const differs = amountDiffers(askedIn(c, request), command.named, { case: c.id, verb: 'approve' });
  if (!judged.ok) return differs !== undefined && lacksValue(judged.answer) ? refuse(differs) : judged.answer;
  if (differs !== undefined) return refuse(differs);
  const known = valueKnown(c, request, said, ctx);
  if (known !== undefined) return refuse(known);
  const now = judgedAgain(c, request, ctx);
  const never = neverGiven(c, request, said, ctx) ?? now.no;
  if (never !== undefined) return refuse(never);
  const stands = standsFor(c, { request, by: by.id, said, complete: judged.completes, now }, ctx);
  const reason = reasonIn(command.reason ?? null);
  const event: Happening<'approved'> = {
    kind: 'approved',
    at: ctx.at,
    by: by.id,
    request: request.id,
    onBehalfOf: judged.onBehalfOf,
    complete: judged.completes,
    ...(reason !== null && { reason }),
    stands,
  };
  const next = judged.completes ? [] : secondAsked(c, request, event, ctx);
  return done({ kind: 'approved', request: request.id, complete: judged.completes }, event, ...next);
}

/** With the value that was said; set aside only when nobody else is needed. */
function standsFor(
  c: RecoveryCase,
  yes: {
    readonly request: ApprovalRequest;
    readonly by: MemberId;
    readonly said: Money | null;
    readonly complete: boolean;
    readonly now: JudgedAgain;
  },
  ctx: Circumstances,
): Stands {
  const policy = judgedBy(c, yes.request, ctx);
  const judged = policy === null ? yes.now : valued(yes.now, yes.said, policy, ctx.at);
  if (yes.complete) return authorise(c, { request: yes.request, judged, by: yes.by }, ctx);
  return { actions: judged.standing.map(({ action }) => action), entries: [] };
}

const lacksValue = (answer: Answered): boolean =>
  !answer.ok && answer.no.kind === 'may_not_approve' && answer.no.code === 'base_amount_needed';

/** A value counts only where no rate says what it costs. The same value said again, by the second of two, is no contradiction. */
function valueKnown(
  c: RecoveryCase,
  request: ApprovalRequest,
  said: Money | null,
  ctx: Circumstances,
): Refusal | undefined {
  const cost = costOf(askedIn(c, request));
  if (said === null || cost === null || ctx.policy === null) return undefined;
  const value = inBase(said, ctx.policy, ctx.at);
  if (value?.minor === cost.minor && value.currency === cost.currency) return undefined;
  return { kind: 'value_known', case: c.id, said, cost, saidBy: valuedBy(c, request) ?? null, asker: request.by };
}

/** The first of two has said yes: the second is asked at once. */
function secondAsked(
  c: RecoveryCase,
  request: ApprovalRequest,
  first: Happening<'approved'>,
  ctx: Circumstances,
): CaseEvent[] {
  const approvals = [...request.approvals, { by: first.by ?? request.by, onBehalfOf: first.onBehalfOf, at: ctx.at }];
  const could = whoCanDecide(c, { ...request, approvals }, ctx, first.stands?.actions);
  const putTo = putToNext(c, could, request.rung, ctx);
  const asked = putTo?.asked ?? [];
  return [{ kind: 'reassigned', at: ctx.at, by: null, request: request.id, asked, ...(putTo && { putTo }) }];
}

/** A decline says why, and, if there is one, what would be fine. */
export function decline(c: RecoveryCase, command: Ask<'decline'>, by: Member, ctx: Circumstances): Answered {
  const meant = requestMeant(c, { ...command, verb: 'decline', words: command.reason }, by, ctx.at);
  if (!meant.ok) return meant.answer;
  const { request } = meant;
  const reason = reasonIn(command.reason);
  if (reason === null) return refuse({ kind: 'reason_needed' });
  // a no costs nothing: neither a missing rate nor a cap on what one person approves stands in its way
  const click = { ...askingFirst(by, ctx), digest: command.digest };
  const judged = judgeDecision(c, request, click, { ...ctx, approvedBefore: [] });
  if (!judged.ok) return judged.answer;
  const differs = amountDiffers(askedIn(c, request), command.named, { case: c.id, verb: 'decline' });
  if (differs !== undefined) return refuse(differs);
  return done(
    { kind: 'declined', request: request.id },
    {
      kind: 'declined',
      at: ctx.at,
      by: by.id,
      request: request.id,
      onBehalfOf: judged.onBehalfOf,
      reason,
      alternative: ownWords(command.alternative),
    },
  );
}

/** The asker may take an undecided request back. */
export function withdraw(c: RecoveryCase, command: Ask<'withdraw'>, by: Member, ctx: Circumstances): Answered {
  const meant = requestMeant(c, { ...command, verb: 'withdraw' }, by, ctx.at);
  if (!meant.ok) return meant.answer;
  const { request } = meant;
  if (request.status === 'withdrawn') return done({ kind: 'already_so' });
  const no = onlyAsker(request, by, null);
  if (no !== undefined) return no;
  const differs = amountDiffers(askedIn(c, request), command.named, { case: c.id, verb: 'withdraw' });
  return (
    (differs && refuse(differs)) ??
    done({ kind: 'withdrawn', request: request.id }, { kind: 'withdrawn', at: ctx.at, by: by.id, request: request.id })
  );
}

/** What only the asker, or who speaks for them since, may do with an undecided request; undefined when this is they and it is undecided. `at` where its time must not be up. */
export function onlyAsker(request: ApprovalRequest, by: Member, at: Date | null): Answered | undefined {
  if (!isOpen(request)) return alreadyDecided(request);
  if (!speaksFor(request, by.id)) return refuse({ kind: 'not_yours', owner: askerNow(request) });
  return at !== null && request.expiresAt <= at
    ? refuse({ kind: 'may_not_approve', code: 'expired', who: [], decided: null })
    : undefined;
}

export function alreadyDecided(request: ApprovalRequest): Answered {
  const code = request.status === 'expired' ? 'expired' : 'already_decided';
  return refuse({ kind: 'may_not_approve', code, who: [], decided: decidedOf(request) });
}

export type JudgedDecision =
  | { readonly ok: true; readonly onBehalfOf: MemberId | null; readonly completes: boolean }
  | { readonly ok: false; readonly answer: Answered };

/** Who says no or asks first needs no value: whoever could decide if it were known may. */
export const askingFirst = (by: Member, ctx: Circumstances): Click => ({
  by,
  digest: null,
  baseAmount: ctx.policy === null ? null : money(1n, ctx.policy.base),
});

export interface Click {
  readonly by: Member;
  /** The digest on the card that was pressed; null for typed words. */
  readonly digest: string | null;
  readonly baseAmount: Money | null;
  /** Decided in favour of something else than what is asked; not given: of that. */
  readonly coming?: readonly RecoveryAction[];
}

/** May this person decide this, now? */
export function judgeDecision(
  c: RecoveryCase,
  request: ApprovalRequest,
  click: Click,
  ctx: Circumstances,
): JudgedDecision {
  const { coming } = click;
  const may = mayApprove(approvalQuestion(c, request, ctx, click), click.by.id, click.digest);
  if (may.ok) return may;
  const could = isOpen(request) ? whoCanDecide(c, request, ctx, coming, click.baseAmount) : [];
  const who = could.map((w) => w.member).filter((id) => id !== click.by.id);
  const decided = may.code === 'already_decided' ? decidedOf(request) : null;
  const no = { kind: 'may_not_approve', code: may.code, who, decided } as const;
  if (may.code === 'base_amount_needed') {
    const value = { case: c.id, in: ctx.policy?.base ?? 'EUR' };
    return { ok: false, answer: refuse({ ...no, value }) };
  }
  if (request.status !== 'countered' || request.counter === null) return { ok: false, answer: refuse(no) };
  const countered = { by: request.counter.by, asker: request.by };
  return { ok: false, answer: refuse(may.code === 'request_changed' ? { ...no, countered } : no) };
}

function decidedOf(request: ApprovalRequest): Decided | null {
  const { status, decidedAt } = request;
  // only whoever asks can withdraw a request
  const by = status === 'withdrawn' ? askerNow(request) : request.decidedBy;
  return by === null || decidedAt === null ? null : { by, at: decidedAt, how: status };
}
