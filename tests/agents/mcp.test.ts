/** An AI agent over the Model Context Protocol, with the protocol's own client against the running app; and what it asks, decided in the thread. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '@modelcontextprotocol/client';
import { openAnyDatabase } from '../database.ts';
import { openJourney, type Journey } from '../ways/journey.ts';
import { AGENT_ENV, connected, use, workingIn } from './caller.ts';
import { troubleIn } from '../patience.ts';

const over = (minor: number) => ({ minor, currency: 'EUR' });

for (const platform of ['Slack', 'Teams'] as const) {
  describe(`an agent that asks, in ${platform}`, () => {
    let journey: Journey;
    let client: Client;
    let id = '';
    beforeAll(async () => {
      journey = await openJourney(await openAnyDatabase(), platform, {
        env: { ...AGENT_ENV, AMENDS_CONFIG: workingIn(platform) },
      });
      client = await connected(journey.hotel.app.url);
    });

    it('finds its tools, each with what it may be told of them', async () => {
      const { tools } = await client.listTools();
      expect(tools.map((tool) => tool.name)).toEqual([
        'log_complaint',
        'what_may_be_given',
        'give',
        'request_approval',
        'accept_offer',
        'withdraw_request',
        'resolve',
        'case',
        'wait_for',
      ]);
      expect(tools.find(({ name }) => name === 'give')).toMatchObject({
        annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true },
        inputSchema: { additionalProperties: false, required: ['case', 'remedy', 'reason', 'idempotency_key'] },
      });
      expect(tools.find(({ name }) => name === 'case')?.annotations?.readOnlyHint).toBe(true);
    });

    it('logs a complaint that its person has from the first moment, and may give within its limits', async () => {
      const logged = await use(client, 'log_complaint', {
        text: 'The shower was cold this morning',
        customer: 'Room 7',
        channel: 'chat',
        idempotency_key: 'log-0001',
      });
      id = String(logged.body['case']);
      expect(logged.body).toMatchObject({ ok: true, case: expect.stringMatching(/^R-\d+$/), with_people: false });
      const card = await journey.chat.until(() => journey.chat.caseCard(id), 'the card of the case');
      expect(card.text).toContain(journey.chat.mention('ana'));
      const may = await use(client, 'what_may_be_given', { case: id });
      expect(may.body['remedies']).toContainEqual(
        expect.objectContaining({
          remedy: 'refund',
          standing: 'now',
          most: expect.arrayContaining([expect.objectContaining({ minor: 4000, currency: 'EUR' })]),
        }),
      );
      expect(may.body['may_say_yes']).toEqual([
        expect.objectContaining({ role: 'duty_manager' }),
        expect.objectContaining({ role: 'general_manager' }),
      ]);
      const given = await use(client, 'give', {
        case: id,
        remedy: 'refund',
        amount: over(2500),
        reason: 'no hot water',
        idempotency_key: 'give-0001',
      });
      expect(given.body).toMatchObject({ ok: true, given: [{ remedy: 'refund', status: 'authorised' }] });
    });

    it('is told what is above it, asks, and hears the yes that a person said to exactly that', async () => {
      const gift = { case: id, remedy: 'refund', amount: over(30_000), reason: 'the night was lost' };
      const no = await use(client, 'give', { ...gift, idempotency_key: 'give-0002' });
      expect(no).toMatchObject({ isError: true, body: { ok: false, code: 'needs_a_yes' } });
      const asked = await use(client, 'request_approval', { ...gift, idempotency_key: 'ask-00001' });
      const request = asked.body['request'] as { readonly id: string; readonly status: string };
      expect(request).toMatchObject({ status: 'pending' });
      const card = await journey.chat.until(() => journey.chat.requests(id)[0], 'the request in the thread');
      expect(card.text).toContain('Concierge bot (agent of Ana Ortiz)');
      const waiting = use(client, 'wait_for', { case: id, request: request.id, seconds: 25 });
      await journey.chat.press('mia', card, 'Approve');
      expect((await waiting).body).toMatchObject({ ok: true, settled: true, request: { status: 'approved' } });
      const seen = await use(client, 'case', { case: id });
      expect(seen.body['remedies']).toHaveLength(2);
    });

    it('resolves what is done, and says of each remedy whether the customer has it', async () => {
      const seen = await use(client, 'case', { case: id });
      const remedies = seen.body['remedies'] as readonly { readonly id: string }[];
      const end = { case: id, outcome: 'satisfied', customer_accepted: 'yes' };
      expect((await use(client, 'resolve', { ...end, idempotency_key: 'end-00001' })).body).toMatchObject({
        code: 'say_of_each',
      });
      const done = remedies.map((one) => one.id);
      const over1 = await use(client, 'resolve', { ...end, done, idempotency_key: 'end-00002' });
      expect(over1.body).toMatchObject({ ok: true, status: 'resolved', outcome: 'satisfied' });
      const story = await journey.chat.answerTo('ana', `history ${id}`, /Concierge bot/);
      expect(story).toContain('Concierge bot (agent of Ana Ortiz)');
      await journey.hotel.drawn();
      const drafts = await journey.hotel.db.read.query(
        `SELECT 1 FROM journal_entry WHERE kind = 'thanks_drafted' AND body::text LIKE '%concierge%'`,
      );
      expect(drafts, 'an agent is thanked by nobody').toEqual([]);
    });

    it('logs no error on all of it', () => {
      expect(troubleIn(journey.hotel.logged)).toEqual([]);
    });
  });
}
