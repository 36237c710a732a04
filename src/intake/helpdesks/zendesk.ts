/**
 * Zendesk: webhooks of triggers, whose body the administrator writes, and event webhooks. Signature: base64 of HMAC-SHA256 over time
 * and bytes. Source: developer.zendesk.com, "Verifying webhooks" and "Webhook event types". Pure.
 */
import { idOfBody, isMacOf } from '../proof.ts';
import { JSON_OR_FORM, readJsonOrForm } from '../form-body.ts';
import { ratingIn } from '../marks.ts';
import { offBy } from '../off-by.ts';
import { asideWith, receivedWith } from '../received.ts';
import { onlyValue, type Head, type IntakeNotice, type Off, type Scheme } from '../scheme.ts';
import type { SourceFacts } from '../source-schema.ts';
import {
  firstMoment,
  firstSaid,
  isRecord,
  listOf,
  mailOf,
  momentIn,
  saidAt,
  saidIn,
  valueAt,
  yesOf,
} from '../lenient.ts';
import { surveyNotice } from '../survey-notice.ts';

const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;
const EVENT = 'zen:event-type:';

export const zendesk: Scheme = {
  faultOfSecret: (secret) =>
    secret.length >= 16 ? null : 'is not the signing secret that Zendesk shows of the webhook ("Show signing secret")',
  mayBeGenuine(head) {
    const claim = claimIn(head);
    return claim === undefined || 'secondsOff' in claim ? (claim ?? false) : true;
  },
  genuineId(received, secret) {
    const claim = claimIn(received);
    if (claim === undefined || 'secondsOff' in claim) return claim;
    const mac = { hash: 'sha256', encoding: 'base64', key: secret } as const;
    return isMacOf(claim.signature, mac, claim.stamp, received.body) ? idOfBody(received.body) : undefined;
  },
  accepts: JSON_OR_FORM,
  parse: (received) => readJsonOrForm(received),
  read: (parsed, { at: now }, source) => [read(parsed, now, source)],
};

interface Claim {
  readonly stamp: string;
  readonly signature: string;
}

function claimIn({ headers, at: now }: Head): Claim | Off | undefined {
  const signature = onlyValue(headers, 'x-zendesk-webhook-signature') ?? '';
  const stamp = onlyValue(headers, 'x-zendesk-webhook-signature-timestamp') ?? '';
  const moment = momentIn(stamp);
  if (!SIGNATURE.test(signature) || moment === null || stamp.length > 40) return undefined;
  return offBy(String(moment.getTime() / 1_000), now) ?? { stamp, signature };
}

function read(body: unknown, now: Date, source: SourceFacts): IntakeNotice {
  if (!isRecord(body)) return { kind: 'wrong', field: '', why: 'is not an object; nothing was stored' };
  const type = saidAt(body, 'type');
  if (type?.startsWith(EVENT) === true) return readEvent(type.slice(EVENT.length), body, now, source);
  if (saidAt(body, 'side_conversation_id') !== null)
    return asideWith('internal', 'a side conversation', {
      subject: saidAt(body, 'message.subject'),
      text: firstSaid(body, ['message.body', 'message.preview_text']) ?? '',
      receivedAt: momentIn(valueAt(body, 'created_at')) ?? now,
    });
  return readTrigger(body, now, source);
}

/** By the source, which all webhooks of one account share, and by the account as far as it is known. */
function mattersOf(ticket: string | null, account: string | null, { source }: SourceFacts): readonly string[] {
  if (ticket === null) return [];
  return [
    ...(source === undefined ? [] : [`zendesk:${source}:${ticket}`]),
    ...(account === null ? [] : [`zendesk:${account}:${ticket}`]),
  ];
}

/** A number of Zendesk's is nobody's room or order. */
const userOf = (id: string | null, { source = '' }: SourceFacts): string | null =>
  id === null ? null : `Zendesk ${source} ${id}`;

/** What all events say of their ticket. */
function ticketOf(body: unknown, now: Date, source: SourceFacts) {
  const account = saidAt(body, 'account_id');
  const id = saidAt(body, 'detail.id') ?? /^zen:ticket:(\d+)$/.exec(saidAt(body, 'subject') ?? '')?.[1] ?? null;
  const requester = saidAt(body, 'detail.requester_id');
  return {
    id,
    told: {
      subject: saidAt(body, 'detail.subject'),
      customerKeys: keysOf(userOf(requester, source)),
      matters: mattersOf(id, account, source),
      receivedAt: firstMoment(body, ['time', 'detail.created_at']) ?? now,
      link: id === null || source.fetch === undefined ? null : `${source.fetch}/agent/tickets/${id}`,
      priority: saidAt(body, 'detail.priority'),
    },
  };
}

function readEvent(type: string, body: unknown, now: Date, source: SourceFacts): IntakeNotice {
  const { id, told } = ticketOf(body, now, source);
  const own = { ...(saidAt(body, 'id') !== null && { id: `event-${saidAt(body, 'id')}` }) };
  const comment = valueAt(body, 'event.comment');
  const text = firstSaid(comment, ['body', 'plain_body', 'html_body']);
  if (/csat|satisfaction|survey/.test(type)) return { ...own, ...readRating(body, told, text) };
  if (type === 'ticket.comment_added') {
    const aside = asideOfComment(yesOf(valueAt(comment, 'is_public')), yesOf(valueAt(comment, 'author.is_staff')));
    const said = { ...told, subject: null, text: text ?? '', customerName: saidAt(comment, 'author.name') };
    if (aside !== null) return { ...own, ...asideWith(...aside, said) };
    return text === null
      ? { ...own, ...fetching(id, said, 'event.comment.body', source) }
      : { ...own, kind: 'complaint', complaint: receivedWith(said) };
  }
  if (type !== 'ticket.created')
    return { ...own, ...asideWith('automatic', `the event ${type}`, { ...told, text: '' }) };
  const words = saidAt(body, 'detail.description');
  const said = { ...told, text: words ?? '' };
  if (yesOf(valueAt(body, 'detail.is_public')) === false)
    return { ...own, ...asideWith('internal', 'is_public is false', said) };
  // its customer is a number only: who it is stands in the ticket
  if (words === null || source.fetch !== undefined)
    return { ...own, ...fetching(id, said, 'detail.description', source) };
  return { ...own, kind: 'complaint', complaint: receivedWith(said) };
}

type Aside = readonly [why: 'internal' | 'by_an_agent', rule: string];

function asideOfComment(isPublic: boolean | null, isStaff: boolean | null): Aside | null {
  if (isPublic === false) return ['internal', 'the comment is not public'];
  return isStaff === true ? ['by_an_agent', 'the comment is by somebody of the staff'] : null;
}

type Told = Parameters<typeof receivedWith>[0];

const ASK =
  'is not in what Zendesk sends: use a trigger with a body of your own, or name your account under `fetch` in amends.yaml; nothing was stored';

function fetching(id: string | null, told: Told, field: string, source: SourceFacts): IntakeNotice {
  if (id === null || !/^\d+$/.test(id))
    return { kind: 'wrong', field: 'detail.id', why: 'names no ticket; nothing was stored' };
  return {
    kind: 'fetch',
    path: `/api/v2/tickets/${id}.json?include=users`,
    readAnswer: (answer) => readTicket(answer, told, field, source),
    otherwise: { field, why: ASK },
  };
}

/** A ticket as Zendesk's own interface tells of it, with its people beside it. */
function readTicket(answer: unknown, told: Told, field: string, source: SourceFacts): IntakeNotice {
  const ticket = valueAt(answer, 'ticket');
  const words = told.text === '' ? firstSaid(ticket, ['description']) : told.text;
  const person = (id: string | null): unknown =>
    listOf(valueAt(answer, 'users')).find((user) => id !== null && saidAt(user, 'id') === id);
  const requester = person(saidAt(ticket, 'requester_id'));
  const submitter = person(saidAt(ticket, 'submitter_id'));
  const account = accountIn(saidAt(ticket, 'url'));
  const id = saidAt(ticket, 'id');
  const mail = mailOf(valueAt(requester, 'email'));
  const said = {
    ...told,
    text: words ?? '',
    subject: told.subject ?? saidAt(ticket, 'subject'),
    customer: mail,
    customerName: saidAt(requester, 'name'),
    customerKeys: keysOf(
      mail,
      saidAt(requester, 'phone'),
      saidAt(requester, 'external_id'),
      ...(told.customerKeys ?? []),
    ),
    matters: [...new Set([...(told.matters ?? []), ...mattersOf(id, account, source)])],
    receivedAt: told.receivedAt,
    language: saidAt(requester, 'locale'),
    priority: saidAt(ticket, 'priority'),
  };
  if (yesOf(valueAt(ticket, 'is_public')) === false) return asideWith('internal', 'is_public is false', said);
  const isStaff = /^(agent|admin)$/.test(saidAt(submitter, 'role') ?? '');
  if (isStaff) return asideWith('by_an_agent', 'somebody of the staff made the ticket', said);
  if (words === null && said.subject === null)
    return { kind: 'wrong', field, why: 'is empty in the ticket, too; nothing was stored' };
  return { kind: 'complaint', complaint: receivedWith(said) };
}

const keysOf = (...keys: readonly (string | null)[]): readonly string[] => keys.filter((key) => key !== null);

const accountIn = (url: string | null): string | null =>
  /^(?:https?:\/\/)?([a-z0-9-]+)\.zendesk\.com\b/i.exec(url ?? '')?.[1]?.toLowerCase() ?? null;

function readRating(body: unknown, told: Omit<Told, 'text'>, comment: string | null): IntakeNotice {
  const rating = firstSaid(body, [...RATINGS, 'event.current', 'event.score', 'event.rating', 'event.current.score']);
  const words = comment ?? firstSaid(body, [...RATING_WORDS, 'event.comment', 'event.current.comment']);
  const mark = ratingIn(rating);
  if (mark === null) return asideWith('automatic', 'nothing was rated', { ...told, text: words ?? '' });
  return surveyNotice({ ...told, text: words ?? '' }, mark, body);
}

const RATINGS = [
  'satisfaction.current_rating',
  'satisfaction_rating.score',
  'satisfaction_rating',
  'ticket.satisfaction_rating',
  'rating',
  'score',
];
const RATING_WORDS = [
  'satisfaction.current_comment',
  'satisfaction_rating.comment',
  'satisfaction_comment',
  'rating_comment',
  'comment',
];

const PUBLIC = ['comment_is_public', 'is_public', 'public', 'ticket.is_public', 'latest_comment.is_public'];
const STAFF = ['author_is_agent', 'is_agent', 'author.is_agent', 'author.is_staff', 'current_user.is_agent'];
const ROLE = ['author_role', 'author.role', 'current_user.role', 'latest_comment.author.role'];
const ID = ['ticket_id', 'ticket.id', 'id', 'ticketId', 'ticket'];
const SUBJECT = ['subject', 'title', 'ticket_subject', 'ticket_title', 'ticket.subject', 'ticket.title'];
const WORDS = [
  'latest_comment',
  'ticket.latest_comment',
  'comment',
  'latest_public_comment',
  'ticket.latest_public_comment',
  'description',
  'ticket.description',
  'ticket_description',
  'body',
  'text',
  'message',
  'content',
  'comments',
  'ticket.comments_formatted',
];
const MAIL = [
  'requester_email',
  'requester.email',
  'ticket.requester.email',
  'customer_email',
  'customer.email',
  'email',
  'ticket.requester_email',
  'from',
];
const NAME = [
  'requester_name',
  'requester.name',
  'ticket.requester.name',
  'customer_name',
  'customer.name',
  'name',
  'requester',
];
const PHONE = ['requester_phone', 'requester.phone', 'ticket.requester.phone', 'phone'];
const EXTERNAL = ['requester_external_id', 'requester.external_id', 'ticket.requester.external_id'];
const USER = ['requester_id', 'requester.id', 'ticket.requester.id', 'ticket.requester_id'];
const LINK = ['link', 'url', 'ticket_url', 'ticket.url', 'ticket.link', 'ticket_link'];
const WHEN = [
  'created_at',
  'ticket.created_at_with_timestamp',
  'created_at_with_timestamp',
  'ticket.created_at',
  'updated_at',
  'ticket.updated_at_with_timestamp',
  'timestamp',
  'time',
];
const LANGUAGE = [
  'language',
  'requester_locale',
  'requester.language',
  'requester.locale',
  'ticket.requester.language',
  'locale',
];
const PRIORITY = ['priority', 'ticket.priority', 'ticket_priority'];

/** The body is the administrator's: the names of the template in the documentation, and those that are usual. */
function readTrigger(body: unknown, now: Date, source: SourceFacts): IntakeNotice {
  const id = firstSaid(body, ID)?.replace(/^#/, '') ?? null;
  const url = firstSaid(body, LINK);
  const link = url === null || url.startsWith('http') ? url : `https://${url}`;
  const mail = mailOf(firstSaid(body, MAIL));
  const name = firstSaid(body, NAME);
  const told = {
    subject: firstSaid(body, SUBJECT),
    text: firstComment(firstSaid(body, WORDS) ?? ''),
    customer: mail,
    customerName: name === mail ? null : name,
    customerKeys: keysOf(
      mail,
      firstSaid(body, PHONE),
      firstSaid(body, EXTERNAL),
      userOf(firstSaid(body, USER), source),
    ),
    matters: mattersOf(id, accountIn(url), source),
    receivedAt: firstMoment(body, WHEN) ?? now,
    link: link?.replace(/^http:/, 'https:') ?? null,
    language: firstSaid(body, LANGUAGE),
    priority: firstSaid(body, PRIORITY),
    attachments: filesIn(body),
  };
  if (firstSaid(body, RATINGS) !== null) return readRating(body, { ...told, subject: null }, null);
  const isStaff = yesOf(firstSaid(body, STAFF)) ?? /^(agent|admin|staff)/i.test(firstSaid(body, ROLE) ?? '');
  const aside = asideOfComment(yesOf(firstSaid(body, PUBLIC)), isStaff);
  if (aside !== null) return asideWith(...aside, told);
  if (told.text !== '' || told.subject !== null) return { kind: 'complaint', complaint: receivedWith(told) };
  const field = 'description';
  if (id !== null && source.fetch !== undefined) return fetching(id, told, field, source);
  return {
    kind: 'wrong',
    field,
    why: 'is missing: write "description": "{{ticket.description}}" into the body of the trigger’s webhook; nothing was stored',
  };
}

/** `{{ticket.description}}` and its like come as comments do in Zendesk's mails: a line, who and when, the words; the latest first. */
function firstComment(text: string): string {
  const [begin = '', ...parts] = text.split(/^-{20,}[^\S\n]*$/m);
  const first = begin.trim() === '' ? (parts[0] ?? begin) : begin;
  return first.replace(/^\s*[^\n]{1,200},[^\n]{0,60}\d{1,2}:\d{2}[^\n]{0,20}\n/, '').trim();
}

const filesIn = (body: unknown) =>
  listOf(valueAt(body, 'attachments')).flatMap((file) => {
    const name = firstSaid(file, ['filename', 'file_name', 'name']) ?? saidIn(file);
    return name === null ? [] : [{ name, type: saidAt(file, 'content_type') ?? '', bytes: null }];
  });
