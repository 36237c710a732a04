/** The door of Amends: what every chat surface calls. Hears, answers questions, opens forms, takes wishes and carries them out. */
import { evidenceKinds, factTypes } from '../core/authority/facts-asked.ts';
import { policyInForce } from '../core/authority/in-force.ts';
import type { AuthorityPolicy } from '../core/authority/policy.ts';
import type { Member } from '../core/base/members.ts';
import { clip } from '../core/base/text.ts';
import { fromWire, toWire } from '../core/base/wire.ts';
import type { Command, Press } from '../core/case/commands.ts';
import { press as pressShape } from '../core/case/commands.ts';
import { guessPrefill } from '../core/triage/rules.ts';
import type { Card } from '../cards/card.ts';
import { notSavedCard, saySaid, sorryCard } from '../cards/answers.ts';
import { LONGEST_FIELD, logForm } from '../cards/forms.ts';
import { withFacts, withLinks } from '../cards/offers.ts';
import { sayMisheard, sayRefusal } from '../cards/refusals.ts';
import { memberByIdentity, readWorkspace } from '../db/members.ts';
import { jobId } from '../db/jobs.ts';
import { causeOf } from '../log.ts';
import {
  NotSaved,
  type Accepted,
  type Caller,
  type Door,
  type FormOpening,
  type Intent,
  type Reply,
  type Wish,
} from './door.ts';
import { drawPressed } from './pressed.ts';
import { openForm } from './open-form.ts';
import { handle, type Handled } from './handle.ts';
import { hear, type Hearing } from './hear.ts';
import { look } from './look.ts';
import { readForm } from './read-form.ts';
import { caseSeen, COMMAND, eyesOf, sceneOf } from './seeing.ts';
import type { Shell } from './shell.ts';

/** The durable row must be there within this, or the person is told "not saved". Both platforms want an answer within 3 s. */
const SAVE_WITHIN_MS = 1_500;
/** When the process that took a wish dies, another one carries it out after this. */
const SAFETY_NET_SECONDS = 15;

export function makeDoor(shell: Shell): Door {
  const hearing = (caller: Caller): Hearing =>
    hearingFor(policyInForce(shell.policies(), caller.at), caller.locale ?? 'en-GB');
  return {
    hear(caller, line): Intent {
      const heard = hear(line, hearing(caller));
      if (heard.kind === 'form' && heard.form.open === 'log') return intentOfLog(caller, heard.form);
      if (heard.kind !== 'misheard') return heard;
      return {
        kind: 'say',
        card: sayMisheard(heard.why, {
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
    ask: (caller, question) => look(shell, caller, question),
    accept: (caller, key, wish) => accept(shell, caller, key, wish),
    carryOut: (accepted) => carryOut(shell, accepted),
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

/** A press either opens a form, asks a question, or is a wish. */
function intentOf(press: Press): Intent {
  switch (press.do) {
    case 'open_log':
      return { kind: 'form', form: { open: 'log', text: '', permalink: null, source: 'chat' } };
    case 'open_give':
    case 'open_resolve':
    case 'open_decline':
    case 'open_edit_thanks':
    case 'open_facts':
      return { kind: 'form', form: { open: 'press', press } satisfies FormOpening };
    case 'show_case':
      return { kind: 'question', question: { ask: 'show', case: press.case } };
    case 'show_limits':
      return { kind: 'question', question: { ask: 'limits' } };
    case 'give_suggested':
    case 'approve':
    case 'withdraw':
    case 'confirm_thanks':
    case 'drop_thanks':
    case 'keep_promise':
    case 'link':
      return { kind: 'wish', wish: { kind: 'press', press } };
  }
}

/** A text longer than a form takes is logged at once, whole: what a form cannot show it would cut off. */
function intentOfLog(caller: Caller, opening: Extract<FormOpening, { open: 'log' }>): Intent {
  if (clip(opening.text, LONGEST_FIELD) === opening.text) return { kind: 'form', form: opening };
  const { customer, remedySought } = guessPrefill(opening.text);
  const nothing = { failure: null, severity: null, orderValue: null, lossValue: null, receivedAt: null };
  const { text, source, permalink } = opening;
  const said = { text, source, permalink, customer, remedySought, from: caller.channel };
  return { kind: 'wish', wish: { kind: 'command', command: { kind: 'log', ...said, ...nothing } } };
}

/** One bounded insert. The row is the job that a worker takes up when this process does not live to carry the wish out. */
async function accept(shell: Shell, caller: Caller, key: string, wish: Wish): Promise<Accepted> {
  const accepted: Accepted = { key, caller, wish };
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
export function openWish(shell: Shell, job: { readonly key: string; readonly sealed: string }): Accepted {
  const text = shell.sealer.open(Buffer.from(job.sealed, 'base64'), {
    workspace: shell.workspace,
    kind: 'wish',
    ref: job.key,
  });
  return fromWire(JSON.parse(text)) as Accepted;
}

/** Carries a wish out, once whatever happens: its key is remembered with its effect. Then its row is emptied. */
export async function carryOut(shell: Shell, accepted: Accepted): Promise<Reply> {
  const { caller, key } = accepted;
  const found = await memberByIdentity(shell.db.read, {
    platform: caller.platform,
    place: caller.place,
    user: caller.user,
  });
  // a person of another workspace on the same installation is a stranger here
  const member = found?.workspace === shell.workspace ? found.member : null;
  const command = commandOf(accepted.wish);
  const handled: Handled =
    member === null
      ? { ok: false, no: { no: 'not_a_member' }, case: null }
      : await handle(shell, { key, by: member.id, command, at: caller.at });
  const reply = await replyTo(shell, accepted, member, handled);
  await shell.jobs.drop('inbox', jobId(shell.workspace, key));
  return reply;
}

async function replyTo(shell: Shell, accepted: Accepted, member: Member | null, handled: Handled): Promise<Reply> {
  const all = (await readWorkspace(shell.db.read, shell.workspace))?.members ?? [];
  const eyes = eyesOf(
    shell,
    { members: all },
    member ?? { locale: accepted.caller.locale ?? 'en-GB', zone: 'UTC' },
    accepted.caller.platform,
  );
  const say = await offered(
    shell,
    accepted,
    member,
    handled,
    handled.ok ? saySaid(handled.said, handled.case, eyes) : sayRefusal(handled.no, eyes),
  );
  const now =
    accepted.wish.kind === 'press' && handled.case !== null
      ? await drawPressed(shell, accepted.wish.press, accepted.caller.platform)
      : null;
  return { ok: handled.ok, say, now };
}

/** The answer with what it offers: the facts form where a fact is missing, links to earlier cases after a log. */
async function offered(
  shell: Shell,
  { caller }: Accepted,
  member: Member | null,
  handled: Handled,
  card: Card,
): Promise<Card> {
  const c = handled.case;
  if (c === null || member === null) return card;
  if (!handled.ok) return withFacts(card, handled.no, c);
  if (handled.said.said !== 'logged') return withFacts(card, handled.said, c);
  const scene = await sceneOf(shell, c.id, member.id);
  return scene === undefined ? card : withLinks(card, caseSeen(shell, scene, caller.platform));
}

/** A press that is a wish, as the command it stands for. */
function commandOf(wish: Wish): Command {
  if (wish.kind === 'command') return wish.command;
  const { press } = wish;
  switch (press.do) {
    case 'give_suggested':
      return { kind: 'give_suggested', case: press.case, suggestion: press.suggestion, v: press.v };
    case 'approve':
      return { kind: 'approve', case: press.case, request: press.request, digest: press.digest };
    case 'withdraw':
      return { kind: 'withdraw', case: press.case, request: press.request };
    case 'confirm_thanks':
      return {
        kind: 'confirm_thanks',
        case: press.case,
        shoutOut: press.shoutOut,
        text: null,
        audience: press.audience,
      };
    case 'drop_thanks':
      return { kind: 'drop_thanks', case: press.case, shoutOut: press.shoutOut, never: press.never };
    case 'keep_promise':
      return { kind: 'keep_promise', case: press.case, promise: press.promise };
    case 'link':
      return { kind: 'link', case: press.case, other: press.other };
    case 'open_log':
    case 'open_give':
    case 'open_resolve':
    case 'open_decline':
    case 'open_edit_thanks':
    case 'open_facts':
    case 'show_case':
    case 'show_limits':
      throw new Error(`"${press.do}" is not a wish: it opens a form or asks a question`);
  }
}
