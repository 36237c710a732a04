import { WebAPIRateLimitedError } from '@slack/web-api';
import { expect, it } from 'vitest';
import { makeReadPeople } from '../../../../src/chat/slack/people/read-people.ts';

it('waits as long as Slack asks for, and no longer than the process runs', async () => {
  let asked = 0;
  const read = makeReadPeople({
    grants: { of: () => Promise.resolve({ token: 'xoxb-1', app: null, organisation: null }) },
    clientOf: () => ({
      apiCall: () => {
        asked += 1;
        return Promise.reject(new WebAPIRateLimitedError(60));
      },
    }),
    now: () => new Date('2026-12-10T12:00:00Z'),
  });
  const over = new AbortController();
  const reading = read('T1', () => true, over.signal).catch(String);
  await expect.poll(() => asked).toBe(1);
  over.abort();
  expect(await reading).toContain('abort');
  expect(asked).toBe(1);
});
