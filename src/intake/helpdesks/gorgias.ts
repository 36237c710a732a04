/**
 * Gorgias: HTTP integrations, whose body is a ticket, or what the administrator wrote of one. They have no signature; a secret goes
 * along in a header or as basic authentication. Source: docs.gorgias.com, "HTTP integrations", and its ticket object. Pure.
 */
import { JSON_OR_FORM, readJsonOrForm } from '../form-body.ts';
import { ratingIn } from '../marks.ts';
import { sharedSecret } from '../proof.ts';
import { asideWith, receivedWith } from '../received.ts';
import type { IntakeNotice, Scheme } from '../scheme.ts';
import type { SourceFacts } from '../source-schema.ts';
import { surveyNotice } from '../survey-notice.ts';
import { firstMoment, firstSaid, isRecord, listOf, mailOf, saidAt, valueAt, yesOf } from '../lenient.ts';

export const gorgias: Scheme = {
  ...sharedSecret,
  accepts: JSON_OR_FORM,
  parse: (received) => readJsonOrForm(received),
  read: (parsed, { at: now }, source) => [read(parsed, now, source)],
};

function read(body: unknown, now: Date, source: SourceFacts): IntakeNotice {
  if (!isRecord(body)) return { kind: 'wrong', field: '', why: 'is not an object; nothing was stored' };
  const ticket =
    [valueAt(body, 'ticket'), valueAt(body, 'data.ticket'), valueAt(body, 'object'), valueAt(body, 'data')].find(
      isRecord,
    ) ?? body;
  const event = firstSaid(body, ['event.type', 'event', 'type', 'trigger', 'event_type']) ?? '';
  const message = messageOf(body, ticket, event);
  const isFirst = !/message[-_.]?created|replied/.test(event);
  // a message names its ticket, and has an id of its own
  const id = firstSaid(ticket, ['ticket_id', 'id']) ?? firstSaid(body, ['ticket_id', 'message.ticket_id']);
  const told = toldOf({ body, ticket, message, id, isFirst }, now, source);
  const survey = [
    valueAt(body, 'satisfaction_survey'),
    valueAt(body, 'survey'),
    valueAt(ticket, 'satisfaction_survey'),
  ].find(isRecord);
  if (/survey|satisfaction/.test(event) || saidAt(survey, 'score') !== null)
    return readSurvey(survey ?? body, told, body);
  const channel = firstSaid(message, ['channel']) ?? firstSaid(ticket, ['channel']) ?? '';
  if ([ticket, body, message].some((of) => yesOf(valueAt(of, 'spam')) === true))
    return asideWith('spam', 'spam is true', told);
  if (/internal[-_]?note/.test(channel) || yesOf(valueAt(message, 'public')) === false)
    return asideWith('internal', 'the message is not public', told);
  const isAgent =
    yesOf(valueAt(message, 'from_agent')) ?? yesOf(valueAt(ticket, 'from_agent')) ?? yesOf(valueAt(body, 'from_agent'));
  if (isAgent === true) return asideWith('by_an_agent', 'from_agent is true', told);
  if (/updated|closed|assigned|snoozed|tagged/.test(event))
    return asideWith('automatic', `the event ${event.slice(0, 60)}`, told);
  if (told.text === '' && told.subject === null)
    return {
      kind: 'wrong',
      field: 'message.body_text',
      why: 'holds no words: add the message to the body of the integration; nothing was stored',
    };
  return { kind: 'complaint', complaint: receivedWith(told) };
}

/** The message an event is about: the one it names, else the ticket's first or latest. */
function messageOf(body: unknown, ticket: unknown, event: string): unknown {
  const all = listOf(valueAt(ticket, 'messages')).filter(isRecord);
  const latest = valueAt(ticket, 'last_message') ?? all.at(-1);
  const first = valueAt(ticket, 'first_message') ?? all[0];
  const named = [valueAt(body, 'message'), valueAt(ticket, 'message')];
  const inOrder = /message/.test(event) ? [...named, latest, first] : [...named, first, latest];
  // some send the message itself, as their whole body
  return inOrder.find(isRecord) ?? (firstSaid(ticket, WORDS) === null ? undefined : ticket);
}

interface Parts {
  readonly body: unknown;
  readonly ticket: unknown;
  readonly message: unknown;
  readonly id: string | null;
  readonly isFirst: boolean;
}

const WORDS = ['stripped_text', 'body_text', 'stripped_html', 'body_html', 'text', 'body'];
const FLAT = [
  'message',
  'message_text',
  'body_text',
  'body_html',
  'last_message',
  'first_message',
  'text',
  'body',
  'description',
  'content',
  'excerpt',
];
const MAIL = [
  'customer.email',
  'ticket.customer.email',
  'customer_email',
  'requester.email',
  'sender.email',
  'email',
  'from',
];

function toldOf({ body, ticket, message, id, isFirst }: Parts, now: Date, { source }: SourceFacts) {
  const who = [
    valueAt(ticket, 'customer'),
    valueAt(body, 'customer'),
    valueAt(message, 'sender'),
    valueAt(ticket, 'requester'),
  ].filter(isRecord);
  const said = (key: string): string | null => who.map((of) => saidAt(of, key)).find((text) => text !== null) ?? null;
  const mail = mailOf(said('email')) ?? mailOf(firstSaid(ticket, MAIL)) ?? mailOf(firstSaid(body, MAIL));
  const both = [said('firstname'), said('lastname')].filter((part) => part !== null).join(' ');
  const domain =
    (
      firstSaid(body, ['account.domain', 'ticket.account.domain', 'domain']) ?? firstSaid(ticket, ['account.domain'])
    )?.replace(/\.gorgias\.com$/i, '') ?? null;
  const number = [said('id')].map((one) => (one === null ? null : `Gorgias ${domain ?? ''} ${one}`));
  return {
    subject: isFirst ? firstSaid(ticket, ['subject', 'ticket_subject', 'title']) : null,
    text: firstSaid(message, WORDS) ?? firstSaid(ticket, FLAT) ?? firstSaid(body, FLAT) ?? '',
    customer: mail,
    customerName: said('name') ?? (both === '' ? firstSaid(body, ['customer_name', 'name']) : both),
    customerKeys: [
      mail,
      said('phone') ?? firstSaid(body, ['customer_phone', 'phone']),
      said('external_id'),
      ...number,
    ].filter((key) => key !== null),
    matters: [source, domain].flatMap((of) => (of == null || id === null ? [] : [`gorgias:${of}:${id}`])),
    receivedAt:
      firstMoment(message, ['sent_datetime', 'created_datetime', 'received_datetime']) ??
      firstMoment(ticket, ['created_datetime', 'created_at', 'opened_datetime', 'updated_datetime']) ??
      firstMoment(body, ['created_datetime', 'created_at']) ??
      now,
    link:
      domain !== null && id !== null && /^[a-z0-9-]+$/i.test(domain)
        ? `https://${domain}.gorgias.com/app/ticket/${id}`
        : null,
    language: firstSaid(ticket, ['language']) ?? said('language'),
    priority: firstSaid(ticket, ['priority']),
    attachments: listOf(valueAt(message, 'attachments')).flatMap((file) => {
      const name = saidAt(file, 'name');
      return name === null ? [] : [{ name, type: saidAt(file, 'content_type') ?? '', bytes: null }];
    }),
  };
}

function readSurvey(survey: unknown, told: Parameters<typeof receivedWith>[0], body: unknown): IntakeNotice {
  const text = firstSaid(survey, ['body_text', 'comment', 'body', 'text']) ?? '';
  const mark = ratingIn(firstSaid(survey, ['score', 'rating']));
  const receivedAt = firstMoment(survey, ['scored_datetime', 'created_datetime']) ?? told.receivedAt;
  if (mark === null) return asideWith('automatic', 'nothing was rated', { ...told, text });
  return surveyNotice({ ...told, subject: null, text, receivedAt }, mark, body);
}
