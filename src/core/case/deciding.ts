/** Deciding a request: who may, exactly once, and what follows. Authority is judged at the click, never taken from a card. Pure. */
import { givenOnCase, type BudgetLedgerEntry } from '../authority/ledger.ts';
import { mayApprove, type ApprovalQuestion } from '../authority/may-approve.ts';
import { whoMayApprove } from '../authority/who-may-approve.ts';
import type { MemberId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';
import { add, money, type Money } from '../base/money.ts';
import { redact } from '../base/redact.ts';
import { cleanText } from '../base/text.ts';
import type { ApprovalRequest, RecoveryCase } from './case.ts';
import type { Circumstances } from './circumstances.ts';
import type { Command } from './commands.ts';
import { isOpen } from './evolve.ts';
import { done, refuse, type Answered, type Decided } from './said.ts';

const LONGEST_REASON = 1000;
type Decide = Extract<Command, { kind: 'approve' | 'decline' }>;

export function approve(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'approve' }>,
  by: Member,
  at: Circumstances,
): Answered {
  const request = requestNamed(c, command);
  if (request === undefined) return refuse({ no: 'no_such_request' });
  const judged = judge(c, request, command, by, at);
  if (!judged.ok) return judged.answer;
  return done(
    { said: 'approved', request: request.id, complete: judged.completes },
    {
      kind: 'approved',
      at: at.at,
      by: by.id,
      request: request.id,
      onBehalfOf: judged.onBehalfOf,
      complete: judged.completes,
    },
  );
}

/** A decline says why, and, if there is one, what would be fine. */
export function decline(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'decline' }>,
  by: Member,
  at: Circumstances,
): Answered {
  const request = requestNamed(c, command);
  if (request === undefined) return refuse({ no: 'no_such_request' });
  const reason = said(command.reason);
  if (reason === null) return refuse({ no: 'reason_needed' });
  const judged = judge(c, request, command, by, at);
  if (!judged.ok) return judged.answer;
  return done(
    { said: 'declined', request: request.id },
    {
      kind: 'declined',
      at: at.at,
      by: by.id,
      request: request.id,
      onBehalfOf: judged.onBehalfOf,
      reason,
      alternative: said(command.alternative),
    },
  );
}

/** The asker may take an undecided request back. */
export function withdraw(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'withdraw' }>,
  by: Member,
  at: Circumstances,
): Answered {
  const request = c.requests.find((r) => r.id === command.request);
  if (request === undefined) return refuse({ no: 'no_such_request' });
  if (request.status === 'withdrawn') return done({ said: 'already_so' });
  if (!isOpen(request))
    return refuse({ no: 'may_not_approve', code: 'already_decided', who: [], decided: decidedOf(request) });
  if (request.by !== by.id) return refuse({ no: 'not_yours', owner: request.by });
  return done(
    { said: 'withdrawn', request: request.id },
    { kind: 'withdrawn', at: at.at, by: by.id, request: request.id },
  );
}

/** The request a card or a command means: the named one; for typed words the one that waits, else the latest. */
function requestNamed(c: RecoveryCase, command: Decide): ApprovalRequest | undefined {
  if (command.request !== null) return c.requests.find((r) => r.id === command.request);
  return c.requests.find(isOpen) ?? c.requests.at(-1);
}

type Judged =
  | { readonly ok: true; readonly onBehalfOf: MemberId | null; readonly completes: boolean }
  | { readonly ok: false; readonly answer: Answered };

function judge(c: RecoveryCase, request: ApprovalRequest, command: Decide, by: Member, at: Circumstances): Judged {
  const question = questionOf(c, request, at, at.ledger);
  const may = mayApprove(question, by.id, command.digest);
  if (may.ok) return may;
  return {
    ok: false,
    answer: refuse({
      no: 'may_not_approve',
      code: may.code,
      who: isOpen(request) ? whoCanDecide(c, request, at, []) : [],
      decided: may.code === 'already_decided' ? decidedOf(request) : null,
    }),
  };
}

function decidedOf(request: ApprovalRequest): Decided | null {
  const { status, decidedAt } = request;
  // only its asker can withdraw a request
  const by = status === 'withdrawn' ? request.by : request.decidedBy;
  return by === null || decidedAt === null ? null : { by, at: decidedAt, how: status };
}

/** Who is asked first: everybody on the nearest rung that can decide. */
export function whoIsAsked(
  c: RecoveryCase,
  request: ApprovalRequest,
  at: Circumstances,
  more: readonly BudgetLedgerEntry[],
): readonly MemberId[] {
  const could = whoMayApprove(questionOf(c, request, at, [...at.ledger, ...more]));
  return could.filter((w) => w.rung === could[0]?.rung).map((w) => w.member);
}

/** Everybody who could decide the request now, nearest rung first. `more` are entries that will be reserved with it. */
export function whoCanDecide(
  c: RecoveryCase,
  request: ApprovalRequest,
  at: Circumstances,
  more: readonly BudgetLedgerEntry[],
): readonly MemberId[] {
  return whoMayApprove(questionOf(c, request, at, [...at.ledger, ...more])).map((w) => w.member);
}

function questionOf(
  c: RecoveryCase,
  request: ApprovalRequest,
  at: Circumstances,
  ledger: readonly BudgetLedgerEntry[],
): ApprovalQuestion {
  const { policy } = at;
  const undecided = new Set(
    [...c.requests, request]
      .filter(isOpen)
      .flatMap((r) => c.actions.filter((a) => r.actions.includes(a.id)).flatMap((a) => a.entries)),
  );
  const before = policy === null ? null : givenOnCase(ledger, c.id, policy, at.at, undecided);
  return {
    policy,
    at: at.at,
    members: at.workspace.members,
    absences: at.absences,
    request,
    // what was given before in a currency without a current rate makes the total unknowable, too
    cost: before === null ? null : costOf(c, request),
    baseAmount: null,
    givenBefore: before ?? money(0n, policy?.base ?? 'EUR'),
    concerns: c.concerns,
    approvedBefore: [],
  };
}

/** The discretionary cost of everything asked; null when one part has no current rate. */
function costOf(c: RecoveryCase, request: ApprovalRequest): Money | null {
  const costs = c.actions.filter((a) => request.actions.includes(a.id)).map((a) => a.cost);
  let sum: Money | null = null;
  for (const cost of costs) {
    if (cost === null) return null;
    sum = sum === null ? cost : add(sum, cost);
  }
  return sum;
}

function said(typed: string | null): string | null {
  const text = redact(cleanText(typed ?? '').trim()).text;
  return text === '' ? null : [...text].slice(0, LONGEST_REASON).join('');
}

/** Who could decide if the person asked for this much on the case now, nearest rung first; for marking suggestions. */
export function whoCouldDecideOn(
  c: RecoveryCase,
  by: Member,
  cost: Money | null,
  at: Circumstances,
): readonly MemberId[] {
  if (at.policy === null) return [];
  const undecided = new Set(
    c.requests
      .filter(isOpen)
      .flatMap((r) => c.actions.filter((a) => r.actions.includes(a.id)).flatMap((a) => a.entries)),
  );
  const before = givenOnCase(at.ledger, c.id, at.policy, at.at, undecided);
  const could = whoMayApprove({
    policy: at.policy,
    at: at.at,
    members: at.workspace.members,
    absences: at.absences,
    request: {
      by: by.id,
      team: by.team,
      status: 'pending',
      digest: '',
      expiresAt: new Date(at.at.getTime() + 1),
      approvals: [],
    },
    cost: before === null ? null : cost,
    baseAmount: null,
    givenBefore: before ?? money(0n, at.policy.base),
    concerns: c.concerns,
    approvedBefore: [],
  });
  return could.filter((w) => w.rung === could[0]?.rung).map((w) => w.member);
}
