/**
 * Google Forms: has no webhooks of its own; a script in the form sends each answer, signed by Standard Webhooks. The script stands in
 * docs/operators/intake-google-forms.md. Kinds of questions: developers.google.com/apps-script/reference/forms/item-type. Pure.
 */
import { fieldsOf, linkIn, listOf, momentIn, numberIn, textAt, textIn, valueAt } from '../lenient.ts';
import type { Scheme } from '../scheme.ts';
import { standardWebhook } from '../standard-webhook.ts';
import { noticeOfForm, type Answer } from './answers.ts';
import { chosenIn } from './chosen.ts';
import { markOf, type Mark } from '../marks.ts';

export const googleForms: Scheme = {
  faultOfSecret: (secret) => standardWebhook.faultOfSecret(secret),
  mayBeGenuine: (head, secret) => standardWebhook.mayBeGenuine(head, secret),
  genuineId: (received, secret) => standardWebhook.genuineId(received, secret),
  read(parsed, { at }, settings) {
    const data = fieldsOf(valueAt(parsed, 'data'));
    if (!Array.isArray(data['answers']))
      return [{ kind: 'wrong', field: 'data.answers', why: 'is missing; nothing was stored' }];
    const form = textAt(data, 'form.id');
    const response = textAt(data, 'response.id');
    const email = textAt(data, 'respondent');
    const notice = noticeOfForm(
      {
        answers: listOf(data['answers']).map(answerIn),
        hidden: email === '' ? {} : { email },
        title: textAt(data, 'form.title'),
        receivedAt: momentIn(valueAt(parsed, 'timestamp')) ?? at,
        matters: response === '' ? [] : [`google-forms:${form}:${response}`],
        link: linkIn(valueAt(data, 'response.link')),
        body: parsed,
      },
      chosenIn(settings),
    );
    return [notice];
  },
};

const CHOICES: readonly string[] = ['MULTIPLE_CHOICE', 'CHECKBOX', 'LIST', 'GRID', 'CHECKBOX_GRID'];

function answerIn(answer: unknown): Answer {
  const type = textAt(answer, 'type').toUpperCase();
  const text = wordsOf(valueAt(answer, 'value'));
  const base = { ref: textAt(answer, 'id'), title: textAt(answer, 'title'), text };
  const mark = markIn(answer, type);
  if (mark !== null) return { ...base, kind: 'mark', mark };
  if (type === 'PARAGRAPH_TEXT') return { ...base, kind: 'long', mark: null };
  if (CHOICES.includes(type)) return { ...base, kind: 'choice', mark: null };
  return { ...base, kind: type === 'TEXT' ? 'short' : 'other', mark: null };
}

function markIn(answer: unknown, type: string): Mark | null {
  const score = numberIn(valueAt(answer, 'value'));
  if ((type !== 'SCALE' && type !== 'RATING') || score === null) return null;
  return markOf(score, numberIn(valueAt(answer, 'most')) ?? (score > 5 ? 10 : 5));
}

/** Several choices, and the rows of a grid, one beside the other. */
const wordsOf = (value: unknown): string =>
  Array.isArray(value)
    ? value
        .map(wordsOf)
        .filter((one) => one !== '')
        .join(', ')
    : textIn(value);
