/** The fake is no kinder than Slack: what Slack refuses, hides or puts elsewhere, it does too. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/playground/slack/json.ts';
import { objectOf } from '../../../src/playground/slack/json.ts';
import { button, CLOCK, field, modal, section, stage } from './stub-app.ts';
import type { Reply, Stage } from './stub-app.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage({ events: [] });
});
afterAll(() => on.end());
beforeEach(() => on.stub.answer(() => ({})));

const [ANA, DESK] = ['U0ANA', 'C0DESK'];
const post = async (more: JsonObject = {}): Promise<string> =>
  String((await on.api('chat.postMessage', { channel: DESK, text: 'Case R-1001', ...more }))['ts']);
const heard = (name: string): string => String(on.stub.heard.at(-1)?.body[name]);

describe('an answer to a form that Slack does not understand leaves it open, with words of trouble alone', () => {
  const view = modal({ blocks: [section('Please say what happened'), field('what', 'What happened')] });
  const errors = (given: unknown): Reply => ({ body: { response_action: 'errors', errors: given } });
  const answered = async (reply: Reply): Promise<unknown> => {
    await on.slack.command(ANA, DESK, 'log');
    const opened = await on.api('views.open', { trigger_id: heard('trigger_id'), view });
    on.stub.answer(() => reply);
    await on.slack.submit(ANA, String(objectOf(opened['view'])['id']), { what: 'x' });
    on.stub.answer(() => ({}));
    return on.slack.openViews(ANA)[0];
  };

  it.each<[string, Reply]>([
    ['words for a block that is not there', errors({ room: 'Which room?' })],
    ['words for one that is there and one that is not', errors({ what: 'Say more.', room: 'Which room?' })],
    ['no words at all', errors({})],
    ['empty words', errors({ what: '' })],
    ['a list of words', errors(['Say more.'])],
    ['text where JSON is due', { body: 'Say more.' }],
    ['an action there is not', { body: { response_action: 'close' } }],
    ['a view Slack would not open', { body: { response_action: 'update', view: { type: 'modal' } } }],
  ])('%s', async (_what, reply) => {
    expect(await answered(reply)).toMatchObject({ errors: {}, trouble: expect.stringContaining('trouble connecting') });
  });

  it('while words for a field that is there stand at it', async () => {
    expect(await answered(errors({ what: 'Say more.' }))).toMatchObject({
      errors: { what: 'Say more.' },
      trouble: null,
    });
  });
});

it('reads JSON in the answer to a command only where its type says so', async () => {
  on.stub.answer(() => ({ body: '{"text":"Done."}' }));
  await on.slack.command(ANA, DESK, 'mine');
  expect(on.slack.ephemerals(ANA, DESK).at(-1)?.text).toBe('{"text":"Done."}');
});

describe('a thread', () => {
  it('is answered by a response url only when the answer names it', async () => {
    const root = await post();
    const reply = await post({ thread_ts: root, blocks: [button('Go', 'go')] });
    await on.slack.press(ANA, reply, 'Go');
    const url = heard('response_url');
    const say = (body: object): Promise<Response> => fetch(url, { method: 'POST', body: JSON.stringify(body) });
    await say({ text: 'in the channel' });
    await say({ text: 'in the thread', thread_ts: root });
    const told = on.slack.ephemerals(ANA, DESK).slice(-2);
    expect(told.map(({ text, threadTs }) => [text, threadTs])).toEqual([
      ['in the channel', null],
      ['in the thread', root],
    ]);
    expect((await fetch(url, { method: 'POST', body: 'words' })).status).toBe(400);
  });

  it('shows what is for one person only once somebody has answered in it', async () => {
    const root = await post();
    const whisper = async (): Promise<unknown> => {
      const args = { channel: DESK, user: ANA, text: `psst ${root}`, thread_ts: root };
      expect(await on.api('chat.postEphemeral', args)).toMatchObject({ ok: true });
      return on.slack.ephemerals(ANA, DESK).filter(({ text }) => text === `psst ${root}`).length;
    };
    expect(await whisper()).toBe(0);
    await post({ thread_ts: root });
    expect(await whisper()).toBe(1);
  });

  it('does not hold what was posted under the name of one of its replies', async () => {
    const root = await post();
    const reply = await post({ thread_ts: root });
    await post({ thread_ts: reply, text: 'lost' });
    expect(on.slack.thread(DESK, root).map(({ ts }) => ts)).toEqual([root, reply]);
  });
});

it('lets a person stand for their direct conversation in a post and nowhere else', async () => {
  const { ts, channel } = await on.api('chat.postMessage', { channel: ANA, text: 'For you' });
  const change = (id: unknown): Promise<JsonObject> => on.api('chat.update', { channel: id, ts, text: 'Changed' });
  expect(await change(ANA)).toMatchObject({ error: 'channel_not_found' });
  expect(await change(channel)).toMatchObject({ ok: true });
  for (const [method, more] of [
    ['chat.delete', { ts }],
    ['chat.postEphemeral', { user: ANA, text: 'x' }],
    ['conversations.history', {}],
  ] as const)
    expect([method, (await on.api(method, { channel: ANA, ...more }))['error']]).toEqual([method, 'channel_not_found']);
});

it('changes nothing in a private channel the app was taken out of', async () => {
  on.slack.addChannel({ id: 'C0QUIET', name: 'quiet', kind: 'private', members: [ANA, 'U0AMENDS'] });
  const { ts } = await on.api('chat.postMessage', { channel: 'C0QUIET', text: 'x' });
  on.slack.state.channels.get('C0QUIET')?.members.delete('U0AMENDS');
  for (const method of ['chat.update', 'chat.delete'])
    expect(await on.api(method, { channel: 'C0QUIET', ts, text: 'y' })).toMatchObject({ error: 'channel_not_found' });
});

describe('a consent', () => {
  const BACK = '/slack/oauth_redirect';
  const ask = (query: Readonly<Record<string, string>>): Promise<Response> => {
    const asked = new URLSearchParams({ client_id: 'client', scope: 'commands,chat:write', ...query });
    return fetch(new URL(`/oauth/v2/authorize?${asked.toString()}`, on.slack.apiUrl), { redirect: 'manual' });
  };
  const codeOf = (back: Response): string => new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const exchange = (code: string, more: JsonObject = {}): Promise<JsonObject> =>
    on.api('oauth.v2.access', { code, client_id: 'client', client_secret: 'secret', ...more }, '');

  it.each([
    ['no app', { client_id: '' }, 'invalid_client_id'],
    ['no scope', { scope: '' }, 'invalid_scope'],
    ['a scope the manifest does not name', { scope: 'commands,admin' }, 'invalid_scope'],
    ['a way back the manifest does not name', { redirect_uri: 'https://elsewhere.example/' }, 'bad_redirect_uri'],
  ])('is not asked for %s', async (_what, query, why) => {
    const answer = await ask(query);
    expect([answer.status, await answer.text()]).toEqual([400, why]);
  });

  it('holds for ten minutes, and at the exchange for the way back it was asked with', async () => {
    const redirect = new URL(BACK, on.stub.url).href;
    const named = codeOf(await ask({ redirect_uri: redirect }));
    expect(await exchange(named)).toMatchObject({ error: 'bad_redirect_uri' });
    expect(await exchange(codeOf(await ask({ redirect_uri: redirect })), { redirect_uri: redirect })).toMatchObject({
      ok: true,
    });
    const late = codeOf(await ask({}));
    CLOCK.ms += 10 * 60_000 + 1;
    expect(await exchange(late)).toMatchObject({ error: 'invalid_code' });
  });
});
