/** The door of Amends: what every chat surface calls. Hears, answers questions, opens forms, takes wishes and carries them out. */
import { evidenceKinds, factTypes } from '../../core/policy/facts-asked.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { clip } from '../../core/base/text.ts';
import { toWire } from '../../core/base/wire.ts';
import { press } from '../../core/case/press.ts';
import { guessPrefill } from '../../core/triage/rules.ts';
import { notSavedCard, putOffCard, sorryCard } from '../../cards/answers/answers.ts';
import { LONGEST_FIELD, logForm } from '../../cards/forms/forms.ts';
import { sayParseError } from '../../cards/answers/refusals.ts';
import { jobId } from '../../db/engine/jobs.ts';
import { causeOf } from '../../log.ts';
import { carryOut } from './carry-out.ts';
import {
  NotSaved,
  type AcceptedWish,
  type Caller,
  type Door,
  type FormOpening,
  type Intent,
  type Reply,
  type Wish,
} from './door.ts';
import { intentOf } from './presses.ts';
import { openForm } from './open-form.ts';
import { hear } from './hear.ts';
import type { Hearing } from './hearing.ts';
import { openHome } from '../views/home.ts';
import { answerQuestion } from '../views/questions.ts';
import { readForm } from './read-form.ts';
import { COMMAND } from '../views/case-view.ts';
import type { Shell } from '../shell.ts';

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
    readPress: (raw) => press.safeParse(raw).data,
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

/** What was accepted is never lost: where carrying it out fails now, its row is due in a moment, and doing it again would do it twice. */
async function carryOutNow(shell: Shell, accepted: AcceptedWish): Promise<Reply> {
  try {
    return await carryOut(shell, accepted);
  } catch (error) {
    shell.log.error('wish put off', { workspace: shell.workspace, wish: accepted.wish.kind, cause: causeOf(error) });
    return { ok: false, say: putOffCard(), now: null };
  }
}
