/** Which messages of a channel are looked at, and which are nobody's business or our own. */
import { expect, it } from 'vitest';
import { readOverheard } from '../../../../src/chat/slack/in/read-overheard.ts';

const US = { app: 'A0AMENDS', user: 'U0AMENDS' };
const said = (over: object = {}): Record<string, unknown> => ({
  type: 'message',
  channel: 'C0DESK',
  channel_type: 'channel',
  user: 'U0BOB',
  ts: '1796896800.000100',
  text: 'The room was filthy',
  ...over,
});
const changed = (message: object): object => ({ subtype: 'message_changed', ts: '9.9', message });

it.each<[string, object, object | undefined]>([
  ['what somebody says', {}, { what: 'said', thread: null, ts: '1796896800.000100' }],
  ['in a private channel', { channel_type: 'group' }, { what: 'said' }],
  ['below another message', { thread_ts: '1796896000.000100' }, { thread: '1796896000.000100' }],
  ['the first of a thread', { thread_ts: '1796896800.000100' }, { thread: null }],
  ['to the thread and the channel', { subtype: 'thread_broadcast', thread_ts: '1796896000.000100' }, { what: 'said' }],
  [
    'an integration’s',
    { subtype: 'bot_message', bot_id: 'B9', user: undefined, username: 'Reviews' },
    { what: 'said' },
  ],
  [
    'changed',
    changed({ ts: '1796896800.000100', user: 'U0BOB', text: 'x' }),
    { what: 'edited', ts: '1796896800.000100' },
  ],
  [
    'deleted',
    { subtype: 'message_deleted', deleted_ts: '1796896800.000100' },
    { what: 'deleted', ts: '1796896800.000100' },
  ],
  ['deleted with answers below', changed({ ts: '1796896800.000100', subtype: 'tombstone' }), { what: 'deleted' }],
  ['said to us', { text: 'hi <@U0AMENDS> help' }, undefined],
  ['our own', { bot_id: 'B0', app_id: 'A0AMENDS', user: 'U0AMENDS' }, undefined],
  ['our own, drawn anew', changed({ ts: '1.2', user: 'U0AMENDS', text: 'x' }), undefined],
  ['our own by its mark', { user: undefined, metadata: { event_type: 'amends_notice' } }, undefined],
  ['a join', { subtype: 'channel_join' }, undefined],
  ['a group chat', { channel_type: 'mpim' }, undefined],
  ['a moment that is none', { ts: 'yesterday' }, undefined],
])('%s', (_, over, read) => {
  const heard = readOverheard(said(over), US);
  expect(heard ?? {}).toMatchObject(read ?? {});
  expect(heard === undefined).toBe(read === undefined);
});
