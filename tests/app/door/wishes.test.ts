/** A wish that a process took in and did not live to carry out is opened as it was, also when that process was an older one. */
import { expect, it } from 'vitest';
import { openWish } from '../../../src/app/door/wishes.ts';
import { workspaceId } from '../../../src/core/base/ids.ts';
import { toWire } from '../../../src/core/base/wire.ts';
import { makeSealer } from '../../../src/db/engine/sealed.ts';
import { EVERY_PRESS, olderFormOf } from '../../core/case/presses.ts';

const workspace = workspaceId.parse('aurora');
const shell = { workspace, sealer: makeSealer([Buffer.alloc(32, 7)]) };
const KEY = 'slack:T1:press:1';
const caller = { platform: 'slack', place: 'T1', user: 'U1', name: null, locale: null, at: new Date(0) };

const stored = (press: unknown): { key: string; sealed: Uint8Array } => {
  const text = JSON.stringify(toWire({ key: KEY, caller, wish: { kind: 'press', press } }));
  return { key: KEY, sealed: shell.sealer.seal(text, { workspace, kind: 'wish', ref: KEY }) };
};

it.each(EVERY_PRESS.map((press) => [press.kind, press] as const))('%s, kept now or by an older version', (_, press) => {
  const wish = { kind: 'press', press };
  expect(openWish(shell, stored(press))).toEqual({ key: KEY, caller, wish });
  expect(openWish(shell, stored(olderFormOf(press)))).toEqual({ key: KEY, caller, wish });
});
