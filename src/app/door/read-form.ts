/** A submitted form → a wish, or what is wrong with each field. Pure: everything that can be said at once is said at once. */
import { thingId, readCaseId, type CaseId, type ThingId } from '../../core/base/ids.ts';
import { isTooLong, LONGEST_NAME, passengerFrom } from '../../core/base/passengers.ts';
import { FAILURE_TYPES, SEVERITIES } from '../../core/base/failures.ts';
import { ROOT_CAUSES, type CustomerAccepted, type Outcome } from '../../core/case/status.ts';
import { SENSITIVITIES } from '../../core/policy/policy.ts';
import { CORRECTION_LEADS_TO } from '../../core/case/again.ts';
import type { Command, LogCommand } from '../../core/case/commands.ts';
import { sayFieldError, type Missing } from '../../cards/forms/field-errors.ts';
import { wordsIn } from '../../cards/forms/filled.ts';
import { callBack } from '../../cards/forms/suggestion-form.ts';
import type { FormId, FormValues } from '../../cards/kit/card.ts';
import type { ReadForm } from './door.ts';
import { MAIN_FIELD } from './forms/no-at-field.ts';
import { readPaid } from './fulfilment/read-paid.ts';
import { readAssist, readAssistAnswer } from './help/read-help.ts';
import { readContact, readFollowUp } from './contact/read-contact.ts';
import { readLeaving, readNote } from './care/read-care.ts';
import { readDismiss, readMerge } from './life/read-ends.ts';
import { readEdit } from './life/read-edit.ts';
import { promisedIn, readCall } from './promises/read-call.ts';
import { readSettle, readVoid, settledIn } from './promises/read-settle.ts';
import { readDraft, readLetter } from './letters/read-letters.ts';
import { isLearningForm, readLearning, type LearningForm } from './learning/read-learning.ts';
import { isSetupForm, readSetup, type SetupForm } from './setup/read-setup.ts';
import { readThankForm } from './recognition/read-thank-form.ts';
import { readDeclineHandover, readHandOver, readTake } from './owning/read-owning.ts';
import { readItem, readOffer } from './read-item.ts';
import { readFacts } from './read-facts.ts';
import { readMove, readPromise } from './read-promise.ts';
import { many, one, readMoney, type SubmittedForm } from './form-values.ts';
import { writtenAt } from './written-at.ts';

/** Reads a form: the command it asks for, or a sentence for each field that is wrong. */
export function readForm(id: FormId, submitted: Omit<SubmittedForm, 'errors'>): ReadForm {
  const form: SubmittedForm = { ...submitted, errors: new Map() };
  const { caller, values, hearing, errors } = form;
  if (isLearningForm(id)) {
    const act = readLearning(id, form);
    if (act !== undefined && errors.size === 0)
      return { ok: true, wish: { kind: 'learning', act }, typed: typedIn(id, values) };
  }
  if (isSetupForm(id)) {
    const act = readSetup(id, form);
    if (act !== undefined && errors.size === 0)
      return { ok: true, wish: { kind: 'setup', act }, typed: typedIn(id, values) };
  }
  if (id === 'thank') {
    const act = readThankForm(form);
    if (act !== undefined) return { ok: true, wish: { kind: 'recognition', act }, typed: typedIn(id, values) };
  }
  if (id === 'letter') {
    const wish = readLetter(form);
    if (wish !== undefined) return { ok: true, wish, typed: typedIn(id, values) };
  }
  const command = isLearningForm(id) || isSetupForm(id) || id === 'thank' ? undefined : commandOf(id, form);
  if (command !== undefined && errors.size === 0)
    return { ok: true, wish: { kind: 'command', command }, typed: typedIn(id, values) };
  if (errors.size === 0) errors.set(MAIN_FIELD[id], { kind: 'out_of_date' });
  const viewer = { locale: hearing.locale, now: caller.at };
  return {
    ok: false,
    errors: Object.fromEntries([...errors].map(([field, error]) => [field, sayFieldError(error, viewer)])),
  };
}

function commandOf(id: Exclude<FormId, LearningForm | SetupForm | 'thank'>, form: SubmittedForm): Command | undefined {
  if (id === 'log') return readLog(form);
  const of = readCaseId(form.about['case'] ?? '');
  return of === undefined ? undefined : commandOn(of, id, form);
}

function commandOn(
  of: CaseId,
  id: Exclude<FormId, 'log' | 'thank' | LearningForm | SetupForm>,
  form: SubmittedForm,
): Command | undefined {
  const { about, values } = form;
  switch (id) {
    case 'give':
      return readGive(of, form);
    case 'suggestion':
      return readSuggestion(of, form);
    case 'resolve':
      return readResolve(of, form);
    case 'decline':
      return {
        kind: 'decline',
        case: of,
        request: thing(about['request']),
        digest: about['digest'] ?? null,
        reason: need(form, 'reason', 'reason_to_decline'),
        alternative: one(values, 'alternative'),
      };
    case 'counter':
      return readCounter(of, form);
    case 'edit_request': {
      const read = readGive(of, form);
      const request = thing(about['request']);
      if (read === undefined || request === null) return undefined;
      const { items, because } = read;
      return { kind: 'edit_request', case: of, request, items, because };
    }
    case 'discuss':
    case 'ask_more':
    case 'answer_more':
      return { kind: id, case: of, request: thing(about['request']), text: need(form, 'text', 'sentence') };
    case 'edit_thanks': {
      const shoutOut = thing(about['shoutOut']);
      const text = need(form, 'text', 'thanks');
      const chosen = one(values, 'audience');
      const audience = chosen === 'public' || chosen === 'team' ? chosen : 'private';
      return shoutOut === null ? undefined : { kind: 'confirm_thanks', case: of, shoutOut, text, audience };
    }
    case 'facts':
      return readFacts(of, form);
    case 'merge':
      return readMerge(of, form);
    case 'note':
      return readNote(of, form);
    case 'leaving':
      return readLeaving(of, form);
    case 'opt_out':
      return { kind: 'opt_out', case: of, because: one(values, 'because') };
    case 'hand_over':
      return readHandOver(of, form);
    case 'decline_handover':
      return readDeclineHandover(of, form);
    case 'take':
      return readTake(of, form);
    case 'dismiss':
      return readDismiss(of, form);
    case 'review':
      return {
        kind: 'review',
        case: of,
        helped: one(values, 'helped'),
        hindered: one(values, 'hindered'),
        change: one(values, 'change'),
      };
    case 'put_right': {
      const leadsTo = CORRECTION_LEADS_TO.find((one) => one === form.values['leadsTo']) ?? 'lesson';
      return { kind: 'put_right', case: of, text: need(form, 'text', 'sentence'), leadsTo };
    }
    case 'wants':
      return { kind: 'edit', case: of, changes: { remedySought: need(form, 'text', 'sentence') }, because: null };
    case 'reopen':
      return { kind: 'reopen', case: of, reason: need(form, 'reason', 'reason_to_restrict') };
    case 'paid':
      return readPaid(of, form);
    case 'edit':
      return readEdit(of, form);
    // a letter is no command: it is looked at, and nothing changes
    case 'letter':
      return undefined;
    case 'draft':
      return readDraft(of, form);
    case 'promise':
      return readPromise(of, form);
    case 'ask_team':
      return { kind: 'ask_team', case: of, text: need(form, 'text', 'sentence') };
    case 'advise':
      return { kind: 'advise', case: of, advice: thing(about['advice']), text: need(form, 'text', 'sentence') };
    case 'assist':
      return readAssist(of, form);
    case 'assist_done':
      return readAssistAnswer(of, 'done', form);
    case 'assist_cannot':
      return readAssistAnswer(of, 'cannot', form);
    case 'restrict': {
      const sensitivity = SENSITIVITIES.find((one) => one === need(form, 'sensitivity', 'sensitivity')) ?? null;
      return { kind: 'restrict', case: of, sensitivity, reason: need(form, 'reason', 'reason_to_restrict') };
    }
    case 'lift':
      return { kind: 'lift', case: of, reason: need(form, 'reason', 'reason_to_restrict') };
    case 'link':
    case 'unlink':
      return readLink(of, id, form);
    case 'move_promise':
      return readMove(of, form);
    case 'checked':
      return readFollowUp(of, form);
    case 'contact':
      return readContact(of, form);
    case 'call_back':
      return readCall(of, form);
    case 'void_promise':
      return readVoid(of, form);
    case 'settle_promises':
      return readSettle(of, form);
  }
}

/** Another case, or what the customer goes by: one of the two. */
function readLink(of: CaseId, kind: 'link' | 'unlink', form: SubmittedForm): Command | undefined {
  const { values, errors } = form;
  const [named, known, customer] = [one(values, 'other'), one(values, 'known'), one(values, 'customer')];
  const said = [named, known, customer].filter((value) => value !== null).length;
  if (said !== 1) errors.set(said === 0 ? MAIN_FIELD[kind] : 'customer', { kind: 'missing', what: 'one_of_two' });
  if (named === null) {
    const because = need(form, 'reason', 'reason_to_restrict');
    const chosen = kind === 'unlink' && known !== null ? { key: known } : {};
    return { kind: `${kind}_customer`, case: of, customer: customer ?? '', ...chosen, because };
  }
  const other = readCaseId(named);
  if (other === undefined) errors.set('other', { kind: 'not_understood', why: { kind: 'not_a_case', typed: named } });
  return other === undefined ? undefined : { kind, case: of, other, because: one(values, 'reason') };
}

function readSuggestion(of: CaseId, form: SubmittedForm): Command | undefined {
  const { about, values } = form;
  const because = about['reason'] === 'yes' ? need(form, 'because', 'reason_to_give') : one(values, 'because');
  const text = callBack(form.hearing);
  const promised = about['promise'] === 'yes' ? readPromise(of, { ...form, values: { ...values, text } }) : undefined;
  const due = promised?.kind === 'promise' ? promised.due : null;
  const v = Number(about['v']);
  const id = about['suggestion'] ?? '';
  return {
    kind: 'give_suggested',
    case: of,
    suggestion: id,
    v,
    because,
    promised: due === null ? null : { text, due },
  };
}

function readLog(form: SubmittedForm): Command {
  const { caller, about, values } = form;
  return {
    kind: 'log',
    text: need(form, 'text', 'complaint'),
    customer: one(values, 'customer'),
    remedySought: one(values, 'remedySought'),
    failure: FAILURE_TYPES.find((f) => f === one(values, 'failure')) ?? null,
    severity: SEVERITIES.find((s) => s === one(values, 'severity')) ?? null,
    orderValue: readMoney(form, 'orderValue'),
    lossValue: null,
    source: about['source'] === 'message' ? 'message' : 'chat',
    permalink: about['permalink'] ?? null,
    ...follows(about['follows']),
    receivedAt: writtenAt(about['writtenAt'] ?? null, caller.at),
    from: caller.channel,
    ...(about['message'] !== undefined && { message: about['message'] }),
  };
}

function follows(typed: string | undefined): Pick<LogCommand, 'follows'> {
  const read = typed === undefined ? undefined : readCaseId(typed);
  return read === undefined ? {} : { follows: read };
}

function readCounter(id: CaseId, form: SubmittedForm): Command | undefined {
  const reason = need(form, 'reason', 'reason_to_counter');
  const typed = need(form, 'offer', 'offer');
  if (typed === '') return undefined;
  const read = readOffer(typed, form.hearing);
  if (!read.ok) {
    form.errors.set('offer', { kind: 'not_understood', why: read.why });
    return undefined;
  }
  const { request, digest } = form.about;
  return { kind: 'counter', case: id, request: thing(request), digest: digest ?? null, ...read.offer, reason };
}

function readGive(id: CaseId, form: SubmittedForm): Extract<Command, { kind: 'give' }> | undefined {
  const { values, hearing, errors } = form;
  const kind = need(form, 'kind', 'remedy');
  if (kind === '') return undefined;
  const read = readItem(kind, one(values, 'quantity') ?? '', hearing);
  if (!read.ok) {
    errors.set('quantity', { kind: 'not_understood', why: read.why });
    return undefined;
  }
  const itemClass = hearing.actions.get(kind);
  if (itemClass === 'money' && read.item.amount === null) errors.set('quantity', { kind: 'missing', what: 'amount' });
  if (itemClass === 'points' && read.item.units === null) errors.set('quantity', { kind: 'missing', what: 'points' });
  const passenger = passengerFrom(one(values, 'passenger')) ?? read.item.passenger;
  if (isTooLong(passenger))
    errors.set('passenger', { kind: 'not_understood', why: { kind: 'passengers', no: 'long', most: LONGEST_NAME } });
  const promised = promisedIn(kind, form);
  return {
    kind: 'give',
    case: id,
    items: [{ ...read.item, passenger }],
    because: one(values, 'because'),
    ...(promised !== undefined && { promised }),
  };
}

function readResolve(id: CaseId, form: SubmittedForm): Command {
  const { values, errors } = form;
  const settles = settledIn(form);
  const accepted = (['yes', 'no', 'unknown'] as const).find((a) => a === one(values, 'accepted'));
  if (accepted === undefined) errors.set('accepted', { kind: 'missing', what: 'accepted' });
  const outcome = (['satisfied', 'accepted', 'unresolved', 'withdrawn', 'no_contact'] as const).find(
    (o) => o === one(values, 'outcome'),
  );
  return {
    kind: 'resolve',
    case: id,
    outcome: outcome ?? outcomeFrom(accepted ?? 'unknown'),
    customerAccepted: accepted ?? 'unknown',
    rootCause: ROOT_CAUSES.find((r) => r === one(values, 'rootCause')) ?? null,
    processArea: one(values, 'processArea'),
    whatHelped: one(values, 'whatHelped'),
    because: one(values, 'because'),
    done: many(values, 'done').flatMap((d) => thing(d) ?? []),
    ...(settles && { settles }),
  };
}

/** Unknown is never counted as success. */
function outcomeFrom(accepted: CustomerAccepted): Outcome {
  return accepted === 'yes' ? 'accepted' : 'unresolved';
}

/** The value of a field that must not be empty; where it is, `errors` says what is missing. */
function need({ values, errors }: SubmittedForm, field: string, what: Missing): string {
  const value = one(values, field);
  if (value === null) errors.set(field, { kind: 'missing', what });
  return value ?? '';
}

function thing(id: string | undefined): ThingId | null {
  const read = thingId.safeParse(id);
  return read.success ? read.data : null;
}

/** The words somebody typed, for giving them back when they could not be saved. */
function typedIn(form: FormId, values: FormValues): string {
  return (form === 'log' ? one(values, 'text') : null) ?? wordsIn(values);
}
