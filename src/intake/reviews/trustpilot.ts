/**
 * Trustpilot: reviews as they are written, changed and taken back; several in one body. It signs nothing: what it knows stands in the
 * address it was given, as a password (`https://amends:SECRET@…`) or as `?token=SECRET`. Source: support.trustpilot.com, "How to set up
 * Trustpilot webhooks". Pure.
 */
import {
  fieldsOf,
  firstText,
  isRecord,
  linkIn,
  listOf,
  momentIn,
  numberIn,
  textAt,
  textIn,
  valueAt,
  wordsAt,
  type Fields,
} from '../lenient.ts';
import { sharedSecret } from '../proof.ts';
import { asideWith } from '../received.ts';
import { surveyNotice } from '../survey-notice.ts';
import type { IntakeNotice, Scheme } from '../scheme.ts';
import { markOf } from '../marks.ts';

export const trustpilot: Scheme = {
  ...sharedSecret,
  read(parsed, { at }) {
    const events = Array.isArray(parsed) ? parsed : eventsIn(valueAt(parsed, 'events'));
    const all = events.length === 0 && textAt(parsed, 'eventName') !== '' ? [parsed] : events;
    if (all.length === 0) return [{ kind: 'wrong', field: 'events', why: 'is missing or empty; nothing was stored' }];
    return all.map((event) => readEvent(event, at));
  },
};

/** One alone comes without a list around it. */
const eventsIn = (events: unknown): readonly unknown[] =>
  Array.isArray(events) || isRecord(events) ? listOf(events) : [];

function readEvent(event: unknown, at: Date): IntakeNotice {
  const name = textAt(event, 'eventName').toLowerCase();
  const data = fieldsOf(valueAt(event, 'eventData'));
  const id = textIn(data['id']) || textIn(data['reviewId']);
  const isProduct = name.startsWith('product-review');
  const told = toldIn(data, { id, isProduct, at });
  const own =
    id === '' ? {} : { id: `${name}:${id}:${firstText(data, ['updatedAt', 'createdAt', 'deletedAt'])}`.slice(0, 200) };
  if (/-repl(?:y|ied)/.test(name)) return { ...asideWith('own_message', name, told), ...own };
  if (!/^(?:service|product)-review-(?:created|updated)$/.test(name))
    return { ...asideWith('not_a_complaint', name || 'no eventName', told), ...own };
  const mark = markOf(numberIn(data['stars']) ?? numberIn(data['rating']) ?? Number.NaN, 5);
  if (mark === null)
    return { kind: 'wrong', field: 'eventData.stars', why: 'is no number from 0 to 5; nothing was stored' };
  return { ...surveyNotice(told, mark, event), ...own };
}

interface Around {
  readonly id: string;
  readonly isProduct: boolean;
  readonly at: Date;
}

function toldIn(data: Fields, { id, isProduct, at }: Around) {
  const title = wordsAt(data, 'title');
  const words = wordsAt(data, 'text') || wordsAt(data, 'content');
  const reference = firstText(data, ['referenceId', 'referenceID']);
  const email = firstText(data, ['consumer.email', 'consumer.emailAddress']);
  const consumer = textAt(data, 'consumer.id');
  const keys = [email, reference, consumer === '' ? '' : `trustpilot:${consumer}`].filter((one) => one !== '');
  return {
    // a title is often the beginning of the words, cut off with three dots
    subject: words.startsWith(title.replace(/(?:…|\.\.\.)$/, '').trimEnd()) ? null : title,
    text: words === '' ? title : words,
    customer: keys[0] ?? null,
    customerName: firstText(data, ['consumer.name', 'consumer.displayName']) || null,
    customerKeys: keys,
    receivedAt: momentIn(data['updatedAt']) ?? momentIn(data['createdAt']) ?? at,
    matters: id === '' ? [] : [`trustpilot:review:${id}`],
    link: id === '' || isProduct ? null : linkIn(`https://www.trustpilot.com/reviews/${encodeURIComponent(id)}`),
    heard: 'review' as const,
    language: textIn(data['language']) || null,
  };
}
