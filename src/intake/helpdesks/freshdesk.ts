/**
 * Freshdesk: webhooks of automation rules. They have no signature of their own; the rule sends a secret along, in a header or as basic
 * authentication. Source: support.freshdesk.com, "Using webhooks in automation rules". Pure.
 */
import { JSON_OR_FORM, readJsonOrForm } from '../form-body.ts';
import { ratingIn } from '../marks.ts';
import { sharedSecret } from '../proof.ts';
import { asideWith, receivedWith } from '../received.ts';
import type { IntakeNotice, Scheme } from '../scheme.ts';
import type { SourceFacts } from '../source-schema.ts';
import { surveyNotice } from '../survey-notice.ts';
import { firstMoment, firstSaid, isRecord, mailOf, saidAt, valueAt } from '../lenient.ts';

export const freshdesk: Scheme = {
  ...sharedSecret,
  accepts: JSON_OR_FORM,
  parse: (received) => readJsonOrForm(received),
  read: (parsed, { at: now }, source) => [read(parsed, now, source)],
};

const SUBJECT = ['ticket_subject', 'subject', 'ticket.subject', 'title'];
const FIRST = [
  'ticket_description',
  'ticket_description_text',
  'description',
  'description_text',
  'ticket.description',
  'ticket.description_text',
  'body',
];
const LATEST = [
  'ticket_latest_public_comment',
  'ticket_latest_comment',
  'latest_public_comment',
  'ticket.latest_public_comment',
  'latest_comment',
  'ticket_last_customer_reply',
  'comment',
];
const MAIL = [
  'requester_email',
  'ticket_requester_email',
  'ticket_contact_email',
  'requester.email',
  'ticket.requester.email',
  'contact_email',
  'email',
];
const NAME = [
  'requester_name',
  'ticket_requester_name',
  'ticket_contact_name',
  'requester.name',
  'ticket.requester.name',
  'contact_name',
  'name',
  'ticket_requester_firstname',
];
const PHONE = [
  'requester_phone',
  'ticket_requester_phone',
  'ticket_contact_phone',
  'requester.phone',
  'ticket.requester.phone',
  'phone',
];
const EXTERNAL = ['ticket_requester_unique_external_id', 'requester_unique_external_id'];
const LINK = ['ticket_url', 'ticket_public_url', 'url', 'ticket.url', 'link'];
const WHEN = ['ticket_created_at', 'created_at', 'ticket.created_at', 'updated_at', 'timestamp'];
const RATINGS = [
  'ticket_satisfaction_rating',
  'satisfaction_rating',
  'ticket_survey_rating',
  'survey_rating',
  'feedback_rating',
  'rating',
  'ticket_survey_result',
];
const RATING_WORDS = [
  'ticket_satisfaction_comment',
  'satisfaction_comment',
  'survey_feedback',
  'feedback_comment',
  'feedback',
  'ticket_survey_comment',
  'survey_comment',
];

function read(body: unknown, now: Date, source: SourceFacts): IntakeNotice {
  if (!isRecord(body)) return { kind: 'wrong', field: '', why: 'is not an object; nothing was stored' };
  const wrapped = valueAt(body, 'freshdesk_webhook');
  const hook = isRecord(wrapped) ? wrapped : body;
  const inside = hook === body ? '' : 'freshdesk_webhook.';
  const event = saidAt(hook, 'triggered_event');
  const id = firstSaid(hook, ['ticket_id', 'ticket.id', 'id'])?.replace(/^(#|[A-Z]{2,6}-)/, '') ?? null;
  if (id === null)
    return {
      kind: 'wrong',
      field: `${inside}ticket_id`,
      why: 'is missing: choose it in the content of the webhook; nothing was stored',
    };
  // Freshdesk always says it where it makes the body itself
  if (event === null && hook !== body)
    return {
      kind: 'wrong',
      field: `${inside}triggered_event`,
      why: 'is missing: choose it in the content of the webhook; nothing was stored',
    };
  return readTicket(hook, { id, event: event ?? 'ticket_action:created', inside, now }, source);
}

interface Ticket {
  readonly id: string;
  readonly event: string;
  readonly inside: string;
  readonly now: Date;
}

function readTicket(hook: unknown, { id, event, inside, now }: Ticket, { source }: SourceFacts): IntakeNotice {
  const mail = mailOf(firstSaid(hook, MAIL));
  const url = firstSaid(hook, LINK);
  const account = /^https?:\/\/([a-z0-9.-]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? null;
  const name = firstSaid(hook, NAME);
  const told = {
    subject: firstSaid(hook, SUBJECT),
    customer: mail,
    customerName: name === mail ? null : name,
    customerKeys: [mail, firstSaid(hook, PHONE), firstSaid(hook, EXTERNAL)].filter((key) => key !== null),
    matters: [source, account].flatMap((of) => (of == null ? [] : [`freshdesk:${of}:${id}`])),
    receivedAt: firstMoment(hook, WHEN) ?? now,
    link: url?.replace(/^http:/, 'https:') ?? null,
    language: firstSaid(hook, ['ticket_requester_language', 'requester_language', 'language']),
    priority: firstSaid(hook, ['ticket_priority', 'priority', 'ticket.priority']),
  };
  const rating = firstSaid(hook, RATINGS);
  if (rating !== null && !/ticket_action:created/.test(event)) {
    const mark = ratingIn(rating);
    const text = firstSaid(hook, RATING_WORDS) ?? '';
    if (mark === null) return asideWith('automatic', 'nothing was rated', { ...told, text });
    return surveyNotice({ ...told, subject: null, text }, mark, hook);
  }
  const isFirst = /ticket_action:\s*created/i.test(event);
  const text = firstSaid(hook, isFirst ? FIRST : [...LATEST, ...FIRST]) ?? '';
  const aside = asideOf(event);
  if (aside !== null) return asideWith(...aside, { ...told, text });
  if (text === '' && told.subject === null)
    return {
      kind: 'wrong',
      field: `${inside}ticket_description`,
      why: 'is missing: choose it in the content of the webhook; nothing was stored',
    };
  return { kind: 'complaint', complaint: receivedWith({ ...told, subject: isFirst ? told.subject : null, text }) };
}

type Why = 'internal' | 'by_an_agent' | 'automatic';

/** `{ticket_action:created}`, `{note_type:private}`, `{reply_sent:sent}`, `{status:{from:Open,to:Pending}}`. */
function asideOf(event: string): readonly [Why, string] | null {
  const what = event.replaceAll(/[{}\s]/g, '').toLowerCase();
  if (
    /(customer|requester|contact).*(repl|respon|comment|note)|(repl|respon)\w*[_:]?(received|by_?customer)/.test(what)
  )
    return null;
  if (/note_?(type|added)?:?private|private_?note/.test(what)) return ['internal', 'a private note'];
  if (/reply_?sent|agent.*(repl|respon)|note_?type:public/.test(what)) return ['by_an_agent', 'an agent wrote it'];
  return what.includes('ticket_action:created') || what.includes('ticket_created')
    ? null
    : ['automatic', `the event ${what.slice(0, 60)}`];
}
