/** What the fake answers the app: Slack's rules for messages, views, triggers, membership and errors. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/playground/slack/json.ts';
import { objectOf, objectsOf } from '../../../src/playground/slack/json.ts';
import { makeRates } from '../../../src/playground/slack/rates.ts';
import { CLOCK, button, field, modal, section, stage } from './stub-app.ts';
import type { Stage } from './stub-app.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage({ events: [] });
  // what the shipped app asks for is held below; here every method is tried
  const others = ['users:read', 'users:read.email', 'channels:read', 'groups:read', 'channels:join', 'reactions:write'];
  for (const scope of [...others, 'usergroups:read']) on.slack.state.scopes.add(scope);
});
afterAll(() => on.end());
beforeEach(() => {
  on.stub.heard.length = 0;
  on.stub.answer(() => ({}));
});

const DESK = 'C0DESK';
const post = async (more: JsonObject = {}): Promise<string> =>
  String((await on.api('chat.postMessage', { channel: DESK, text: 'Case R-1001', ...more }))['ts']);
const trigger = async (user = 'U0ANA'): Promise<string> => {
  await on.slack.command(user, DESK, 'log');
  return String(on.stub.heard.at(-1)?.body['trigger_id']);
};
const messageAt = (ts: string): JsonObject | undefined =>
  on.slack.messages(DESK).find((one) => one.ts === ts) as JsonObject | undefined;

describe('every call', () => {
  it('needs a living token, and an unknown method is refused in Slack’s shape', async () => {
    expect(await on.api('auth.test', {}, 'xoxb-wrong')).toMatchObject({
      status: 200,
      ok: false,
      error: 'invalid_auth',
    });
    expect(await on.api('auth.test', {}, '')).toMatchObject({ error: 'not_authed' });
    expect(await on.api('chat.teleport')).toMatchObject({ status: 200, ok: false, error: 'unknown_method' });
    expect(await on.api('auth.test')).toMatchObject({ ok: true, team_id: 'T0AURORA', user_id: 'U0AMENDS' });
  });

  it('needs the scope the app was granted, which is what its manifest asks for', async () => {
    const { scopes } = on.slack.state;
    const all = [...scopes];
    scopes.clear();
    expect(await on.api('chat.postMessage', { channel: DESK, text: 'x' })).toMatchObject({
      status: 200,
      error: 'missing_scope',
      needed: 'chat:write',
    });
    scopes.add('im:history');
    expect(await on.api('conversations.history', { channel: DESK })).toMatchObject({ needed: 'channels:history' });
    for (const scope of all) scopes.add(scope);
  });

  it('fails on order: a rate limit, a server error, a platform error, then works again', async () => {
    on.slack.failApi('users.info', { kind: 'rate_limited', retryAfterS: 7 });
    on.slack.failApi('users.info', { kind: 'status', status: 503 });
    on.slack.failApi('users.info', { kind: 'error', error: 'fatal_error' });
    const ask = (): Promise<JsonObject> => on.api('users.info', { user: 'U0ANA' });
    expect(await ask()).toMatchObject({ status: 429, retryAfter: '7' });
    CLOCK.ms += 6_000;
    expect(await ask()).toMatchObject({ status: 429, retryAfter: '1' });
    expect(on.slack.early().map(({ method }) => method)).toEqual(['users.info']);
    expect(await on.api('users.list')).toMatchObject({ ok: true });
    CLOCK.ms += 1_000;
    expect(await ask()).toMatchObject({ status: 503 });
    expect(await ask()).toMatchObject({ status: 200, error: 'fatal_error' });
    expect(await ask()).toMatchObject({ ok: true });
  });

  it('is counted by method and workspace, and posts by channel, where that is asked for', () => {
    let ms = 0;
    const rates = makeRates(() => new Date(ms));
    const posts = (channel: string): (number | undefined)[] =>
      Array.from({ length: 11 }, () => rates.take('T1', 'chat.postMessage', channel));
    expect(posts('C1').filter((wait) => wait !== undefined)).toEqual([1]);
    expect(rates.take('T1', 'chat.postMessage', 'C2')).toBeUndefined();
    ms += 1_000;
    expect(rates.take('T1', 'chat.postMessage', 'C1')).toBeUndefined();
    expect(rates.take('T1', 'chat.postMessage', 'C1')).toBe(1);
    for (let n = 0; n < 20; n += 1) expect(rates.take('T1', 'users.list', '')).toBeUndefined();
    expect(rates.take('T1', 'users.list', '')).toBe(3);
    expect(rates.take('T2', 'users.list', '')).toBeUndefined();
    expect(rates.take('T1', 'auth.test', '')).toBeUndefined();
  });

  it('can be carried out and lose its answer, or lose its answer without being carried out', async () => {
    const before = on.slack.messages(DESK).length;
    on.slack.failApi('chat.postMessage', { kind: 'drop_after' });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(on.slack.messages(DESK)).toHaveLength(before + 1);
    on.slack.failApi('chat.postMessage', { kind: 'drop_before' });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(on.slack.messages(DESK)).toHaveLength(before + 1);
  });
});

describe('posting', () => {
  it('goes only where the bot is, and a private channel without it does not exist', async () => {
    on.slack.addChannel({ id: 'C0OUT', name: 'outside', members: ['U0ANA'] });
    on.slack.addChannel({ id: 'C0SECRET', name: 'secret', kind: 'private', members: ['U0ANA'] });
    on.slack.addChannel({ id: 'C0OLD', name: 'old', members: ['U0ANA', 'U0AMENDS'], archived: true });
    const error = async (channel: string): Promise<unknown> =>
      (await on.api('chat.postMessage', { channel, text: 'x' }))['error'];
    expect(await error('C0OUT')).toBe('not_in_channel');
    expect(await error('C0SECRET')).toBe('channel_not_found');
    expect(await error('C0OLD')).toBe('is_archived');
    expect(await error('C0NOWHERE')).toBe('channel_not_found');
    expect(await on.api('conversations.join', { channel: 'C0OUT' })).toMatchObject({ ok: true });
    expect(await error('C0OUT')).toBeUndefined();
  });

  it('names each bad block with a pointer', async () => {
    const blocks = [section('fine'), section('x'.repeat(3001))];
    const refused = await on.api('chat.postMessage', { channel: DESK, text: 'x', blocks });
    expect(refused).toMatchObject({ ok: false, error: 'invalid_blocks' });
    const line = objectsOf([refused])[0]?.['errors'] as readonly string[];
    expect(line[0]).toBe('must be less than 3001 characters [json-pointer:/blocks/1/text/text]');
    expect(objectOf(refused['response_metadata'])['messages']).toEqual([`[ERROR] ${line[0] ?? ''}`]);
  });

  it('refuses nothing at all, too much altogether, and metadata out of shape', async () => {
    const error = async (args: JsonObject): Promise<unknown> =>
      (await on.api('chat.postMessage', { channel: DESK, ...args }))['error'];
    expect(await error({})).toBe('no_text');
    expect(await error({ text: 'x', blocks: Array.from({ length: 6 }, () => section('y'.repeat(2900))) })).toBe(
      'msg_blocks_too_long',
    );
    expect(await error({ text: 'x', metadata: { event_type: 'case' } })).toBe('invalid_metadata_format');
    expect(await error({ text: 'x', thread_ts: '1.000001' })).toBe('thread_not_found');
  });

  it('into a person means their direct conversation, which is the same every time', async () => {
    const first = await on.api('conversations.open', { users: 'U0MIA' });
    const second = await on.api('conversations.open', { users: 'U0MIA' });
    expect(objectOf(second['channel'])['id']).toBe(objectOf(first['channel'])['id']);
    await on.api('chat.postMessage', { channel: 'U0MIA', text: 'For you' });
    expect(on.slack.dms('U0MIA').map((one) => one.text)).toEqual(['For you']);
    expect(on.slack.dms('U0ANA')).toEqual([]);
  });

  it('a private word needs a viewer who is there', async () => {
    const args = { channel: DESK, text: 'psst' };
    expect(await on.api('chat.postEphemeral', { ...args, user: 'U0NOBODY' })).toMatchObject({
      error: 'user_not_found',
    });
    const { message_ts: ts } = await on.api('chat.postEphemeral', { ...args, user: 'U0ANA' });
    expect(await on.api('chat.update', { channel: DESK, ts, text: 'y' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await on.api('conversations.history', { channel: DESK })).not.toMatchObject({
      messages: [{ text: 'psst' }],
    });
  });
});

describe('chat.update', () => {
  const metadata = { event_type: 'case', event_payload: { key: 'k1' } };
  const blocks = [section('Old')];
  const after = async (change: JsonObject): Promise<JsonObject> => {
    const ts = await post({ blocks, metadata });
    const answer = await on.api('chat.update', { channel: DESK, ts, ...change });
    expect(answer['ok']).toBe(true);
    return objectOf(messageAt(ts));
  };

  it('with text only removes the blocks and shows as edited', async () => {
    expect(await after({ text: 'New' })).toMatchObject({ text: 'New', blocks: null, edited: { user: 'U0AMENDS' } });
  });
  it('with text and blocks replaces both and does not show as edited', async () => {
    const now = await after({ text: 'New', blocks: [section('New')] });
    expect(now).toMatchObject({ text: 'New', edited: null });
    expect(objectsOf(now['blocks'])[0]).toMatchObject(section('New'));
  });
  it('with blocks only loses the words for notifications', async () => {
    expect(await after({ blocks: [section('New')] })).toMatchObject({ text: "This content can't be displayed." });
  });
  it('with an empty list of blocks removes them, with neither keeps them', async () => {
    expect(await after({ text: 'New', blocks: [] })).toMatchObject({ text: 'New', blocks: null });
    expect(objectsOf((await after({}))['blocks'])[0]).toMatchObject(section('Old'));
  });
  it('keeps metadata that is not named and drops it for {}', async () => {
    expect(await after({ text: 'New' })).toMatchObject({ metadata });
    expect(await after({ text: 'New', metadata: {} })).toMatchObject({ metadata: null });
  });
  it('refuses long text, unknown and foreign messages', async () => {
    const ts = await post();
    const error = async (args: JsonObject): Promise<unknown> =>
      (await on.api('chat.update', { channel: DESK, ...args }))['error'];
    expect(await error({ ts, text: 'x'.repeat(4001) })).toBe('msg_too_long');
    expect(await error({ ts: '1.000001', text: 'x' })).toBe('message_not_found');
    expect(await error({ ts: on.slack.say('U0ANA', DESK, 'mine'), text: 'x' })).toBe('cant_update_message');
    expect(await on.api('chat.delete', { channel: DESK, ts })).toMatchObject({ ok: true });
    expect(messageAt(ts)).toBeUndefined();
  });
});

describe('reading back', () => {
  it('finds a post by its metadata, only when asked for it, newest first', async () => {
    const ts = await post({ metadata: { event_type: 'case', event_payload: { key: 'find-me' } } });
    const plain = await on.api('conversations.history', { channel: DESK, limit: '1' });
    expect(objectsOf(plain['messages'])[0]).not.toHaveProperty('metadata');
    const full = await on.api('conversations.history', { channel: DESK, limit: '1', include_all_metadata: 'true' });
    expect(objectsOf(full['messages'])[0]).toMatchObject({ ts, metadata: { event_payload: { key: 'find-me' } } });
    expect(full['has_more']).toBe(true);
  });

  it('gives a thread with its root first, and a permalink into it', async () => {
    const ts = await post();
    const { ts: reply } = await on.api('chat.postMessage', { channel: DESK, text: 'reply', thread_ts: ts });
    const thread = await on.api('conversations.replies', { channel: DESK, ts });
    expect(objectsOf(thread['messages']).map((one) => one['ts'])).toEqual([ts, reply]);
    expect(objectsOf(thread['messages'])[0]).toMatchObject({ reply_count: 1 });
    const link = await on.api('chat.getPermalink', { channel: DESK, message_ts: reply });
    expect(link['permalink']).toContain(`https://hotel-aurora.slack.com/archives/${DESK}/p`);
    expect(link['permalink']).toContain(`thread_ts=${ts}`);
  });

  it('knows people by id and mail, strangers by their own workspace', async () => {
    on.slack.addUser({ id: 'U0CONNECT', realName: 'Cora Connect', team: 'T0OTHER', email: 'cora@elsewhere.example' });
    expect(await on.api('users.info', { user: 'U0CONNECT' })).toMatchObject({ error: 'user_not_found' });
    on.slack.addChannel({ id: 'C0SHARED', name: 'shared', members: ['U0ANA', 'U0CONNECT', 'U0AMENDS'] });
    expect(await on.api('users.info', { user: 'U0CONNECT' })).toMatchObject({
      user: { team_id: 'T0OTHER', is_stranger: true },
    });
    const byMail = await on.api('users.lookupByEmail', { email: 'MIA@hotel-aurora.example' });
    expect(byMail).toMatchObject({ user: { id: 'U0MIA', profile: { real_name: 'Mia Laurent' } } });
    await on.slack.command('U0CONNECT', 'C0SHARED', 'log');
    expect(on.stub.heard[0]?.body).toMatchObject({ team_id: 'T0AURORA', user_id: 'U0CONNECT' });
  });

  it('keeps workspaces apart: another token sees none of this one’s channels', async () => {
    on.slack.addWorkspace({
      id: 'T0OTHER',
      domain: 'other',
      name: 'Other',
      botUser: 'U0OTHERBOT',
      botId: 'B0OTHER',
      token: 'xoxb-other',
    });
    expect(await on.api('conversations.info', { channel: DESK }, 'xoxb-other')).toMatchObject({
      error: 'channel_not_found',
    });
    const code = on.slack.grantCode('T0OTHER');
    const exchange = { code, client_id: '1.2', client_secret: 's' };
    expect(await on.api('oauth.v2.access', exchange, '')).toMatchObject({
      access_token: 'xoxb-other',
      team: { id: 'T0OTHER' },
    });
    expect(await on.api('oauth.v2.access', exchange, '')).toMatchObject({ error: 'invalid_code' });
  });

  it('counts a reaction once', async () => {
    const args = { channel: DESK, timestamp: await post(), name: 'tada' };
    expect(await on.api('reactions.add', args)).toMatchObject({ ok: true });
    expect(await on.api('reactions.add', args)).toMatchObject({ error: 'already_reacted' });
  });
});

describe('a response url', () => {
  const say = (url: string, body: JsonObject): Promise<Response> =>
    fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const urlOf = async (): Promise<string> => {
    await on.slack.command('U0BOB', DESK, 'mine');
    return String(on.stub.heard.at(-1)?.body['response_url']);
  };

  it('works five times, then no more', async () => {
    const url = await urlOf();
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await say(url, { text: `answer ${n}` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(on.slack.ephemerals('U0BOB', DESK).map((one) => one.text)).toContain('answer 4');
  });

  it('works for half an hour, and not for bad blocks', async () => {
    const url = await urlOf();
    expect((await say(url, { text: 'x', blocks: [{ type: 'nonsense' }] })).status).toBe(400);
    CLOCK.ms += 30 * 60_000 + 1;
    expect((await say(url, { text: 'late' })).status).toBe(404);
  });

  it('replaces and deletes the message it is about', async () => {
    const ts = await post({ blocks: [section('Card'), button('Approve', 'approve')] });
    await on.slack.press('U0MIA', ts, 'Approve');
    const url = String(on.stub.heard.at(-1)?.body['response_url']);
    await say(url, { replace_original: true, text: 'Approved' });
    expect(messageAt(ts)).toMatchObject({ text: 'Approved', blocks: null });
    await say(url, { delete_original: true });
    expect(messageAt(ts)).toBeUndefined();
  });
});

describe('views', () => {
  const open = async (view: JsonObject = modal(), user = 'U0ANA'): Promise<JsonObject> =>
    objectOf((await on.api('views.open', { trigger_id: await trigger(user), view }))['view']);

  it('open once for each trigger, within three seconds', async () => {
    const id = await trigger();
    expect(await on.api('views.open', { trigger_id: id, view: modal() })).toMatchObject({ ok: true });
    expect(await on.api('views.open', { trigger_id: id, view: modal() })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    expect(await on.api('views.open', { trigger_id: '1.2.3', view: modal() })).toMatchObject({
      error: 'invalid_trigger_id',
    });
    const old = await trigger();
    CLOCK.ms += 3001;
    expect(await on.api('views.open', { trigger_id: old, view: modal() })).toMatchObject({
      error: 'expired_trigger_id',
    });
  });

  it('point at what is wrong from /view on', async () => {
    const title = { type: 'plain_text', text: 'A title of far more than 24 characters' };
    const refused = await on.api('views.open', { trigger_id: await trigger(), view: modal({ title }) });
    expect(refused).toMatchObject({ ok: false, error: 'invalid_arguments' });
    expect(JSON.stringify(refused['errors'])).toContain('/view/title');
  });

  it('stack three high for each person, not for all together', async () => {
    await open();
    await open(modal(), 'U0BOB');
    for (let n = 0; n < 2; n += 1) {
      expect(await on.api('views.push', { trigger_id: await trigger(), view: modal() })).toMatchObject({ ok: true });
    }
    expect(await on.api('views.push', { trigger_id: await trigger(), view: modal() })).toMatchObject({
      error: 'push_limit_reached',
    });
    expect(on.slack.openViews('U0ANA')).toHaveLength(3);
    expect(on.slack.openViews('U0BOB')).toHaveLength(1);
    expect(on.slack.openViews('U0ANA')[2]?.rootId).toBe(on.slack.openViews('U0ANA')[0]?.id);
  });

  it('refuse an update under a stale hash, keep what was typed under the same ids', async () => {
    const view = await open();
    const id = String(view['id']);
    on.stub.answer(() => ({ body: { response_action: 'errors', errors: { what: 'Say more, please.' } } }));
    await on.slack.submit('U0ANA', id, { what: 'No hot water' });
    expect(on.slack.openViews('U0ANA')[0]).toMatchObject({ errors: { what: 'Say more, please.' } });
    const blocks = [field('what', 'What happened'), field('fresh', 'Fresh')];
    const next = await on.api('views.update', { view_id: id, hash: view['hash'], view: modal({ blocks }) });
    expect(objectOf(objectOf(next['view'])['state'])['values']).toMatchObject({
      what: { what_text: { value: 'No hot water' } },
    });
    expect(await on.api('views.update', { view_id: id, hash: view['hash'], view: modal() })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await on.api('views.update', { view_id: 'V0', view: modal() })).toMatchObject({ error: 'not_found' });
  });

  it('carry typed values, and close on an empty answer', async () => {
    const id = String((await open())['id']);
    const before = on.stub.heard.length;
    await on.slack.submit('U0ANA', id, { 'What happened': 'No hot water', room: '412' });
    const sent = on.stub.heard[before]?.body ?? {};
    expect(sent).toMatchObject({ type: 'view_submission', view: { callback_id: 'log', private_metadata: 'about' } });
    expect(objectOf(sent['view'])['state']).toEqual({
      values: {
        what: { what_text: { type: 'plain_text_input', value: 'No hot water' } },
        room: { room_text: { type: 'plain_text_input', value: '412' } },
      },
    });
    expect(on.slack.openViews('U0ANA')).toEqual([]);
  });

  it('keep a required field empty only until the client says so, without asking the app', async () => {
    const id = String((await open())['id']);
    const before = on.stub.heard.length;
    expect((await on.slack.submit('U0ANA', id, {})).withheld).toContain('refused');
    expect(on.stub.heard).toHaveLength(before);
    expect(on.slack.openViews('U0ANA')[0]?.errors).toEqual({ what: 'Please complete this required field.' });
  });

  it('stay open with words of trouble when the app fails, and update, push and clear as answered', async () => {
    const id = String((await open())['id']);
    const submit = (view = id): Promise<unknown> => on.slack.submit('U0ANA', view, { what: 'x' });
    on.stub.answer(() => ({ status: 500 }));
    await submit();
    expect(on.slack.openViews('U0ANA')[0]?.trouble).toContain('trouble connecting');
    on.stub.answer(() => ({ body: { response_action: 'update', view: modal({ callback_id: 'second' }) } }));
    await submit();
    expect(on.slack.openViews('U0ANA')[0]).toMatchObject({ id, trouble: null, content: { callback_id: 'second' } });
    on.stub.answer(() => ({ body: { response_action: 'push', view: modal() } }));
    await submit();
    expect(on.slack.openViews('U0ANA')).toHaveLength(2);
    on.stub.answer(() => ({ body: { response_action: 'clear' } }));
    await submit(on.slack.openViews('U0ANA')[1]?.id);
    expect(on.slack.openViews('U0ANA')).toEqual([]);
  });

  it('tell of a cancel only where the app asked to hear of it', async () => {
    await open();
    const before = on.stub.heard.length;
    await on.slack.closeView('U0ANA');
    expect(on.stub.heard).toHaveLength(before);
    await open(modal({ notify_on_close: true }));
    await on.slack.closeView('U0ANA');
    expect(on.stub.heard.at(-1)?.body).toMatchObject({
      type: 'view_closed',
      is_cleared: false,
      view: { callback_id: 'log' },
    });
  });

  it('publish a home tab for one person', async () => {
    const view = { type: 'home', blocks: [section('Your promises'), button('Refresh', 'refresh')] };
    expect(await on.api('views.publish', { user_id: 'U0ANA', view })).toMatchObject({ ok: true });
    const home = on.slack.home('U0ANA');
    await on.slack.press('U0ANA', home?.id ?? '', 'Refresh');
    expect(on.stub.heard.at(-1)?.body).toMatchObject({
      container: { type: 'view', view_id: home?.id },
      view: { type: 'home' },
    });
    expect(on.slack.home('U0BOB')).toBeUndefined();
  });
});

describe('waiting', () => {
  it('ends at the change it waits for, and says what it waited for when none comes', async () => {
    const seen = on.slack.waitFor(() => on.slack.messages(DESK).find((one) => one.text === 'there'));
    await post({ text: 'there' });
    expect((await seen).text).toBe('there');
    await expect(on.slack.waitFor(() => false, 'pigs to fly', 5)).rejects.toThrow('pigs to fly');
  });
});

it('forgets the oldest call where only some are kept', async () => {
  const short = await stage({ keepsCalls: 2 });
  for (const text of ['one', 'two', 'three']) await short.api('chat.postMessage', { channel: DESK, text });
  expect(short.slack.calls().map(({ args }) => args['text'])).toEqual(['two', 'three']);
  await short.end();
});
