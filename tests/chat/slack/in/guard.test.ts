/** The wall: nothing unsigned, stale, foreign, too large or misshapen reaches a rule. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOTEL_AURORA } from '../../../../src/playground/world.ts';
import { mayAnswerAt } from '../../../../src/chat/slack/out/answer.ts';
import { saidWords, withoutMention } from '../../../../src/chat/slack/in/said.ts';
import { installationsInMemory } from '../installations-in-memory.ts';
import { answerToHead, beginPost } from '../../../raw-http.ts';
import { CLOCK, stage, type Stage } from '../stage.ts';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.end());

const FORM = 'application/x-www-form-urlencoded';
const NOW = CLOCK.getTime() / 1000;
const sign = (
  body: string | Buffer,
  stamp: string | number = NOW,
  secret = HOTEL_AURORA.slack.signingSecret,
): Record<string, string> => ({
  'content-type': FORM,
  'x-slack-request-timestamp': String(stamp),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest('hex')}`,
});
const send = async (body: string | Buffer, headers: Record<string, string> = sign(body)): Promise<number> => {
  const sent = await fetch(`${on.url}/slack/events`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers,
  });
  await sent.arrayBuffer();
  return sent.status;
};
const fields = {
  team_id: 'T0AURORA',
  api_app_id: 'A0AMENDS',
  channel_id: 'C0DESK',
  user_id: 'U0ANA',
  command: '/amends',
  text: 'do it',
  trigger_id: '1.2.3',
};
const command = (more: Partial<typeof fields> = {}): string => new URLSearchParams({ ...fields, ...more }).toString();
const json = (body: unknown): Promise<number> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return send(text, { ...sign(text), 'content-type': 'application/json' });
};

describe('a request', () => {
  it('signed just now is served', async () => {
    expect(await send(command())).toBe(200);
    expect(on.door.accepted).toHaveLength(1);
  });

  it('that comes once more has the key it had, by whatever clock whoever gets it goes', async () => {
    const again = command();
    const signed = sign(again);
    expect(await send(again, signed)).toBe(200);
    on.pass(130_000);
    const other = await stage();
    other.pass(-130_000);
    try {
      for (const { url } of [on, other])
        await fetch(`${url}/slack/events`, { method: 'POST', body: again, headers: signed });
      const keys = [...on.door.accepted, ...other.door.accepted].map(({ key }) => key);
      expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    } finally {
      await other.end();
    }
  });

  it.each([
    ['one day ahead', NOW + 86_400],
    ['301 seconds ahead', NOW + 301],
    ['six minutes old', NOW - 360],
    ['in milliseconds', NOW * 1000],
    ['a fraction', NOW + 0.5],
    ['Infinity', 'Infinity'],
    ['1e9', '1e9'],
    ['empty', ''],
    ['a list', `${NOW}, ${NOW}`],
  ])('stamped %s is refused', async (_, stamp) => {
    expect(await send(command(), sign(command(), stamp))).toBe(401);
    expect(on.door.calls).toEqual([]);
  });

  it('four minutes old or ahead is accepted', async () => {
    expect(await send(command(), sign(command(), NOW - 240))).toBe(200);
    expect(await send(command(), sign(command(), NOW + 240))).toBe(200);
  });

  it.each([
    ['nothing', { 'content-type': FORM }],
    ['another secret', sign(command(), NOW, 'guessed')],
    ['junk after it', { ...sign(command()), 'x-slack-signature': `${sign(command())['x-slack-signature']}=junk` }],
    [
      'capitals',
      { ...sign(command()), 'x-slack-signature': sign(command())['x-slack-signature']?.toUpperCase() ?? '' },
    ],
    [
      'two of them',
      { ...sign(command()), 'x-slack-signature': `v0=${'0'.repeat(64)}, ${sign(command())['x-slack-signature']}` },
    ],
  ])('signed with %s is refused', async (_, headers) => {
    expect(await send(command(), headers)).toBe(401);
    expect(on.door.calls).toEqual([]);
  });

  it('changed after signing is refused', async () => {
    expect(await send(`${command()}&x=1`, sign(command()))).toBe(401);
    // and leaves a line for whoever wonders why nothing arrives
    expect(on.lines).toContainEqual(expect.objectContaining({ level: 'warn', status: 401, since: 1 }));
  });

  it('of a content type that is not Slack’s, or compressed, is refused', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', `${FORM}; charset=utf-7`]) {
      expect(await send(command(), { ...sign(command()), 'content-type': type })).toBe(415);
    }
    expect(await send(command(), { ...sign(command()), 'content-encoding': 'gzip' })).toBe(415);
    expect(await send(command(), { ...sign(command()), 'content-type': `${FORM}; charset=utf-8` })).toBe(200);
  });

  it('of broken words, shapes or depth is refused', async () => {
    expect(await send(Buffer.from([0x61, 0x3d, 0xff, 0xfe]))).toBe(400);
    expect(await send(`${command()}&user_id=U0MIA`)).toBe(400);
    expect(await send(`${command()}&user_id%5B%5D=U0MIA`)).toBe(400);
    for (const body of [
      'null',
      '[]',
      '5',
      '{}',
      '{',
      '\ufeff{}',
      '['.repeat(200_000),
      `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`,
    ]) {
      expect(await json(body)).toBe(400);
    }
    expect(on.door.calls).toEqual([]);
  });

  it('of another workspace or app is ignored without effect', async () => {
    expect(await send(command({ team_id: 'T0STRANGER' }))).toBe(200);
    expect(await send(command({ api_app_id: 'A0OTHER' }))).toBe(200);
    expect(on.door.calls).toEqual([]);
    expect(on.lines.map(({ message }) => message)).toContain('Slack request of an unknown workspace or app ignored');
  });

  it('that only checks the connection, or asks for nothing of ours, has no effect', async () => {
    expect(await send(`ssl_check=1&${command()}`)).toBe(200);
    expect(
      await json({ type: 'event_callback', team_id: 'T0AURORA', event_id: 'E1', event: { type: 'made_up' } }),
    ).toBe(200);
    expect(await json({ type: 'view_closed', team: { id: 'T0AURORA' }, user: { id: 'U0ANA' } })).toBe(200);
    expect(on.door.calls).toEqual([]);
  });

  it('with the handshake gets its challenge back', async () => {
    expect(await on.fake.verifyUrl()).toBe(true);
  });

  it('over one megabyte is refused, declared or not', async () => {
    const large = command({ text: 'a'.repeat(1_048_577) });
    expect(await send(large)).toBe(413);
    const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`;
    const headers = { ...sign(large), 'transfer-encoding': 'chunked' };
    const status = await beginPost(`${on.url}/slack/events`, headers, chunk.repeat(17)).answer;
    expect(status === '' || status.startsWith('HTTP/1.1 413')).toBe(true);
    expect(on.door.calls).toEqual([]);
  });

  it('is judged by its head first: the body of a stranger is not read', async () => {
    const url = `${on.url}/slack/events`;
    const good = sign('');
    const bad = [
      { 'content-type': FORM },
      { ...good, 'x-slack-signature': 'v0=short' },
      sign('', NOW - 301),
      { ...good, 'content-type': 'text/plain' },
    ];
    const answers = await Promise.all(bad.map((headers) => answerToHead(url, headers)));
    expect(answers.map((answer) => answer.slice(9, 12))).toEqual(['401', '401', '401', '415']);
    for (const answer of answers) expect(answer.toLowerCase()).toContain('connection: close');
    expect((await answerToHead(url, { ...good, 'content-length': '2000000' })).slice(9, 12)).toBe('413');
  });

  it('of a colleague is served while strangers with forged signatures fill the room for bodies', async () => {
    const begin = 'a'.repeat(1_000_000);
    const forged = Array.from({ length: 40 }, () =>
      beginPost(`${on.url}/slack/events`, { ...sign('forged'), 'content-length': '1048576' }, begin),
    );
    // more than there is room for: some are told to come again
    const told = await Promise.race(forged.map(({ answer }) => answer));
    expect(told).toMatch(/^HTTP\/1.1 503 [\s\S]*retry-after: 5/i);
    expect(await send(command())).toBe(200);
    expect(on.door.accepted).toHaveLength(1);
    for (const { socket } of forged) socket.destroy();
  });

  it('waits for nobody when Slack cannot say which workspace is ours', async () => {
    await on.end();
    on = await stage({ team: null });
    on.fake.failApi('auth.test', { kind: 'status', status: 500 });
    expect(await send(command())).toBe(503);
    expect(await send(command())).toBe(200);
    expect(on.door.accepted).toHaveLength(1);
  });
});

describe('words of a person', () => {
  const said = (more: object): object => ({
    type: 'event_callback',
    team_id: 'T0AURORA',
    api_app_id: 'A0AMENDS',
    event_id: 'Ev1',
    event: { type: 'message', channel_type: 'im', user: 'U0ANA', channel: 'D0ANA', ts: '1.2', text: 'limits', ...more },
  });

  it.each(['file_share', 'thread_broadcast', 'me_message'])(
    'with %s around them are heard as any others',
    async (subtype) => {
      expect(await json(said({ subtype }))).toBe(200);
      await on.quiet();
      expect(on.door.asked).toHaveLength(1);
    },
  );

  it.each(['message_changed', 'message_deleted', 'channel_join', 'bot_message', 'tombstone'])(
    'are not what a %s holds',
    async (subtype) => {
      expect(await json(said({ subtype }))).toBe(200);
      await on.quiet();
      expect(on.door.calls).toEqual([]);
    },
  );

  it('without text are what their blocks, files and forwards say', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'limits' } }];
    expect(await json(said({ text: '', blocks }))).toBe(200);
    await on.quiet();
    expect(on.door.asked).toHaveLength(1);
  });
});

describe('a workspace', () => {
  const submission = (more: object): string => {
    const view = {
      id: 'V1',
      callback_id: 'form:log',
      private_metadata: JSON.stringify({ about: { source: 'chat' }, channel: 'C0DESK' }),
      state: { values: { 'field:text': { value: { type: 'plain_text_input', value: 'Room 7: cold soup' } } } },
      app_installed_team_id: 'T0AURORA',
    };
    const user = { id: 'U9GUEST', team_id: 'T9GUEST', name: 'kim' };
    const payload = { type: 'view_submission', api_app_id: 'A0AMENDS', team: { id: 'T9GUEST' }, user, view, ...more };
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  };
  const answerTo = async (body: string): Promise<unknown> => {
    const sent = await fetch(`${on.url}/slack/events`, { method: 'POST', body, headers: sign(body) });
    const text = await sent.text();
    return text === '' ? null : JSON.parse(text);
  };

  it('is the one the app is installed in, also when a person of another one sends its form', async () => {
    expect(await answerTo(submission({}))).toBeNull();
    await on.quiet();
    expect(on.door.accepted).toMatchObject([{ caller: { place: 'T9GUEST', user: 'U9GUEST' } }]);
  });

  it('that names no workspace but its organisation is told where nothing is installed, and its form keeps every word', async () => {
    const view = { id: 'V1', callback_id: 'form:log', state: { values: { 'field:text': { value: { value: 'x' } } } } };
    const body = submission({ team: null, enterprise: { id: 'E1' }, is_enterprise_install: true, view });
    expect(await answerTo(body)).toEqual({
      response_action: 'errors',
      errors: { 'field:text': expect.stringContaining('nothing was saved') },
    });
    expect(on.door.calls).toEqual([]);
  });

  it('without an installation is told in the answer to a command', async () => {
    expect(await answerTo(command({ team_id: 'T9GUEST' }))).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('nothing was saved'),
    });
  });
});

describe('an answering address', () => {
  it('is Slack’s own, or the host of the Web API in tests and the demo', () => {
    const real = 'https://slack.com/api/';
    const fake = 'http://127.0.0.1:8091/api/';
    expect(mayAnswerAt('https://hooks.slack.com/commands/T/1/x', real)).toBe(true);
    expect(mayAnswerAt('http://127.0.0.1:8091/response/1', fake)).toBe(true);
    for (const url of [
      'http://hooks.slack.com/x',
      'https://hooks.slack.com.evil.example/x',
      'https://u:p@hooks.slack.com/x',
      'https://hooks.slack.com:8443/x',
      'http://169.254.169.254/latest',
      'file:///etc/passwd',
      'http://127.0.0.1:9/x',
      'https://slack.com/x',
      '',
    ]) {
      expect(mayAnswerAt(url, real)).toBe(false);
      expect(mayAnswerAt(url, fake)).toBe(false);
    }
  });

  it('elsewhere is refused quietly and the answer goes another way', async () => {
    const body = new URLSearchParams({ ...fields, response_url: 'http://127.0.0.1:9/commands/T/1/x' }).toString();
    expect(await send(body)).toBe(200);
    await on.quiet();
    expect(on.fake.ephemerals('U0ANA').map(({ text }) => text)).toEqual(['Done.']);
  });
});

describe('words from Slack', () => {
  it('are what their author typed', () => {
    expect(
      saidWords(
        'a &lt;b&gt; &amp;lt; <@U1|ana> <@U2> <#C1|wins> <https://x.example/a?b|x> <mailto:a@b.c|a@b.c> <!here>',
      ),
    ).toBe('a <b> &lt; @ana @U2 #wins https://x.example/a?b a@b.c @here');
    expect(withoutMention(' <@U0AMENDS|amends>: log <@U1>')).toBe('log <@U1>');
  });
});

describe('the install pages', () => {
  beforeEach(async () => {
    await on.end();
    const store = installationsInMemory();
    on = await stage({
      oauth: { clientId: 'c', clientSecret: 's', stateSecret: 'a-state-secret', redirectUri: null, store },
    });
  });

  it('bind the state to the browser with a strict cookie and believe no Host header', async () => {
    const page = await fetch(`${on.url}/slack/install`, { redirect: 'manual', headers: { host: 'evil.example' } });
    const cookie = page.headers.get('set-cookie')?.toLowerCase();
    for (const part of ['httponly', 'secure', 'samesite=lax']) expect(cookie).toContain(part);
    expect(await page.text()).not.toContain('evil.example');
  });

  it('refuse a state that is not theirs', async () => {
    const back = await fetch(`${on.url}/slack/oauth_redirect?code=x&state=forged`, { redirect: 'manual' });
    expect(back.status).toBe(400);
  });

  it('are the only way in: a workspace that never installed is ignored', async () => {
    expect(await send(command())).toBe(200);
    expect(on.door.calls).toEqual([]);
  });
});
