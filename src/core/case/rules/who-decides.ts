/** Who may decide a request: the question for `mayApprove`, and the people it names. Judged anew each time, never taken from a card. Pure. */
import type { DecideInput } from '../../authority/decision.ts';
import type { PlanDecision } from '../../authority/plan.ts';
import { givenOnMatter } from '../../authority/together.ts';
import type { MatterToApprove } from '../../approval/approver-grants.ts';
import type { ApprovalQuestion, RequestToApprove } from '../../approval/may-approve.ts';
import type { AuthorityPolicy } from '../../policy/policy.ts';
import { whoMayApprove, type CouldDecide } from '../../approval/who-may-approve.ts';
import type { MemberId } from '../../base/ids.ts';
import type { Member } from '../../base/members.ts';
import { add, money, type Money } from '../../base/money.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../case.ts';
import { askerIn, questionFor, type Circumstances } from '../circumstances.ts';
import type { ItemAsked } from '../commands.ts';
import { inBase, judgedAgain, judgedBy } from './authorising.ts';
import { itemOf } from './making.ts';
import { concernedBy } from './who-may.ts';

/** What comes with a decision; not given: the request as it stands, and no value. */
interface Deciding {
  /** What it will be for, instead of what it is for now: judged a moment ago. */
  readonly coming?: readonly RecoveryAction[] | undefined;
  /** What the approver says it costs where no rate says it. */
  readonly baseAmount?: Money | null;
}

/** The question of a request as it is judged now, or of what it will be for: always on the whole matter. */
export function approvalQuestion(
  c: RecoveryCase,
  request: ApprovalRequest,
  ctx: Circumstances,
  { coming, baseAmount = null }: Deciding = {},
): ApprovalQuestion {
  const policy = judgedBy({ ...c, actions: coming ?? c.actions }, request, ctx);
  const asked = coming ?? judgedAgain(c, request, ctx).standing.map(({ action }) => action);
  const before = givenBefore(c, request, policy, ctx);
  const items = asked.map((a) => ({ asked: itemOf(a), cost: a.cost }));
  return {
    ...frame(c, policy, ctx),
    ...personNow(request, ctx),
    request,
    // what was given before in a currency without a current rate makes the total unknowable, too
    cost: before === null ? null : costOf(asked),
    baseAmount: policy === null ? null : withKnown(inBase(baseAmount, policy, ctx.at), asked),
    givenBefore: before ?? money(0n, policy?.base ?? 'EUR'),
    isSaid: asked.some(isValued),
    // whoever asked may have left since: what they asked for is judged all the same
    matter: matterOf(c, request, items, ctx),
  };
}

/** The file of people may say of an agent that it is somebody else's by now. */
function personNow(request: ApprovalRequest, ctx: Circumstances): { readonly askedFor?: MemberId } {
  const agent = request.agentOf === undefined ? undefined : askerIn(ctx, request)?.agent;
  return agent === undefined ? {} : { askedFor: agent.of };
}

/** What is asked for, and all that lies on the case. */
function matterOf(c: RecoveryCase, asker: Asker, items: MatterToApprove['items'], ctx: Circumstances): MatterToApprove {
  const { about, ledger } = questionOf(c, asker, ctx);
  return { about, ledger, items };
}

type Asker = Pick<RequestToApprove, 'by' | 'team'>;

/** Of the asker only who and whose it is: what their role may is not asked here. */
const questionOf = (c: RecoveryCase, { by, team }: Asker, ctx: Circumstances): DecideInput =>
  questionFor(c, { id: by, role: '', team }, ctx);

const frame = (c: RecoveryCase, policy: AuthorityPolicy | null, ctx: Circumstances) => ({
  policy,
  at: ctx.at,
  members: ctx.workspace.members,
  absences: ctx.absences,
  concerns: c.concerns,
  ...(c.alsoConcerns !== undefined && { alsoConcerns: c.alsoConcerns }),
  approvedBefore: ctx.approvedBefore,
});

/** What was given on the whole matter by now: on this case, and on all that is counted together with it. */
const givenBefore = (c: RecoveryCase, asker: Asker, policy: AuthorityPolicy | null, ctx: Circumstances): Money | null =>
  givenOnMatter({ ...questionOf(c, asker, ctx), policy, storm: null });

/** What an approver says stands for the parts without a rate only; the costs that are known come on top. */
function withKnown(said: Money | null, asked: readonly RecoveryAction[]): Money | null {
  let sum = said;
  for (const { cost } of asked) if (cost !== null && sum !== null) sum = add(sum, cost);
  return sum;
}

/** The discretionary cost of everything asked; null when one part has no current rate. */
export function costOf(actions: readonly RecoveryAction[]): Money | null {
  let sum: Money | null = null;
  for (const { cost } of actions) {
    if (cost === null) return null;
    sum = sum === null ? cost : add(sum, cost);
  }
  return sum;
}

/** Everybody who could decide the request now, nearest rung first. */
export function whoCanDecide(
  c: RecoveryCase,
  request: ApprovalRequest,
  ctx: Circumstances,
  coming?: readonly RecoveryAction[],
  baseAmount: Money | null = null,
): readonly CouldDecide[] {
  return whoMayApprove(approvalQuestion(c, request, ctx, { coming, baseAmount }));
}

/** Who said what it costs, where no rate says it and somebody has; undefined where nobody had to. */
export function valuedBy(c: Pick<RecoveryCase, 'actions'>, request: ApprovalRequest): MemberId | undefined {
  const asked = c.actions.filter((a) => request.actions.includes(a.id));
  return asked.some(isValued) ? request.approvals[0]?.by : undefined;
}

/** Its cost was said by a person, because no rate says it. */
export const isValued = (a: RecoveryAction): boolean => a.cost !== null && a.decision.decision.cost === null;

/** Of those who could, the ones on the nearest rung from `rung` on; that rung, too. Undefined when nobody is left above. */
export function nearestFrom(
  could: readonly CouldDecide[],
  rung: number,
): { readonly rung: number; readonly asked: readonly MemberId[] } | undefined {
  const next = could.find((w) => w.rung >= rung);
  return next && { rung: next.rung, asked: could.filter((w) => w.rung === next.rung).map((w) => w.member) };
}

/** Of those the complaint is about, whoever would be asked otherwise and may not decide now. */
export function passedOverFor(
  c: RecoveryCase,
  request: ApprovalRequest,
  coming: readonly RecoveryAction[],
  ctx: Circumstances,
): readonly MemberId[] {
  const concerned = concernedBy(c);
  if (concerned.length === 0) return [];
  const could = whoCanDecide(c, request, ctx, coming);
  const { alsoConcerns: _, ...aboutNobody } = { ...c, concerns: null };
  const otherwise = nearestFrom(whoCanDecide(aboutNobody, request, ctx, coming), 0)?.asked ?? [];
  return concerned.filter((id) => otherwise.includes(id) && !could.some((w) => w.member === id));
}

/** Who would be asked if the person asked for this on the case now, as it was judged; for marking suggestions. */
export function whoCouldDecideOn(
  c: RecoveryCase,
  by: Member,
  { items, plan }: { readonly items: readonly ItemAsked[]; readonly plan: PlanDecision },
  ctx: Circumstances,
): readonly MemberId[] {
  const { policy } = ctx;
  if (policy === null) return [];
  const request: RequestToApprove = {
    by: by.id,
    ...(by.agent !== undefined && { agentOf: by.agent.of }),
    team: by.team,
    status: 'pending',
    digest: '',
    expiresAt: new Date(ctx.at.getTime() + 1),
    approvals: [],
  };
  const before = givenBefore(c, request, policy, ctx);
  const could = whoMayApprove({
    ...frame(c, policy, ctx),
    request,
    cost: before === null ? null : plan.cost,
    baseAmount: null,
    givenBefore: before ?? money(0n, policy.base),
    matter: matterOf(
      c,
      request,
      items.map((asked, n) => ({ asked, cost: plan.decisions[n]?.cost ?? null })),
      ctx,
    ),
  });
  return nearestFrom(could, 0)?.asked ?? [];
}
