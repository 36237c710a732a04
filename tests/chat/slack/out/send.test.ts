/** Telling people things in Slack, and what is made of Slack's troubles: never twice, never lost without a word. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseId } from '../../../../src/core/base/ids.ts';
import type { Place, Sent, To } from '../../../../src/app/messages/chat-port.ts';
import type { Card } from '../../../../src/cards/kit/card.ts';
import { memberId, teamId } from '../../../../src/core/base/ids.ts';
import type { Member } from '../../../../src/core/base/members.ts';
import { CLOCK, stage, type Stage } from '../stage.ts';
import { sayCard } from '../stub-door.ts';
import { chartCard, heard } from '../../../cards/charts/charts.ts';

const CASES = 'C0RECOVERIES';
const to: To = { kind: 'channel', channel: { platform: 'slack', place: 'T0AURORA', channel: CASES } };
const card: Card = sayCard('R-1042: no hot water', {
  subject: { kind: 'case', case: caseId.parse('R-1042') },
  version: 1,
  title: 'R-1042',
});
const later = (words: string): Card => ({ ...card, version: 2, blocks: [{ kind: 'text', text: [words] }] });
const mia: Member = {
  id: memberId.parse('mia'),
  name: 'Mia Laurent',
  role: 'duty_manager',
  team: teamId.parse('desk'),
  lead: true,
  locale: 'fr-FR',
  zone: 'Europe/Paris',
  email: null,
  recognition: 'public',
  identities: [{ platform: 'slack', place: 'T0AURORA', user: 'U0MIA' }],
  active: true,
};

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.end());

const placeOf = (sent: Sent): Place => {
  if (sent.kind !== 'sent') throw new Error(`not sent: ${sent.why}`);
  return sent.place;
};
const post = async (key = 'k1', where: To = to): Promise<Place> => placeOf(await on.slack.chat.post(where, card, key));
const posted = (): readonly string[] => on.fake.messages(CASES).map(({ text }) => text);

describe('a chart', () => {
  const drawn = (blocks: readonly object[] | null | undefined): boolean =>
    JSON.stringify(blocks).includes('data_visualization');

  it('stands in the channel, and is a sentence in a workspace that has no charts yet: posted once, redrawn the same', async () => {
    const charted = { ...chartCard(heard()), subject: card.subject, version: 1 };
    await on.slack.chat.post(to, charted, 'k1');
    expect(drawn(on.fake.messages(CASES)[0]?.blocks)).toBe(true);
    on.fake.state.chartless.add('T0AURORA');
    const place = placeOf(await on.slack.chat.post(to, charted, 'k2'));
    expect(on.fake.messages(CASES)).toHaveLength(2);
    const [, second] = on.fake.messages(CASES);
    expect(drawn(second?.blocks)).toBe(false);
    expect(JSON.stringify(second?.blocks)).toContain(heard().says);
    expect(second?.text).toContain(heard().says);
    expect(await on.slack.chat.redraw(place, charted)).toMatchObject({ kind: 'sent' });
    expect(drawn(on.fake.messages(CASES)[1]?.blocks)).toBe(false);
  });
});

describe('a post', () => {
  it('carries words for notifications, blocks, the opaque key, and unfolds no links', async () => {
    await post();
    const [call] = on.fake.calls('chat.postMessage');
    expect(call?.args).toMatchObject({
      channel: CASES,
      text: 'R-1042: no hot water',
      metadata: { event_type: 'amends_notice', event_payload: { key: 'k1' } },
    });
    expect(String(call?.args['unfurl_links'])).toBe('false');
    expect(String(call?.args['unfurl_media'])).toBe('false');
    expect(String(call?.args['client_msg_id'])).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(JSON.stringify(on.fake.messages(CASES)[0]?.blocks)).toContain('no hot water');
  });

  it('goes into the thread of an earlier one, also when that one was a reply', async () => {
    const root = await post();
    const reply = await post('k2', { kind: 'thread', of: root });
    await post('k3', { kind: 'thread', of: reply });
    expect(on.fake.thread(CASES, root['ts'] ?? '')).toHaveLength(3);
    expect(on.fake.messages(CASES)).toHaveLength(1);
  });

  it('reaches a person in private, and nobody without a Slack identity', async () => {
    await post('k1', { kind: 'person', member: mia });
    expect(on.fake.dms('U0MIA')).toHaveLength(1);
    const nobody = await on.slack.chat.post({ kind: 'person', member: { ...mia, identities: [] } }, card, 'k2');
    expect(nobody).toEqual({ kind: 'never', why: 'no Slack identity' });
  });

  it('into a workspace we are not in is never tried', async () => {
    const elsewhere: To = { kind: 'channel', channel: { platform: 'slack', place: 'T0OTHER', channel: 'C1' } };
    expect(await on.slack.chat.post(elsewhere, card, 'k')).toMatchObject({ kind: 'never' });
    expect(on.fake.calls()).toEqual([]);
  });

  it('is not sent where somebody else has it in hand by the time it is its turn', async () => {
    const asked: number[] = [];
    const isOurs = (yes: boolean) => async () => {
      asked.push(posted().length);
      return await Promise.resolve(yes);
    };
    const sent = await Promise.all(
      [true, false, true].map((yes, n) => on.slack.chat.post(to, card, `k${n}`, isOurs(yes))),
    );
    expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'later', 'sent']);
    // each when those before it were through
    expect([asked, posted().length]).toEqual([[0, 1, 1], 2]);
  });

  it('is unknown, not repeated, when the answer was lost, and can be found', async () => {
    on.fake.failApi('chat.postMessage', { kind: 'drop_after' });
    expect(await on.slack.chat.post(to, card, 'k1')).toMatchObject({ kind: 'unknown' });
    expect(posted()).toHaveLength(1);
    const found = await on.slack.chat.find(to, 'k1', CLOCK);
    const place = { team: 'T0AURORA', channel: CASES, ts: on.fake.messages(CASES)[0]?.ts };
    expect(found).toEqual({ kind: 'sent', place });
    expect(await on.slack.chat.find(to, 'k2', CLOCK)).toEqual({ kind: 'absent' });
  });

  it('can be found among replies and in private, too', async () => {
    const root = await post();
    const thread: To = { kind: 'thread', of: root };
    const reply = await post('k2', thread);
    const alone = await post('k3', { kind: 'person', member: mia });
    expect(await on.slack.chat.find(thread, 'k2', CLOCK)).toEqual({ kind: 'sent', place: reply });
    expect(await on.slack.chat.find(thread, 'k9', CLOCK)).toEqual({ kind: 'absent' });
    expect(await on.slack.chat.find({ kind: 'person', member: mia }, 'k3', CLOCK)).toEqual({
      kind: 'sent',
      place: alone,
    });
  });

  it('cannot be looked for where the app may not read', async () => {
    on.fake.failApi('conversations.history', { kind: 'error', error: 'missing_scope' });
    expect(await on.slack.chat.find(to, 'k1', CLOCK)).toEqual({ kind: 'cannot_tell' });
  });

  it.each([
    [
      { kind: 'rate_limited', retryAfterS: 7 },
      { kind: 'later', afterMs: 7_000, why: 'rate limited', asked: true },
    ],
    [{ kind: 'status', status: 503 }, { kind: 'later' }],
    [{ kind: 'drop_before' }, { kind: 'later' }],
    [{ kind: 'error', error: 'internal_error' }, { kind: 'later' }],
    [{ kind: 'error', error: 'token_revoked' }, { kind: 'shut' }],
  ] as const)('is not told to be out of sight when looking is met by %o', async (fault, outcome) => {
    for (const [method, where] of [
      ['conversations.history', to],
      ['conversations.open', { kind: 'person', member: mia }],
    ] as const) {
      on.fake.failApi(method, fault);
      expect(await on.slack.chat.find(where, 'k1', CLOCK)).toMatchObject(outcome);
    }
  });

  it.each([
    [
      { kind: 'rate_limited', retryAfterS: 7 },
      { kind: 'later', afterMs: 7_000, why: 'rate limited', asked: true },
    ],
    [
      { kind: 'status', status: 503 },
      { kind: 'unknown', why: 'HTTP 503' },
    ],
    [{ kind: 'status', status: 403 }, { kind: 'later' }],
    [{ kind: 'drop_before' }, { kind: 'unknown' }],
    [
      { kind: 'error', error: 'is_archived' },
      { kind: 'never', why: 'is_archived' },
    ],
    [{ kind: 'error', error: 'channel_not_found' }, { kind: 'never' }],
    [{ kind: 'error', error: 'token_revoked' }, { kind: 'shut' }],
    [{ kind: 'error', error: 'invalid_auth' }, { kind: 'shut' }],
    [{ kind: 'error', error: 'internal_error' }, { kind: 'unknown' }],
    // what the library makes of an answer that is cut short
    [{ kind: 'error', error: '{"ok":tr' }, { kind: 'unknown' }],
  ] as const)('met by %o is %o', async (fault, outcome) => {
    on.fake.failApi('chat.postMessage', fault);
    expect(await on.slack.chat.post(to, card, 'k1')).toMatchObject(outcome);
    expect(on.fake.calls('chat.postMessage')).toHaveLength(1);
  });

  it('waits when Slack cannot be reached at all, because then nothing was posted', async () => {
    await on.fake.close();
    expect(await on.slack.chat.post(to, card, 'k1')).toMatchObject({ kind: 'later' });
  });

  it('refused for its blocks is sent more simply, and the reason is in the log', async () => {
    on.fake.failApi('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    on.fake.failApi('chat.postMessage', { kind: 'error', error: 'msg_blocks_too_long' });
    await post();
    expect(on.fake.messages(CASES)).toMatchObject([{ text: expect.stringContaining('R-1042: no hot water') }]);
    expect(on.lines.filter(({ message }) => message === 'Slack message simplified').map(({ why }) => why)).toEqual([
      'invalid_blocks',
      'msg_blocks_too_long',
    ]);
  });
});

describe('a method that Slack slows down', () => {
  const elsewhere: To = { kind: 'channel', channel: { platform: 'slack', place: 'T0AURORA', channel: 'C0DESK' } };

  it('is not called before the time is over, whatever the message; others are, and it goes on after it', async () => {
    const place = await post('k0');
    on.fake.failApi('chat.postMessage', { kind: 'rate_limited', retryAfterS: 30 });
    expect(await on.slack.chat.post(to, card, 'k1')).toMatchObject({ kind: 'later', afterMs: 30_000, asked: true });
    on.pass(10_000);
    const waiting = await Promise.all(['k2', 'k3', 'k4'].map((key) => on.slack.chat.post(elsewhere, card, key)));
    const waits = waiting.map((sent) => (sent.kind === 'later' && sent.asked === true ? sent.afterMs : 0));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(20_000);
    expect(new Set(waits).size).toBe(3);
    expect(on.fake.calls('chat.postMessage')).toHaveLength(2);
    expect(await on.slack.chat.redraw(place, later('given'))).toMatchObject({ kind: 'sent' });
    on.pass(20_000);
    await post('k1');
    await post('k2', elsewhere);
    expect(on.fake.early()).toEqual([]);
  });

  it('hears of it from the first that was too much, and from none of those behind it', async () => {
    let waiting = Array.from({ length: 24 }, (_, n) => `k${n}`);
    for (let round = 0; round < 60 && waiting.length > 0; round += 1) {
      const sent = await Promise.all(waiting.map((key) => on.slack.chat.post(to, card, key)));
      waiting = waiting.filter((_, n) => sent[n]?.kind !== 'sent');
      on.pass(1_000);
    }
    const statuses = on.fake.calls('chat.postMessage').map(({ status }) => status);
    // ten pass in a burst, one a second after it
    expect([waiting, posted().length, statuses.indexOf(429)]).toEqual([[], 24, 10]);
    expect(statuses.filter((status) => status === 429).length).toBeLessThanOrEqual(14);
    expect(on.fake.early()).toEqual([]);
  });

  it('is one of a workspace: others are not held up', async () => {
    on.fake.failApi('conversations.open', { kind: 'rate_limited', retryAfterS: 30 });
    const person: To = { kind: 'person', member: mia };
    expect(await on.slack.chat.post(person, card, 'k1')).toMatchObject({ kind: 'later', asked: true });
    expect(await on.slack.chat.post(person, card, 'k2')).toMatchObject({ kind: 'later', asked: true });
    expect(on.fake.calls('conversations.open')).toHaveLength(1);
    await post();
    expect(on.fake.early()).toEqual([]);
  });

  it('is told from a failure of Slack’s, of which nobody said when', async () => {
    on.fake.failApi('chat.postMessage', { kind: 'status', status: 403 });
    const sent = await on.slack.chat.post(to, card, 'k1');
    expect(sent).toMatchObject({ kind: 'later' });
    expect(sent).not.toHaveProperty('asked');
  });
});

describe('a private conversation', () => {
  const person: To = { kind: 'person', member: mia };

  it('is opened once, however often somebody is told something there', async () => {
    for (const key of ['k1', 'k2']) expect(await on.slack.chat.post(person, card, key)).toMatchObject({ kind: 'sent' });
    expect(on.fake.calls('conversations.open')).toHaveLength(1);
  });

  it('that is none any more is opened anew', async () => {
    await on.slack.chat.post(person, card, 'k1');
    on.fake.failApi('chat.postMessage', { kind: 'error', error: 'channel_not_found' });
    expect(await on.slack.chat.post(person, card, 'k2')).toMatchObject({ kind: 'sent' });
    expect(on.fake.calls('conversations.open')).toHaveLength(2);
  });
});

describe('a redraw', () => {
  it('replaces words and blocks in place, and does no harm twice', async () => {
    const place = await post();
    await on.slack.chat.redraw(place, later('given'));
    expect(placeOf(await on.slack.chat.redraw(place, later('given')))).toEqual(place);
    expect(on.fake.messages(CASES)).toHaveLength(1);
    expect(JSON.stringify(on.fake.messages(CASES)[0]?.blocks)).toContain('given');
    for (const { args } of on.fake.calls('chat.update'))
      expect(Object.keys(args)).toEqual(expect.arrayContaining(['text', 'blocks']));
  });

  it('of a lost answer is simply repeated later', async () => {
    const place = await post();
    on.fake.failApi('chat.update', { kind: 'drop_after' });
    expect(await on.slack.chat.redraw(place, later('given'))).toMatchObject({ kind: 'later' });
  });

  it.each(['message_not_found', 'edit_window_closed', 'cant_update_message', 'is_inactive'])(
    'refused with %s is over',
    async (error) => {
      const place = await post();
      on.fake.failApi('chat.update', { kind: 'error', error });
      expect(await on.slack.chat.redraw(place, later('given'))).toEqual({ kind: 'never', why: error });
    },
  );
});

describe('the workspace of a single token', () => {
  it('is asked of Slack once, by however many posts need it, and a failure is not remembered', async () => {
    await on.end();
    on = await stage({ team: null });
    on.fake.failApi('auth.test', { kind: 'status', status: 500 });
    expect(await on.slack.chat.post(to, card, 'k0')).toMatchObject({ kind: 'later' });
    await Promise.all(['k1', 'k2', 'k3'].map((key) => post(key)));
    expect(on.fake.calls('auth.test')).toHaveLength(2);
  });
});
