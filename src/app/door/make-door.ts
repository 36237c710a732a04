/** The door of Amends: what every chat surface calls. Hears, answers questions, opens forms, takes wishes and carries them out. */
import { evidenceKinds, factTypes } from '../../core/policy/facts-asked.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import type { Member } from '../../core/base/members.ts';
import { clip } from '../../core/base/text.ts';
import { fromWire, toWire } from '../../core/base/wire.ts';
import { press as pressShape } from '../../core/case/commands.ts';
import { guessPrefill } from '../../core/triage/rules.ts';
import type { Card } from '../../cards/kit/card.ts';
import { notSavedCard, putOffCard, saySaid, sorryCard } from '../../cards/answers/answers.ts';
import { LONGEST_FIELD, logForm } from '../../cards/forms/forms.ts';
import { withFacts, withLinks } from '../../cards/case/offers.ts';
import { givenBack, sayNoMoment, withPromises } from '../../cards/case/promises.ts';
import { sayParseError, sayRefusal } from '../../cards/answers/refusals.ts';
import type { Viewer } from '../../cards/kit/seen.ts';
import { readWorkspace } from '../../db/team/members.ts';
import { jobId } from '../../db/engine/jobs.ts';
import { causeOf } from '../../log.ts';
import { memberCalling, type Caller } from '../caller.ts';
import {
  NotSaved,
  type AcceptedWish,
  type Door,
  type FormOpening,
  type Intent,
  type Reply,
  type Wish,
} from './door.ts';
import { setAbsence } from '../team/away.ts';
import { drawPressed } from './presses.ts';
import { commandOf, intentOf, placedPromise } from './wishes.ts';
import { openForm } from './open-form.ts';
import { handle } from '../handle.ts';
import type { Handled } from '../handled.ts';
import { hear, type Hearing } from './hear.ts';
import { openHome } from '../messages/homes.ts';
import { answerQuestion } from '../views/questions.ts';
import { readForm } from './read-form.ts';
import { caseView, COMMAND, viewerOf, caseContext } from '../views/case-view.ts';
import type { Shell } from '../shell.ts';
import { switchEvent } from '../team/outages.ts';
import { switchStorm } from '../team/storms.ts';

/** The durable row must be there within this, or the person is told "not saved". Both platforms want an answer within 3 s. */
const SAVE_WITHIN_MS = 1_500;
/** When the process that took a wish dies, another one carries it out after this. */
const SAFETY_NET_SECONDS = 15;

export function makeDoor(shell: Shell): Door {
  const hearing = (caller: Caller): Hearing =>
    hearingFor(policyInForce(shell.policies(), caller.at), caller.locale ?? 'en-GB');
  return {
    hear(caller, line): Intent {
      const heard = hear(line, { ...hearing(caller), greeted: caller.platform === 'teams' ? 'mine' : 'help' });
      if (heard.kind === 'form' && heard.form.kind === 'log') return intentOfLog(caller, heard.form);
      if (heard.kind !== 'not_understood') return heard;
      return {
        kind: 'say',
        card: sayParseError(heard.why, {
          command: COMMAND[caller.platform],
          locale: caller.locale ?? 'en-GB',
          zone: 'UTC',
        }),
      };
    },
    readPress: (raw) => pressShape.safeParse(raw).data,
    intentOf,
    intentOfLog,
    logForm: (_caller, opening) => logForm({ ...opening, ...guessPrefill(opening.text) }),
    form: (caller, opening) => openForm(shell, caller, opening),
    readForm: (caller, form, about, values) => readForm(caller, form, about, values, hearing(caller)),
    ask: (caller, question) => answerQuestion(shell, caller, question),
    home: (caller, how) => openHome(shell, caller, how),
    accept: (caller, key, wish) => accept(shell, caller, key, wish),
    carryOut: (accepted) => carryOutNow(shell, accepted),
    notSaved: notSavedCard,
    sorry: sorryCard,
  };
}

function hearingFor(policy: AuthorityPolicy | null, locale: string): Hearing {
  return {
    locale,
    currency: policy?.base ?? null,
    actions: new Map([...(policy?.actions.values() ?? [])].map((a) => [a.name, a.class])),
    facts: policy === null ? new Map() : factTypes(policy),
    evidence: policy === null ? [] : evidenceKinds(policy),
  };
}

/** A text longer than a form takes is logged at once, whole: what a form cannot show it would cut off. */
function intentOfLog(caller: Caller, opening: Extract<FormOpening, { kind: 'log' }>): Intent {
  if (clip(opening.text, LONGEST_FIELD) === opening.text) return { kind: 'form', form: opening };
  const { customer, remedySought } = guessPrefill(opening.text);
  const nothing = { failure: null, severity: null, orderValue: null, lossValue: null, receivedAt: null };
  const { text, source, permalink } = opening;
  const said = { text, source, permalink, customer, remedySought, from: caller.channel };
  return { kind: 'wish', wish: { kind: 'command', command: { kind: 'log', ...said, ...nothing } } };
}

/** One bounded insert. The row is the job that a worker takes up when this process does not live to carry the wish out. */
async function accept(shell: Shell, caller: Caller, key: string, wish: Wish): Promise<AcceptedWish> {
  const accepted: AcceptedWish = { key, caller, wish };
  const sealed = shell.sealer.seal(JSON.stringify(toWire(accepted)), {
    workspace: shell.workspace,
    kind: 'wish',
    ref: key,
  });
  try {
    const job = { workspace: shell.workspace, key, sealed: Buffer.from(sealed).toString('base64') };
    await shell.jobs.enqueueWithin(SAVE_WITHIN_MS, 'inbox', job, jobId(shell.workspace, key), SAFETY_NET_SECONDS);
    return accepted;
  } catch (error) {
    shell.log.error('wish not saved', { workspace: shell.workspace, cause: causeOf(error) });
    throw new NotSaved('the wish could not be stored in time', { cause: error });
  }
}

/** Opens a wish that a worker found, taken in by a process that is gone. */
export function openWish(shell: Shell, job: { readonly key: string; readonly sealed: string }): AcceptedWish {
  const text = shell.sealer.open(Buffer.from(job.sealed, 'base64'), {
    workspace: shell.workspace,
    kind: 'wish',
    ref: job.key,
  });
  return fromWire(JSON.parse(text)) as AcceptedWish;
}

/** Carries a wish out, once whatever happens: its key is remembered with its effect. Then its row is emptied. */
export async function carryOut(shell: Shell, accepted: AcceptedWish): Promise<Reply> {
  const { caller, key } = accepted;
  const reply = await outcomeOf(shell, accepted, await memberCalling(shell, caller));
  await shell.jobs.drop('inbox', jobId(shell.workspace, key));
  return reply;
}

/** What was accepted is never lost: where carrying it out fails now, its row is due in a moment, and doing it again would do it twice. */
async function carryOutNow(shell: Shell, accepted: AcceptedWish): Promise<Reply> {
  try {
    return await carryOut(shell, accepted);
  } catch (error) {
    shell.log.error('wish put off', { workspace: shell.workspace, wish: accepted.wish.kind, cause: causeOf(error) });
    return { ok: false, say: putOffCard(), now: null };
  }
}

async function outcomeOf(shell: Shell, accepted: AcceptedWish, member: Member | null): Promise<Reply> {
  const { caller, key, wish } = accepted;
  const all = (await readWorkspace(shell.db.read, shell.workspace))?.members ?? [];
  const seenBy = member ?? { locale: caller.locale ?? 'en-GB', zone: 'UTC' };
  const viewer = viewerOf(shell, { members: all }, seenBy, caller.platform);
  if (member === null) return { ok: false, say: sayRefusal({ kind: 'not_a_member' }, viewer), now: null };
  if (wish.kind === 'away' || wish.kind === 'back')
    return await setAbsence(shell, { key, member, wish, caller, all, viewer });
  if (wish.kind === 'storm_on' || wish.kind === 'storm_off')
    return await switchStorm(shell, { key, member, wish, caller, viewer });
  if (wish.kind === 'event_open' || wish.kind === 'event_close')
    return await switchEvent(shell, { key, member, wish, caller, viewer });
  const meant =
    wish.kind === 'promise' ? placedPromise(wish, caller.at, member) : { command: commandOf(wish), typed: null };
  if ('no' in meant) return { ok: false, say: sayNoMoment(meant.no, meant.typed, viewer), now: null };
  const handled: Handled = await handle(shell, { key, by: member.id, command: meant.command, at: caller.at });
  const said = handled.ok
    ? saySaid(handled.said, handled.case, viewer)
    : givenBack(sayRefusal(handled.no, viewer), meant.typed);
  const say = await offered(shell, accepted, member, handled, said, viewer);
  const now =
    wish.kind === 'press' && handled.case !== null ? await drawPressed(shell, wish.press, caller.platform) : null;
  return { ok: handled.ok, say, now };
}

/** The answer with what it offers: the facts form where a fact is missing, links to earlier cases after a log. */
async function offered(
  shell: Shell,
  { caller }: AcceptedWish,
  member: Member,
  handled: Handled,
  card: Card,
  viewer: Viewer,
): Promise<Card> {
  const c = handled.case;
  if (c === null) return card;
  if (!handled.ok) return withPromises(withFacts(card, handled.no, c), handled.no, c, viewer);
  if (handled.said.kind !== 'logged') return withFacts(card, handled.said, c);
  const context = await caseContext(shell, c.id, member.id);
  return context === undefined ? card : withLinks(card, caseView(shell, context, caller.platform));
}
