/** The door of Amends: what every chat surface calls. Hears, answers questions, opens forms, takes wishes and carries them out. */
import { evidenceKinds, factTypes } from '../../core/policy/facts-asked.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { parseSubject } from '../../core/base/message-subject.ts';
import { rememberedOf } from '../../core/base/remembered.ts';
import { clip } from '../../core/base/text.ts';
import { typedText } from '../../core/base/typed.ts';
import { press } from '../../core/case/press.ts';
import { guessPrefill } from '../../core/triage/rules.ts';
import {
  againCard,
  notSavedCard,
  notShownCard,
  perhapsSavedCard,
  sorryCard,
  tooFastCard,
} from '../../cards/answers/trouble.ts';
import { sayParseError } from '../../cards/answers/not-understood.ts';
import { LONGEST_FIELD } from '../../cards/forms/forms.ts';
import type { FilledForm } from '../../cards/forms/filled.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Reader } from '../../cards/words/language.ts';
import { placeOfMessage } from '../../db/messages/messages.ts';
import { overhear } from '../team/listening/overhear.ts';
import { cheer } from '../team/recognition/cheers.ts';
import { readPlace } from '../messages/dest.ts';
import { openHome } from '../messages/homes.ts';
import { causeOf } from '../../log.ts';
import type { Shell } from '../shell.ts';
import { COMMAND } from '../views/case-view.ts';
import { answerQuestion } from '../views/questions.ts';
import { readerCalling, type Caller } from '../caller.ts';
import { caseHere } from './case-here.ts';
import {
  NotShown,
  PerhapsSaved,
  TooFast,
  type AcceptedWish,
  type Door,
  type FormOpening,
  type Intent,
  type NotSaved,
  type ReadForm,
  type Reply,
} from './door.ts';
import { checkForm } from './forms/check-form.ts';
import { hear } from './hear.ts';
import type { Hearing } from './hearing.ts';
import { keepWords } from './kept-words.ts';
import { openForm, openLog, prefilled } from './open-form.ts';
import { lookAs } from './look-at.ts';
import { tellUnheard } from './tell-unheard.ts';
import { intentOf } from './presses.ts';
import { readForm } from './read-form.ts';
import { writtenAt } from './written-at.ts';
import type { Inbox } from './inbox.ts';
import { withWords } from './words-back.ts';

export function makeDoor(shell: Shell, inbox: Inbox): Door {
  const readerOf = (caller: Caller | null): Reader => readerCalling(shell, caller);
  const hearing = (caller: Caller): Hearing => {
    // where somebody works settles shared symbols: "kr 200" in Denmark
    const member = shell.directory.remembered()?.at(caller);
    const { locale } = readerOf(caller);
    return { ...hearingFor(policyInForce(shell.policies(), caller.at), locale), zone: member?.zone };
  };
  return {
    hear: (caller, line, here) => intentOfLine(caller, line, { ...hearing(caller), ...(here && { here }) }),
    caseHere: (caller, root) => caseHere(shell, caller, root),
    readPress: (raw) => press.safeParse(raw).data,
    intentOf: (caller, pressed) => intentOf(pressed, (line) => intentOfLine(caller, line, hearing(caller))),
    intentOfLog,
    logForm: (caller, opening) => prefilled(opening, readerOf(caller)),
    openLog: (caller, opening) => openLog(shell, caller, opening),
    form: (caller, opening) => openForm(shell, caller, opening),
    keepWords: (caller, opening) => keepWords(shell, caller, opening),
    readForm: (caller, id, about, values) =>
      withForm(readForm(id, { caller, about, values, hearing: hearing(caller) }), { id, about, values }),
    check: (caller, key, form, wish) => checkForm(shell, { key, caller, form, wish }),
    ask: (caller, question) => answerQuestion(shell, caller, question, lookAs(shell, caller)),
    home: (caller, how) => openHome(shell, caller, how),
    accept: (caller, key, wish, anew) => inbox.accept({ key, caller, wish, ...(anew !== undefined && { anew }) }),
    carryOut: (accepted) => inbox.carryOut(accepted),
    tellLater: (accepted, reply) => tellLater(shell, accepted, reply),
    cheer: (caller, reaction) => cheer(shell, caller, reaction),
    listensTo: (channel) => shell.watched?.postOf(channel) !== undefined,
    overhear: (heard) => overhear(shell, heard),
    notSaved: (caller, typed, why) => notSaved(typed, why, readerOf(caller)),
    again: (caller, typed, done, command) => againCard(typed, done, readerOf(caller), command),
    standsAt: async ({ platform }, printed) => {
      const subject = parseSubject(printed);
      if (subject === undefined) return null;
      const place = await placeOfMessage(shell.db.read, { workspace: shell.workspace, subject, platform });
      return place === null ? null : readPlace(place);
    },
    sorry: (caller, reference) => sorryCard(reference, readerOf(caller)),
    readerOf,
  };
}

async function tellLater(shell: Shell, accepted: AcceptedWish, reply: Reply): Promise<boolean> {
  if (reply.isOwed !== true) return false;
  try {
    return await tellUnheard(shell, accepted, reply);
  } catch (error) {
    shell.log.warn('a no that could not be given could not be kept either', {
      workspace: shell.workspace,
      cause: causeOf(error),
    });
    return false;
  }
}

/** The wish remembers the form it was asked by: refused later, it opens again. A log has its words in the answer. */
function withForm(read: ReadForm, form: FilledForm): ReadForm {
  if (!read.ok || read.wish.kind !== 'command' || form.id === 'log') return read;
  return { ...read, wish: { ...read.wish, form } };
}

function notSaved(typed: string, why: NotSaved, reader: Reader): Card {
  if (why instanceof TooFast) return tooFastCard(typed, why.afterMs, reader);
  if (why instanceof PerhapsSaved) return perhapsSavedCard(typed, reader);
  return why instanceof NotShown ? notShownCard(typed, reader) : notSavedCard(typed, reader);
}

function intentOfLine(caller: Caller, line: string, hearing: Hearing): Intent {
  // in Teams the own page is a card in the chat, which somebody who says hello there wants to see
  const heard = hear(line, { ...hearing, greeted: caller.platform === 'teams' ? 'mine' : 'help' });
  if (heard.kind === 'form' && heard.form.kind === 'log') return intentOfLog(caller, heard.form);
  if (heard.kind !== 'not_understood') return heard;
  const viewer = { command: COMMAND[caller.platform], locale: hearing.locale, zone: 'UTC', now: caller.at };
  return { kind: 'say', card: withWords(sayParseError(heard.why, viewer), typedText(line)) };
}

function hearingFor(policy: AuthorityPolicy | null, locale: string): Hearing {
  return { locale, ...(policy === null ? NOT_SAID : saidIn(policy)) };
}

type Vocabulary = Pick<Hearing, 'currency' | 'actions' | 'promising' | 'facts' | 'evidence'>;
const NOT_SAID: Vocabulary = { currency: null, actions: new Map(), facts: new Map(), evidence: [] };
const saidIn = rememberedOf((policy: AuthorityPolicy): Vocabulary => ({
  currency: policy.base,
  actions: new Map([...policy.actions.values()].map((a) => [a.name, a.class])),
  promising: new Set(
    [...policy.actions.values()].flatMap((a) => (a.class === 'free' && a.createsPromise ? [a.name] : [])),
  ),
  facts: factTypes(policy),
  evidence: evidenceKinds(policy),
}));

/** A text longer than a form takes is logged at once, whole: what a form cannot show it would cut off. */
function intentOfLog(caller: Caller, opening: Extract<FormOpening, { kind: 'log' }>): Intent {
  if (clip(opening.text, LONGEST_FIELD) === opening.text) return { kind: 'form', form: opening };
  const { customer, remedySought } = guessPrefill(opening.text);
  const nothing = { failure: null, severity: null, orderValue: null, lossValue: null };
  const { text, source, permalink, written, message } = opening;
  const receivedAt = writtenAt(written?.at ?? null, caller.at);
  const said = {
    text,
    source,
    permalink,
    receivedAt,
    customer,
    remedySought,
    from: caller.channel,
    ...(message !== undefined && { message }),
  };
  return { kind: 'wish', wish: { kind: 'command', command: { kind: 'log', ...said, ...nothing } } };
}
