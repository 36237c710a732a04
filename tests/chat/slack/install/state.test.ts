/** The way back of an installation: this browser's, once, within ten minutes, whichever process it comes to. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeStates, type Begun, type States } from '../../../../src/chat/slack/install/state.ts';
import { runs } from '../../../runs.ts';
import { installationsInMemory } from '../installations-in-memory.ts';

let at = 0;
let make: (secret?: string) => States;
const now = (): Date => new Date(at);
const cookieOf = ({ cookie }: Begun): string => cookie.split(';')[0] ?? '';

beforeEach(() => {
  at = Date.parse('2026-12-10T10:00:00Z');
  const { claim } = installationsInMemory(now);
  make = (secret = 's') => makeStates({ secret, now, claim });
});

describe('a state', () => {
  it('is good once, for all processes together', async () => {
    const begun = make().begin();
    const tried = await Promise.all([make(), make(), make()].map((one) => one.use(begun.state, cookieOf(begun))));
    expect(tried.filter(Boolean)).toHaveLength(1);
    at += 9 * 60_000;
    expect(await make().use(begun.state, cookieOf(begun))).toBe(false);
  });

  it('is good for ten minutes', async () => {
    const [young, old] = [make().begin(), make().begin()];
    at += 10 * 60_000 - 1;
    expect(await make().use(young.state, cookieOf(young))).toBe(true);
    at += 1;
    expect(await make().use(old.state, cookieOf(old))).toBe(false);
  });

  it('is of one browser, and of one secret', async () => {
    const [ours, theirs] = [make().begin(), make().begin()];
    for (const cookies of [
      undefined,
      '',
      cookieOf(theirs),
      `${cookieOf(ours)}x`,
      `${cookieOf(theirs)}; ${cookieOf(ours)}`,
    ])
      expect(await make().use(ours.state, cookies)).toBe(false);
    expect(await make('another').use(ours.state, cookieOf(ours))).toBe(false);
    expect(await make().use(ours.state, `a=b; ${cookieOf(ours)}; c`)).toBe(true);
  });

  it('comes with a cookie that no script, no other site and no page without TLS gets', () => {
    expect(make().begin().cookie).toMatch(
      /^__Host-[\w-]+=[\w-]{32}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('is not whatever else comes', async () => {
    const begun = make().begin();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((more) => `${begun.state}${more}x`),
        ),
        async (state) => {
          expect(await make().use(state, cookieOf(begun))).toBe(false);
        },
      ),
      { numRuns: runs(200) },
    );
  });
});
