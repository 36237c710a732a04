/** What the fake sends has the keys of real payloads, recorded elsewhere; and its state for the page is complete and safe. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/playground/slack/json.ts';
import { objectOf, objectsOf, parseJson } from '../../../src/playground/slack/json.ts';
import { slackSide } from '../../../src/playground/slack/side.ts';
import { button, modal, section, stage } from './stub-app.ts';
import type { Stage } from './stub-app.ts';

const RECORDED = new URL('../../../../shared/data/09-platform-payloads/dev.jsonl', import.meta.url);
const missing = !existsSync(RECORDED);
if (missing) process.stderr.write('Recorded payloads are not here (../shared/data): key sets are not compared.\n');

/** Keys of Enterprise Grid and of dialogs long gone. */
const NOT_OURS = new Set(['enterprise_id', 'enterprise_name', 'enterprise', 'authed_users', 'private_metadata']);

const recorded = (kind: string): JsonObject => {
  const rows = readFileSync(RECORDED, 'utf8').split('\n').map(parseJson).map(objectOf);
  return objectOf(rows.find((row) => row['platform'] === 'slack' && row['kind'] === kind)?.['payload']);
};

/** Every key path of `real` that `ours` lacks; lists and free-form parts are not walked. */
function lacks(real: JsonObject, ours: JsonObject, at = ''): readonly string[] {
  return Object.keys(real).flatMap((key) => {
    if (NOT_OURS.has(key)) return [];
    if (!(key in ours)) return [`${at}${key}`];
    if (key === 'state' || key === 'blocks') return [];
    const [inside, own] = [real[key], ours[key]];
    return typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? lacks(objectOf(inside), objectOf(own), `${at}${key}.`)
      : [];
  });
}

let on: Stage;
const sent = (what: (body: JsonObject) => boolean): JsonObject =>
  objectOf(on.stub.heard.findLast((one) => what(one.body))?.body);

beforeAll(async () => {
  on = await stage();
  on.stub.answer(async (heard) => {
    if (heard.body['command'] === undefined) return {};
    await on.api('views.open', { trigger_id: heard.body['trigger_id'], view: modal() });
    return {};
  });
  const blocks = [section('Case'), button('Give', 'give')];
  const { ts } = await on.api('chat.postMessage', { channel: 'C0DESK', text: 'Case', blocks });
  await on.slack.press('U0ANA', String(ts), 'give');
  await on.slack.messageShortcut('U0ANA', 'log_complaint', 'C0DESK', on.slack.say('U0BOB', 'C0DESK', 'hello @amends'));
  await on.slack.command('U0ANA', 'C0DESK', 'log it');
  await on.slack.submit('U0ANA', on.slack.openViews('U0ANA')[0]?.id ?? '', { what: 'No hot water' });
  on.slack.openHome('U0ANA', 'messages');
  await on.slack.idle();
});
afterAll(() => on.end());

describe.skipIf(missing)('beside recorded payloads nothing is missing', () => {
  it.each(['message_action', 'block_actions', 'view_submission'])('in %s', (type) => {
    expect(
      lacks(
        recorded(type),
        sent((body) => body['type'] === type),
      ),
    ).toEqual([]);
  });

  it.each(['message', 'app_mention', 'app_home_opened'])('in an event %s', (type) => {
    const ours = sent(
      (body) => objectOf(body['event'])['type'] === type && objectOf(body['event'])['bot_id'] === undefined,
    );
    expect(lacks(recorded(`event:${type}`), ours)).toEqual([]);
  });
});

describe('the state for the page', () => {
  it('shows each person their own views, and never a token or a secret', async () => {
    const side = slackSide(on.slack, [{ callbackId: 'log_complaint', label: 'Log a complaint' }]);
    await on.slack.command('U0ANA', 'C0DESK', 'log it');
    await on.slack.submit('U0ANA', on.slack.openViews('U0ANA')[0]?.id ?? '', { room: '412' });
    const state = objectOf(side.state());
    const views = objectOf(state['views']);
    expect(objectsOf(views['U0ANA'])[0]).toMatchObject({
      given: { room: { room_text: '412' } },
      errors: { what: 'Please complete this required field.' },
    });
    expect(views['U0BOB']).toEqual([]);
    expect(JSON.stringify(state)).not.toMatch(/xoxb|signing|verification/);
    expect(objectsOf(state['channels']).filter((one) => one['kind'] === 'im')).toHaveLength(4);
  });

  it('takes only well-formed orders', async () => {
    const { operations } = slackSide(on.slack, []);
    await expect(operations['say']?.({ user: 'U0ANA', channel: 'C0DESK' })).rejects.toThrow('text');
    await expect(operations['fault']?.({ kind: 'meteor' })).rejects.toThrow('meteor');
    await expect(operations['press']?.({ user: 'U0ANA', where: '1.2', what: 'x' })).rejects.toThrow('gone');
    expect(await operations['command']?.({ user: 'U0ANA', channel: 'C0DESK', text: '/amends mine' })).toMatchObject({
      status: 200,
    });
  });
});
