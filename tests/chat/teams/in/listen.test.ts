/** What people do in Teams and what comes of it, over real HTTP with the door doubled. */
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsInActivity, faultsInCard } from '../../../../src/chat/teams/limits/validate.ts';
import {
  ANA,
  approve,
  CHANNEL,
  CLIENT,
  execute,
  invoke,
  message,
  personal,
  running,
  TENANT,
  type Running,
} from '../harness.ts';
import { card, showing } from '../stub-door.ts';

const THREAD = `${CHANNEL};messageid=1699`;

let it_: Running;
beforeEach(async () => {
  it_ = await running();
});
afterEach(async () => {
  await it_.close();
});

/** Lets the app know Ana's private chat. */
const installForAna = (): Promise<unknown> =>
  it_.tell(
    message(it_.out, '', {
      type: 'installationUpdate',
      action: 'add',
      conversation: personal,
      channelData: { tenant: { id: TENANT } },
      text: undefined,
    }),
  );
/** The button of the form that is offered where others are. */
const offered = () => it_.out.sent[0]?.body.attachments[0].content.body.at(-1).actions[0];
const urls = (): string[] => it_.out.sent.map(({ method, url }) => `${method} ${url}`);
const words = (index = 0): string => JSON.stringify(it_.out.sent[index]?.body);
const to = (conversation: string): string => `POST /emea/v3/conversations/${conversation}/activities`;

describe('a typed line', () => {
  it('reaches the grammar without our mention, with who spoke taken from the envelope', async () => {
    await it_.tell(message(it_.out, 'limits'));
    expect(it_.door.lines).toEqual(['limits']);
    expect(it_.door.callers[0]).toMatchObject({
      platform: 'teams',
      place: TENANT,
      user: ANA,
      name: 'Ana Ortiz',
      channel: { platform: 'teams', place: TENANT, channel: CHANNEL },
      locale: 'en-GB',
    });
  });

  it('is answered privately where the private chat is known, and in the thread where it is not', async () => {
    await it_.tell(message(it_.out, 'limits'));
    await installForAna();
    await it_.tell(message(it_.out, 'limits'));
    expect(urls()).toEqual([to(THREAD), to('a:ana')]);
  });

  it('falls back to the thread when the private chat is gone, and forgets it', async () => {
    await installForAna();
    it_.out.answers.push({ status: 403 });
    await it_.tell(message(it_.out, 'limits'));
    expect(urls()).toEqual([to('a:ana'), to(THREAD)]);
    expect(await it_.refs.personal(TENANT, ANA)).toBeUndefined();
  });

  it('is answered in private when it was sent in private to us in a channel', async () => {
    const over = { recipient: { id: `28:${CLIENT}`, isTargeted: true } };
    await it_.tell(message(it_.out, 'limits', over));
    expect(urls()).toEqual([`${to(THREAD)}?isTargetedActivity=true`]);
    expect(it_.out.sent[0]?.body.recipient).toMatchObject({ id: '29:ana' });
  });

  it('that asks for a form gets the form itself in private, with every typed word in it', async () => {
    await it_.tell(message(it_.out, 'log Room 412: no hot water', { conversation: personal }));
    expect(urls()).toEqual([to('a:ana')]);
    expect(faultsInActivity(it_.out.sent[0]?.body)).toEqual([]);
    expect(words()).toContain('"value":"Room 412: no hot water"');
    expect(words()).toContain('"verb":"form:log"');
  });

  it('that asks for a form gets a button where others are, however much was typed', async () => {
    const long = '🛁'.repeat(2_900);
    await it_.tell(message(it_.out, `log ${long}`));
    expect(urls()).toEqual([to(THREAD)]);
    expect(faultsInActivity(it_.out.sent[0]?.body)).toEqual([]);
    expect(words()).not.toContain('Input.');
    expect(words()).toContain(long);
  });

  it('that asks for a form is answered with a sentence when a stranger types it', async () => {
    it_.door.stranger = true;
    await it_.tell(message(it_.out, 'log Room 412'));
    expect(words()).toContain('You are not known here');
    expect(words()).not.toMatch(/Input|Submit/);
  });

  it.each([
    ['answered with 502 and 504', [{ status: 502 }, { status: 504 }]],
    ['dropped', ['drop' as const]],
    ['put off without a time', [{ status: 412 }, { status: 412 }, { status: 412 }, { status: 412 }]],
  ])('is answered all the same when the post is %s', async (_how, answers) => {
    for (const line of ['limits', 'log Room 412: no hot water']) {
      await it_.tell(message(it_.out, 'limits', { type: 'typing' }));
      it_.out.sent.length = 0;
      it_.out.answers.push(...answers);
      await it_.tell(message(it_.out, line, { conversation: personal }));
      expect(it_.out.sent.length).toBeGreaterThan(1);
      expect(it_.out.answers).toEqual([]);
      expect(it_.lines.join()).not.toContain('could not be sent');
    }
  });

  it('whose form no place takes comes back as a line in private, with the words', async () => {
    await installForAna();
    for (let i = 0; i < 8; i += 1) it_.out.answers.push({ status: 502 });
    await it_.tell(message(it_.out, 'log Room 412: no hot water'));
    expect(urls().slice(0, 8)).toEqual([
      ...Array.from({ length: 4 }, () => to(THREAD)),
      ...Array.from({ length: 4 }, () => to('a:ana')),
    ]);
    expect(words(8)).toContain('Not saved');
    expect(words(8)).toContain('log Room 412: no hot water');
  });

  it('that comes again under a new id happens once, and asks whether it was meant twice', async () => {
    it_.door.again = (_caller, typed, done) => card(`Again? ${typed} ${done.summary}`);
    const carryOut: typeof it_.door.carryOut = (accepted) => plain.carryOut(accepted);
    const plain = { ...it_.door };
    const seen = new Set<string>();
    it_.door.carryOut = async (accepted) => {
      const isRepeat = seen.has(accepted.key);
      seen.add(accepted.key);
      return { ...(await carryOut(accepted)), ...(isRepeat ? { isRepeat } : {}) };
    };
    await it_.tell(message(it_.out, 'look at R-1'));
    await it_.tell(message(it_.out, 'look at  R-1'));
    expect(it_.door.effects).toBe(1);
    expect(words(1)).toContain('Again? look at R-1 R-1042 was logged.');
    await it_.tell(message(it_.out, 'look at R-2'));
    await it_.tell(message(it_.out, 'look at R-1', { from: { id: '29:bob', aadObjectId: 'bob' } }));
    await it_.tell(message(it_.out, 'look at R-1', { conversation: personal }));
    expect(it_.door.effects, 'other words, people and places').toBe(4);
    await it_.tell(message(it_.out, 'again look at R-1'));
    expect(it_.door.effects, 'said to be meant').toBe(5);
    it_.pass(61_000);
    await it_.tell(message(it_.out, 'look at R-1'));
    expect(it_.door.effects, 'a minute later').toBe(6);
  });

  it('that wishes something is kept under tenant, person, place, words and time, then carried out and answered', async () => {
    await it_.tell(message(it_.out, 'look', { id: '42' }));
    expect([...it_.door.accepted.keys()]).toEqual([expect.stringMatching(`^teams:${TENANT}:said:[\\w-]{43}:\\d+$`)]);
    expect(it_.door.effects).toBe(1);
    expect(words()).toContain('R-1042 was logged');
  });

  it('is answered when Teams said, where Teams slows us down: by a form as well as by words', async () => {
    for (const line of ['limits', 'log Room 412']) {
      it_.out.sent.length = 0;
      it_.out.answers.push({ status: 429, headers: { 'retry-after': '20' } });
      await it_.tell(message(it_.out, line));
      expect(it_.out.sent).toHaveLength(2);
      expect(it_.out.sent[1]?.body).toEqual(it_.out.sent[0]?.body);
    }
    expect(it_.lines.join()).not.toContain('could not be sent');
  });

  it('that comes three times has one effect and one answer', async () => {
    const again = message(it_.out, 'look');
    for (let i = 0; i < 3; i += 1) expect((await it_.tell(again)).status).toBe(200);
    expect(it_.door.effects).toBe(1);
    expect(it_.out.sent).toHaveLength(1);
  });

  it('comes back word for word when it could not be saved, and may be sent again', async () => {
    it_.door.down = true;
    const again = message(it_.out, 'look at Room 412');
    await it_.tell(again);
    expect(words()).toContain('look at Room 412');
    it_.door.down = false;
    await it_.tell(again);
    expect(it_.door.effects).toBe(1);
  });

  const gil = { id: '29:gil', name: 'Okafor, Gil (Aurora)' };
  const toGil = (over: Record<string, unknown> = {}): Record<string, unknown> => {
    const said = message(it_.out, 'thanks <at>Gil</at> for staying', over);
    const entities = z.array(z.unknown()).parse(said['entities']);
    return { ...said, entities: [...entities, { type: 'mention', text: '<at>Gil</at>', mentioned: gil }] };
  };

  it('names people by their directory id once they have been heard of', async () => {
    await it_.tell(message(it_.out, 'limits', { from: { ...gil, aadObjectId: 'aad-gil' } }));
    it_.out.sent.length = 0;
    await it_.tell(toGil());
    expect(it_.door.lines.at(-1)).toBe('thanks <@aad-gil> for staying');
    expect(urls().filter((each) => each.startsWith('GET'))).toEqual([]);
  });

  it('asks Teams once about somebody it never heard of, and goes on by their name when Teams knows nobody', async () => {
    it_.out.answers.push({ status: 200, body: { id: '29:gil', objectId: 'aad-gil' } });
    await it_.tell(toGil());
    await it_.tell(toGil());
    expect(it_.door.lines).toEqual(['thanks <@aad-gil> for staying', 'thanks <@aad-gil> for staying']);
    expect(urls().filter((each) => each.startsWith('GET'))).toEqual([
      `GET /emea/v3/conversations/${CHANNEL}/members/29:gil`,
    ]);
    const other = await running();
    other.out.answers.push({ status: 404 });
    await other.tell({ ...toGil(), serviceUrl: other.out.serviceUrl });
    expect(other.door.lines).toEqual(['thanks <@29:gil|Okafor, Gil (Aurora)> for staying']);
    await other.close();
  });

  it.each([
    [
      'a forward without a word',
      '',
      'Bag lost',
      { contentType: 'forwardedMessageReference', content: { originalMessageContent: 'Bag lost' } },
    ],
    [
      '“log it” under a quotation',
      'log it',
      'Bag lost',
      {
        contentType: 'text/html',
        content: '<blockquote itemtype="http://schema.skype.com/Reply"><p>Bag lost</p></blockquote><p>log it</p>',
      },
    ],
    ['a picture beside the words', 'log Bag lost', 'tag.jpg', { contentType: 'image/*', name: 'tag.jpg' }],
  ])('that is %s opens the form with what is seen of it', async (_what, line, seen, attachment) => {
    await it_.tell(message(it_.out, line, { attachments: [attachment], conversation: personal }));
    expect(words()).toContain('Bag lost');
    expect(words()).toContain('"verb":"form:log"');
    expect(words()).toContain(seen);
  });

  it('gets its HTTP answer before anything is sent', async () => {
    const gate = Promise.withResolvers<void>();
    it_.door.hold = gate.promise;
    expect((await it_.post(message(it_.out, 'look'))).status).toBe(200);
    expect(it_.out.sent).toEqual([]);
    gate.resolve();
    await it_.teams.drain(5_000);
    expect(it_.out.sent).toHaveLength(1);
  });

  it('that breaks us is answered with a sentence and a reference that stands in the log, once and without words', async () => {
    it_.door.broken = true;
    expect((await it_.tell(message(it_.out, 'anything'))).status).toBe(200);
    const reference = /went wrong \(([0-9a-f]{8})\)/.exec(words())?.[1] ?? 'none';
    const logged = it_.lines.filter((line) => line.includes('a Teams turn failed'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(reference);
  });

  it('from a person without an identity in the directory changes nothing and says why', async () => {
    await it_.tell(message(it_.out, 'look', { from: { id: '29:guest', name: 'Guest' } }));
    expect(it_.door.effects).toBe(0);
    expect(words()).toContain('cannot tell who you are');
  });

  it.each([
    ['a bot', { from: { id: '28:other', name: 'Bot', aadObjectId: ANA } }],
    ['something with the role of a bot', { from: { id: '29:x', role: 'bot', aadObjectId: ANA } }],
  ])('from %s is not listened to', async (_who, over) => {
    await it_.tell(message(it_.out, 'look', over));
    expect(it_.door.lines).toEqual([]);
    expect(it_.out.sent).toEqual([]);
  });
});

describe('a button', () => {
  it('answers with the card as it is now', async () => {
    const { body } = await it_.tell(execute(it_.out, approve));
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(faultsInCard(body.value)).toEqual([]);
    expect(JSON.stringify(body.value)).toContain('R-1042 now');
  });

  it('pressed again with a new activity id gets the same answer and no second effect', async () => {
    const [one, two] = [await it_.tell(execute(it_.out, approve)), await it_.tell(execute(it_.out, approve))];
    expect(two.body).toEqual(one.body);
    expect(it_.door.effects).toBe(1);
    expect(it_.door.accepted.size).toBe(1);
  });

  it('counts by itself for another person, another card and another version', async () => {
    await it_.tell(execute(it_.out, approve));
    await it_.tell(execute(it_.out, { ...approve, v: 8 }));
    await it_.tell(execute(it_.out, approve, { replyToId: '1800' }));
    await it_.tell(execute(it_.out, approve, { from: { id: '29:bob', aadObjectId: 'bob', name: 'Bob' } }));
    expect(it_.door.accepted.size).toBe(4);
  });

  it('that is refused says so in words and brings the card up to date', async () => {
    it_.door.reply = { ok: false, say: card('Mia decided at 10:04'), now: showing(card('R-1042 now')) };
    const { body } = await it_.tell(execute(it_.out, approve));
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message', value: 'Mia decided at 10:04' });
    expect(urls()).toEqual([`PUT /emea/v3/conversations/${THREAD}/activities/1700`]);
  });

  it('leaves a message to whoever draws it: nobody draws beside them', async () => {
    it_.door.reply = { ok: false, say: card('Mia decided at 10:04'), now: showing(card('R-1042 now'), true) };
    await it_.tell(execute(it_.out, approve));
    expect(urls()).toEqual([]);
  });

  it('that takes long says that it is being worked on, and the card follows', async () => {
    const slow = await running({}, 5);
    const gate = Promise.withResolvers<void>();
    slow.door.hold = gate.promise;
    expect((await slow.post(execute(slow.out, approve))).text).toContain('Working on it');
    gate.resolve();
    await slow.teams.drain(5_000);
    expect(slow.out.sent.map(({ method }) => method)).toEqual(['PUT', 'POST']);
    await slow.close();
  });

  it('of an older copy, whose post was answered too late to be known, does it and takes the copy away', async () => {
    it_.door.stands = { id: '1800', tenant: TENANT, conversation: CHANNEL, serviceUrl: it_.out.serviceUrl };
    const action = {
      type: 'Action.Execute',
      title: 'Go',
      verb: 'approve',
      data: { press: approve, of: 'case:R-1042' },
    };
    const press = (replyToId: string) =>
      it_.tell(invoke(it_.out, 'adaptiveCard/action', { action, trigger: 'manual' }, { replyToId }));
    const { body } = await press('1700');
    expect(body.value).toBe('R-1042 was logged A newer card stands further down.');
    expect(it_.door.effects).toBe(1);
    expect(urls()).toEqual([`PUT /emea/v3/conversations/${THREAD}/activities/1700`]);
    expect(words()).not.toContain('Action.');
    expect((await press('1800')).body.type).toBe('application/vnd.microsoft.card.adaptive');
  });

  it('that asks something answers privately and says the gist', async () => {
    await installForAna();
    const { body } = await it_.tell(execute(it_.out, { kind: 'show_limits' }));
    expect(body.value).toBe('You may give 40 EUR today.');
    expect(urls()).toEqual([to('a:ana')]);
  });

  it('says that nothing was saved when nothing was', async () => {
    it_.door.down = true;
    expect((await it_.tell(execute(it_.out, approve))).body.value).toContain('Not saved');
  });

  it.each([
    ['unknown', { kind: 'no_such' }],
    ['tampered with', { ...approve, amount: 99_999 }],
    ['of an older kind', { kind: 'approve', case: 'R-1042' }],
  ])('that is %s gets a helpful sentence and gains nothing', async (_how, press) => {
    const { body } = await it_.tell(execute(it_.out, press));
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    expect(it_.door.accepted.size).toBe(0);
  });

  it('sent by an old client as a message with a value works too', async () => {
    await it_.tell(
      message(it_.out, '', { text: undefined, entities: [], value: { press: approve }, replyToId: '1700' }),
    );
    expect(it_.door.effects).toBe(1);
    expect(urls()).toContain(to(THREAD));
  });
});

describe('a form', () => {
  const typed = { in_text: 'Room 412: no hot water' };
  const openDialog = async (): Promise<{ card: { body: { actions?: { data: object }[] }[] }; data: object }> => {
    const { body } = await it_.tell(
      invoke(it_.out, 'task/fetch', { data: { msteams: { type: 'task/fetch' }, press: { kind: 'open_log' } } }),
    );
    const content = body.task.value.card.content;
    return { card: content, data: content.body.at(-1).actions[0].data };
  };

  it('opens from a button as a dialog', async () => {
    const { card: content } = await openDialog();
    expect(faultsInCard(content)).toEqual([]);
  });

  it('with something wrong comes back with every typed value and the error above its field', async () => {
    const { data } = await openDialog();
    const { body } = await it_.tell(
      invoke(it_.out, 'task/submit', { data: { ...data, in_text: 'half a sent', ticks_given: 'apology' } }),
    );
    expect(body.task.type).toBe('continue');
    const again = JSON.stringify(body.task.value.card.content);
    expect(again).toContain('Please say which room.');
    expect(again).toContain('"value":"half a sent"');
    expect(again).toContain('"value":"apology"');
    expect(it_.door.accepted.size).toBe(0);
  });

  it('sent twice counts once; opened again it counts again', async () => {
    const { data } = await openDialog();
    for (let i = 0; i < 2; i += 1) {
      const { body } = await it_.tell(invoke(it_.out, 'task/submit', { data: { ...data, ...typed } }));
      expect(body).toEqual({ task: { type: 'message', value: 'R-1042 was logged' } });
    }
    expect(it_.door.effects).toBe(1);
    await it_.tell(invoke(it_.out, 'task/submit', { data: { ...(await openDialog()).data, ...typed } }));
    expect(it_.door.effects).toBe(2);
  });

  it('that could not be saved comes back with what was typed', async () => {
    const { data } = await openDialog();
    it_.door.down = true;
    const { body } = await it_.tell(invoke(it_.out, 'task/submit', { data: { ...data, ...typed } }));
    expect(JSON.stringify(body)).toContain('Not saved');
    expect(JSON.stringify(body)).toContain('Room 412: no hot water');
  });

  it('asked for where others are opens for whoever asked, and for nobody else', async () => {
    await it_.tell(message(it_.out, 'log Room 412: no hot water'));
    const { data } = offered();
    const bob = { from: { id: '29:bob', aadObjectId: 'bob', name: 'Bob' } };
    const { body: bobs } = await it_.tell(invoke(it_.out, 'task/fetch', { data }, bob));
    expect(bobs.task).toMatchObject({
      type: 'message',
      value: expect.stringContaining('Ana Ortiz asked for this form'),
    });
    const { body: anas } = await it_.tell(invoke(it_.out, 'task/fetch', { data }));
    expect(anas.task.type).toBe('continue');
    expect(faultsInCard(anas.task.value.card.content)).toEqual([]);
    expect(JSON.stringify(anas)).toContain('"value":"Room 412: no hot water"');
  });

  it('asked for where others are is closed for everybody once it was taken, and not when it was refused', async () => {
    await it_.tell(message(it_.out, 'log Room 412: no hot water'));
    const { data } = offered();
    const open = async (): Promise<Record<string, unknown>> => {
      const { body } = await it_.tell(invoke(it_.out, 'task/fetch', { data }, { replyToId: '1001' }));
      return body.task.value.card.content.body.at(-1).actions[0].data;
    };
    it_.door.reply = { ok: false, say: card('Bob owns this'), now: null };
    const refused = await it_.tell(invoke(it_.out, 'task/submit', { data: { ...(await open()), ...typed } }));
    expect(refused.body.task.value).toBe('Bob owns this');
    expect(urls().filter((each) => each.startsWith('PUT'))).toEqual([]);
    it_.door.reply = { ok: true, say: card('R-1042 was logged'), now: null };
    await it_.tell(invoke(it_.out, 'task/submit', { data: { ...(await open()), ...typed } }));
    const closed = it_.out.sent.find(({ method }) => method === 'PUT');
    expect(closed?.url).toBe(`/emea/v3/conversations/${THREAD}/activities/1001`);
    expect(JSON.stringify(closed?.body)).toContain('This form was sent by Ana Ortiz.');
    expect(JSON.stringify(closed?.body)).not.toContain('Action.');
  });

  it('in the private chat turns into its answer', async () => {
    const over = { conversation: personal, channelData: { tenant: { id: TENANT } } };
    await it_.tell(message(it_.out, 'log Room 412: no hot water', over));
    const action = it_.out.sent[0]?.body.attachments[0].content.body.at(-1).actions[0];
    const value = { action: { ...action, data: { ...action.data, ...typed } } };
    const { body } = await it_.tell(invoke(it_.out, 'adaptiveCard/action', value, { ...over, replyToId: '1001' }));
    expect(JSON.stringify(body.value)).toContain('R-1042 was logged');
    expect(urls()).toEqual([to('a:ana'), 'PUT /emea/v3/conversations/a:ana/activities/1001']);
  });

  it('is offered on a message with its words, cleaned, and its link', async () => {
    const value = {
      commandId: 'logComplaint',
      messagePayload: {
        body: { contentType: 'html', content: '<p>No hot&nbsp;water</p><script>x</script>' },
        linkToMessage: 'https://teams.example/l/1',
      },
    };
    const { body } = await it_.tell(invoke(it_.out, 'composeExtension/fetchTask', value, { replyToId: undefined }));
    const shown = JSON.stringify(body.task.value.card.content);
    expect(shown).toContain('"value":"No hot water"');
    expect(shown).toContain('"permalink":"https://teams.example/l/1"');
    const data = body.task.value.card.content.body.at(-1).actions[0].data;
    const sent = await it_.tell(
      invoke(it_.out, 'composeExtension/submitAction', { commandId: 'logComplaint', data: { ...data, ...typed } }),
    );
    expect(sent.body.task.value).toBe('R-1042 was logged');
    await installForAna();
    const again = await it_.tell(
      invoke(it_.out, 'composeExtension/submitAction', { commandId: 'logComplaint', data: { ...data, ...typed } }),
    );
    expect(again.body).toEqual({});
    expect(urls()).toEqual([to('a:ana')]);
    expect(it_.door.effects).toBe(1);
  });
});

describe('an invoke nobody serves', () => {
  it.each([
    ['made/up', 'statusCode'],
    ['task/other', 'task'],
    ['composeExtension/query', 'composeExtension'],
    ['fileConsent/invoke', 'statusCode'],
  ])('%s gets an answer the client can show', async (name, shape) => {
    const { status, body } = await it_.tell(invoke(it_.out, name, undefined));
    expect(status).toBe(200);
    expect(body).toHaveProperty(shape);
    expect(JSON.stringify(body)).toContain('help');
  });
});

describe('coming and going', () => {
  const update = (over: Record<string, unknown>): Promise<unknown> =>
    it_.tell(
      message(it_.out, '', {
        type: 'conversationUpdate',
        text: undefined,
        entities: [],
        conversation: { id: CHANNEL, conversationType: 'channel', tenantId: TENANT },
        ...over,
      }),
    );
  const us = [{ id: `28:${CLIENT}` }];

  it('remembers where a conversation is reached when the app is added or spoken to', async () => {
    await update({ membersAdded: us });
    await it_.tell(message(it_.out, 'limits', { conversation: personal, channelData: { tenant: { id: TENANT } } }));
    expect([...it_.refs.all.values()]).toEqual([
      {
        tenant: TENANT,
        conversation: CHANNEL,
        serviceUrl: it_.out.serviceUrl,
        kind: 'channel',
        user: null,
      },
      {
        tenant: TENANT,
        conversation: 'a:ana',
        serviceUrl: it_.out.serviceUrl,
        kind: 'personal',
        user: ANA,
      },
    ]);
  });

  it.each([
    ['the app is removed', { type: 'installationUpdate', action: 'remove' }],
    ['the app is taken out of the team', { membersRemoved: us }],
    ['the channel is deleted', { channelData: { tenant: { id: TENANT }, eventType: 'channelDeleted' } }],
  ])('forgets it when %s', async (_what, over) => {
    await update({ membersAdded: us });
    await update(over);
    expect(it_.refs.all.size).toBe(0);
  });

  it('takes every other activity quietly', async () => {
    for (const type of [
      'messageReaction',
      'messageUpdate',
      'messageDelete',
      'typing',
      'endOfConversation',
      'made_up',
    ]) {
      expect((await it_.tell(message(it_.out, 'look', { type }))).status).toBe(200);
    }
    expect(it_.out.sent).toEqual([]);
  });
});

const kit = new URL('../../../../../shared/data/09-platform-payloads/dev.jsonl', import.meta.url);

describe.skipIf(!existsSync(kit))('recorded payloads (skipped where the data folder is absent)', () => {
  it('neither crash us nor show a stack, as they are and put into a good envelope', async () => {
    const rows = readFileSync(kit, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"msteams"'))
      .map((line): { id: string; payload: Record<string, unknown> } => JSON.parse(line));
    expect(rows.length).toBeGreaterThan(40);
    for (const { id, payload } of rows) {
      const envelope = message(it_.out, '');
      const good = {
        ...payload,
        channelId: 'msteams',
        serviceUrl: it_.out.serviceUrl,
        conversation: envelope['conversation'],
        channelData: { ...(payload['channelData'] as object), tenant: { id: TENANT } },
      };
      for (const activity of [payload, good, { ...envelope, ...good }]) {
        const { status, text } = await it_.tell(activity);
        expect([id, [200, 400, 401, 403].includes(status)]).toEqual([id, true]);
        expect(text).not.toMatch(/\bat .*\.(?:js|ts):\d/);
      }
    }
    expect(it_.lines.filter((line) => line.includes('a Teams turn failed'))).toEqual([]);
  });
});
