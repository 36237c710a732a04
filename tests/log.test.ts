import { describe, expect, it } from 'vitest';
import { makeLog, sparingly } from '../src/log.ts';

describe('a warning that strangers can bring about', () => {
  it('comes at once, then once a minute at most, with how many there were', () => {
    const lines: string[] = [];
    let at = new Date('2026-12-10T10:00:00Z').getTime();
    const now = (): Date => new Date(at);
    const warn = sparingly(
      makeLog('warn', (line) => void lines.push(line), now),
      now,
      'turned away',
    );
    for (let n = 0; n < 100; n += 1) warn({ status: 401 });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { message: 'turned away', status: 401, since: 1 },
    ]);
    at += 60_000;
    warn({ status: 401 });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ since: 100 });
    expect(lines).toHaveLength(2);
  });
});
