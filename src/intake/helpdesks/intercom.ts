/**
 * Intercom: topics of conversations and tickets. Signature: `X-Hub-Signature: sha1=…`, HMAC over the bytes with the app's client
 * secret; it says no time, so a delivery is known again by the id of its notification. Source: developers.intercom.com, "Webhooks". Pure.
 */
import { ratingIn } from '../marks.ts';
import { idOfBody, isMacOf } from '../proof.ts';
import { asideWith, receivedWith } from '../received.ts';
import { onlyValue, type Head, type IntakeNotice, type Scheme } from '../scheme.ts';
import { surveyNotice } from '../survey-notice.ts';
import { firstMoment, firstSaid, isRecord, listOf, mailOf, saidAt, saidIn, valueAt } from '../lenient.ts';

const SIGNATURE = /^(sha1)=([0-9a-f]{40})$|^(sha256)=([0-9a-f]{64})$/i;

export const intercom: Scheme = {
  faultOfSecret: (secret) => (secret.length >= 16 ? null : 'is not the client secret of the Intercom app'),
  mayBeGenuine: (head) => signatureIn(head) !== null,
  genuineId(received, secret) {
    const signature = signatureIn(received);
    if (signature === null) return undefined;
    const mac = { hash: signature.algorithm, encoding: 'hex', key: secret } as const;
    return isMacOf(signature.digest, mac, received.body) ? idOfBody(received.body) : undefined;
  },
  read: (parsed, { at: now }) => [read(parsed, now)],
  // Intercom takes 200 alone for an answer, and asks by HEAD whether somebody is there
  answers: (answer) => (answer.status === 202 ? { ...answer, status: 200 } : answer),
  greets: ({ method }) => (method === 'HEAD' ? { status: 200, body: {} } : undefined),
};

function signatureIn({ headers }: Head): { readonly algorithm: 'sha1' | 'sha256'; readonly digest: string } | null {
  const given = onlyValue(headers, 'x-hub-signature-256') ?? onlyValue(headers, 'x-hub-signature') ?? '';
  const [, sha1, short = '', sha256, long = ''] = SIGNATURE.exec(given) ?? [];
  if (sha1 === undefined && sha256 === undefined) return null;
  return { algorithm: sha1 === undefined ? 'sha256' : 'sha1', digest: (short + long).toLowerCase() };
}

function read(body: unknown, now: Date): IntakeNotice {
  if (!isRecord(body)) return { kind: 'wrong', field: '', why: 'is not an object; nothing was stored' };
  const topic = saidAt(body, 'topic');
  const item = valueAt(body, 'data.item');
  if (topic === null) return { kind: 'wrong', field: 'topic', why: 'is missing; nothing was stored' };
  const id = saidAt(body, 'id');
  const own = id === null ? {} : { id };
  if (topic === 'ping') return { ...own, ...asideWith('ping', 'the topic ping', { text: '', receivedAt: now }) };
  if (!isRecord(item)) return { ...own, kind: 'wrong', field: 'data.item', why: 'is missing; nothing was stored' };
  return { ...own, ...readItem(topic, body, item, now) };
}

function readItem(topic: string, body: unknown, item: unknown, now: Date): IntakeNotice {
  const isTicket = topic.startsWith('ticket.') || saidAt(item, 'type') === 'ticket';
  const conversation = [valueAt(item, 'conversation'), valueAt(item, 'ticket'), item].find(isRecord);
  const app = saidAt(body, 'app_id') ?? '';
  const id = saidAt(conversation, 'id');
  const first = [valueAt(conversation, 'source'), valueAt(conversation, 'conversation_message')].find(isRecord);
  const parts = partsOf(conversation);
  const isReply = /repl/.test(topic);
  const message = isReply ? (parts.at(-1) ?? first) : (first ?? parts.at(-1));
  const people = peopleOf(conversation, first);
  const told = {
    subject: isTicket ? firstSaid(conversation, TITLES) : isReply ? null : firstSaid(first, ['subject']),
    text: (isTicket && !isReply ? firstSaid(conversation, WORDS) : null) ?? saidAt(message, 'body') ?? '',
    ...customerOf(people),
    matters: id === null ? [] : [`intercom:${app}:${id}`],
    receivedAt:
      firstMoment(message, ['created_at']) ??
      firstMoment(body, ['created_at', 'first_sent_at']) ??
      firstMoment(conversation, ['updated_at', 'created_at']) ??
      now,
    link: saidAt(conversation, 'links.conversation_web') ?? linkOf(app, id),
    language: firstSaid(people[0], ['language_override', 'language', 'locale']),
    priority: saidAt(conversation, 'priority'),
    attachments: filesOf(message),
  };
  const author = saidAt(message, 'author.type');
  if (/\.rating\./.test(topic)) return readRating(conversation, { ...told, subject: null }, body);
  if (/\bnoted\b|\.note/.test(topic) || saidAt(message, 'part_type') === 'note')
    return asideWith('internal', `the topic ${topic}`, told);
  if (/\.(admin|operator|teammate)\./.test(topic) || author === 'admin' || author === 'team')
    return asideWith('by_an_agent', author === 'admin' ? 'its author is an admin' : `the topic ${topic}`, told);
  if (author === 'bot') return asideWith('automatic', 'its author is a bot', told);
  if (!OPENING.test(topic)) return asideWith('automatic', `the topic ${topic}`, told);
  if (told.text === '' && told.subject === null && told.attachments.length === 0)
    return { kind: 'wrong', field: 'data.item.source.body', why: 'holds no words; nothing was stored' };
  return { kind: 'complaint', complaint: receivedWith(told) };
}

const OPENING =
  /^(conversation\.(user|contact|lead)\.(created|replied)|conversation\.created|ticket\.(created|contact\.replied))$/;
const TITLES = ['ticket_attributes._default_title_', 'ticket_attributes.title', 'title', 'subject'];
const WORDS = ['ticket_attributes._default_description_', 'ticket_attributes.description', 'description', 'body'];

/** What was said in it after its first message, the latest last. */
function partsOf(conversation: unknown): readonly unknown[] {
  for (const key of ['conversation_parts', 'ticket_parts', 'parts']) {
    const found = valueAt(conversation, key);
    const parts = listOf(Array.isArray(found) ? found : valueAt(found, key)).filter(isRecord);
    if (parts.length > 0) return parts.filter((part) => saidAt(part, 'body') !== null);
  }
  return [];
}

/** Who it is with, by every name it is told under. */
function peopleOf(conversation: unknown, first: unknown): readonly unknown[] {
  const contacts = valueAt(conversation, 'contacts');
  const [contact] = listOf(Array.isArray(contacts) ? contacts : valueAt(contacts, 'contacts'));
  return [valueAt(conversation, 'user'), contact, valueAt(first, 'author'), valueAt(conversation, 'contact')].filter(
    isRecord,
  );
}

function customerOf(people: readonly unknown[]) {
  const said = (key: string): string | null =>
    people.map((person) => saidAt(person, key)).find((text) => text !== null) ?? null;
  const mail = mailOf(said('email'));
  const keys = [mail, said('phone'), said('external_id') ?? said('user_id'), said('id')];
  return { customer: mail, customerName: said('name'), customerKeys: keys.filter((key) => key !== null) };
}

const linkOf = (app: string, id: string | null): string | null =>
  id === null || !/^[a-z0-9]+$/i.test(app) ? null : `https://app.intercom.com/a/inbox/${app}/inbox/conversation/${id}`;

const filesOf = (message: unknown) =>
  listOf(valueAt(message, 'attachments')).flatMap((file) => {
    const name = firstSaid(file, ['name', 'filename']) ?? saidIn(file);
    return name === null ? [] : [{ name, type: saidAt(file, 'content_type') ?? '', bytes: null }];
  });

function readRating(conversation: unknown, told: Parameters<typeof receivedWith>[0], body: unknown): IntakeNotice {
  const rating = valueAt(conversation, 'conversation_rating');
  const text = firstSaid(rating, ['remark', 'comment']) ?? '';
  const mark = ratingIn(valueAt(rating, 'rating') ?? valueAt(rating, 'score'));
  const receivedAt = firstMoment(rating, ['updated_at', 'created_at']) ?? told.receivedAt;
  if (mark === null) return asideWith('automatic', 'nothing was rated', { ...told, text });
  return surveyNotice({ ...told, text, receivedAt }, mark, body);
}
