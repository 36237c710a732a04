/** Typeform: an answered form, signed over its bytes. Source: typeform.com/developers/webhooks, example payload and "Secure your webhooks". Pure. */
import {
  fieldsOf,
  firstText,
  linkIn,
  listOf,
  momentIn,
  numberIn,
  textAt,
  textIn,
  valueAt,
  type Fields,
} from '../lenient.ts';
import { idInBody } from '../id-in-body.ts';
import { faultOfTheirs, idOfBody, isMacOf } from '../proof.ts';
import { asideWith } from '../received.ts';
import { onlyValue, type IntakeNotice, type Scheme } from '../scheme.ts';
import { noticeOfForm, type Answer, type Chosen } from './answers.ts';
import { chosenIn } from './chosen.ts';
import { markOf, type Mark } from '../marks.ts';

/** Kinds of questions whose answer is a mark, and of how many where the form does not say. */
const SCALES: Readonly<Record<string, number>> = { opinion_scale: 10, rating: 5, nps: 10 };

export const typeform: Scheme = {
  faultOfSecret: faultOfTheirs,
  mayBeGenuine: ({ headers }) => /^sha256=\S+$/.test(onlyValue(headers, 'typeform-signature') ?? ''),
  genuineId({ headers, body }, secret) {
    const given = /^sha256=(\S+)$/.exec(onlyValue(headers, 'typeform-signature') ?? '')?.[1] ?? '';
    return isMacOf(given, { hash: 'sha256', encoding: 'base64', key: secret }, body) ? eventId(body) : undefined;
  },
  read: (parsed, { at }, settings) => [readTypeform(parsed, chosenIn(settings), at)],
};

/** Its own id, the same when it is sent again. */
const eventId = (body: Buffer): string => idInBody(body, /^[\w-]{1,200}$/, ['event_id']) ?? idOfBody(body);

function readTypeform(body: unknown, chosen: Chosen, at: Date): IntakeNotice {
  const event = textAt(body, 'event_type');
  const response = fieldsOf(valueAt(body, 'form_response'));
  const receivedAt = momentIn(response['submitted_at']) ?? momentIn(response['landed_at']) ?? at;
  const formId = textIn(response['form_id']);
  const token = firstText(response, ['token', 'response_id']);
  const matters = token === '' ? [] : [`typeform:${formId}:${token}`];
  if (event !== '' && event !== 'form_response')
    return asideWith(event === 'form_response_partial' ? 'incomplete' : 'not_a_complaint', `event_type ${event}`, {
      text: textAt(response, 'definition.title'),
      receivedAt,
      matters,
    });
  // nobody answered anything: then Typeform leaves the list out
  if (!Array.isArray(response['answers']) && (token === '' || response['answers'] != null))
    return { kind: 'wrong', field: 'form_response.answers', why: 'is missing; nothing was stored' };
  const questions = new Map(
    listOf(valueAt(response, 'definition.fields')).map((field) => [textAt(field, 'id'), fieldsOf(field)]),
  );
  return noticeOfForm(
    {
      answers: listOf(response['answers']).map((one) => answerIn(one, questions)),
      hidden: Object.fromEntries(
        Object.entries(fieldsOf(response['hidden'])).map(([key, value]) => [key, textIn(value)]),
      ),
      title: textAt(response, 'definition.title'),
      receivedAt,
      matters,
      link: formId === '' ? null : linkIn(`https://admin.typeform.com/form/${encodeURIComponent(formId)}/results`),
      body,
    },
    chosen,
  );
}

function answerIn(answer: unknown, questions: ReadonlyMap<string, Fields>): Answer {
  const field = fieldsOf(valueAt(answer, 'field'));
  const question = questions.get(textIn(field['id'])) ?? {};
  const type = textIn(field['type']) || textAt(question, 'type');
  const kind = textAt(answer, 'type');
  const base = {
    ref: textIn(field['ref']) || textIn(field['id']),
    title: firstText(question, ['title']) || textIn(field['title']),
  };
  const mark = markIn(answer, type, question);
  if (mark !== null) return { ...base, kind: 'mark', text: `${String(mark.score)}/${String(mark.outOf)}`, mark };
  const text = valueOf(answer, kind);
  return { ...base, kind: kindOf(kind, type), text, mark: null };
}

function kindOf(kind: string, type: string): Answer['kind'] {
  if (kind === 'email' || type === 'email') return 'email';
  if (kind === 'phone_number' || type === 'phone_number') return 'phone';
  if (type === 'long_text' || kind === 'multi_format') return 'long';
  if (kind === 'text') return 'short';
  // a yes or no says nothing without its question, and is mostly a consent
  return kind === 'choice' || kind === 'choices' ? 'choice' : 'other';
}

function markIn(answer: unknown, type: string, question: Fields): Mark | null {
  const most = SCALES[type];
  const score = numberIn(valueAt(answer, 'number'));
  if (most === undefined || score === null) return null;
  const steps = numberIn(valueAt(question, 'properties.steps'));
  // eleven steps are 0 to 10, unless they begin with one
  const fromOne = valueAt(question, 'properties.start_at_one') === true || type === 'rating';
  const outOf = steps === null ? most : fromOne ? steps : steps - 1;
  return markOf(score, outOf) ?? markOf(score, 10) ?? null;
}

/** An answer of any type as text. */
function valueOf(answer: unknown, kind: string): string {
  switch (kind) {
    case 'choice':
      return firstText(answer, ['choice.label', 'choice.other']);
    case 'choices':
      return [...listOf(valueAt(answer, 'choices.labels')).map(textIn), textAt(answer, 'choices.other')]
        .filter((one) => one !== '')
        .join(', ');
    case 'boolean':
      return valueAt(answer, 'boolean') === true ? 'yes' : 'no';
    case 'payment':
      return textAt(answer, 'payment.amount');
    case 'multi_format':
      return firstText(answer, ['multi_format.text', 'multi_format.transcript']);
    default:
      return textAt(answer, kind);
  }
}
