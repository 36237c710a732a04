/** The fake Bot Connector: every rule of the real one that the app must be able to meet. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  attached,
  buttons,
  card,
  connector,
  execute,
  line,
  login,
  message,
  NOON,
  RECOVERIES,
  stage,
  unstage,
  withCard,
  WORLD,
} from './stub-app.ts';
import type { Connector, Stage } from './stub-app.ts';

let on: Stage;
let call: Connector;
const posts = `conversations/${RECOVERIES}/activities`;

beforeEach(async () => {
  on = await stage();
  call = await connector(on.teams);
});
afterEach(async () => unstage(on));

async function post(path = posts, body: unknown = message('A case')): Promise<string> {
  const { status, body: answer } = await call('POST', path, body);
  expect(status).toBe(201);
  return String(answer['id']);
}

it('shows a root post, an answer in its thread and an edit that keeps its place', async () => {
  const first = await post();
  const second = await post(posts, message('Another'));
  const reply = await post(`conversations/${RECOVERIES};messageid=${first}/activities`, message('In the thread'));
  const edit = await call('PUT', `${posts}/${first}`, message('A case, given'));
  expect(edit.status).toBe(200);
  const shown = on.teams.messages('guest-recoveries').map(({ id, text, edited }) => [id, text, edited]);
  expect(shown).toEqual([
    [first, 'A case, given', true],
    [second, 'Another', false],
  ]);
  expect(on.teams.thread(RECOVERIES, first).map(({ id }) => id)).toEqual([reply]);
});

it('takes the same routes without and with any region prefix', async () => {
  const { access_token: token } = JSON.parse(await (await login(on.teams)).text());
  for (const prefix of ['', '/teams', '/emea', `/amer/${WORLD.teams.tenant}`]) {
    const answer = await fetch(`${on.teams.baseUrl}${prefix}/v3/${encodeURI(posts)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(message(`by ${prefix}`)),
    });
    expect(answer.status).toBe(201);
  }
  expect((await fetch(`${on.teams.baseUrl}/somewhere`)).status).toBe(404);
});

it('wants a token of its own login', async () => {
  const bare = await fetch(`${on.teams.serviceUrl}v3/${posts}`, { method: 'POST', body: '{}' });
  expect(bare.status).toBe(401);
  const channelToken = await on.teams.issuer.tokenForApp(on.teams.serviceUrl);
  const wrong = await fetch(`${on.teams.serviceUrl}v3/${posts}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${channelToken}` },
    body: '{}',
  });
  expect(wrong.status).toBe(401);
  on.teams.issuer.revokeTokens();
  expect((await call('POST', posts, message('late'))).status).toBe(401);
});

it('knows its conversations and whether the bot is in them', async () => {
  expect((await call('POST', 'conversations/19:nowhere@thread.tacv2/activities', message('x'))).code).toBe(
    'ConversationNotFound',
  );
  await on.teams.uninstallFromTeam();
  const { status, code } = await call('POST', posts, message('x'));
  expect([status, code]).toEqual([403, 'BotNotInConversationRoster']);
  await on.teams.installInTeam();
  await post();
});

it('opens no thread on a message that is no root post of that channel', async () => {
  const root = await post();
  const reply = await post(`conversations/${RECOVERIES};messageid=${root}/activities`);
  for (const wrong of ['1', reply]) {
    const { status } = await call('POST', `conversations/${RECOVERIES};messageid=${wrong}/activities`, message('x'));
    expect(status).toBe(404);
  }
  const elsewhere = await call('POST', `conversations/19:wins@thread.tacv2;messageid=${root}/activities`, message('x'));
  expect(elsewhere.status).toBe(404);
  expect((await call('POST', `conversations/a:1-ana;messageid=${root}/activities`, message('x'))).status).toBe(400);
});

it('lets the bot change and delete its own messages only', async () => {
  const said = await on.teams.say('ana', 'guest-recoveries', 'mine');
  expect((await call('PUT', `${posts}/${said.id}`, message('x'))).status).toBe(403);
  expect((await call('DELETE', `${posts}/${said.id}`)).status).toBe(403);
  expect((await call('PUT', `${posts}/404`, message('x'))).code).toBe('ActivityNotFoundInConversation');
  const own = await post();
  expect((await call('DELETE', `${posts}/${own}`)).status).toBe(200);
  expect(on.teams.messages(RECOVERIES).map(({ id }) => id)).toEqual([said.id]);
  expect((await call('PUT', `${posts}/${own}`, message('x'))).status).toBe(404);
});

it('keeps targeted messages to one member, for a day, and never in a personal chat', async () => {
  const targeted = `${posts}?isTargetedActivity=true`;
  const toAna = message('only you', { recipient: { id: '29:1-ana-0001' } });
  expect((await call('POST', targeted, message('to nobody'))).status).toBe(400);
  expect((await call('POST', 'conversations/a:1-ana/activities?isTargetedActivity=true', toAna)).status).toBe(400);
  const stranger = message('x', { recipient: { id: '29:nobody' } });
  expect((await call('POST', targeted, stranger)).code).toBe('BotNotInConversationRoster');
  const id = await post(targeted, toAna);
  expect(on.teams.message(id)?.targeted).toBe('ana');
  const withRecipient = await call('PUT', `${posts}/${id}?isTargetedActivity=true`, toAna);
  expect(withRecipient.status).toBe(400);
  expect((await call('PUT', `${posts}/${id}`, message('x'))).status).toBe(404);
  expect((await call('PUT', `${posts}/${id}?isTargetedActivity=true`, message('changed'))).status).toBe(200);
  on.pass(24 * 3_600_000);
  const expired = await call('PUT', `${posts}/${id}?isTargetedActivity=true`, message('late'));
  expect(expired.code).toBe('ActivityNotFoundInConversation');
  expect(on.teams.messages(RECOVERIES)).toEqual([]);
});

it('refuses what is larger than 100 KB counted as UTF-16, before anything else is looked at', async () => {
  const { status, code } = await call('POST', posts, message('x'.repeat(51_200)));
  expect([status, code]).toEqual([413, 'MessageSizeTooBig']);
  expect((await call('POST', posts, message('x'.repeat(50_000)))).status).toBe(400);
});

it('refuses a card it could not draw, and says where', async () => {
  const strange = card(line('Hello'), { type: 'Badge', text: 'New' });
  const { status, code, body } = await call('POST', posts, withCard('A card', strange));
  expect([status, code]).toEqual([400, 'BadSyntax']);
  expect(JSON.stringify(body)).toContain('/attachments/0/content/body/1');
  await post(posts, withCard('A card', card(line('Hello'), buttons(execute('Approve', 'case_approve')))));
  expect(on.teams.messages(RECOVERIES)[0]?.cards).toHaveLength(1);
});

/** Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format, "Mention support within Adaptive Cards". */
it('refuses a card whose mentions and <at> words are not the same, letter by letter', async () => {
  const entity = (text: string) => ({ type: 'mention', text, mentioned: { id: '29:1-ana-0001', name: 'Ana Ortiz' } });
  const posted = async (words: string, ...entities: readonly unknown[]) => {
    const mentioning = { ...card(line(words)), msteams: { entities } };
    const { status, body } = await call('POST', posts, withCard('A card', mentioning));
    return [status, JSON.stringify(body)];
  };
  expect((await posted('<at>Ana Ortiz</at> has it', entity('<at>Ana Ortiz</at>')))[0]).toBe(201);
  const bare = await posted('<at>Ana Ortiz</at> has it');
  expect(bare).toEqual([400, expect.stringContaining('has no mention entity')]);
  for (const other of ['<at>ana ortiz</at>', '<at>Ana</at>', '<at id="0">Ana Ortiz</at>', 'Ana Ortiz'])
    expect([other, (await posted('<at>Ana Ortiz</at> has it', entity(other)))[0]]).toEqual([other, 400]);
  const idle = await posted('Ana Ortiz has it', entity('<at>Ana Ortiz</at>'));
  expect(idle).toEqual([400, expect.stringContaining('stands in no TextBlock')]);
});

it('makes two posts of words and a card, gives neither an id, and lets them take the place of no other', async () => {
  const both = message('A case waits', { attachments: [attached(card(line('R-1')))] });
  const posted = await call('POST', posts, both);
  expect([posted.status, posted.body]).toEqual([202, {}]);
  expect(on.teams.messages(RECOVERIES).map(({ text, cards }) => [text, cards.length])).toEqual([
    ['A case waits', 0],
    ['', 1],
  ]);
  const id = await post(posts, withCard('A case', card(line('R-2'))));
  const edited = await call('PUT', `${posts}/${id}`, both);
  expect([edited.status, edited.body['error']]).toEqual([
    400,
    { code: 'BadSyntax', message: 'Activity resulted into multiple skype activities' },
  ]);
  expect(on.teams.message(id)).toMatchObject({ text: '', summary: 'A case', edited: false });
});

it('makes a post of each card in a list', async () => {
  const two = { type: 'message', summary: 'Two', attachments: [attached(card(line('1'))), attached(card(line('2')))] };
  expect((await call('POST', posts, two)).status).toBe(202);
  expect(on.teams.messages(RECOVERIES).map(({ cards }) => cards.length)).toEqual([1, 1]);
});

it('lets seven messages a second into one conversation, and says how long to wait', async () => {
  for (let i = 0; i < 7; i++) await post();
  const eighth = await call('POST', posts, message('too much'));
  expect([eighth.status, eighth.headers.get('retry-after')]).toEqual([429, '1']);
  await post('conversations/19:wins@thread.tacv2/activities');
  on.pass(1000);
  await post();
  const ninth = await call('POST', posts, message('nine within two seconds'));
  expect([ninth.status, ninth.headers.get('retry-after')]).toEqual([429, '1']);
});

it('counts the minute rate too', async () => {
  for (let i = 0; i < 60; i++) {
    on.pass(300);
    await post();
  }
  const { status, headers } = await call('POST', posts, message('sixty-first within 30 s'));
  expect([status, headers.get('retry-after')]).toEqual([429, '13']);
});

it('lists members and finds one by either id', async () => {
  const { body } = await call('GET', `conversations/${RECOVERIES}/members`);
  expect(body).toHaveLength(WORLD.people.length);
  const paged = await call('GET', `conversations/${RECOVERIES}/pagedMembers?pageSize=50`);
  expect(paged.body['members']).toEqual(body);
  for (const id of ['29:1-mia-0003', WORLD.people[2]?.teamsUser]) {
    const { body: mia } = await call('GET', `conversations/${RECOVERIES}/members/${id}`);
    expect(mia).toMatchObject({ name: 'Mia Laurent', email: 'mia@hotel-aurora.example', userRole: 'user' });
  }
  expect((await call('GET', `conversations/a:1-ana/members/29:1-mia-0003`)).code).toBe('MemberNotFoundInConversation');
});

it('tells of the team and its channels', async () => {
  const { body } = await call('GET', `teams/${WORLD.teams.group}/conversations`);
  expect(body['conversations']).toHaveLength(WORLD.channels.length + 1);
  expect((await call('GET', `teams/${WORLD.teams.group}`)).body['name']).toBe('Hotel Aurora');
  expect((await call('GET', 'teams/other')).status).toBe(404);
});

it('adds and takes back a reaction of the bot', async () => {
  const { id } = await on.teams.say('ana', 'wins', 'look');
  const path = `conversations/19:wins@thread.tacv2/activities/${id}/reactions/like`;
  await call('PUT', path);
  await call('PUT', path);
  expect(on.teams.message(id)?.reactions).toEqual([{ type: 'like', by: 'bot' }]);
  await call('DELETE', path);
  expect(on.teams.message(id)?.reactions).toEqual([]);
  expect((await call('PUT', `conversations/${RECOVERIES}/activities/${id}/reactions/like`)).status).toBe(404);
});

it('opens the same personal chat every time, and none where the app is not installed', async () => {
  const open = async (id: string, tenantId = WORLD.teams.tenant) =>
    call('POST', 'conversations', { members: [{ id }], tenantId });
  const first = await open(WORLD.people[0]?.teamsUser ?? '');
  const second = await open('29:1-ana-0001');
  expect([first.status, first.body['id'], second.body['id']]).toEqual([201, 'a:1-ana', 'a:1-ana']);
  expect((await open('00000000-0000-4000-8000-00000000dead')).status).toBe(400);
  expect((await open('29:1-ana-0001', 'other-tenant')).status).toBe(400);
  await on.teams.uninstallFor('ana');
  const { status, code } = await open('29:1-ana-0001');
  expect([status, code]).toEqual([403, 'BotNotInConversationRoster']);
});

it('opens a thread with its first message when a channel is named', async () => {
  const channelData = { channel: { id: RECOVERIES } };
  const { status, body } = await call('POST', 'conversations', {
    isGroup: true,
    channelData,
    activity: message('root'),
  });
  expect(status).toBe(201);
  expect(body['id']).toBe(`${RECOVERIES};messageid=${String(body['activityId'])}`);
  expect(on.teams.messages(RECOVERIES).map(({ text }) => text)).toEqual(['root']);
});

it('shows no typing as a message', async () => {
  expect((await call('POST', posts, { type: 'typing' })).status).toBe(202);
  expect(on.teams.messages(RECOVERIES)).toEqual([]);
});

it('meets the ordered troubles, by route and conversation, and is well again afterwards', async () => {
  const wins = '19:wins@thread.tacv2';
  on.teams.fault({ route: 'post', conversation: wins, trouble: { kind: 'status', status: 429, retryAfterS: 7 } });
  on.teams.fault({ route: 'edit', times: 2, trouble: { kind: 'status', status: 502 } });
  on.teams.fault({ route: 'members', trouble: { kind: 'redirect', to: 'http://127.0.0.2/' } });
  const id = await post();
  const limited = await call('POST', `conversations/${wins}/activities`, message('x'));
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  on.pass(5_000);
  const early = await call('POST', `conversations/${wins}/activities`, message('too early'));
  expect([early.status, early.headers.get('retry-after')]).toEqual([429, '2']);
  const there = on.teams.calls().filter(({ conversation }) => conversation === wins);
  expect(there.map((each) => each.early)).toEqual([false, true]);
  on.pass(2_000);
  await post(`conversations/${wins}/activities`);
  for (const status of [502, 502, 200]) expect((await call('PUT', `${posts}/${id}`, message('y'))).status).toBe(status);
  const moved = await call('GET', `conversations/${wins}/members`);
  expect([moved.status, moved.headers.get('location')]).toEqual([307, 'http://127.0.0.2/']);
});

it('can deliver a message and then drop the connection', async () => {
  on.teams.fault({ trouble: { kind: 'deliverThenDrop' } });
  await expect(call('POST', posts, message('once'))).rejects.toThrow('fetch failed');
  expect(on.teams.messages(RECOVERIES).map(({ text }) => text)).toEqual(['once']);
  expect(on.teams.calls().at(-1)).toMatchObject({ route: 'post', conversation: RECOVERIES, status: 0 });
});

it('can drop the connection before, answer late, or fail after it has delivered', async () => {
  on.teams.fault({ trouble: { kind: 'drop' } });
  on.teams.fault({ trouble: { kind: 'deliverThenStatus', status: 504 } });
  const gate = Promise.withResolvers<void>();
  on.teams.fault({ trouble: { kind: 'slow', until: gate.promise } });
  await expect(call('POST', posts, message('lost'))).rejects.toThrow('fetch failed');
  expect((await call('POST', posts, message('unknown outcome'))).status).toBe(504);
  const slow = call('POST', posts, message('slow'));
  await on.teams.waitFor(() => on.teams.messages(RECOVERIES).length === 1, { what: 'one message' });
  gate.resolve();
  expect((await slow).status).toBe(201);
  expect(on.teams.messages(RECOVERIES).map(({ text }) => text)).toEqual(['unknown outcome', 'slow']);
});

it('keeps what each call made, whoever heard of it', async () => {
  const heard = await post();
  on.teams.fault({ trouble: { kind: 'deliverThenDrop' } });
  await expect(call('POST', posts, message('nobody knows'))).rejects.toThrow('fetch failed');
  on.teams.fault({ trouble: { kind: 'drop' } });
  await expect(call('POST', posts, message('nowhere'))).rejects.toThrow('fetch failed');
  const [, lost] = on.teams.messages(RECOVERIES);
  expect(
    on.teams
      .calls()
      .filter(({ route }) => route === 'post')
      .map(({ made, status }) => [made, status]),
  ).toEqual([
    [heard, 201],
    [lost?.id, 0],
    [null, 0],
  ]);
});

it('waits for what the app is about to do, and says what it waited for', async () => {
  const waiting = on.teams.waitFor(() => on.teams.personal('bob')[0], { what: 'a greeting' });
  await post('conversations/a:1-bob/activities', message('Hello Bob'));
  expect((await waiting).text).toBe('Hello Bob');
  const never = on.teams.waitFor(() => on.teams.personal('gil')[0], { what: 'a word to Gil', withinMs: 1 });
  await expect(never).rejects.toThrow('a word to Gil');
});

it('gives ids by the clock, never one twice', async () => {
  const first = await post();
  expect(Number(first)).toBeGreaterThanOrEqual(NOON.getTime());
  expect(Number(await post())).toBe(Number(first) + 1);
});
