/** Teams as the outbox sees it: where things go, and what became of them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { To } from '../../../../src/app/messages/chat-port.ts';
import type { Block } from '../../../../src/cards/kit/card.ts';
import type { Member } from '../../../../src/core/base/members.ts';
import { memberId, teamId } from '../../../../src/core/base/ids.ts';
import { ANA, CHANNEL, outside, running, TENANT, type Running } from '../harness.ts';
import { card } from '../stub-door.ts';

let it_: Running;
beforeEach(async () => {
  it_ = await running();
});
afterEach(async () => {
  await it_.close();
});

const channel: To = { kind: 'channel', channel: { platform: 'teams', place: TENANT, channel: CHANNEL } };
const ana: Member = {
  id: memberId.parse('ana'),
  name: 'Ana Ortiz',
  role: 'agent',
  team: teamId.parse('desk'),
  lead: false,
  locale: 'en-GB',
  zone: 'Europe/Paris',
  email: null,
  recognition: 'team',
  identities: [{ platform: 'teams', place: TENANT, user: ANA }],
  active: true,
};
const urls = (): string[] => it_.out.sent.map(({ method, url }) => `${method} ${url}`);
const learn = (conversation: string, over: object = {}): Promise<void> =>
  it_.refs.remember({
    tenant: TENANT,
    conversation,
    serviceUrl: it_.out.serviceUrl,
    kind: 'channel',
    user: null,
    ...over,
  });

describe('a post', () => {
  it('goes to the channel as a root post, at the address Teams gave for it, with our token', async () => {
    await learn(CHANNEL);
    const sent = await it_.teams.chat.post(channel, card('R-1042'), 'key');
    expect(sent).toEqual({
      kind: 'sent',
      place: { tenant: TENANT, conversation: CHANNEL, serviceUrl: it_.out.serviceUrl, id: '1001' },
    });
    expect(urls()).toEqual([`POST /emea/v3/conversations/${CHANNEL}/activities`]);
    expect(it_.out.sent[0]?.authorization).toMatch(/^Bearer eyJ/);
  });

  it('uses the general address for a channel Teams has not told us of', async () => {
    await it_.teams.chat.post(channel, card('R-1042'), 'key');
    expect(urls()).toEqual([`POST /teams/v3/conversations/${CHANNEL}/activities`]);
  });

  it('in a thread names the root post, also when it answers a reply', async () => {
    await learn(CHANNEL);
    const root = await it_.teams.chat.post(channel, card('R-1042'), 'a');
    if (root.kind !== 'sent') throw new Error('not sent');
    const reply = await it_.teams.chat.post({ kind: 'thread', of: root.place }, card('please decide'), 'b');
    if (reply.kind !== 'sent') throw new Error('not sent');
    await it_.teams.chat.post({ kind: 'thread', of: reply.place }, card('thanks'), 'c');
    const thread = `POST /emea/v3/conversations/${CHANNEL};messageid=1001/activities`;
    expect(urls().slice(1)).toEqual([thread, thread]);
  });

  it('in the "thread" of a private message goes below it, because private chats have no threads', async () => {
    const place = { tenant: TENANT, conversation: 'a:ana', serviceUrl: it_.out.serviceUrl, id: '77' };
    await it_.teams.chat.post({ kind: 'thread', of: place }, card('x'), 'k');
    expect(urls()).toEqual(['POST /emea/v3/conversations/a:ana/activities']);
  });

  it('to a person opens their private chat once', async () => {
    await it_.teams.chat.post({ kind: 'person', member: ana }, card('x'), 'a');
    await it_.teams.chat.post({ kind: 'person', member: ana }, card('y'), 'b');
    expect(urls()).toEqual([
      'POST /teams/v3/conversations',
      'POST /teams/v3/conversations/a:opened/activities',
      'POST /teams/v3/conversations/a:opened/activities',
    ]);
    expect(it_.out.sent[0]?.body).toMatchObject({ members: [{ id: ANA }], tenantId: TENANT });
  });

  it('to a person without a Teams identity is never sent', async () => {
    expect(
      await it_.teams.chat.post({ kind: 'person', member: { ...ana, identities: [] } }, card('x'), 'k'),
    ).toMatchObject({ kind: 'never' });
    expect(it_.out.sent).toEqual([]);
  });

  it.each([
    [403, 'never'],
    [404, 'never'],
    [400, 'never'],
    [401, 'later'],
    [500, 'unknown'],
    [502, 'unknown'],
    [408, 'unknown'],
  ])('answered with %d is "%s"', async (status, outcome) => {
    it_.out.answers.push({ status });
    expect(await it_.teams.chat.post(channel, card('x'), 'k')).toMatchObject({ kind: outcome });
    expect(it_.out.sent).toHaveLength(1);
  });

  it('whose connection drops after it was read is unknown, never repeated', async () => {
    it_.out.answers.push('drop');
    expect(await it_.teams.chat.post(channel, card('x'), 'k')).toMatchObject({ kind: 'unknown' });
    expect(it_.out.sent).toHaveLength(1);
  });

  it('waits as long as Teams asks, in the outbox and not in the request', async () => {
    it_.out.answers.push({ status: 429, headers: { 'retry-after': '120' } });
    expect(await it_.teams.chat.post(channel, card('x'), 'k')).toMatchObject({
      kind: 'later',
      afterMs: 120_000,
      asked: true,
    });
  });

  it('is not tried in that conversation before the time is over, in its threads neither; in others it is', async () => {
    it_.out.answers.push({ status: 429, headers: { 'retry-after': '120' } });
    await it_.teams.chat.post(channel, card('x'), 'k');
    const place = { tenant: TENANT, conversation: CHANNEL, serviceUrl: it_.out.serviceUrl, id: '1001' };
    const held = [
      await it_.teams.chat.post(channel, card('y'), 'k2'),
      await it_.teams.chat.post({ kind: 'thread', of: place }, card('y'), 'k3'),
      await it_.teams.chat.redraw(place, card('z')),
    ].map((sent) => (sent.kind === 'later' && sent.asked === true ? sent.afterMs : 0));
    expect(Math.min(...held)).toBeGreaterThanOrEqual(120_000);
    expect(new Set(held).size).toBe(3);
    expect(it_.out.sent).toHaveLength(1);
    const other = { ...channel.channel, channel: '19:other@thread.tacv2' };
    expect(await it_.teams.chat.post({ kind: 'channel', channel: other }, card('x'), 'k4')).toMatchObject({
      kind: 'sent',
    });
    it_.pass(120_000);
    expect(await it_.teams.chat.post(channel, card('y'), 'k2')).toMatchObject({ kind: 'sent' });
  });

  it('opens no private chat before the time is over, for nobody, and is posted where a chat is known', async () => {
    it_.out.answers.push({ status: 429, headers: { 'retry-after': '60' } });
    const bob = { ...ana, identities: [{ platform: 'teams' as const, place: TENANT, user: 'bob' }] };
    for (const member of [ana, bob])
      expect(await it_.teams.chat.post({ kind: 'person', member }, card('x'), 'k')).toMatchObject({
        kind: 'later',
        asked: true,
      });
    expect(it_.out.sent).toHaveLength(1);
    expect(await it_.teams.chat.post(channel, card('x'), 'k')).toMatchObject({ kind: 'sent' });
  });

  it('is not sent after a redirect: neither card nor token reach another host', async () => {
    const elsewhere = await outside();
    it_.out.answers.push({ status: 307, headers: { location: `${elsewhere.serviceUrl}sink` } });
    expect(await it_.teams.chat.post(channel, card('x'), 'k')).toMatchObject({ kind: 'never' });
    expect(elsewhere.sent).toEqual([]);
    expect(it_.lines.join()).toContain('redirected');
    await elsewhere.close();
  });

  it.each(['https://evil.example/', 'http://127.0.0.1:9/'])(
    'never goes to the stored address %s',
    async (serviceUrl) => {
      await learn(CHANNEL, { serviceUrl });
      expect(await it_.teams.chat.post(channel, card('x'), 'k')).toMatchObject({ kind: 'never' });
      expect(it_.out.logins).toBe(0);
    },
  );

  it.each(['19:x/../../y', '19:x?isTargetedActivity=true', '..'])(
    'never goes to the malformed conversation %s',
    async (conversation) => {
      const to: To = { kind: 'channel', channel: { platform: 'teams', place: TENANT, channel: conversation } };
      expect(await it_.teams.chat.post(to, card('x'), 'k')).toMatchObject({ kind: 'never' });
      expect(it_.out.sent).toEqual([]);
    },
  );

  it('never goes to another tenant', async () => {
    const to: To = { kind: 'channel', channel: { platform: 'teams', place: 'evil', channel: CHANNEL } };
    expect(await it_.teams.chat.post(to, card('x'), 'k')).toMatchObject({ kind: 'never' });
  });

  it('is later when no token can be had, with an alarm and no storm', async () => {
    it_.out.loginStatus = 401;
    expect(await it_.teams.chat.post(channel, card('x'), 'k')).toMatchObject({ kind: 'later' });
    expect(it_.out.logins).toBe(1);
    expect(it_.lines.join()).toContain('no token for Teams');
    it_.out.loginStatus = 200;
    expect(await it_.teams.chat.post(channel, card('x'), 'k')).toMatchObject({ kind: 'sent' });
  });

  it('signs in once for five at a time', async () => {
    const places = Array.from({ length: 5 }, (_, i): To => ({
      kind: 'channel',
      channel: { platform: 'teams', place: TENANT, channel: `19:c${i}@thread.tacv2` },
    }));
    await Promise.all(places.map((to) => it_.teams.chat.post(to, card('x'), 'k')));
    expect(it_.out.sent).toHaveLength(5);
    expect(it_.out.logins).toBe(1);
  });

  it('keeps the order within a conversation', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, i) => it_.teams.chat.post(channel, card(`card ${i}`), 'k')));
    expect(it_.out.sent.map(({ body }) => body.summary)).toEqual([
      'card 0.',
      'card 1.',
      'card 2.',
      'card 3.',
      'card 4.',
    ]);
  });

  it('is not sent where somebody else has it in hand by the time it is its turn', async () => {
    const asked: number[] = [];
    const isOurs = (yes: boolean) => async () => {
      asked.push(it_.out.sent.length);
      return await Promise.resolve(yes);
    };
    const sent = await Promise.all(
      [true, false, true].map((yes) => it_.teams.chat.post(channel, card('x'), 'k', isOurs(yes))),
    );
    expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'later', 'sent']);
    // each when those before it were through
    expect([asked, it_.out.sent.length]).toEqual([[0, 1, 1], 2]);
  });

  it('that Teams finds too big is made smaller until it fits', async () => {
    it_.out.answers.push({ status: 413 }, { status: 413 });
    const big = card('R-1042', [{ kind: 'quote', text: 'hot water '.repeat(200) }]);
    expect(await it_.teams.chat.post(channel, big, 'k')).toMatchObject({ kind: 'sent' });
    const sizes = it_.out.sent.map(({ body }) => JSON.stringify(body).length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(JSON.stringify(it_.out.sent[2]?.body)).not.toContain('hot water');
  });

  it('that Teams gave no id is not posted again, and the operator hears that it cannot be redrawn', async () => {
    await learn(CHANNEL);
    it_.out.answers.push({ status: 202 });
    const place = { tenant: TENANT, conversation: CHANNEL, serviceUrl: it_.out.serviceUrl };
    expect(await it_.teams.chat.post(channel, card('x'), 'k')).toEqual({ kind: 'sent', place });
    expect(it_.out.sent).toHaveLength(1);
    expect(it_.lines.join()).toContain('gave a message no id');
    expect(await it_.teams.chat.redraw(place, card('y'))).toMatchObject({ kind: 'never' });
  });

  it('beyond our own budget is made smaller before it is sent', async () => {
    const blocks = Array.from({ length: 60 }, (): Block => ({ kind: 'quote', text: 'ж'.repeat(3000) }));
    expect(await it_.teams.chat.post(channel, card('R-1042', blocks), 'k')).toMatchObject({ kind: 'sent' });
    expect(it_.out.sent).toHaveLength(1);
  });
});

describe('a redraw', () => {
  const place = (): Record<string, string> => ({
    tenant: TENANT,
    conversation: `${CHANNEL};messageid=1001`,
    serviceUrl: it_.out.serviceUrl,
    id: '1002',
  });

  it('edits the message in place', async () => {
    expect(await it_.teams.chat.redraw(place(), card('now'))).toMatchObject({ kind: 'sent', place: place() });
    expect(urls()).toEqual([`PUT /emea/v3/conversations/${CHANNEL};messageid=1001/activities/1002`]);
  });

  it.each([
    [500, 'later'],
    [404, 'never'],
  ])('answered with %d is "%s", because an edit may be repeated', async (status, outcome) => {
    it_.out.answers.push({ status });
    expect(await it_.teams.chat.redraw(place(), card('now'))).toMatchObject({ kind: outcome });
  });

  it('of a deleted message does not give the conversation up', async () => {
    await learn(CHANNEL);
    it_.out.answers.push({ status: 404 });
    await it_.teams.chat.redraw(place(), card('now'));
    expect(await it_.refs.byId(TENANT, CHANNEL)).toBeDefined();
  });

  it.each([[{}], [{ channel: 'C1', ts: '1.2' }]])('of a place that is none of ours is never sent', async (other) => {
    expect(await it_.teams.chat.redraw(other, card('x'))).toMatchObject({ kind: 'never' });
  });
});

it('cannot tell whether a lost message arrived', async () => {
  expect(await it_.teams.chat.find(channel, 'key', new Date(0))).toEqual({ kind: 'cannot_tell' });
});
