/** What the fake sends: signed, in Slack's shapes, given up on in time, repeated as Slack repeats. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isObject, objectOf, objectsOf } from '../../../src/playground/slack/json.ts';
import { CLOCK, button, modal, section, stage } from './stub-app.ts';
import type { Stage } from './stub-app.ts';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.end());

const EVENTS_OFF = { events: [] } as const;
/** Long enough to be heard, for what is never answered. */
const IMPATIENT = { deadlineMs: 300 };
const again = async (options: Parameters<typeof stage>[0]): Promise<void> => {
  await on.end();
  on = await stage(options);
};

describe('a slash command', () => {
  it('carries the 13 fields of a real one as a plain form, signed', async () => {
    await on.slack.command('U0ANA', 'C0DESK', '/amends log Room 412: no hot water');
    const [heard] = on.stub.heard;
    expect(heard?.genuine).toBe(true);
    expect(heard?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.keys(heard?.body ?? {})).toEqual(
      'token team_id team_domain channel_id channel_name user_id user_name command text api_app_id is_enterprise_install response_url trigger_id'.split(
        ' ',
      ),
    );
    expect(heard?.body).toMatchObject({ command: '/amends', text: 'log Room 412: no hot water', user_id: 'U0ANA' });
  });

  it('turns mentions into ids and escapes the rest', async () => {
    await on.slack.command('U0ANA', 'C0DESK', 'handover @mia <b> & #wins');
    expect(on.stub.heard[0]?.body['text']).toBe('handover <@U0MIA|mia> &lt;b&gt; &amp; <#C0WINS|wins>');
  });

  it('is not sent from inside a thread', async () => {
    const ts = on.slack.say('U0ANA', 'C0DESK', 'hello');
    await on.slack.idle();
    const before = on.stub.heard.length;
    const answer = await on.slack.command('U0ANA', 'C0DESK', 'mine', ts);
    expect(answer.withheld).toContain('threads');
    expect(on.stub.heard).toHaveLength(before);
    expect(on.slack.ephemerals('U0ANA')[0]?.text).toBe('/amends is not supported in threads. Sorry!');
  });

  it('shows text answered at once to its caller only', async () => {
    on.stub.answer(() => ({ body: 'Only you' }));
    await on.slack.command('U0ANA', 'C0DESK', 'help');
    expect(on.slack.ephemerals('U0ANA', 'C0DESK').map((one) => one.text)).toEqual(['Only you']);
    expect(on.slack.ephemerals('U0BOB')).toEqual([]);
    expect(on.slack.messages('C0DESK')).toEqual([]);
  });

  it('shows an answer with in_channel to everybody', async () => {
    on.stub.answer(() => ({ body: { response_type: 'in_channel', text: 'All of you' } }));
    await on.slack.command('U0ANA', 'C0DESK', 'help');
    expect(on.slack.messages('C0DESK').map((one) => one.text)).toEqual(['All of you']);
  });

  it('ends in Slackbot’s words when the app does not answer in time, or answers with an error', async () => {
    await again(IMPATIENT);
    on.stub.answer(() => 'never');
    expect((await on.slack.command('U0ANA', 'C0DESK', 'help')).failed).toBe('http_timeout');
    on.stub.answer(() => ({ status: 500 }));
    await on.slack.command('U0ANA', 'C0DESK', 'help');
    expect(on.slack.ephemerals('U0ANA').map((one) => one.text)).toEqual([
      '/amends failed with the error "operation_timeout"',
      '/amends failed with the error "dispatch_failed"',
    ]);
  });

  it('is refused to people who are not in the channel', async () => {
    on.slack.addUser({ id: 'U0STRANGER', realName: 'Sam Stranger', guest: true });
    await expect(async () => on.slack.command('U0STRANGER', 'C0DESK', 'help')).rejects.toThrow('not in #front-desk');
  });
});

describe('a press', () => {
  it('brings the message along, and none for an ephemeral', async () => {
    await again(EVENTS_OFF);
    const blocks = [section('Case'), button('Give €40', 'give')];
    const { ts } = await on.api('chat.postMessage', { channel: 'C0DESK', text: 'Case', blocks });
    await on.slack.press('U0BOB', String(ts), 'Give €40');
    const loud = on.stub.heard[0]?.body ?? {};
    expect(objectsOf(loud['actions'])[0]).toMatchObject({ action_id: 'give', value: 'v', type: 'button' });
    expect(objectOf(loud['message'])).toMatchObject({ ts, bot_id: 'B0AMENDS', app_id: 'A0AMENDS', team: 'T0AURORA' });
    expect(objectOf(loud['container'])).toMatchObject({ type: 'message', message_ts: ts, is_ephemeral: false });

    const quiet = await on.api('chat.postEphemeral', { channel: 'C0DESK', user: 'U0ANA', text: 'Case', blocks });
    await expect(on.slack.press('U0BOB', String(quiet['message_ts']), 'give')).rejects.toThrow('viewer');
    await on.slack.press('U0ANA', String(quiet['message_ts']), 'give');
    expect(on.stub.heard[1]?.body).not.toHaveProperty('message');
  });
});

describe('the shortcut of a message', () => {
  it('also works where the bot is no member, and its response url answers there', async () => {
    on.slack.addChannel({ id: 'C0PRIVATE', name: 'night-audit', kind: 'private', members: ['U0ANA'] });
    const ts = on.slack.say('U0ANA', 'C0PRIVATE', 'The guest in 210 is furious');
    await on.slack.messageShortcut('U0ANA', 'log_complaint', 'C0PRIVATE', ts);
    const body = objectOf(on.stub.heard[0]?.body);
    expect(body).toMatchObject({ type: 'message_action', callback_id: 'log_complaint', message_ts: ts });
    expect(objectOf(body['message'])['text']).toBe('The guest in 210 is furious');
    const said = await fetch(String(body['response_url']), {
      method: 'POST',
      body: JSON.stringify({ text: 'Invite me' }),
    });
    expect(said.status).toBe(200);
    expect(on.slack.ephemerals('U0ANA', 'C0PRIVATE')[0]?.text).toBe('Invite me');
  });
});

describe('events', () => {
  it('tell of messages, mentions and direct words, and of the bot’s own posts with its bot id', async () => {
    on.slack.say('U0ANA', 'C0DESK', 'hello @Amends');
    on.slack.say('U0ANA', on.slack.directOf('U0ANA'), 'limits');
    await on.api('chat.postMessage', { channel: 'C0DESK', text: 'Mine' });
    await on.slack.idle();
    const events = on.stub.heard.map((one) => objectOf(one.body['event']));
    const seen = events.map(
      (event) => `${String(event['type'])} ${String(event['channel_type'])} ${String(event['text'])}`,
    );
    expect(seen.toSorted()).toEqual([
      'app_mention undefined hello <@U0AMENDS>',
      'message channel Mine',
      'message channel hello <@U0AMENDS>',
      'message im limits',
    ]);
    expect(events.find((event) => event['text'] === 'Mine')).toMatchObject({ bot_id: 'B0AMENDS' });
    expect(on.stub.heard[0]?.body).toMatchObject({
      type: 'event_callback',
      team_id: 'T0AURORA',
      api_app_id: 'A0AMENDS',
    });
  });

  it('tell of what was changed or deleted, the bot’s own as well', async () => {
    const { ts } = await on.api('chat.postMessage', { channel: 'C0DESK', text: 'Mine' });
    await on.api('chat.update', { channel: 'C0DESK', ts, text: 'Changed' });
    await on.api('chat.delete', { channel: 'C0DESK', ts });
    await on.slack.idle();
    const events = on.stub.heard.map((one) => objectOf(one.body['event']));
    expect(events.find((event) => event['subtype'] === 'message_changed')).toMatchObject({
      hidden: true,
      message: { ts, text: 'Changed', bot_id: 'B0AMENDS' },
    });
    expect(events.find((event) => event['subtype'] === 'message_deleted')).toMatchObject({ deleted_ts: ts });
  });

  it('are tried again at once, after a minute and after five, with the true reason and the same id', async () => {
    on.stub.answer(() => ({ status: 503 }));
    on.slack.openHome('U0ANA');
    await on.slack.idle();
    expect(on.stub.heard).toHaveLength(2);
    await on.slack.deliverDue();
    expect(on.stub.heard).toHaveLength(2);
    CLOCK.ms += 60_000;
    await on.slack.deliverDue();
    CLOCK.ms += 300_000;
    await on.slack.deliverDue();
    CLOCK.ms += 3_600_000;
    await on.slack.deliverDue();
    expect(on.stub.heard.map((one) => one.headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(on.stub.heard[3]?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(on.stub.heard.map((one) => one.body['event_id'])).size).toBe(1);
  });

  it('stop being tried when the app says X-Slack-No-Retry', async () => {
    on.stub.answer(() => ({ status: 400, headers: { 'x-slack-no-retry': '1' } }));
    on.slack.openHome('U0ANA');
    await on.slack.idle();
    expect(on.stub.heard).toHaveLength(1);
  });

  it('are not tried again by a Slack that was closed, even where one was under way: somebody else may listen there by then', async () => {
    let closed: Promise<void> | undefined;
    on.stub.answer(() => {
      closed ??= on.slack.close();
      return { status: 503 };
    });
    on.slack.openHome('U0ANA');
    expect(on.slack.underWay()).toBe(1);
    await on.slack.idle();
    await closed;
    CLOCK.ms += 60_000;
    await on.slack.deliverDue();
    expect(on.stub.heard).toHaveLength(1);
    expect(await on.slack.command('U0ANA', 'C0DESK', 'help')).toMatchObject({
      status: 0,
      withheld: 'The fake Slack is closed.',
    });
    expect(on.stub.heard).toHaveLength(1);
  });

  it('name a timeout as the reason of a retry', async () => {
    await again(IMPATIENT);
    on.stub.answer(() => (on.stub.heard.length === 1 ? 'never' : {}));
    on.slack.openHome('U0ANA');
    await on.slack.idle();
    expect(on.stub.heard[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
  });

  it('come only where the app subscribed', async () => {
    await again({ events: ['app_mention'] });
    on.slack.say('U0ANA', 'C0DESK', 'hello <@U0AMENDS>');
    await on.slack.idle();
    expect(on.stub.heard.map((one) => objectOf(one.body['event'])['type'])).toEqual(['app_mention']);
  });

  it('tell of a reaction, and of an uninstall after the tokens have died', async () => {
    const { ts } = await on.api('chat.postMessage', { channel: 'C0WINS', text: 'Thank you, Ana' });
    on.slack.react('U0BOB', String(ts), 'tada');
    on.slack.uninstall('T0AURORA');
    expect(await on.api('auth.test')).toMatchObject({ ok: false, error: 'account_inactive' });
    await on.slack.idle();
    const types = on.stub.heard.map((one) => String(objectOf(one.body['event'])['type']));
    expect(types.toSorted()).toEqual(['app_uninstalled', 'message', 'reaction_added', 'tokens_revoked']);
  });
});

describe('faults towards the app', () => {
  it('send the same bytes twice, a wrong signature, an old and a future timestamp', async () => {
    for (const fault of ['duplicate', 'wrong_signature'] as const) on.slack.failApp({ kind: fault });
    for (const offsetS of [-360, 86_400]) on.slack.failApp({ kind: 'timestamp', offsetS });
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await on.slack.command('U0ANA', 'C0DESK', 'mine')).status);
    expect(statuses).toEqual([200, 401, 401, 401]);
    expect(on.stub.heard[1]?.raw).toBe(on.stub.heard[0]?.raw);
    expect(on.stub.heard[1]?.headers['x-slack-signature']).toBe(on.stub.heard[0]?.headers['x-slack-signature']);
  });

  it('hold a request back until it is released', async () => {
    on.slack.failApp({ kind: 'late' });
    const answer = on.slack.command('U0ANA', 'C0DESK', 'mine');
    expect(on.stub.heard).toHaveLength(0);
    await on.slack.releaseLate();
    expect((await answer).status).toBe(200);
  });
});

describe('the wire log', () => {
  it('names each request with its status, and under it the calls it caused', async () => {
    await again(EVENTS_OFF);
    on.stub.answer(async (heard) => {
      await on.api('views.open', { trigger_id: heard.body['trigger_id'], view: modal() });
      return {};
    });
    await on.slack.command('U0ANA', 'C0DESK', 'log it');
    const [asked, called] = on.slack.wire.entries();
    expect(asked).toMatchObject({ direction: 'to_app', what: '/amends log', status: 200 });
    expect(called).toMatchObject({ direction: 'from_app', what: 'views.open', status: 200, cause: asked?.id });
    const payload = on.slack.wire.payload(called?.id ?? 0);
    expect(payload?.headers['authorization']).toMatch(/^Bearer xoxb-…/);
    expect(JSON.stringify(payload)).not.toContain('xoxb-playground');
    expect(payload?.answer).toContain('"ok":true');
  });

  it('gives two runs the same ids, and a later start others', async () => {
    const ids = async (): Promise<unknown> => {
      await on.slack.command('U0ANA', 'C0DESK', 'mine');
      return on.stub.heard[0]?.body['trigger_id'];
    };
    const first = await ids();
    await again({});
    expect(await ids()).toBe(first);
    await again({ now: () => new Date(CLOCK.ms + 5000) });
    expect(await ids()).not.toBe(first);
  });
});

it('shakes hands on the request URL', async () => {
  on.stub.answer((heard) => ({ body: { challenge: heard.body['challenge'] } }));
  expect(await on.slack.verifyUrl()).toBe(true);
  on.stub.answer(() => ({ body: { challenge: 'another' } }));
  expect(await on.slack.verifyUrl()).toBe(false);
  expect(isObject(on.stub.heard[0]?.body)).toBe(true);
});
