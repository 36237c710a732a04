/** What the help desks' own interfaces tell of a ticket, and the spellings of what their administrators write. Pure. */
import { describe, expect, it } from 'vitest';
import type { IntakeNotice } from '../../src/intake/scheme.ts';
import type { SchemeName } from '../../src/intake/scheme-names.ts';
import { schemeOf } from '../../src/intake/sources.ts';
import { readJsonOrForm } from '../../src/intake/form-body.ts';
import { headWith } from './sender.ts';

const AT = new Date('2026-12-10T10:00:00Z');
const WORDS = 'The parcel never arrived';

function readAs(scheme: SchemeName, body: unknown, fetch?: string): IntakeNotice {
  const received = { ...headWith({}, AT), body: Buffer.from(JSON.stringify(body)) };
  const [notice] = schemeOf(scheme, {}).read(body, received, { source: 'help', ...(fetch !== undefined && { fetch }) });
  if (notice === undefined) throw new Error('nothing was read');
  return notice;
}
/** The address that is asked, and what is made of the answer. */
function askedBy(notice: IntakeNotice, answer: unknown): { readonly path: string; readonly notice: IntakeNotice } {
  if (notice.kind !== 'fetch') throw new Error(`${notice.kind} asks nothing`);
  return { path: notice.path, notice: notice.readAnswer(answer) };
}

describe('Zendesk', () => {
  const created = {
    type: 'zen:event-type:ticket.created',
    id: 'e1',
    account_id: 8,
    time: '2026-12-10T09:00:00Z',
    detail: { id: '35' },
    event: {},
  };
  const answer = (submitter: number, ticket: object = {}) => ({
    ticket: {
      id: 35,
      subject: 'Parcel',
      description: WORDS,
      requester_id: 7,
      submitter_id: submitter,
      url: 'https://acme.zendesk.com/api/v2/tickets/35.json',
      priority: 'high',
      ...ticket,
    },
    users: [
      { id: 7, name: 'Rosa Lind', email: 'rosa@example.com', phone: null, role: 'end-user', locale: 'en-US' },
      { id: 9, name: 'Ana', role: 'agent' },
    ],
  });

  it('asks for a ticket of which its event says nothing, and reads who it is', () => {
    const { path, notice } = askedBy(readAs('zendesk', created, 'https://acme.zendesk.com'), answer(7));
    expect(path).toBe('/api/v2/tickets/35.json?include=users');
    expect(notice).toMatchObject({
      kind: 'complaint',
      complaint: {
        subject: 'Parcel',
        text: WORDS,
        customer: 'rosa@example.com',
        customerName: 'Rosa Lind',
        customerKeys: ['rosa@example.com'],
        matters: ['zendesk:help:35', 'zendesk:8:35', 'zendesk:acme:35'],
        receivedAt: new Date('2026-12-10T09:00:00Z'),
        link: 'https://acme.zendesk.com/agent/tickets/35',
        language: 'en-US',
        priority: 'high',
      },
    });
  });

  it.each<[string, unknown, object]>([
    ['made by an agent', answer(9), { kind: 'set_aside', why: 'by_an_agent' }],
    ['internal', answer(7, { is_public: false }), { kind: 'set_aside', why: 'internal' }],
    ['empty', answer(7, { subject: '', description: null }), { kind: 'wrong', field: 'detail.description' }],
    ['gone', undefined, { kind: 'wrong' }],
  ])('a ticket that is %s opens nothing', (_what, told, notice) => {
    expect(askedBy(readAs('zendesk', created, 'https://acme.zendesk.com'), told).notice).toMatchObject(notice);
  });

  it.each<[string, object]>([
    [
      'as in the documentation',
      { ticket_id: 5, subject: 'Parcel', comment: WORDS, requester_email: 'rosa@example.com' },
    ],
    ['in humps', { ticketId: '5', title: 'Parcel', latestComment: WORDS, requesterEmail: 'rosa@example.com' }],
    [
      'with full stops in them',
      {
        'ticket.id': '5',
        'ticket.title': 'Parcel',
        'ticket.description': WORDS,
        'ticket.requester.email': 'rosa@example.com',
      },
    ],
    [
      'one inside of another',
      { ticket: { id: 5, title: 'Parcel', description: WORDS, requester: { email: 'rosa@example.com' } } },
    ],
    [
      'with what nobody filled',
      {
        ticket_id: '5',
        subject: 'Parcel',
        comment: '{{ticket.latest_comment}}',
        description: WORDS,
        email: 'Rosa <rosa@example.com>',
      },
    ],
    [
      'as a mail of Zendesk writes it',
      {
        ticket_id: '#5',
        subject: 'Parcel',
        email: 'rosa@example.com',
        comment: `${'-'.repeat(46)}\n\nRosa Lind, Dec 10, 2026, 9:30\n\n${WORDS}\n\n${'-'.repeat(46)}\n\nAna, Dec 9, 2026, 8:00\n\nWe are sorry`,
      },
    ],
  ])('reads the names of its fields %s', (_what, body) => {
    expect(readAs('zendesk', body)).toMatchObject({
      kind: 'complaint',
      complaint: { subject: 'Parcel', text: WORDS, customer: 'rosa@example.com', matters: ['zendesk:help:5'] },
    });
  });

  it('reads a form as it reads JSON', () => {
    const body = Buffer.from(`ticket_title=Parcel&ticket_id=5&message=${encodeURIComponent(WORDS)}`);
    const read = readJsonOrForm({ body, contentType: 'application/x-www-form-urlencoded' });
    expect(read.ok && readAs('zendesk', read.value)).toMatchObject({ complaint: { subject: 'Parcel', text: WORDS } });
  });
});

describe('HubSpot', () => {
  const event = {
    subscriptionType: 'conversation.newMessage',
    objectId: 11,
    messageId: 'm-1',
    portalId: 3,
    occurredAt: 1,
    subscriptionId: 2,
  };
  const message = {
    type: 'MESSAGE',
    text: WORDS,
    direction: 'INCOMING',
    createdAt: '2026-12-10T09:00:00Z',
    senders: [
      { actorId: 'V-5', name: 'Rosa', deliveryIdentifier: { type: 'HS_EMAIL_ADDRESS', value: 'rosa@example.com' } },
    ],
  };

  it('asks for the message that is new, and reads who wrote it', () => {
    const { path, notice } = askedBy(readAs('hubspot', [event]), message);
    expect(path).toBe('/conversations/v3/conversations/threads/11/messages/m-1');
    expect(notice).toMatchObject({
      complaint: { text: WORDS, customer: 'rosa@example.com', customerName: 'Rosa', matters: ['hubspot:3:thread:11'] },
    });
    expect(askedBy(readAs('hubspot', [event]), { ...message, direction: 'OUTGOING' }).notice).toMatchObject({
      why: 'by_an_agent',
    });
    expect(readAs('hubspot', [{ ...event, messageType: 'COMMENT' }])).toMatchObject({ why: 'internal' });
  });

  it('asks for a ticket that is new, by its id alone', () => {
    const creation = {
      subscriptionType: 'object.creation',
      objectTypeId: '0-5',
      objectId: 12,
      portalId: 3,
      occurredAt: 1,
    };
    const ticket = {
      id: '12',
      properties: { subject: 'Late', content: `<p>${WORDS}</p>`, createdate: '2026-12-09T08:00:00Z' },
      associations: { contacts: { results: [{ id: '77' }] } },
    };
    const { path, notice } = askedBy(readAs('hubspot', [creation]), ticket);
    expect(path).toMatch(/^\/crm\/v3\/objects\/tickets\/12\?/);
    expect(notice).toMatchObject({
      complaint: {
        subject: 'Late',
        text: WORDS,
        customerKeys: ['HubSpot contact 77'],
        receivedAt: new Date('2026-12-09T08:00:00Z'),
      },
    });
    expect(readAs('hubspot', [{ ...creation, objectId: '../../x' }])).toMatchObject({
      kind: 'wrong',
      field: 'objectId',
    });
  });

  it('reads a form that a workflow sends', () => {
    const form = {
      properties: { email: { value: 'rosa@example.com' }, firstname: { value: 'Rosa' }, message: { value: WORDS } },
    };
    expect(readAs('hubspot', form)).toMatchObject({
      complaint: { text: WORDS, customer: 'rosa@example.com', customerName: 'Rosa' },
    });
  });
});

describe('Intercom and Gorgias', () => {
  it('read what was replied, not how it began', () => {
    const part = (body: string, type: string, at: number) => ({
      part_type: 'comment',
      body,
      created_at: at,
      author: { type, id: '1' },
    });
    const item = {
      id: '9',
      user: { email: 'rosa@example.com', name: 'Rosa' },
      conversation_message: { body: 'Hello' },
      conversation_parts: {
        conversation_parts: [part('We look', 'admin', 1_765_360_000), part(`<p>${WORDS}</p>`, 'user', 1_765_360_900)],
      },
    };
    expect(
      readAs('intercom', { topic: 'conversation.user.replied', id: 'n', app_id: 'a1', data: { item } }),
    ).toMatchObject({
      id: 'n',
      complaint: {
        subject: null,
        text: WORDS,
        customer: 'rosa@example.com',
        matters: ['intercom:a1:9'],
        receivedAt: new Date(1_765_360_900_000),
      },
    });
  });

  it('read a message that comes by itself as of its ticket', () => {
    const message = {
      id: 1,
      ticket_id: 42,
      body_text: WORDS,
      from_agent: false,
      public: true,
      sender: { email: 'rosa@example.com', name: 'Rosa' },
    };
    expect(readAs('gorgias', message)).toMatchObject({
      complaint: { text: WORDS, customer: 'rosa@example.com', matters: ['gorgias:help:42'] },
    });
    expect(readAs('gorgias', { ...message, from_agent: true })).toMatchObject({ why: 'by_an_agent' });
    expect(readAs('gorgias', { ...message, public: false })).toMatchObject({ why: 'internal' });
  });
});
