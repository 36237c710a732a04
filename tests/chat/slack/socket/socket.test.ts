/** Socket Mode at its edges: tokens Slack refuses, envelopes that are not what they should be, and Slack's ways of ending a connection. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOTEL_AURORA } from '../../../../src/playground/world.ts';
import type { SocketControls } from '../../../../src/playground/slack/socket-door.ts';
import { stage, type Stage } from '../stage.ts';
import { PATIENCE_MS } from '../../../patience.ts';

/** What is not acknowledged has been looked at by then. */
const SHORT_MS = 200;
let on: Stage;
let sockets: SocketControls;
let n = 0;

beforeEach(async () => {
  on = await stage({}, { socket: true, deadlineMs: PATIENCE_MS });
  if (on.fake.sockets === null) throw new Error('the fake Slack has no connections');
  ({ sockets } = on.fake);
  await on.fake.waitFor(() => sockets.open() === 2, 'both connections');
});
afterEach(() => on.end());

const command = (more: object = {}): object => ({
  command: '/amends',
  text: 'do it',
  team_id: HOTEL_AURORA.slack.team,
  api_app_id: HOTEL_AURORA.slack.app,
  channel_id: 'C0DESK',
  user_id: 'U0ANA',
  trigger_id: `t-${n}`,
  ...more,
});
const send = (payload: unknown, more: object = {}, withinMs = PATIENCE_MS) => {
  n += 1;
  const envelope = { envelope_id: `e-${n}`, type: 'slash_commands', accepts_response_payload: true, payload, ...more };
  return sockets.sendRaw(envelope, withinMs);
};
const deep = (levels: number): unknown => (levels === 0 ? 'x' : [deep(levels - 1)]);
const refused = async (appToken: string): Promise<unknown> => {
  const other = await stage({ appToken }, { socket: true }).catch((error: unknown) => error);
  if (!(other instanceof Error)) await (other as Stage).end();
  return other;
};

describe('a token', () => {
  it.each([
    ['xapp-of-another-app', 'invalid_auth'],
    [HOTEL_AURORA.slack.botToken, 'not_allowed_token_type'],
  ])('that Slack refuses (%s) is said with what to copy, and where from', async (token, code) => {
    const error = await refused(token);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toContain(`SLACK_APP_TOKEN (${code})`);
    expect(String(error)).toContain('connections:write');
    expect(String(error)).not.toContain(token);
  });
});

describe('an envelope', () => {
  it('is acknowledged with what Slack shows, where it takes that', async () => {
    expect(await send(command({ text: 'nonsense' }))).toMatchObject({
      status: 200,
      body: { response_type: 'ephemeral', text: expect.stringContaining('nonsense') },
    });
    expect(await send(command({ text: 'nonsense' }), { accepts_response_payload: false })).toMatchObject({
      status: 200,
      body: undefined,
    });
  });

  it('that comes again is acknowledged as the first time, and done once', async () => {
    const envelope_id = 'e-twice';
    for (const _ of [1, 2]) expect(await send(command(), { envelope_id })).toMatchObject({ status: 200 });
    await on.quiet();
    expect(on.door.calls.filter((call) => call === 'hear')).toHaveLength(1);
    expect(on.door.accepted).toHaveLength(1);
  });

  it('of another workspace or app is answered that Amends is not set up there, and reaches nobody', async () => {
    for (const foreign of [{ team_id: 'T0OTHER' }, { api_app_id: 'A0OTHER' }]) {
      const { status, body } = await send(command(foreign));
      expect(status).toBe(200);
      expect(JSON.stringify(body)).toMatch(/not set up for your workspace/);
    }
    expect(on.door.calls).toEqual([]);
  });

  it('that is not of Slack’s shape is left alone', async () => {
    expect(await send({ command: '/amends' }, {}, SHORT_MS)).toMatchObject({ status: 0 });
    expect(await send('words', {}, SHORT_MS)).toMatchObject({ status: 0 });
    expect(on.door.calls).toEqual([]);
  });

  it('that is nested too deep, or of a kind nobody asked for, is acknowledged and not looked at', async () => {
    expect(await send(command({ text: deep(100) }))).toMatchObject({ status: 200, body: undefined });
    expect(await send(command(), { type: 'something_new' })).toMatchObject({ status: 200, body: undefined });
    expect(on.door.calls).toEqual([]);
  });

  it('that cannot be stored is not acknowledged, and is taken when it comes again', async () => {
    const event = {
      type: 'event_callback',
      team_id: HOTEL_AURORA.slack.team,
      event_id: 'Ev1',
      event: { type: 'app_mention', user: 'U0ANA', text: '<@U0AMENDS> do it', channel: 'C0DESK', ts: '1.2' },
    };
    const same = { envelope_id: 'e-event', type: 'events_api', accepts_response_payload: false };
    on.door.down = true;
    expect(await send(event, same, SHORT_MS)).toMatchObject({ status: 0, failed: 'http_timeout' });
    await expect.poll(() => JSON.stringify(on.lines)).toContain('left unacknowledged');
    on.door.down = false;
    expect(await send(event, { ...same, retry_attempt: 1, retry_reason: 'timeout' })).toMatchObject({ status: 200 });
    await on.quiet();
    expect(on.door.accepted).toHaveLength(1);
  });
});

describe('Slack ends a connection', () => {
  it('because Socket Mode was switched off: the log says so, and nobody asks at once', async () => {
    const opened = sockets.opened();
    sockets.disconnect('link_disabled');
    await on.fake.waitFor(() => sockets.open() === 1, 'the end of one');
    expect(on.lines).toContainEqual(expect.objectContaining({ level: 'warn', reason: 'link_disabled' }));
    expect(sockets.opened()).toBe(opened);
  });

  it('while the other one answers', async () => {
    sockets.disconnect('refresh_requested');
    expect(await send(command())).toMatchObject({ status: 200 });
    await on.fake.waitFor(() => sockets.open() === 2, 'the next one');
  });
});

it('takes nothing more once it is closed, and writes no token, word or body into its log', async () => {
  const handled = on.door.calls.length;
  await on.slack.close(1_000);
  await on.fake.waitFor(() => sockets.open() === 0, 'the end of both');
  expect(await send(command())).toMatchObject({ status: 0 });
  expect(on.door.calls).toHaveLength(handled);
  expect(JSON.stringify(on.lines)).not.toMatch(/xapp-|xoxb-|do it|ticket/);
});
