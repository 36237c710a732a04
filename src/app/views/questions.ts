/** Questions: what may I do, what is mine, what is that case. Reads only; what is shown is judged again when it is pressed. */
import { mayApprove, type RequestToApprove } from '../../core/approval/may-approve.ts';
import { whoMayApprove } from '../../core/approval/who-may-approve.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import { measuredBy } from '../../core/policy/facts-asked.ts';
import { valueNamed } from '../../core/authority/values-of-case.ts';
import { customerFrom } from '../../core/base/customers.ts';
import { memberId, readCaseId, type CaseId } from '../../core/base/ids.ts';
import { exchangeAt, up } from '../../core/authority/exchange.ts';
import type { Member } from '../../core/base/members.ts';
import { money } from '../../core/base/money.ts';
import { readAmount } from '../../core/base/read-amount.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Refusal } from '../../core/case/said.ts';
import { historyOf } from '../../core/case/history.ts';
import { concernedBy, isRestricted, mayRead, mayResolve } from '../../core/case/rules/who-may.ts';
import { sayUnread } from '../../cards/answers/amounts.ts';
import { helpCard } from '../../cards/answers/help-card.ts';
import { limitsCard } from '../../cards/answers/limits-card.ts';
import { foundCard, noPolicyCard, whoCanCard } from '../../cards/answers/looked-up.ts';
import { policyCard } from '../../cards/answers/policy-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import { factsButton } from '../../cards/case/offers.ts';
import { menuCard } from '../../cards/case/case-buttons.ts';
import { notesCard } from '../../cards/care/known-of-customer.ts';
import { surveyCard } from '../../cards/care/survey-card.ts';
import { fullCard } from '../../cards/case/full-card.ts';
import { hiddenCard } from '../../cards/case/hidden-card.ts';
import { wordsCard } from '../../cards/case/words-card.ts';
import { forOne, shownPrivately } from '../../cards/case/private-card.ts';
import { listenReply } from '../../cards/listening/listen-card.ts';
import { lineupCard, noLineup } from '../../cards/team/lineup-card.ts';
import { historyCard } from '../../cards/life/history-card.ts';
import { elsewhereCard, requestCard } from '../../cards/request/request-card.ts';
import { formNotKept } from '../../cards/forms/form-again.ts';
import { letterCard } from '../../cards/letters/check-card.ts';
import { thankedCard } from '../../cards/team/thanked-card.ts';
import { homeCard } from '../../cards/home/home-card.ts';
import { sayParseError } from '../../cards/answers/not-understood.ts';
import { sayRefusal } from '../../cards/answers/refusals.ts';
import { shareCard, type ShareAsked } from '../../cards/answers/share-card.ts';
import { amount, reply } from '../../cards/kit/say.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { absencesFrom } from '../../db/team/absences.ts';
import { careKnown } from '../../db/care/known.ts';
import { readOriginals } from '../../db/case/originals.ts';
import { readJournal, searchCases } from '../../db/case/reading.ts';
import { improvementsOfCase } from '../../db/learning/improvements.ts';
import { memberCalling, speaksPrivately, type Caller } from '../caller.ts';
import { shiftOf } from './shift.ts';
import type { Question } from '../door/door.ts';
import { thankingCard } from '../../cards/recognition/no-thank.ts';
import { asidesAnswer } from './asides.ts';
import { boardAnswer } from './board.ts';
import { coachingOf } from './learning/coaching-of.ts';
import { practiceOf, practisedBy } from './learning/practice-of.ts';
import { readiness } from './learning/readiness-of.ts';
import { triageAnswer } from './learning/triage-of.ts';
import { recognitionFor } from './recognition/recognition-of.ts';
import { pulseOf } from './learning/pulse-of.ts';
import { improvementsOf } from './learning/improvements-of.ts';
import { keptForm } from '../door/forms/kept-form.ts';
import { leaderAnswer } from './leader.ts';
import { erasuresAnswer } from './setup/erasures-seen.ts';
import { setupAnswer, setupHistoryAnswer } from './setup/setup-seen.ts';
import { lineupFor } from './lineup.ts';
import { digestAnswer } from './weekly/preview.ts';
import { winback } from './winback.ts';
import { gesturesOf } from './gestures.ts';
import { surveyView } from './survey.ts';
import { homeView, leftOnNewCase } from './home.ts';
import { notPhrasedCard, phrasedCard } from '../../cards/hints/phrased-letter.ts';
import { withHint } from './hints.ts';
import { phrasedLetterOf } from './phrased-letter.ts';
import { caseView, leftFor, requestView, viewerOf, caseContext, type CaseContext } from './case-view.ts';
import { matterOpenly } from './matter-openly.ts';
import type { Shell } from '../shell.ts';

const MOST_LISTED = 20;

/** Somebody looks at a case: null where they may, else what to say instead. What is to be kept of it is kept by whoever asks. */
/** `what`: a form is looked at for what it asks, the rest for what is told of the case. */
export type Look = (c: RecoveryCase, by: Member, what: 'form' | 'details' | 'hidden') => Promise<Refusal | null>;

/** The answer to a question, privately to the one who asked. */
export async function answerQuestion(shell: Shell, caller: Caller, question: Question, look: Look): Promise<Card> {
  const known = await memberCalling(shell, caller);
  const workspace = await shell.directory.now(shell.db.read);
  const viewer = viewerOf(shell, { members: workspace.members }, known, caller.platform);
  const policy = policyInForce(shell.policies(), caller.at);
  if (question.kind === 'help')
    return helpCard(
      viewer,
      known?.role ?? null,
      known !== null && policy?.roles.get(known.role)?.approve != null,
      question.topic,
    );
  if (known === null) return sayRefusal({ kind: 'not_a_member' }, viewer);
  const card = await answerTo(shell, question, { caller, member: known, viewer, look });
  return FOR_ALL.has(question.kind) ? card : { ...card, isForOne: true };
}

/** Answers that name no customer and no case. */
const FOR_ALL: ReadonlySet<Question['kind']> = new Set<Question['kind']>(['policy', 'whocan', 'thanking', 'lineup']);

/** Whom an answer is for. */
interface Asker {
  readonly caller: Caller;
  readonly member: Member;
  readonly viewer: Viewer;
  readonly look: Look;
  /** What of a case is looked at; not given: its details. */
  readonly what?: 'form' | 'details' | 'hidden';
}

async function answerTo(shell: Shell, question: Exclude<Question, { kind: 'help' }>, asker: Asker): Promise<Card> {
  const { caller, member, viewer } = asker;
  switch (question.kind) {
    case 'thanked':
      return thankedCard(member.recognition, viewer);
    case 'limits':
      return await limits(shell, asker);
    case 'shift':
      return await shiftOf(shell, asker, question.typed);
    case 'mine':
      return homeCard(await homeView(shell, member, caller.platform), 'answer');
    case 'board':
      return await boardAnswer(shell, question.page, asker);
    case 'policy':
      return policy(shell, asker);
    case 'show':
      return await show(shell, question.case, asker);
    case 'history':
      return await toldOf(shell, question.case, asker, async ({ case: c }) => {
        const [journal, learnt] = await Promise.all([
          readJournal(shell.db.read, shell.workspace, c.id),
          improvementsOfCase(shell.db.read, shell.workspace, c.id),
        ]);
        return historyCard(c, historyOf(journal.map(({ event }) => event)), viewer, { page: question.page, learnt });
      });
    case 'words':
      return await toldOf(shell, question.case, asker, ({ case: c }) => wordsCard(c, viewer));
    case 'hidden':
      return await toldOf(shell, question.case, { ...asker, what: 'hidden' }, async ({ case: c }) => {
        const of = { workspace: shell.workspace, at: caller.at };
        // what came from a case that was merged into it lies with that case
        const ids = [c.id, ...(c.mergedFrom ?? []).map((from) => from.case)];
        const all = await Promise.all(ids.map((id) => readOriginals(shell.db.read, shell.sealer, { ...of, id })));
        return hiddenCard(c, all.flat(), viewer);
      });
    case 'notes':
      return await toldOf(shell, question.case, asker, async ({ case: c }) =>
        notesCard(c, await careKnown(shell.db.read, shell.workspace, c, caller.at), mayResolve(member, c), viewer),
      );
    case 'winback':
      return await winback(shell, asker);
    case 'survey':
      return await toldOf(shell, question.case, asker, async (context) => {
        const seen = await surveyView(shell, context, member, viewer);
        return surveyCard(seen);
      });
    case 'gestures':
      return await toldOf(shell, question.case, asker, (context) =>
        gesturesOf(shell, context, { member, viewer, remedy: question.remedy }),
      );
    case 'letter':
      return await editedLetter(shell, question, asker);
    case 'phrased_letter': {
      const { letter, language, tone } = question;
      const meant = { letter, voice: { language, tone } };
      return await toldOf(shell, question.case, asker, async (context) => {
        const found = await phrasedLetterOf(shell, context, meant, asker);
        return found === null ? notPhrasedCard(viewer) : phrasedCard(context.case, { ...meant, ...found }, viewer);
      });
    }
    case 'menu':
      return await toldOf(shell, question.case, { ...asker, what: 'form' }, ({ case: c }) => menuCard(c, viewer));
    case 'request':
      return await request(shell, question, asker);
    case 'find': {
      const found = (await casesFound(shell, question.words)).filter((c) => mayRead(member, c));
      return foundCard(question.words, found, viewer);
    }
    case 'share':
      return await share(shell, question, asker);
    case 'whocan':
      return await whoCan(shell, question.amount, asker);
    case 'coaching':
      return await coachingOf(shell, question.page, asker);
    case 'pulse':
      return await pulseOf(shell, asker);
    case 'practice':
      return await practiceOf(shell, question, asker);
    case 'readiness':
      return await readiness(shell, asker);
    case 'triage':
      return await triageAnswer(shell, asker);
    case 'practised':
      return await practisedBy(shell, asker);
    case 'improvements':
      return await improvementsOf(shell, question.page, asker);
    case 'thanking':
      return thankingCard(viewer);
    case 'asides':
      return await asidesAnswer(shell, question.page, asker);
    case 'setup':
      return await setupAnswer(shell, question, asker);
    case 'erasures':
      return await erasuresAnswer(shell, asker);
    case 'setup_history':
      return await setupHistoryAnswer(shell, question.page, asker);
    case 'listening':
      if (speaksPrivately(caller)) return listenReply('not_here', viewer);
      return listenReply(shell.watched?.postOf(caller.channel) === undefined ? 'is_off' : 'is_on', viewer);
    case 'lineup': {
      const lineup = await lineupFor(shell, member.team);
      return lineup === null ? noLineup(viewer) : { ...lineupCard(lineup, viewer), subject: { kind: 'reply' } };
    }
    case 'leader':
      return await leaderAnswer(shell, asker);
    case 'recognition':
      return await recognitionFor(shell, asker);
    case 'digest':
      return await digestAnswer(shell, { which: question.which, member, platform: caller.platform, viewer });
  }
}

/** A customer whose reference is masked is found by its key: what was typed is typed again. */
async function casesFound(shell: Shell, words: string): Promise<RecoveryCase[]> {
  const keyOf = (typed: string): string | null => customerFrom(typed, shell.customerKeyOf)?.key ?? null;
  return await searchCases(shell.db.read, shell.workspace, { words, keyOf }, MOST_LISTED);
}

async function limits(shell: Shell, { caller, member, viewer }: Asker): Promise<Card> {
  const inForce = policyInForce(shell.policies(), caller.at);
  return limitsCard({
    viewer,
    role: member.role,
    remaining: await leftOnNewCase(shell, member, caller.at),
    approve: inForce?.roles.get(member.role)?.approve ?? null,
    owes: (inForce?.entitlements.length ?? 0) > 0,
    lossCounts: inForce?.budgetBases.includes('actual_loss') ?? true,
  });
}

function policy(shell: Shell, { caller, member, viewer }: Asker): Card {
  const inForce = policyInForce(shell.policies(), caller.at);
  return inForce === null ? noPolicyCard(viewer) : policyCard(inForce, member.role, viewer);
}

/** What is told of a case: to those who may see it, and for them alone where it is for few. */
async function toldOf(
  shell: Shell,
  id: CaseId,
  { member, viewer, look, what = 'details' }: Asker,
  tell: (context: CaseContext) => Card | Promise<Card>,
): Promise<Card> {
  const context = await caseContext(shell, id, member.id);
  if (context === undefined) return sayRefusal({ kind: 'no_such_case', case: id }, viewer);
  const no = await look(context.case, member, what);
  if (no !== null) return sayRefusal(no, viewer);
  const card = await tell(context);
  return isRestricted(context.case) ? shownPrivately(card, context.case, viewer) : forOne(card, context.case, viewer);
}

async function show(shell: Shell, typed: string, asker: Asker): Promise<Card> {
  const { caller, member, viewer } = asker;
  const id = readCaseId(typed);
  if (id === undefined) return sayParseError({ kind: 'not_a_case', typed }, viewer);
  return await toldOf(shell, id, asker, async (context) => {
    const seen = await withHint(shell, await matterOpenly(shell, caseView(shell, context, caller.platform, member)));
    const { case: c } = context;
    const care = c.customer.key === null ? null : await careKnown(shell.db.read, shell.workspace, c, caller.at);
    return fullCard({
      ...seen,
      viewer,
      left: leftFor(context, member),
      ...(care && { care: { known: care, mayChange: mayResolve(member, c) } }),
    });
  });
}

/** What somebody wrote to a customer, to copy; what is found in it is judged once more. */
async function editedLetter(
  shell: Shell,
  { case: id, words }: Extract<Question, { kind: 'letter' }>,
  asker: Asker,
): Promise<Card> {
  const { caller, member, viewer } = asker;
  const form = await keptForm(shell, caller, words);
  // the rules of letters in four languages are much to load, and no start needs them
  const { checkedLetter } = await import('./checked-letter.ts');
  return await toldOf(shell, id, asker, ({ case: c, ctx }) => {
    const checked = form?.about['case'] === id ? checkedLetter(c, member, ctx, form) : undefined;
    return checked === undefined ? formNotKept(viewer) : letterCard(checked, c, null, viewer);
  });
}

/** A request as it is now, for whoever wants to see it away from its thread; who decides is judged when a button is pressed. */
async function request(
  shell: Shell,
  { case: id, request: wanted }: Extract<Question, { kind: 'request' }>,
  asker: Asker,
): Promise<Card> {
  const { caller, member, viewer } = asker;
  return await toldOf(shell, id, asker, async (context) => {
    const found = context.case.requests.find((r) => r.id === wanted);
    const view = found && (await requestView(shell, context, found, caller.platform));
    if (view === undefined) return sayRefusal({ kind: 'no_such_request' }, viewer);
    const seen = { ...(await matterOpenly(shell, view)), viewer };
    const card = concernedBy(context.case).includes(member.id) ? elsewhereCard(seen) : requestCard(seen);
    return { ...card, subject: { kind: 'reply' } };
  });
}

/** What may be judged of the case is not looked at: the line that is offered is judged when it is said. */
async function share(shell: Shell, asked: ShareAsked, asker: Asker): Promise<Card> {
  const { caller, member, viewer } = asker;
  const inForce = policyInForce(shell.policies(), caller.at);
  if (inForce === null) return noPolicyCard(viewer);
  return await toldOf(shell, asked.case, asker, ({ case: c }) =>
    shareCard(
      asked,
      measuredBy(inForce, member.role, asked.remedy).map((name) => [name, valueNamed(name, c) ?? null]),
      factsButton(c, viewer, asked.remedy),
      viewer,
    ),
  );
}

async function whoCan(shell: Shell, typed: string, { caller, member, viewer }: Asker): Promise<Card> {
  const inForce = policyInForce(shell.policies(), caller.at);
  if (inForce === null) return noPolicyCard(viewer);
  const read = readAmount(typed, { locale: member.locale, zone: member.zone, defaultCurrency: inForce.base });
  if (read.kind !== 'amount') return reply([sayUnread(read, viewer)]);
  const { base } = inForce;
  const ratio = exchangeAt(inForce, caller.at).toBase(read.amount.currency);
  const cost = ratio === undefined ? null : money(up(read.amount.minor, ratio), base);
  const all = (await shell.directory.now(shell.db.read)).members;
  const absences = await absencesFrom(shell.db.read, shell.workspace, caller.at);
  const question = {
    policy: inForce,
    at: caller.at,
    members: all,
    absences,
    request: asIfAsked(member, caller.at),
    cost,
    baseAmount: null,
    givenBefore: money(0n, base),
    concerns: null,
    approvedBefore: [],
  };
  const could = whoMayApprove(question);
  const able = could.flatMap(({ member: id, onBehalfOf }) => {
    const approve = inForce.roles.get(all.find((m) => m.id === (onBehalfOf ?? id))?.role ?? '')?.approve;
    const forWhom = onBehalfOf === null ? '' : ` for ${viewer.name(onBehalfOf)}`;
    return approve == null
      ? []
      : [{ name: `${viewer.name(id)}${forWhom}`, upTo: approve.upTo === null ? null : amount(approve.upTo, viewer) }];
  });
  const forOthers = mayApprove({ ...question, request: { ...question.request, by: SOMEBODY_ELSE } }, member.id, null);
  const lacksValue = !forOthers.ok && forOthers.code === 'base_amount_needed';
  const left = (await leftOnNewCase(shell, member, caller.at))?.upTo ?? null;
  return whoCanCard(
    {
      what: amount(read.amount, viewer),
      isOwn: cost !== null && left?.currency === base && cost.minor <= left.minor,
      who: able,
      approves: forOthers.ok && forOthers.completes ? 'alone' : forOthers.ok || lacksValue ? 'one of two' : null,
      needsTwo: could.length > 0 && could.every(({ completes }) => !completes),
      inBase: cost === null || read.amount.currency === base ? null : amount(cost, viewer),
      unrated: cost === null ? read.amount.currency : null,
    },
    viewer,
  );
}

/** Stands for a colleague who asks. */
const SOMEBODY_ELSE = memberId.parse('somebody-else');

/** A request of somebody that nobody has made: for asking who could decide one. */
const asIfAsked = (by: Member, at: Date): RequestToApprove => ({
  by: by.id,
  team: by.team,
  status: 'pending',
  digest: '',
  expiresAt: new Date(at.getTime() + 1),
  approvals: [],
});
