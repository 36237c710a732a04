/** Field sets of what the fake sends, compared with captured payloads of real ones. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buttons,
  card,
  connector,
  execute,
  line,
  stage,
  unstage,
  withCard,
  type Activity,
  type Stage,
} from './stub-app.ts';

const FILE = path.resolve(import.meta.dirname, '../../../../shared/data/09-platform-payloads/dev.jsonl');
const captured = (id: string): Activity => {
  const row = readFileSync(FILE, 'utf8')
    .split('\n')
    .find((text) => text.includes(`"id": "${id}"`));
  return JSON.parse(row ?? '{}').payload;
};
const keys = (value: unknown): readonly string[] => Object.keys(Object(value)).toSorted();

describe.skipIf(!existsSync(FILE))('captured payloads (skipped where ../shared/data is absent)', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage();
    on.app.heard.length = 0;
  });
  afterAll(async () => unstage(on));

  it('has the fields of a real answer in a channel thread', async () => {
    const real = captured('teams-29');
    const root = await on.teams.say('ana', 'wins', 'root');
    await on.teams.say('ana', 'wins', 'reply to thread', { thread: root.id });
    const ours = on.app.heard.at(-1) ?? {};
    expect(keys(ours)).toEqual(keys(real));
    for (const part of ['from', 'recipient', 'conversation', 'channelData'])
      expect(keys(ours[part])).toEqual(keys(real[part]));
    expect([ours['entities'], real['entities']].map((list) => Object.values(Object(list)).map(keys))).toEqual(
      Array.from({ length: 2 }, () => Object.values(Object(real['entities'])).map(keys)),
    );
    const html = JSON.parse(JSON.stringify(real['attachments']))[0].content.replaceAll('ridotest', 'Amends');
    expect(JSON.parse(JSON.stringify(ours['attachments']))[0].content).toBe(html);
  });

  it('has the fields of a real adaptiveCard/action', async () => {
    const real = captured('teams-28');
    const call = await connector(on.teams);
    const content = card(line('x'), buttons(execute('Submit Feedback', 'feedback')));
    const { body } = await call('POST', 'conversations/a:1-ana/activities', withCard('x', content));
    await on.teams.press('ana', String(body['id']), 'Submit Feedback');
    const ours = on.app.heard.at(-1) ?? {};
    expect(keys(ours)).toEqual(keys(real));
    for (const part of ['from', 'recipient', 'conversation', 'channelData', 'value'])
      expect(keys(ours[part])).toEqual(keys(real[part]));
    const action = (activity: Activity): unknown => Object(activity['value']).action;
    expect(keys(action(ours)).filter((key) => key !== 'verb')).toEqual(keys(action(real)));
  });
});
