/** Puts together what a card is drawn from: the case as it is now, the people, what is left, what fits. Reads only. */
import { policyInForce } from '../../core/policy/in-force.ts';
import type { OpenOutage } from '../../core/authority/outage.ts';
import { owedOnCase } from '../../core/authority/owed.ts';
import { staleNotes } from '../../core/policy/reader/policy-warnings.ts';
import { ledgerWindows } from '../../core/authority/ledger-windows.ts';
import { limitContext } from '../../core/authority/decide.ts';
import { actionsThatPay } from '../../core/authority/entitlements.ts';
import type { Remaining } from '../../core/authority/remaining.ts';
import { actionsGranted } from '../../core/policy/granted.ts';
import type { ActionRule, AuthorityPolicy } from '../../core/policy/policy.ts';
import { countedTogether } from '../../core/authority/together.ts';
import type { CaseId, MemberId, TeamId } from '../../core/base/ids.ts';
import type { Member, Platform, Team } from '../../core/base/members.ts';
import { whoIs } from '../../core/base/people.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import { isOpen } from '../../core/case/evolve.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import type { OtherCase } from '../../core/case/again.ts';
import { isToldTwice, REPEAT_MS } from '../../core/case/rules/again/repeats.ts';
import { leftTo } from '../../core/case/left-to.ts';
import { requestSums } from '../../core/case/request-sums.ts';
import { isOngoing } from '../../core/case/status.ts';
import { outageFor, outageOf, questionFor, type Circumstances } from '../../core/case/circumstances.ts';
import { precedents, type LikeCases } from '../../core/triage/precedents.ts';
import { suggest } from '../../core/triage/suggest.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import type { CaseView, LikeView, Precedents, RequestView } from '../../cards/kit/views.ts';
import { memberName } from '../../cards/words/names.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import { loadForCommand } from '../../db/case/load-command.ts';
import { precedentCases, PRECEDENT_MS } from '../../db/case/precedent-cases.ts';
import { circumstancesOf } from '../circumstances.ts';
import type { Shell } from '../shell.ts';

/** How a command is typed on a platform. */
export const COMMAND: Readonly<Record<Platform, string>> = { slack: '/amends', teams: '@Amends' };

/** A case with everything that a card of it shows. */
export interface CaseContext {
  readonly case: RecoveryCase;
  readonly loaded: LoadedForCommand;
  readonly policy: AuthorityPolicy | null;
  readonly ctx: Circumstances;
  /** Other cases of the customer that may be the same matter. */
  readonly like: readonly LikeView[];
  /** What was given in like cases, where several cards are drawn from one reading; not given: it is read for each. */
  readonly precedents?: () => Promise<Precedents | null>;
}

/** Loads a case as `member` (the owner when not given) stands to it, in one statement. Undefined when there is no such case. */
export async function caseContext(shell: Shell, id: CaseId, member?: MemberId): Promise<CaseContext | undefined> {
  const at = shell.now();
  const policy = policyInForce(shell.policies(), at);
  const loaded = await loadForCommand(shell.db.read, shell.directory, {
    case: id,
    customer: null,
    member: member ?? null,
    team: null,
    ...ledgerWindows(policy, at),
    othersSince: othersSince(at),
    ...(policy !== null && { likeSince: likeSince(policy, at) }),
  });
  if (loaded.case === null) return undefined;
  if (goesByLikeCases(loaded.case)) await shell.likeCases?.look(loaded.case.triage.failure.value, at);
  return contextOf(shell, loaded.case, loaded, { at, member });
}

/** Where nobody says what was lost, what like cases were given is something to go by. */
const goesByLikeCases = (c: RecoveryCase): boolean => isOngoing(c) && c.lossValue === null && !isRestricted(c);

/** What a card of the case may go by that hangs somewhere: also that of a day before. The newest first. */
export async function likeCasesOnCards(shell: Shell, c: RecoveryCase, at: Date): Promise<readonly LikeCases[]> {
  if (!goesByLikeCases(c)) return [];
  return (await shell.likeCases?.lately(c.triage.failure.value, at, c.receivedAt)) ?? [];
}

/** From when on a case of the same customer and failure counts as perhaps the same matter. */
export const likeSince = (policy: AuthorityPolicy, at: Date): Date =>
  new Date(at.getTime() - policy.splitting.linkWindow);

/** What was done before is shown for as long again as it counts. */
export const othersSince = (at: Date): Date => new Date(at.getTime() - 2 * REPEAT_MS);

/** A case as it is, with everything that was loaded for it at that moment: sums are those of its day. */
export function contextOf(
  shell: Shell,
  c: RecoveryCase,
  all: LoadedForCommand,
  { at, member }: { readonly at: Date; readonly member?: MemberId | undefined },
): CaseContext {
  const policy = policyInForce(shell.policies(), at);
  const seenBy = whoIs(all, member ?? c.owner) ?? null;
  const loaded = { ...all, case: c, member: seenBy };
  const like = isOngoing(c) ? likeIn(loaded, c) : [];
  return { case: c, loaded, policy, ctx: circumstancesOf(shell, loaded, { at, policy }), like };
}

const likeIn = ({ like }: LoadedForCommand, c: RecoveryCase): readonly LikeView[] =>
  like
    .filter(({ id }) => c.apart?.includes(id) !== true)
    .map((one) => ({
      id: one.id,
      receivedAt: one.receivedAt,
      sameFailure: one.failure === c.triage.failure.value,
      isOpen: isOngoing(one),
      isToldTwice: isToldTwice(one, { ...c, failure: c.triage.failure.value }),
    }));

export function viewerOf(
  shell: Shell,
  loaded: Pick<LoadedForCommand, 'members' | 'agents'>,
  by: Pick<Member, 'locale' | 'zone'> | null,
  platform: Platform,
): Viewer {
  const { locale, zone } = by ?? NOBODYS;
  // for a name alone it need not be as of this moment
  const agents = loaded.agents ?? shell.directory.remembered()?.agents ?? [];
  return {
    name: (id) => memberName(id, { members: loaded.members, agents }, { locale }),
    locale,
    zone,
    now: shell.now(),
    command: COMMAND[platform],
  };
}

/** How things are said where a whole team reads: in a channel, words, amounts and times are its team's. */
export function readerOf(teams: readonly Team[], team: TeamId): Pick<Team, 'locale' | 'zone'> {
  const { locale, zone } = teams.find(({ id }) => id === team) ?? NOBODYS;
  return { locale, zone };
}
const NOBODYS = { locale: 'en-GB', zone: 'UTC' };

/** Null for nobody, and for somebody who is not known here. */
export const personOf = ({ loaded }: CaseContext, id: MemberId | null | undefined): Member | null =>
  id == null ? null : (whoIs(loaded, id) ?? null);

/** The case card is shared: what may be done now is judged for the owner, and said as the team reads it. `by`: judged for that person. */
export function caseView(
  shell: Shell,
  context: CaseContext,
  platform: Platform,
  by: Member | null = personOf(context, context.case.owner),
): CaseView {
  const left = by === null ? null : leftFor(context, by);
  return {
    case: context.case,
    viewer: inChannel(shell, context, platform),
    remaining: left,
    suggestions:
      by === null ? { advice: [], bundles: [], offered: [] } : suggest(context.case, by, context.ctx, shell.packs),
    owed: by === null ? [] : owedOnCase(questionFor(context.case, by, context.ctx)),
    like: context.like,
    others: othersShown(context),
    outage: { own: outageOf(context.case, context.ctx), offered: offeredOutage(context) },
    together: by === null ? [] : countedTogether(questionFor(context.case, by, context.ctx)),
    asksCustomers: shell.surveys != null && context.policy?.survey != null,
    warnings: context.policy === null ? [] : staleNotes(context.policy, context.ctx.at).map(({ message }) => message),
  };
}

/** What was noticed of the customer's other cases, as they are now; of one that is gone, or went out of sight, nothing. */
const othersShown = ({ case: c, loaded }: CaseContext): readonly OtherCase[] =>
  (c.repeat?.of ?? []).flatMap((id) => loaded.others?.find((one) => one.id === id) ?? []);

const inChannel = (shell: Shell, { case: c, loaded }: CaseContext, platform: Platform): Viewer =>
  viewerOf(shell, loaded, readerOf(loaded.teams, c.team), platform);

/** Is there anything that the case could be linked with? */
export const hasLinks = (context: CaseContext): boolean => context.like.length > 0 || offeredOutage(context) !== null;

/** An outage of the case's team that is open, where the case fails the same way and belongs to none. */
function offeredOutage({ case: c, ctx: at }: CaseContext): OpenOutage | null {
  const outage = c.outage == null ? outageFor(c, at) : null;
  return outage !== null && outage.failure === c.triage.failure.value ? outage : null;
}

/** What a member may choose to give on the case: what their grants list, and what pays something that is owed. */
export function givableBy(context: CaseContext, member: Member): readonly ActionRule[] {
  const { policy } = context;
  if (policy === null) return [];
  const granted = actionsGranted(policy, member.role);
  const pays = policy.roles.has(member.role)
    ? actionsThatPay(limitContext(policy, questionFor(context.case, member, context.ctx)))
    : [];
  return [...policy.actions.values()].filter((action) => granted.includes(action) || pays.includes(action));
}

/** What is left to a member on the case. */
export const leftFor = (context: CaseContext, member: Member): Remaining | null =>
  leftTo(context.case, member, context.ctx);

export async function requestView(
  shell: Shell,
  context: CaseContext,
  request: ApprovalRequest,
  platform: Platform,
): Promise<RequestView | undefined> {
  const actions = context.case.actions.filter((a) => request.actions.includes(a.id));
  const needing = actions.find((a) => a.decision.decision.outcome !== 'allow') ?? actions[0];
  if (needing === undefined) return undefined;
  const asker = personOf(context, request.by);
  return {
    case: context.case,
    request,
    viewer: inChannel(shell, context, platform),
    decision: needing.decision.decision,
    together: asker === null ? [] : countedTogether(questionFor(context.case, asker, context.ctx)),
    reasons: actions.flatMap((a) => (a.decision.decision.outcome === 'allow' ? [] : a.decision.decision.reasons)),
    // they help to decide; what is decided stands
    precedents: isOpen(request) ? await (context.precedents?.() ?? precedentsOf(shell, context)) : null,
    rates: context.policy?.rates ?? null,
    meanwhile: asker === null ? [] : freeNow(context, asker),
    sums: requestSums(context.case, request, context.policy?.base ?? null),
  };
}

/** What costs nothing and may be given: no gift of somebody else uses it up. */
const freeNow = (context: CaseContext, member: Member): readonly string[] =>
  (leftFor(context, member)?.actions ?? []).flatMap((a) =>
    a.class === 'free' && a.standing === 'now' ? [a.kind] : [],
  );

/** Asks for what like cases were given once, however many cards show it. */
export function askingOnce(shell: Shell, context: CaseContext): CaseContext {
  let found: Promise<Precedents | null> | undefined;
  return { ...context, precedents: () => (found ??= precedentsOf(shell, context)) };
}

/** What was given in cases of the same failure lately, without names; null when they are fewer than three. */
async function precedentsOf(shell: Shell, context: CaseContext): Promise<Precedents | null> {
  if (context.policy === null || isRestricted(context.case)) return null;
  const since = new Date(shell.now().getTime() - PRECEDENT_MS);
  const like = await precedentCases(shell.db.read, shell.workspace, {
    failure: context.case.triage.failure.value,
    since,
    not: context.case.id,
  });
  return precedents(like, context.policy.base);
}
