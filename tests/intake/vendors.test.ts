/** What help desks send: recorded by others, read where it lies and never copied; and as their documentation shows it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromWire } from '../../src/core/base/wire.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { describeOnOne } from '../database.ts';
import type { Hotel } from '../ways/hotel.ts';
import { post, type Answered } from './sender.ts';
import { openVendors, signedBy, VENDORS, type Vendor } from './vendors.ts';

const FILE = path.resolve(import.meta.dirname, '../../../shared/data/09-platform-payloads/dev.jsonl');
interface Row {
  readonly id: string;
  readonly platform: string;
  readonly payload: Record<string, unknown>;
}
const rows: readonly Row[] = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"webhook:'))
      .map((line) => JSON.parse(line) as Row)
  : [];

describeOnOne('help desks', (open) => {
  let db: Database;
  let hotel: Hotel;
  beforeAll(async () => {
    db = await open();
    hotel = await openVendors(db);
  });

  const send = async (vendor: Vendor, payload: unknown): Promise<Answered> => {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return await post(`${hotel.app.url}/intake/${vendor}`, body, signedBy(vendor, body, hotel.now()));
  };
  const caseOf = async ({ body }: Answered): Promise<RecoveryCase> => {
    const { case: id } = body as { case: string };
    const [row] = await db.read.query<{ doc: unknown }>('SELECT doc FROM recovery_case WHERE id = $1', [id]);
    return fromWire(row?.doc) as RecoveryCase;
  };
  const count = async (): Promise<number> =>
    (await db.read.query<{ n: number }>('SELECT count(*)::int AS n FROM recovery_case'))[0]?.n ?? -1;

  describe.skipIf(rows.length === 0)(
    `recorded${rows.length === 0 ? ' (skipped: there is no ../shared/data/09-platform-payloads here)' : ''}`,
    () => {
      const recorded = async (id: string): Promise<Answered> => {
        const row = rows.find((one) => one.id === id);
        const vendor = VENDORS.find((one) => row?.platform === `webhook:${one}`);
        if (row === undefined || vendor === undefined) throw new Error(`no ${id}`);
        const first = await send(vendor, row.payload);
        expect(await send(vendor, row.payload), 'the same again').toMatchObject({
          status: first.status,
          body: first.body,
        });
        return first;
      };

      it('open a case where somebody complains', async () => {
        const opened = await recorded('fd-1');
        expect(opened.status).toBe(202);
        const { complaints, customer, triage } = await caseOf(opened);
        expect(complaints).toHaveLength(1);
        expect(complaints[0]?.text).toBe('Test ticket subject ☃\n\nTest ticket description ☃.');
        expect(customer).toMatchObject({ reference: 'Requester ☃ Bob', key: expect.stringMatching(/^cus_/) });
        expect(triage.severity.by).not.toBe('person');
      });

      it.each([
        ['fd-3', 422, { field: 'freshdesk_webhook.triggered_event' }],
        ['ic-1', 200, { set_aside: 'not_a_complaint' }],
        ['zd-1', 422, { field: 'detail.description', error: expect.stringContaining('fetch') }],
        ['zd-2', 202, { set_aside: 'internal' }],
        ['go-1', 202, { set_aside: 'by_an_agent' }],
      ])('open none where nobody does: %s', async (id, status, body) => {
        const before = await count();
        expect(await recorded(id)).toMatchObject({ status, body });
        expect(await count()).toBe(before);
      });

      it('keep what a greeting says, and when the vendor says it was written', async () => {
        const [kept] = await db.read.query(
          'SELECT words, sender, matters, received_at AS at FROM set_aside WHERE source = $1',
          ['intercom'],
        );
        expect(kept).toEqual({
          words: 'Hello everyone!',
          sender: 'notif_3ac27816-d27c-45fd-a65a-bbaf021cf780',
          matters: ['intercom:i6wc9ipe:21321941764'],
          at: new Date('2019-03-22T21:29:58Z'),
        });
      });
    },
  );

  const WORDS = 'The parcel never arrived and nobody answers me';

  it('Zendesk: a trigger’s body as the documentation writes it, its event beside it, and what the customer says next', async () => {
    const trigger = {
      ticket_id: '4711',
      subject: 'Parcel',
      description: `----------------------------------------------\n\nRosa Lind, Dec 10, 2026, 09:30\n\n${WORDS}`,
      requester_name: 'Rosa Lind',
      requester_email: 'rosa@example.com',
      url: 'acme.zendesk.com/agent/tickets/4711',
      created_at: '2026-12-10T09:30:00Z',
      priority: 'Urgent',
      attachments: [{ filename: 'box.jpg', url: 'https://acme.zendesk.com/x' }],
    };
    const opened = await send('zendesk', trigger);
    const c = await caseOf(opened);
    expect(c.complaints).toMatchObject([
      {
        text: `Parcel\n\n${WORDS}`,
        way: 'zendesk',
        permalink: 'https://acme.zendesk.com/agent/tickets/4711',
        files: ['box.jpg'],
      },
    ]);
    expect(c.receivedAt).toEqual(new Date('2026-12-10T09:30:00Z'));
    const detail = { id: 4711, subject: 'Parcel', description: WORDS, requester_id: '99', is_public: true };
    const event = {
      type: 'zen:event-type:ticket.created',
      id: 'e-1',
      account_id: 88,
      time: '2026-12-10T09:30:01.123456789Z',
      subject: 'zen:ticket:4711',
      detail,
      event: {},
    };
    expect((await send('zendesk', event)).body).toEqual(opened.body);
    const comment = (body: string, of: object) => ({
      ...event,
      id: `e-${body}`,
      type: 'zen:event-type:ticket.comment_added',
      event: {
        comment: { id: '1', body, is_public: true, author: { id: '99', is_staff: false, name: 'Rosa' }, ...of },
      },
    });
    expect((await send('zendesk', comment('It is still not here!', {}))).body).toEqual(opened.body);
    expect((await send('zendesk', comment('We look into it', { author: { is_staff: true } }))).body).toEqual({
      set_aside: 'by_an_agent',
    });
    expect((await send('zendesk', comment('She is angry', { is_public: false }))).body).toEqual({
      set_aside: 'internal',
    });
    expect((await caseOf(opened)).complaints.map(({ text }) => text)).toEqual([
      `Parcel\n\n${WORDS}`,
      'It is still not here!',
    ]);
  });

  it('HubSpot: events in one body that only name what they are about are kept, and all are answered', async () => {
    const event = {
      eventId: 1,
      subscriptionId: 12,
      portalId: 33,
      appId: 9,
      occurredAt: 1_733_823_000_000,
      attemptNumber: 0,
    };
    const batch = [
      { ...event, subscriptionType: 'ticket.creation', objectId: 1001 },
      { ...event, subscriptionType: 'contact.creation', objectId: 2 },
      null,
    ];
    const first = await send('hubspot', batch);
    expect(first).toMatchObject({
      status: 202,
      body: { notices: [{ set_aside: 'incomplete' }, { set_aside: 'automatic' }, { set_aside: 'incomplete' }] },
    });
    const record = {
      objectId: 1001,
      properties: {
        subject: { value: 'Late' },
        content: { value: WORDS },
        email: 'timo@example.org',
        firstname: 'Timo',
      },
    };
    const { complaints, customer } = await caseOf(await send('hubspot', record));
    expect(complaints[0]?.text).toBe(`Late\n\n${WORDS}`);
    expect(customer.reference).toBe('Timo');
  });

  it.each<[Vendor, object | string, number, object]>([
    ['zendesk', { ticket_id: 5, rating: 'bad', comment: 'Nobody called me back' }, 202, { case: expect.any(String) }],
    ['zendesk', { ticket_id: 5, rating: 'Good', comment: 'Thanks' }, 202, { set_aside: 'above_threshold' }],
    ['zendesk', { ticket_id: '{{ticket.id}}', subject: '{{ticket.title}}' }, 422, { field: 'description' }],
    ['zendesk', { ticket_id: 6, comment: WORDS, author_role: 'Agent' }, 202, { set_aside: 'by_an_agent' }],
    [
      'zendesk',
      { ticket: { id: 7, title: null, description: `<p>${WORDS}</p>`, requester: null } },
      202,
      { case: expect.any(String) },
    ],
    [
      'zendesk',
      { type: 'zen:event-type:ticket.status_changed', id: 's', detail: { id: '8' } },
      202,
      { set_aside: 'automatic' },
    ],
    [
      'freshdesk',
      { freshdesk_webhook: { ticket_id: 12, triggered_event: '{note_type:private}', ticket_description: WORDS } },
      202,
      { set_aside: 'internal' },
    ],
    [
      'freshdesk',
      { freshdesk_webhook: { ticket_id: 13, triggered_event: '{reply_sent:sent}', ticket_description: WORDS } },
      202,
      { set_aside: 'by_an_agent' },
    ],
    [
      'freshdesk',
      { freshdesk_webhook: { ticket_id: 14, triggered_event: '{ticket_action:created}' } },
      422,
      { field: 'freshdesk_webhook.ticket_description' },
    ],
    [
      'freshdesk',
      { ticket_id: 'INC-15', subject: 'Refund', description: WORDS, requester_email: null },
      202,
      { case: expect.any(String) },
    ],
    [
      'intercom',
      { topic: 'ping', type: 'notification_event', data: { item: { type: 'ping', message: 'something' } } },
      200,
      { set_aside: 'ping' },
    ],
    [
      'intercom',
      {
        topic: 'conversation.user.created',
        id: 'n1',
        app_id: 'abc',
        data: {
          item: {
            id: 1,
            source: { body: `<p>${WORDS}</p>`, author: { type: 'user', email: 'a@example.com' } },
            contacts: { contacts: [{ id: 'x' }] },
          },
        },
      },
      200,
      { case: expect.any(String) },
    ],
    [
      'intercom',
      { topic: 'conversation.admin.replied', id: 'n2', data: { item: { id: 1, source: { body: 'Hi' } } } },
      200,
      { set_aside: 'by_an_agent' },
    ],
    [
      'intercom',
      {
        topic: 'conversation.rating.added',
        id: 'n3',
        app_id: 'abc',
        data: { item: { id: 1, conversation_rating: { rating: 1, remark: 'Nobody helped' } } },
      },
      200,
      { case: expect.any(String) },
    ],
    ['intercom', { topic: 'conversation.user.created', id: 'n4', data: { item: null } }, 422, { field: 'data.item' }],
    ['gorgias', { id: 1, spam: true, first_message: { body_text: WORDS } }, 202, { set_aside: 'spam' }],
    [
      'gorgias',
      {
        ticket: {
          id: '2',
          customer: null,
          messages: [{ body_html: `<b>${WORDS}</b>`, from_agent: false, public: true }],
        },
      },
      202,
      { case: expect.any(String) },
    ],
    ['gorgias', { id: 3, messages: [] }, 422, { field: 'message.body_text' }],
    ['hubspot', [], 422, { field: '' }],
    ['hubspot', { email: 'nobody@example.com' }, 422, { field: 'properties.content' }],
  ])('%s: %j is answered %i', async (vendor, payload, status, body) => {
    expect(await send(vendor, payload)).toMatchObject({ status, body });
  });

  it.each(VENDORS)(
    '%s: nothing without its signature, of another secret or over other bytes is taken',
    async (vendor) => {
      const body = JSON.stringify({ ticket_id: 99, description: WORDS });
      const url = `${hotel.app.url}/intake/${vendor}`;
      const wrong = signedBy(vendor, body, hotel.now(), { secret: 'another-secret-of-some-length' });
      expect((await post(url, body, { 'content-type': 'application/json' })).status).toBe(401);
      expect((await post(url, body, wrong)).status).toBe(401);
    },
  );

  it.each(['zendesk', 'intercom', 'hubspot'] as const)('%s: it is over the very bytes', async (vendor) => {
    const body = JSON.stringify({ ticket_id: 99, description: WORDS });
    const url = `${hotel.app.url}/intake/${vendor}`;
    expect((await post(url, `${body} `, signedBy(vendor, body, hotel.now()))).status).toBe(401);
  });

  it.each(['zendesk', 'hubspot'] as const)('%s: a clock that is wrong is told so', async (vendor) => {
    const body = JSON.stringify({ ticket_id: 99, description: WORDS });
    const at = (minutes: number) => signedBy(vendor, body, new Date(hotel.now().getTime() + minutes * 60_000));
    const url = `${hotel.app.url}/intake/${vendor}`;
    const says = (words: string) => ({ status: 401, body: { error: expect.stringContaining(words) } });
    expect(await post(url, body, at(-12))).toMatchObject(says('12 minutes ago'));
    expect(await post(url, body, at(90))).toMatchObject(says('90 minutes ahead'));
  });

  it('Intercom asks by HEAD whether somebody is there; others are told that they may not', async () => {
    expect((await fetch(`${hotel.app.url}/intake/intercom`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${hotel.app.url}/intake/zendesk`, { method: 'HEAD' })).status).toBe(405);
  });
});
