/** What HubSpot tells: events of subscriptions, which name what they are about and no more, and what a workflow sends of its record. Pure. */
import { asideWith, receivedWith } from '../received.ts';
import type { IntakeNotice } from '../scheme.ts';
import type { SourceFacts } from '../source-schema.ts';
import { firstMoment, firstSaid, isRecord, listOf, mailOf, momentIn, saidAt, saidIn, valueAt } from '../lenient.ts';

export function readHubspot(body: unknown, now: Date, source: SourceFacts): readonly IntakeNotice[] {
  if (Array.isArray(body)) return body.map((event) => readEvent(event, now, source));
  if (!isRecord(body))
    return [{ kind: 'wrong', field: '', why: 'is neither a list of events nor a record; nothing was stored' }];
  if (saidAt(body, 'subscriptionType') !== null) return [readEvent(body, now, source)];
  return [readRecord(body, now, source)];
}

/** Numbers of the kinds of objects there are: a ticket is 0-5. */
const TICKET = '0-5';
const ASK =
  'is not in what HubSpot sends of events: name https://api.hubapi.com under `fetch` in amends.yaml, or send the record by a workflow; nothing was stored';

function readEvent(event: unknown, now: Date, source: SourceFacts): IntakeNotice {
  const type = saidAt(event, 'subscriptionType');
  const object = saidAt(event, 'objectId');
  if (type === null || object === null || !/^[\w-]{1,60}$/.test(object))
    return {
      kind: 'wrong',
      field: type === null ? 'subscriptionType' : 'objectId',
      why: 'is missing; nothing was stored',
    };
  const receivedAt = momentIn(valueAt(event, 'occurredAt')) ?? now;
  const portal = saidAt(event, 'portalId') ?? '';
  const message = saidAt(event, 'messageId');
  // `eventId` may come twice, HubSpot says, and the number of the try changes
  const id = [
    portal,
    saidAt(event, 'subscriptionId') ?? type,
    object,
    message ?? '',
    saidAt(event, 'occurredAt') ?? '',
  ].join('.');
  const about = { text: '', receivedAt };
  if (type === 'ticket.creation' || (type === 'object.creation' && saidAt(event, 'objectTypeId') === TICKET)) {
    const told = {
      ...about,
      matters: [`hubspot:${portal}:${object}`],
      link: `https://app.hubspot.com/contacts/${portal}/record/${TICKET}/${object}`,
    };
    return {
      id,
      kind: 'fetch',
      path: `/crm/v3/objects/tickets/${object}?properties=subject,content,hs_ticket_priority,createdate,hs_object_source,source_type,created_by&associations=contacts`,
      readAnswer: (ticket) => readTicket(ticket, told, source),
      otherwise: { field: 'objectId', why: ASK },
    };
  }
  if (type === 'conversation.newMessage') {
    const told = { ...about, matters: [`hubspot:${portal}:thread:${object}`] };
    if (saidAt(event, 'messageType') === 'COMMENT')
      return { id, ...asideWith('internal', 'a comment among colleagues', told) };
    if (message === null || !/^[\w-]{1,80}$/.test(message))
      return { id, kind: 'wrong', field: 'messageId', why: 'is missing; nothing was stored' };
    return {
      id,
      kind: 'fetch',
      path: `/conversations/v3/conversations/threads/${object}/messages/${message}`,
      readAnswer: (said) => readMessage(said, told),
      otherwise: { field: 'messageId', why: ASK },
    };
  }
  return { id, ...asideWith('automatic', `the subscription ${type.slice(0, 60)}`, about) };
}

type Told = Parameters<typeof receivedWith>[0];

function readTicket(ticket: unknown, told: Told, source: SourceFacts): IntakeNotice {
  const [contact] = listOf(valueAt(ticket, 'associations.contacts.results'));
  const key = saidAt(contact, 'id');
  const { matters = [], link = null } = told;
  const read = recordOf(ticket, told.receivedAt, source);
  const customerKeys = [...read.customerKeys, ...(key === null ? [] : [`HubSpot contact ${key}`])];
  const whole = { ...read, customerKeys, matters, link };
  if (whole.text === '' && whole.subject === null)
    return { kind: 'wrong', field: 'properties.content', why: 'is empty in the ticket, too; nothing was stored' };
  return { kind: 'complaint', complaint: receivedWith(whole) };
}

function readMessage(message: unknown, told: Told): IntakeNotice {
  const [sender] = listOf(valueAt(message, 'senders'));
  const mail = mailOf(valueAt(sender, 'deliveryIdentifier.value')) ?? mailOf(valueAt(sender, 'senderField'));
  const actor = saidAt(sender, 'actorId');
  const whole = {
    ...told,
    text: firstSaid(message, ['text', 'richText']) ?? '',
    subject: saidAt(message, 'subject'),
    customer: mail,
    customerName: saidAt(sender, 'name'),
    customerKeys: [mail, actor?.startsWith('V-') === true ? `HubSpot contact ${actor.slice(2)}` : null].filter(
      (one) => one !== null,
    ),
    receivedAt: momentIn(valueAt(message, 'createdAt')) ?? told.receivedAt,
    attachments: listOf(valueAt(message, 'attachments')).flatMap((file) => {
      const name = saidAt(file, 'name');
      return name === null ? [] : [{ name, type: saidAt(file, 'type') ?? '', bytes: null }];
    }),
  };
  if (saidAt(message, 'type') === 'COMMENT') return asideWith('internal', 'a comment among colleagues', whole);
  if (saidAt(message, 'direction') === 'OUTGOING' || actor?.startsWith('A-') === true)
    return asideWith('by_an_agent', 'an agent wrote it', whole);
  if (whole.text === '') return { kind: 'wrong', field: 'text', why: 'holds no words; nothing was stored' };
  return { kind: 'complaint', complaint: receivedWith(whole) };
}

const WORDS = [
  'content',
  'message',
  'complaint',
  'comments',
  'comment',
  'description',
  'body',
  'text',
  'hs_content_membership_notes',
  'details',
  'feedback',
  'ticket.content',
];
const WHEN = ['createdate', 'created_at', 'hs_createdate', 'createdAt', 'submittedAt', 'timestamp', 'occurredAt'];

/** A property as it is sent: a value alone, or with where it comes from. */
function propertyOf(record: unknown, names: readonly string[]): string | null {
  const places = [
    valueAt(record, 'properties'),
    valueAt(record, 'fields'),
    valueAt(record, 'ticket'),
    valueAt(record, 'contact'),
    record,
  ];
  for (const name of names) {
    for (const place of places) {
      const value = valueAt(place, name);
      const text = saidIn(value) ?? saidAt(value, 'value');
      if (text !== null) return text;
    }
  }
  return null;
}

function recordOf(record: unknown, now: Date, { source }: SourceFacts) {
  const mail = mailOf(propertyOf(record, ['email', 'hs_email', 'contact_email', 'customer_email', 'from_email']));
  const both = [propertyOf(record, ['firstname', 'first_name']), propertyOf(record, ['lastname', 'last_name'])];
  const name = both.filter((part) => part !== null).join(' ');
  const id =
    propertyOf(record, ['hs_ticket_id', 'ticket_id']) ??
    (propertyOf(record, ['content']) === null ? null : firstSaid(record, ['objectId', 'id']));
  return {
    subject: propertyOf(record, ['subject', 'hs_ticket_subject', 'title']),
    text: formIn(record) ?? propertyOf(record, WORDS) ?? '',
    customer: mail,
    customerName: name === '' ? propertyOf(record, ['name', 'full_name', 'contact_name']) : name,
    customerKeys: [mail, propertyOf(record, ['phone', 'mobilephone'])].filter((key) => key !== null),
    matters:
      id === null ? [] : [`hubspot:${firstSaid(record, ['portalId', 'portal-id', 'portal_id']) ?? source ?? ''}:${id}`],
    receivedAt: momentIn(propertyOf(record, WHEN)) ?? firstMoment(record, WHEN) ?? now,
    language: propertyOf(record, ['hs_language', 'language']),
    priority: propertyOf(record, ['hs_ticket_priority', 'priority']),
  };
}

/** The words of a form that came as a list of its fields. */
function formIn(record: unknown): string | null {
  const fields = listOf(valueAt(record, 'values') ?? valueAt(record, 'form_fields')).filter(isRecord);
  const field = fields.find((one) => WORDS.includes((saidAt(one, 'name') ?? '').toLowerCase()));
  return field === undefined ? null : saidAt(field, 'value');
}

function readRecord(record: unknown, now: Date, source: SourceFacts): IntakeNotice {
  const told = recordOf(record, now, source);
  if (told.text === '' && told.subject === null)
    return {
      kind: 'wrong',
      field: 'properties.content',
      why: 'holds no words: add subject and content, or the form’s message, to what the workflow sends; nothing was stored',
    };
  return { kind: 'complaint', complaint: receivedWith(told) };
}
