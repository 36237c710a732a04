/** People of the fake Teams: what the app hears of them, and what the answers to its cards and dialogs do. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UNREACHABLE } from '../../../src/playground/teams/invoke-answers.ts';
import {
  attached,
  buttons,
  card,
  connector,
  execute,
  line,
  message,
  opens,
  RECOVERIES,
  stage,
  unstage,
  withCard,
  WORLD,
  type Connector,
  type Stage,
} from './stub-app.ts';

let on: Stage;
let call: Connector;
beforeEach(async () => {
  on = await stage();
  call = await connector(on.teams);
  on.app.heard.length = 0;
});
afterEach(async () => unstage(on));

const amount = {
  type: 'Input.Text',
  id: 'amount',
  label: 'Amount',
  value: '40',
  isRequired: true,
  errorMessage: 'How much?',
};
const kinds = ['late', 'noise'].map((value) => ({ title: value, value }));
const kind = { type: 'Input.ChoiceSet', id: 'kind', label: 'Kind', choices: kinds, isMultiSelect: true, wrap: true };
const formCard = card(amount, kind, buttons({ type: 'Action.Submit', title: 'Give', data: { form: 'give' } }));
const dialog = (content: object, title = 'Give') => ({
  task: {
    type: 'continue',
    value: {
      title,
      height: 'medium',
      width: 'medium',
      card: { contentType: 'application/vnd.microsoft.card.adaptive', content },
    },
  },
});

async function postCard(content: object, path = `conversations/${RECOVERIES}/activities`): Promise<string> {
  const { status, body } = await call('POST', path, withCard('A case', content));
  expect(status).toBe(201);
  return String(body['id']);
}

it('tells the app of a mention in a channel, in the thread of the message itself', async () => {
  const { id } = await on.teams.say('ana', 'guest-recoveries', 'log Late check-in');
  expect(on.app.heard[0]).toMatchObject({
    type: 'message',
    id,
    text: '<at>Amends</at> log Late check-in',
    from: { id: '29:1-ana-0001', name: 'Ana Ortiz', aadObjectId: WORLD.people[0]?.teamsUser },
    conversation: { id: `${RECOVERIES};messageid=${id}`, isGroup: true, conversationType: 'channel' },
    attachments: [{ contentType: 'text/html', content: expect.stringContaining('&nbsp;log Late check-in</p>') }],
  });
});

it('tells the app nothing of channel talk that does not mention it', async () => {
  const { delivered } = await on.teams.say('ana', 'front-desk', 'thanks @Mia', { mentionBot: false });
  expect(delivered).toBeNull();
  expect(on.app.heard).toEqual([]);
  expect(on.teams.messages('front-desk')[0]?.text).toBe('thanks <at>Mia</at>');
});

it('carries mentions of people by id, and answers in threads to their root', async () => {
  const root = await on.teams.say('ana', 'wins', 'hello');
  const reply = await on.teams.say('bob', 'wins', 'thanks @Mia Laurent for <all> & more', { thread: root.id });
  await on.teams.say('bob', 'wins', 'again', { thread: reply.id });
  const [, second, third] = on.app.heard;
  expect(second).toMatchObject({ conversation: { id: `19:wins@thread.tacv2;messageid=${root.id}` } });
  expect(third).toMatchObject({ conversation: { id: `19:wins@thread.tacv2;messageid=${root.id}` } });
  expect(second?.['entities']).toMatchObject([
    { type: 'mention', mentioned: { id: `28:${WORLD.teams.clientId}` } },
    { type: 'mention', mentioned: { id: '29:1-mia-0003' }, text: '<at>Mia Laurent</at>' },
    { type: 'clientInfo', timezone: 'Europe/Paris' },
  ]);
  expect(JSON.stringify(second?.['attachments'])).toContain('for &lt;all&gt; &amp; more');
  expect(on.teams.thread('wins', root.id)).toHaveLength(2);
});

it('speaks plainly in the personal chat', async () => {
  await on.teams.say('bob', 'personal', 'mine');
  expect(on.app.heard[0]).toMatchObject({
    text: 'mine',
    conversation: { id: 'a:1-bob', conversationType: 'personal' },
  });
});

it('announces the app everywhere when it is connected', async () => {
  await on.teams.uninstallFromTeam();
  await on.teams.connect(on.app.url);
  const told = on.app.heard.map(({ type, conversation }) => [type, JSON.parse(JSON.stringify(conversation)).id]);
  for (const { teamsConversation } of WORLD.channels)
    expect(told).toContainEqual(['conversationUpdate', teamsConversation]);
  expect(told).toContainEqual(['installationUpdate', WORLD.teams.group]);
  expect(told).toContainEqual(['installationUpdate', 'a:1-ana']);
});

it('sends twice with the same id or a new one, late, and from where it must not come', async () => {
  await on.teams.say('ana', 'personal', 'one', { delivery: { again: 'same id' } });
  await on.teams.say('ana', 'personal', 'two', { delivery: { again: 'new id', lateByMs: 20_000 } });
  const ids = on.app.heard.map(({ id }) => id);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[3]);
  expect(on.app.heard[2]?.['timestamp']).toBe('2026-11-20T10:59:40.000Z');
  await on.teams.say('ana', 'personal', 'x', {
    delivery: { tenant: 'foreign', channelId: 'directline', withoutDirectoryId: true },
  });
  expect(on.app.heard[4]).toMatchObject({
    channelId: 'directline',
    channelData: { tenant: { id: 'foreign' } },
    conversation: { tenantId: 'foreign' },
    from: { id: '29:1-ana-0001', name: 'Ana Ortiz' },
  });
  const bad = await on.teams.say('ana', 'personal', 'x', { delivery: { token: { key: 'foreign' } } });
  expect(bad.delivered?.status).toBe(401);
});

it('sends a turn or an invoke again when the app takes too long, and then gives the invoke up', async () => {
  await unstage(on);
  const patience = { turnMs: 20_000, invokeMs: 20_000, extensionMs: 20_000 };
  on = await stage({ patience });
  call = await connector(on.teams);
  const gate = Promise.withResolvers<Record<string, never>>();
  on.app.heard.length = 0;
  on.app.answer = () => gate.promise;
  // only once it is installed: that is to be answered in time however busy the machine is
  Object.assign(patience, { turnMs: 300, invokeMs: 300, extensionMs: 100 });
  const { delivered } = await on.teams.say('ana', 'personal', 'slow');
  expect([delivered?.status, delivered?.again?.status]).toEqual([0, 0]);
  expect(new Set(on.app.heard.map(({ id }) => id)).size).toBe(1);
  const id = await postCard(card(line('x'), buttons(execute('Approve', 'approve'))));
  on.app.heard.length = 0;
  const pressed = await on.teams.press('mia', id, 'Approve');
  expect(pressed).toMatchObject({ answer: { kind: 'unreachable', why: 'no answer came' } });
  expect(on.app.heard.map((each) => each['name'])).toEqual(['adaptiveCard/action', 'adaptiveCard/action']);
  // a message extension is asked three times
  on.app.heard.length = 0;
  const called = await on.teams.messageAction('mia', 'logComplaint', id);
  expect(called).toMatchObject({ answer: { kind: 'unreachable', why: 'no answer came' } });
  expect(on.app.heard.map((each) => each['id'])).toEqual(Array.from({ length: 3 }, () => on.app.heard[0]?.['id']));
  gate.resolve({});
});

it('presses a button with the inputs of its card, and shows the answer to the presser only until the next edit', async () => {
  const id = await postCard(card(amount, kind, buttons(execute('Approve', 'case_approve', { case: 'R-1', v: 3 }))));
  const answer = card(line('Approved'));
  on.app.answer = () => ({ body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer } });
  await on.teams.press('mia', id, 'Approve', { inputs: { kind: ['late', 'noise'] } });
  expect(on.app.heard[0]).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: expect.stringMatching(/^f:[0-9a-f-]{36}$/),
    replyToId: id,
    conversation: { id: `${RECOVERIES};messageid=${id}` },
    value: {
      trigger: 'manual',
      action: { verb: 'case_approve', data: { case: 'R-1', v: 3, amount: '40', kind: 'late,noise' } },
    },
  });
  expect(on.teams.message(id)?.answered).toEqual({ mia: answer });
  await expect(on.teams.press('mia', id, 'Approve')).rejects.toThrow('there is none');
  await call('PUT', `conversations/${RECOVERIES}/activities/${id}`, withCard('done', card(line('Done'))));
  expect(on.teams.message(id)?.answered).toEqual({});
});

it('shows a sentence, and for every answer it cannot use that the app was not reached', async () => {
  const id = await postCard(card(line('x'), buttons(execute('Approve', 'approve'))));
  const sentence = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Only Mia may.' };
  on.app.answer = () => ({ body: sentence });
  await on.teams.press('bob', id, 'Approve');
  expect(on.teams.notices('bob')).toMatchObject([{ kind: 'answer', text: 'Only Mia may.', message: id }]);
  expect(on.teams.notices('mia')).toEqual([]);
  const badCard = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } };
  const unusable = [
    {},
    { status: 500 },
    { status: 403, body: sentence },
    { raw: '<html>' },
    { raw: '[]' },
    { body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: {} } },
    { body: { ...sentence, value: '' } },
    { body: badCard },
    { body: { task: { type: 'message', value: 'wrong kind of answer' } } },
  ];
  for (const answer of unusable) {
    on.app.answer = () => answer;
    await on.teams.press('bob', id, 'Approve');
    expect(on.teams.notices('bob')).toMatchObject([{ kind: 'error', text: UNREACHABLE, why: expect.any(String) }]);
  }
});

it('opens a dialog from a card, keeps what was typed, and closes it', async () => {
  const id = await postCard(
    card(line('x'), buttons(opens('Counter…', { case: 'R-1' }), execute('Approve', 'approve'))),
  );
  await expect(on.teams.openDialog('mia', id, 'Approve')).rejects.toThrow('opens no dialog');
  on.app.answer = () => ({ body: dialog(formCard) });
  await on.teams.press('mia', id, 'Counter…');
  expect(on.app.heard[0]).toMatchObject({
    name: 'task/fetch',
    value: { data: { case: 'R-1', msteams: { type: 'task/fetch' } }, context: { theme: 'default' } },
  });
  expect(on.teams.dialogs('mia')).toMatchObject([{ title: 'Give', card: formCard }]);

  expect(await on.teams.submitDialog('mia', { amount: '' })).toEqual({
    kind: 'not sent',
    errors: { amount: 'How much?' },
  });
  expect(on.teams.dialogs('mia')).toMatchObject([{ typed: { amount: '' }, errors: { amount: 'How much?' } }]);
  on.app.answer = () => ({ raw: 'oops' });
  await on.teams.submitDialog('mia', { amount: '60' });
  expect(on.teams.dialogs('mia')).toMatchObject([{ typed: { amount: '60' }, trouble: UNREACHABLE, errors: {} }]);
  on.app.answer = () => ({ body: dialog(formCard, 'Too much') });
  await on.teams.submitDialog('mia');
  expect(on.app.heard.at(-1)).toMatchObject({ name: 'task/submit', value: { data: { form: 'give', amount: '60' } } });
  expect(on.teams.dialogs('mia')).toMatchObject([{ title: 'Too much', typed: {}, trouble: null }]);
  on.app.answer = () => ({ body: { task: { type: 'message', value: 'Given.' } } });
  await on.teams.submitDialog('mia', {}, 'Give');
  expect(on.teams.dialogs('mia')).toMatchObject([{ sentence: 'Given.' }]);
  on.teams.closeDialog('mia');
  expect(on.teams.dialogs('mia')).toEqual([]);
});

it('calls the message action with the message, and closes its dialog on an empty answer', async () => {
  const { id } = await on.teams.say('bob', 'front-desk', 'Guest of 12 <b> waited @Mia', { mentionBot: false });
  on.app.answer = () => ({ body: dialog(formCard, 'Log a complaint') });
  await on.teams.messageAction('ana', 'logComplaint', id);
  expect(on.app.heard[0]).toMatchObject({
    name: 'composeExtension/fetchTask',
    value: {
      commandId: 'logComplaint',
      commandContext: 'message',
      messagePayload: {
        id,
        body: { contentType: 'html', content: '<div>Guest of 12 &lt;b&gt; waited <at id="0">Mia</at></div>' },
        from: { user: { id: WORLD.people[1]?.teamsUser, displayName: 'Bob Lindqvist' } },
        linkToMessage: expect.stringContaining(id),
      },
    },
  });
  on.app.answer = () => ({ body: {} });
  await on.teams.submitDialog('ana', { amount: '5' });
  expect(on.app.heard.at(-1)).toMatchObject({
    name: 'composeExtension/submitAction',
    value: { commandId: 'logComplaint', data: { form: 'give', amount: '5' }, messagePayload: { id } },
  });
  expect(on.teams.dialogs('ana')).toEqual([]);
});

it.each([
  ['in a size there is not', { height: 'tall' }, 'height'],
  ['with a button that executes', { card: attached(card(buttons(execute('Give', 'give')))) }, 'nothing in a dialog'],
  ['with a button to another dialog', { card: attached(card(buttons(opens('More…')))) }, 'nothing in a dialog'],
  ['that would refresh itself', { card: attached({ ...card(line('x')), refresh: {} }) }, 'refresh'],
])('does not open a dialog %s', async (_what, over, why) => {
  const id = await postCard(card(buttons(opens('Counter…'))));
  const { task } = dialog(formCard);
  on.app.answer = () => ({ body: { task: { ...task, value: { ...task.value, ...over } } } });
  await on.teams.press('mia', id, 'Counter…');
  expect(on.teams.dialogs('mia')).toEqual([]);
  expect(on.teams.notices('mia')).toMatchObject([{ text: UNREACHABLE, why: expect.stringContaining(why) }]);
});

it('does not open a dialog on an empty answer', async () => {
  const { id } = await on.teams.say('bob', 'personal', 'hello');
  on.app.answer = () => ({ body: {} });
  await on.teams.messageAction('bob', 'logComplaint', id);
  expect(on.teams.dialogs('bob')).toEqual([]);
  expect(on.teams.notices('bob')).toMatchObject([{ text: UNREACHABLE }]);
});

it('sends a plain Submit as a message with a value', async () => {
  const id = await postCard(card(line('x'), buttons({ type: 'Action.Submit', title: 'Kept', data: { verb: 'kept' } })));
  expect(await on.teams.press('ana', id, 'Kept')).toMatchObject({ kind: 'submitted' });
  expect(on.app.heard[0]).toMatchObject({ type: 'message', value: { verb: 'kept' }, replyToId: id });
  expect(on.app.heard[0]).not.toHaveProperty('text');
});

it('tells two buttons with the same words apart by their place', async () => {
  const twins = card(buttons(execute('Give', 'give', { n: 1 })), buttons(execute('Give', 'give', { n: 2 })));
  const id = await postCard(twins);
  await expect(on.teams.press('ana', id, 'Give')).rejects.toThrow('2 buttons say "Give"');
  await on.teams.press('ana', id, '/body/1/actions/0');
  expect(on.app.heard[0]).toMatchObject({ value: { action: { data: { n: 2 } } } });
});

it('hides a targeted message from everybody else', async () => {
  const path = `conversations/${RECOVERIES}/activities?isTargetedActivity=true`;
  const toAna = { ...message('yours'), recipient: { id: '29:1-ana-0001' } };
  const { body } = await call('POST', path, toAna);
  await expect(on.teams.messageAction('bob', 'logComplaint', String(body['id']))).rejects.toThrow('sees no message');
});

it('tells of reactions to the bot, of edits and of deletions', async () => {
  const id = await postCard(card(line('Thank you, Ana')));
  await on.teams.react('bob', id, 'heart');
  await on.teams.react('bob', id, 'heart');
  expect(on.app.heard[0]).toMatchObject({
    type: 'messageReaction',
    reactionsAdded: [{ type: 'heart' }],
    replyToId: id,
  });
  expect(on.app.heard[1]).toMatchObject({ reactionsRemoved: [{ type: 'heart' }] });
  const said = await on.teams.say('bob', 'personal', 'first');
  expect((await on.teams.react('bob', said.id, 'like')).delivered).toBeNull();
  await on.teams.edit('bob', said.id, 'second');
  await on.teams.remove('bob', said.id);
  expect(on.app.heard.slice(3)).toMatchObject([
    { type: 'messageUpdate', id: said.id, text: 'second', channelData: { eventType: 'editMessage' } },
    { type: 'messageDelete', id: said.id, channelData: { eventType: 'softDeleteMessage' } },
  ]);
  await expect(on.teams.edit('ana', said.id, 'x')).rejects.toThrow('sees no message');
});

it('writes every exchange on the wire log, with what was odd', async () => {
  on.teams.wire.clear();
  await on.teams.say('ana', 'personal', 'hi', { delivery: { tenant: 'foreign' } });
  await call('POST', 'conversations/a:1-ana/activities', message(''));
  const seen = on.teams.wire.entries().map(({ direction, what, status, note }) => ({ direction, what, status, note }));
  expect(seen).toMatchObject([
    { direction: 'to_app', what: 'message', status: 200, note: 'foreign tenant' },
    { direction: 'from_app', status: 400, note: expect.stringContaining('BadSyntax') },
  ]);
});
