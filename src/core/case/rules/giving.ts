/** Giving a remedy: allowed now, stored as a request for somebody with the authority, or kindly refused. Pure. */
import type { DecideInput } from '../../authority/decision.ts';
import { decidePlan, type PlanDecision } from '../../authority/plan.ts';
import { remaining, type ActionRemaining } from '../../authority/remaining.ts';
import { countedTogether } from '../../authority/together.ts';
import type { Member } from '../../base/members.ts';
import { canonicalJson } from '../../base/canonical.ts';
import type { ApprovalRequest, RecoveryCase } from '../case.ts';
import { questionFor, type Circumstances } from '../circumstances.ts';
import type { ItemAsked, Promised } from '../commands.ts';
import { isOpen } from '../evolve.ts';
import { digestNow } from '../request-digest.ts';
import { isOngoing } from '../status.ts';
import { askedIn } from './request-meant.ts';
import { itemOf, makeActions, type Made } from './making.ts';
import { ownWords } from './own-words.ts';
import { promise } from './promising.ts';
import { requestTimes } from './request-clock.ts';
import { done, refuse, type Answered, type Refusal, type Said } from '../said.ts';
import { stillNeeded } from './still-needed.ts';
import { nearestFrom, passedOverFor, whoCanDecide } from './who-decides.ts';

export interface Giving {
  readonly items: readonly ItemAsked[];
  readonly because: string | null;
  readonly suggested: boolean;
  /** What is promised with it, by when; not given: no time was said. */
  readonly promised?: Promised | null;
  /** Meant as a gift alone, or as a request alone; not given: whichever it comes to. */
  readonly only?: 'give' | 'ask';
}

export function give(c: RecoveryCase, asked: Giving, by: Member, ctx: Circumstances): Answered {
  const answered = givenOrAsked(c, asked, by, ctx);
  if (!answered.ok) return answered;
  const remedy = promiseAmong(asked.items, ctx);
  if (asked.promised == null) return remedy === null ? answered : refuse({ kind: 'time_needed', case: c.id, remedy });
  const made = promise({ kind: 'promise', case: c.id, ...asked.promised }, by, ctx);
  return made.ok
    ? { ...answered, said: withPromise(answered.said, made.said), events: [...answered.events, ...made.events] }
    : made;
}

/** A remedy that is a promise, too, as the policy says: it is given with its time. Null: none of them is. */
export function promiseAmong(items: readonly Pick<ItemAsked, 'kind'>[], { policy }: Circumstances): string | null {
  const rule = items
    .map(({ kind }) => policy?.actions.get(kind))
    .find((one) => one?.class === 'free' && one.createsPromise);
  return rule?.name ?? null;
}

/** What was promised stands at once: the customer hears the time now, whoever decides on the rest. */
function withPromise(said: Said, made: Said): Said {
  const isBoth = (said.kind === 'given' || said.kind === 'asked') && made.kind === 'promised';
  return isBoth ? { ...said, promise: made.promise } : said;
}

function givenOrAsked(c: RecoveryCase, asked: Giving, by: Member, ctx: Circumstances): Answered {
  if (!isOngoing(c)) return refuse({ kind: 'case_is_over', status: c.status });
  if (asked.items.length === 0) return refuse({ kind: 'nothing_written' });
  const giving = { ...asked, because: ownWords(asked.because) };
  const question = questionFor(c, by, ctx);
  const plan = decidePlan(question, giving.items);
  if (plan.outcome === 'refuse') return refused(giving, plan);
  const unknown = factsFirst(giving.items, plan);
  if (unknown !== undefined) return refuse(unknown);
  // asked by words alone somebody may decide without a written reason; alone, or by a button, nothing goes without one
  const wantsReason = (plan.outcome === 'now' || giving.suggested) && giving.because === null;
  const missing = plan.requires.filter((r) => r !== 'reason' || wantsReason);
  if (missing.length > 0) return refuse(stillNeeded(c, { items: giving.items, question, plan }, missing, ctx));
  const unmeant = meantOtherwise(c, asked, plan);
  if (unmeant !== null) return unmeant;
  if (plan.outcome === 'now') {
    const made = makeActions(giving.items, plan.decisions, { ...giving, status: 'authorised', question, by }, ctx);
    return given(made, { by, waiting: askedBefore(c, giving) }, ctx);
  }
  return alreadyAsked(c, giving) ?? ask(c, { asked: giving, question, plan }, by, ctx);
}

/** Who said which of the two they mean gets that or nothing: a machine asks nobody by mistake. */
function meantOtherwise(c: RecoveryCase, { only }: Giving, plan: PlanDecision): Answered | null {
  if (only === undefined || (only === 'give') === (plan.outcome === 'now')) return null;
  if (only === 'ask') return refuse({ kind: 'needs_no_yes', case: c.id });
  const needing = plan.decisions.filter((d) => d.outcome !== 'allow');
  const largestAllowed = needing[0]?.largestAllowed ?? null;
  return refuse({ kind: 'needs_a_yes', case: c.id, reasons: needing.flatMap((d) => d.reasons), largestAllowed });
}

/** Nobody may decide on what a missing fact may forbid to everybody. */
export function factsFirst(items: readonly ItemAsked[], { decisions }: PlanDecision): Refusal | undefined {
  const n = decisions.findIndex(({ firstKnow }) => firstKnow !== undefined);
  const facts = decisions[n]?.firstKnow;
  return facts && { kind: 'facts_first', remedy: items[n]?.kind ?? '', facts };
}

function refused(asked: Giving, plan: PlanDecision): Answered {
  const n = plan.decisions.findIndex((d) => d.outcome === 'refuse');
  const decision = plan.decisions[n];
  if (decision === undefined) throw new Error('a refused plan has a refused action');
  return refuse({ kind: 'may_not_give', remedy: asked.items[n]?.kind ?? '', decision });
}

/** Given alone, it needs nobody's yes any more: their own request for just this is taken back, or it would be given twice. */
function given(
  made: Made,
  { by, waiting }: { readonly by: Member; readonly waiting: readonly ApprovalRequest[] },
  ctx: Circumstances,
): Answered {
  const happened = { at: ctx.at, by: by.id };
  const own = waiting.find((request) => request.by === by.id);
  const [other] = waiting;
  const alsoAsked = own ? { takenBack: own.id } : other ? { asksToo: other.by } : {};
  return done(
    { kind: 'given', actions: made.actions.map((a) => a.id), ...alsoAsked },
    ...(own ? [{ kind: 'withdrawn' as const, ...happened, request: own.id }] : []),
    { kind: 'given', ...happened, ...made },
  );
}

/** The same remedies are asked for on this case already: who wants them is told that they wait, and for whom. */
function alreadyAsked(c: RecoveryCase, giving: Giving): Answered | null {
  const [waiting] = askedBefore(c, giving);
  if (waiting === undefined) return null;
  const { id, by, asked, counter, status } = waiting;
  const offeredBy = status === 'countered' ? (counter?.by ?? null) : null;
  return refuse({ kind: 'already_asked', case: c.id, request: id, by, asked, offeredBy });
}

/** Undecided requests that stand for just this now, an offer that waits for its asker among them. */
const askedBefore = (c: RecoveryCase, { items }: Giving): readonly ApprovalRequest[] =>
  c.requests.filter((r) => isOpen(r) && isSame(askedIn(c, r).map(itemOf), items));

const isSame = (one: readonly ItemAsked[], other: readonly ItemAsked[]): boolean =>
  canonicalJson(one.map(plainly)) === canonicalJson(other.map(plainly));

const plainly = ({ kind, amount, units, cost, passenger }: ItemAsked) => ({
  kind,
  amount: amount && { ...amount },
  units,
  cost: cost && { ...cost },
  passenger,
});

/** What was asked for, and how it was judged. */
interface Judged {
  readonly asked: Giving;
  readonly question: DecideInput;
  readonly plan: PlanDecision;
}

function ask(c: RecoveryCase, { asked, question, plan }: Judged, by: Member, ctx: Circumstances): Answered {
  const needing = plan.decisions.filter((d) => d.outcome !== 'allow');
  const reasons = needing.flatMap((d) => d.reasons);
  const largestAllowed = needing[0]?.largestAllowed ?? null;
  const made = makeActions(asked.items, plan.decisions, { ...asked, status: 'pending_approval', question, by }, ctx);
  const request = requestFor(c, { ...made, because: asked.because }, by, ctx);
  const first = request === null ? undefined : nearestFrom(whoCanDecide(c, request, ctx, made.actions), 0);
  if (request === null || first === undefined) return refuse({ kind: 'nobody_can_approve', reasons, largestAllowed });
  const together = countedTogether(question);
  const [passedOver, ...alsoPassedOver] = passedOverFor(c, request, made.actions, ctx);
  return done(
    {
      kind: 'asked',
      request: request.id,
      reasons,
      largestAllowed,
      meanwhile: meanwhileOf(question, asked.items),
      ...(together.length > 0 && { together }),
    },
    {
      kind: 'asked',
      at: ctx.at,
      by: by.id,
      request: { ...request, ...first },
      actions: made.actions,
      ...(passedOver !== undefined && { passedOver }),
      ...(alsoPassedOver.length > 0 && { alsoPassedOver }),
    },
  );
}

/** What may be given alone on the case now; where it was asked for in another currency, in that one. */
function meanwhileOf(question: DecideInput, items: readonly ItemAsked[]): readonly ActionRemaining[] {
  const inOwn = items.flatMap(({ kind, amount }) =>
    amount === null ? [] : (remaining(question, kind, amount.currency)?.actions ?? []),
  );
  return (remaining(question)?.actions ?? [])
    .map((one) => inOwn.find(({ kind }) => kind === one.kind) ?? one)
    .filter(({ standing }) => standing === 'now');
}

function requestFor(
  c: RecoveryCase,
  made: Made & { readonly because: string | null },
  by: Member,
  ctx: Circumstances,
): ApprovalRequest | null {
  if (ctx.policy === null) return null;
  const actions = made.actions.map((a) => a.id);
  return {
    id: ctx.newId('req'),
    actions,
    status: 'pending',
    digest: digestNow({ ...c, actions: made.actions }, { actions, because: made.because }),
    by: by.id,
    // the person hears of it, and may answer; the agent may as well
    ...(by.agent !== undefined && { agentOf: by.agent.of, passedTo: c.owner }),
    team: by.team,
    because: made.because,
    requestedAt: ctx.at,
    ...requestTimes(c, ctx.policy, ctx.at, ctx),
    remindedAt: null,
    rung: 0,
    asked: [],
    extended: false,
    questions: [],
    approvals: [],
    counter: null,
    decidedBy: null,
    onBehalfOf: null,
    decidedAt: null,
    reason: null,
    alternative: null,
  };
}
