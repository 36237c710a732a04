/** A submitted form → a wish, or what is wrong with each field. Pure: everything that can be said at once is said at once. */
import { thingId, readCaseId, type CaseId, type ThingId } from '../../core/base/ids.ts';
import { FAILURE_TYPES, SEVERITIES } from '../../core/base/failures.ts';
import { ROOT_CAUSES, type CustomerAccepted, type Outcome } from '../../core/case/status.ts';
import type { Command } from '../../core/case/commands.ts';
import { plain } from '../../cards/kit/say.ts';
import { sayParseError } from '../../cards/answers/refusals.ts';
import type { FormId, FormValues } from '../../cards/kit/card.ts';
import type { Caller } from '../caller.ts';
import type { ReadForm } from './door.ts';
import type { Hearing } from './hearing.ts';
import { readItem, readOffer } from './read-item.ts';
import { readFacts } from './read-facts.ts';
import { readPromise } from './read-promise.ts';
import { many, one, readMoney, type Errors } from './form-values.ts';

type About = Readonly<Record<string, string>>;

/** Reads a form. `hearing` says how amounts are read and which remedies there are. */
export function readForm(caller: Caller, form: FormId, about: About, values: FormValues, hearing: Hearing): ReadForm {
  const errors: Errors = {};
  const command = commandOf(caller, form, about, values, hearing, errors);
  if (command === undefined || Object.keys(errors).length > 0) {
    return {
      ok: false,
      errors:
        Object.keys(errors).length > 0
          ? errors
          : { [FIRST[form]]: 'This form is out of date. Close it and open it again from the card.' },
    };
  }
  return { ok: true, wish: { kind: 'command', command }, typed: typedIn(form, values) };
}

/** Where an error about the whole form is shown. */
const FIRST: Readonly<Record<FormId, string>> = {
  log: 'text',
  give: 'kind',
  resolve: 'accepted',
  decline: 'reason',
  counter: 'offer',
  discuss: 'text',
  edit_request: 'kind',
  ask_more: 'text',
  answer_more: 'text',
  edit_thanks: 'text',
  facts: 'customer',
  promise: 'text',
};

function commandOf(
  caller: Caller,
  form: FormId,
  about: About,
  values: FormValues,
  hearing: Hearing,
  errors: Errors,
): Command | undefined {
  switch (form) {
    case 'log':
      return readLog(caller, about, values, hearing, errors);
    case 'give':
      return ofCase(about, (id) => readGive(id, values, hearing, errors));
    case 'resolve':
      return ofCase(about, (id) => readResolve(id, values, errors));
    case 'decline':
      return ofCase(about, (id) => {
        const reason = need(values, 'reason', 'Say why, so that the asker knows what would be fine.', errors);
        return {
          kind: 'decline',
          case: id,
          request: thing(about['request']),
          digest: about['digest'] ?? null,
          reason,
          alternative: one(values, 'alternative'),
        };
      });
    case 'counter':
      return ofCase(about, (id) => readCounter(id, about, values, hearing, errors));
    case 'edit_request':
      return ofCase(about, (id) => {
        const read = readGive(id, values, hearing, errors);
        const request = thing(about['request']);
        return read === undefined || request === null ? undefined : { ...read, kind: 'edit_request', request };
      });
    case 'discuss':
    case 'ask_more':
    case 'answer_more':
      return ofCase(about, (id) => {
        const text = need(values, 'text', 'Write a sentence.', errors);
        return { kind: form, case: id, request: thing(about['request']), text };
      });
    case 'edit_thanks':
      return ofCase(about, (id) => {
        const shoutOut = thing(about['shoutOut']);
        const text = need(values, 'text', 'Write what is to be posted.', errors);
        const audience = one(values, 'audience') === 'private' ? 'private' : 'public';
        return shoutOut === null ? undefined : { kind: 'confirm_thanks', case: id, shoutOut, text, audience };
      });
    case 'facts':
      return ofCase(about, (id) => readFacts(id, about, values, hearing, errors));
    case 'promise':
      return ofCase(about, (id) => readPromise(caller, id, about['zone'], values, errors));
  }
}

function ofCase(about: About, then: (id: CaseId) => Command | undefined): Command | undefined {
  const id = readCaseId(about['case'] ?? '');
  return id === undefined ? undefined : then(id);
}

function readLog(caller: Caller, about: About, values: FormValues, hearing: Hearing, errors: Errors): Command {
  return {
    kind: 'log',
    text: need(values, 'text', 'Say in a few words what happened.', errors),
    customer: one(values, 'customer'),
    remedySought: one(values, 'remedySought'),
    failure: FAILURE_TYPES.find((f) => f === one(values, 'failure')) ?? null,
    severity: SEVERITIES.find((s) => s === one(values, 'severity')) ?? null,
    orderValue: readMoney(values, 'orderValue', hearing, errors),
    lossValue: null,
    source: about['source'] === 'message' ? 'message' : 'chat',
    permalink: about['permalink'] ?? null,
    receivedAt: null,
    from: caller.channel,
  };
}

function readCounter(
  id: CaseId,
  about: About,
  values: FormValues,
  hearing: Hearing,
  errors: Errors,
): Command | undefined {
  const reason = need(values, 'reason', 'Say why, so that the asker can tell the customer.', errors);
  const typed = need(values, 'offer', 'Say what you offer instead, for example 250 EUR.', errors);
  if (typed === '') return undefined;
  const read = readOffer(typed, hearing);
  if (!read.ok) {
    errors['offer'] = sayParseError(read.why, { command: 'Amends', locale: hearing.locale, zone: 'UTC' }).summary;
    return undefined;
  }
  const { request, digest } = about;
  return { kind: 'counter', case: id, request: thing(request), digest: digest ?? null, ...read.offer, reason };
}

function readGive(
  id: CaseId,
  values: FormValues,
  hearing: Hearing,
  errors: Errors,
): Extract<Command, { kind: 'give' }> | undefined {
  const kind = need(values, 'kind', 'Choose what to give.', errors);
  if (kind === '') return undefined;
  const read = readItem(kind, one(values, 'quantity') ?? '', hearing);
  if (!read.ok) {
    errors['quantity'] = plain([
      sayParseError(read.why, { command: 'Amends', locale: hearing.locale, zone: 'UTC' }).summary,
    ]);
    return undefined;
  }
  const itemClass = hearing.actions.get(kind);
  if (itemClass === 'money' && read.item.amount === null) errors['quantity'] = 'Say how much, for example 40 EUR.';
  if (itemClass === 'points' && read.item.units === null) errors['quantity'] = 'Say how many points, for example 2000.';
  return { kind: 'give', case: id, items: [read.item], because: one(values, 'because') };
}

function readResolve(id: CaseId, values: FormValues, errors: Errors): Command {
  const accepted = (['yes', 'no', 'unknown'] as const).find((a) => a === one(values, 'accepted'));
  if (accepted === undefined) errors['accepted'] = 'Say whether the customer accepted it; “not known yet” is fine.';
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
    done: many(values, 'done').flatMap((d) => thing(d) ?? []),
  };
}

/** Unknown is never counted as success. */
function outcomeFrom(accepted: CustomerAccepted): Outcome {
  return accepted === 'yes' ? 'accepted' : 'unresolved';
}

function need(values: FormValues, field: string, otherwise: string, errors: Errors): string {
  const value = one(values, field);
  if (value === null) errors[field] = otherwise;
  return value ?? '';
}

function thing(id: string | undefined): ThingId | null {
  const read = thingId.safeParse(id);
  return read.success ? read.data : null;
}

/** The words somebody typed, for giving them back when they could not be saved. */
function typedIn(form: FormId, values: FormValues): string {
  const words = Object.values(values).flatMap((v) => (typeof v === 'string' && v.trim() !== '' ? [v.trim()] : []));
  return form === 'log' ? (one(values, 'text') ?? words.join('\n')) : words.join('\n');
}
