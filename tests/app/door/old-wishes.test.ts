/** Wishes that wait while a newer Amends is started are carried out under the names things have now. */
import { expect, it } from 'vitest';
import { wishNow } from '../../../src/app/door/old-wishes.ts';

const stored = (wish: unknown): unknown => ({ key: 'k', caller: { user: 'U1' }, wish });

it.each([
  [
    { kind: 'event_open', name: 'No hot water', remedy: { kind: 'event_open' } },
    { kind: 'outage_open', name: 'No hot water', remedy: { kind: 'event_open' } },
  ],
  [{ kind: 'event_close' }, { kind: 'outage_close' }],
  [
    { kind: 'command', command: { kind: 'unlink_event', case: 'R-1' } },
    { kind: 'command', command: { kind: 'unlink_outage', case: 'R-1' } },
  ],
  [
    { kind: 'press', press: { do: 'give_event', case: 'R-1', v: 1 } },
    { kind: 'press', press: { do: 'give_event', case: 'R-1', v: 1 } },
  ],
  [
    { kind: 'command', command: { kind: 'log', text: 'link_event' } },
    { kind: 'command', command: { kind: 'log', text: 'link_event' } },
  ],
])('%j', (was, now) => {
  expect(wishNow(stored(was))).toEqual(stored(now));
});
