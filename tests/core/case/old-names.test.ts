/** What carries a name of before is read as what has the name of now; everything else as it is. */
import { expect, it } from 'vitest';
import { press } from '../../../src/core/case/press.ts';

it.each([
  ['link_event', 'link_outage'],
  ['give_event', 'give_outage'],
])('a button posted as %s is pressed as %s', (was, now) => {
  expect(press.parse({ do: was, case: 'R-1042', v: 3 })).toEqual({ kind: now, case: 'R-1042', v: 3 });
  expect(press.safeParse({ do: was, case: 'R-1042', v: 3, amount: 1 }).success).toBe(false);
});

it.each([null, 'link_event', [], { do: 'unlink_event', case: 'R-1042', v: 3 }, { kind: 'link_event' }])(
  '%j is still no press',
  (raw) => {
    expect(press.safeParse(raw).success).toBe(false);
  },
);
