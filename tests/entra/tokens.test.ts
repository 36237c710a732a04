/** Tokens of an app of Entra: one sign-in for all who ask, each tenant's own, and none missing while there is one. */
import { beforeEach, describe, expect, it } from 'vitest';
import { makeTokens, type Tokens, type TokenSource } from '../../src/entra/tokens.ts';

let at = 0;
let asked: string[];
let fails: boolean;
let tokens: Tokens;
let forget: TokenSource['forget'];

beforeEach(() => {
  at = Date.parse('2026-12-10T10:00:00Z');
  asked = [];
  fails = false;
  ({ token: tokens, forget } = makeTokens({
    signIn: async (scope, tenant) => {
      asked.push(`${tenant} ${scope}`);
      if (fails) throw new Error('away');
      return { token: `${tenant} ${scope} ${asked.length}`, expiresAt: new Date(at + 3_600_000), date: null };
    },
    tenant: 'home',
    log: { warn: () => undefined },
    now: () => new Date(at),
  }));
});

describe('a token', () => {
  it('is asked for once by all who want it at once, and kept', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => tokens('s')));
    expect(new Set(all)).toEqual(new Set(['home s 1']));
    at += 54 * 60_000;
    expect(await tokens('s')).toBe('home s 1');
    expect(asked).toEqual(['home s']);
  });

  it('is each tenant’s own, and each scope’s', async () => {
    const all = await Promise.all([tokens('s'), tokens('s', 'away'), tokens('t', 'away'), tokens(['s'], 'away')]);
    expect(new Set(all).size).toBe(3);
    expect(asked).toEqual(['home s', 'away s', 'away t']);
  });

  it('is asked for anew before it ends, and serves on while there is no new one', async () => {
    await tokens('s');
    at += 56 * 60_000;
    fails = true;
    expect(await tokens('s')).toBe('home s 1');
    expect(await tokens('s')).toBe('home s 1');
    expect(asked).toHaveLength(2);
    at += 16_000;
    fails = false;
    expect(await tokens('s')).toBe('home s 3');
    expect(asked).toHaveLength(3);
  });

  it('is asked for anew where it was refused before its time, unless somebody else did so meanwhile', async () => {
    forget(await tokens('s'));
    expect(await tokens('s')).toBe('home s 2');
    forget('home s 1');
    expect(await tokens('s')).toBe('home s 2');
  });

  it('is none where there is none, and is asked for again by the next', async () => {
    fails = true;
    await expect(tokens('s')).rejects.toThrow('away');
    fails = false;
    expect(await tokens('s')).toBe('home s 2');
    at += 61 * 60_000;
    fails = true;
    await expect(tokens('s')).rejects.toThrow('away');
  });
});
