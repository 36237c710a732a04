/** Tokens that end: exchanged once by all processes together, and nobody without a token while there is one. */
import { WebAPIPlatformError } from '@slack/web-api';
import { beforeEach, describe, expect, it } from 'vitest';
import { installationOf, readKept, type Installation } from '../../../../src/chat/slack/install/installation.ts';
import { makeRenewal, NoToken, type Renewal } from '../../../../src/chat/slack/install/renewal.ts';
import { makeLog } from '../../../../src/log.ts';
import { installationsInMemory, type InMemory } from '../installations-in-memory.ts';

const HOUR = 3_600_000;
let at = 0;
let store: InMemory;
let lines: string[];
/** What Slack was asked to exchange, in order. */
let asked: string[];
let answer: (refreshToken: string) => Promise<unknown>;

const now = (): Date => new Date(at);
const granted = (n: number): object => ({
  ok: true,
  access_token: `token-${n}`,
  refresh_token: `refresh-${n}`,
  expires_in: 43_200,
  token_type: 'bot',
  team: { id: 'T1' },
});
const refused = (error: string): Error => new WebAPIPlatformError({ ok: false, error });

const process = (over: Partial<InMemory> = {}): Renewal =>
  makeRenewal({
    installations: { ...store, ...over },
    exchange: (refreshToken) => {
      asked.push(refreshToken);
      return answer(refreshToken);
    },
    now,
    log: makeLog('debug', (line) => void lines.push(line), now),
  });

function kept(): Installation {
  const read = readKept(store.texts.get('T1') ?? '');
  if ('partOf' in read) throw new Error('a part');
  return read;
}
const tokenOf = (renewal: Renewal): Promise<string> => renewal.tokenOf('T1', kept());

beforeEach(async () => {
  at = Date.parse('2026-12-10T10:00:00Z');
  store = installationsInMemory(now);
  lines = [];
  asked = [];
  answer = async (refreshToken) => granted(Number(refreshToken.split('-')[1]) + 1);
  await store.keep('T1', JSON.stringify(installationOf(granted(0), now())));
});

describe('a token that ends', () => {
  it('is left alone until two hours before its end', async () => {
    const renewal = process();
    at += 10 * HOUR - 1000;
    expect(await tokenOf(renewal)).toBe('token-0');
    at += 2000;
    expect(await tokenOf(renewal)).toBe('token-1');
    expect(asked).toEqual(['refresh-0']);
    expect(kept().bot).toMatchObject({ token: 'token-1', refreshToken: 'refresh-1', expiresAt: at / 1000 + 43_200 });
  });

  it.each([
    ['while it is good', 11 * HOUR],
    ['when it has ended', 13 * HOUR],
  ])('is exchanged once however many ask in however many processes, %s', async (_, ms) => {
    at += ms;
    const processes = [process(), process(), process()];
    const before = kept();
    const tokens = await Promise.all(
      Array.from({ length: 12 }, (__, n) => processes[n % 3]?.tokenOf('T1', before) ?? Promise.reject(new Error())),
    );
    expect(asked).toEqual(['refresh-0']);
    expect(tokens.every((token) => token === 'token-1' || (ms < 12 * HOUR && token === 'token-0'))).toBe(true);
    expect(await tokenOf(process())).toBe('token-1');
    expect(store.claims.size).toBe(0);
  });

  it('serves on while Slack cannot be reached, which is said, and is tried again', async () => {
    const renewal = process();
    at += 11 * HOUR;
    answer = () => Promise.reject(refused('internal_error'));
    expect(await tokenOf(renewal)).toBe('token-0');
    expect(kept().trouble).toEqual({ since: now().toISOString(), why: 'internal_error' });
    expect(await tokenOf(renewal)).toBe('token-0');
    expect(asked).toHaveLength(1);
    answer = async () => granted(7);
    at += 31_000;
    expect(await tokenOf(renewal)).toBe('token-7');
    expect(kept().trouble).toBeUndefined();
    expect(lines.join('\n')).toContain('could not be renewed');
    expect(lines.join('\n')).not.toMatch(/token-\d|refresh-\d/);
  });

  it('is none any more when it has ended and Slack takes nothing for it', async () => {
    at += 13 * HOUR;
    answer = () => Promise.reject(refused('invalid_refresh_token'));
    await expect(tokenOf(process())).rejects.toThrow(NoToken);
    expect(kept().trouble?.why).toBe('invalid_refresh_token');
  });

  it('is exchanged before its time where Slack says that it has ended', async () => {
    const renewal = process();
    renewal.ended('token-0');
    expect(await tokenOf(renewal)).toBe('token-1');
  });

  it('is not written over what was installed anew, or taken out, meanwhile', async () => {
    const renewal = process();
    at += 11 * HOUR;
    answer = async () => {
      await store.keep('T1', JSON.stringify(installationOf(granted(50), now())));
      return granted(1);
    };
    expect(await tokenOf(renewal)).toBe('token-50');
    at += 11 * HOUR;
    answer = async () => {
      await store.drop('T1', 'uninstalled');
      return granted(51);
    };
    const before = kept();
    await renewal.tokenOf('T1', before);
    expect(store.texts.size).toBe(0);
  });

  it('that could not be kept is spoken with, and kept when that is possible again', async () => {
    let isAway = true;
    const renewal = process({
      replace: (...args) => (isAway ? Promise.reject(new Error('away')) : store.replace(...args)),
    });
    at += 13 * HOUR;
    const first = tokenOf(renewal);
    await expect.poll(() => lines.some((line) => line.includes('could not be kept'))).toBe(true);
    expect(await tokenOf(renewal)).toBe('token-1');
    expect(kept().bot.token).toBe('token-0');
    isAway = false;
    expect(await first).toBe('token-1');
    expect(kept().bot.token).toBe('token-1');
    expect(asked).toHaveLength(1);
  });

  it('of a process that died in between serves to its end, and another process asks', async () => {
    at += 11 * HOUR;
    // the first one had its answer and died
    await store.claim('renewal T1', 30_000);
    asked.push('refresh-0');
    expect(await tokenOf(process())).toBe('token-0');
    at += 31_000;
    answer = () => Promise.reject(refused('invalid_refresh_token'));
    expect(await tokenOf(process())).toBe('token-0');
    expect(kept().trouble?.why).toBe('invalid_refresh_token');
  });
});
