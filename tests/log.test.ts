import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causeOf, makeLog, sparingly, type Log, type LogFields } from '../src/log.ts';
import { withoutWords } from '../src/without-words.ts';
import { runs } from './runs.ts';

interface Line {
  readonly level: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

function faultOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    return error;
  }
}

/** A log whose clock the test owns. */
function logging(least: 'debug' | 'warn' = 'debug'): {
  log: Log;
  lines: Line[];
  later: (ms: number) => void;
  now: () => Date;
} {
  const lines: Line[] = [];
  let at = new Date('2026-12-10T10:00:00Z').getTime();
  const now = (): Date => new Date(at);
  const log = makeLog(least, (line) => void lines.push(JSON.parse(line) as Line), now);
  return { log, lines, now, later: (ms) => void (at += ms) };
}

describe('a line', () => {
  it('is one object with its moment, level and message, and the fields of its logger', () => {
    const { log, lines } = logging();
    log.with({ platform: 'slack' }).info('served', { ms: 12, team: undefined });
    expect(lines).toEqual([
      { at: '2026-12-10T10:00:00.000Z', level: 'info', message: 'served', platform: 'slack', ms: 12 },
    ]);
  });

  it('below the level asked for is not written', () => {
    const { log, lines } = logging('warn');
    log.info('served');
    expect(lines).toEqual([]);
  });

  it('has no field that is not named, whoever gives it', () => {
    const { log, lines } = logging();
    log.warn('turned away', { text: 'the shower was cold', token: 'xoxb-1', level: 'x', status: 401 } as LogFields);
    expect(Object.keys(lines[0] ?? {}).toSorted()).toEqual(['at', 'level', 'message', 'status']);
  });

  it('cannot be forged', () => {
    const written: string[] = [];
    const log = makeLog(
      'debug',
      (line) => void written.push(line),
      () => new Date(0),
    );
    log.warn('turned away', { why: 'a\n{"level":"error"}\u2028\r\n' });
    expect(written).toHaveLength(1);
    expect(written[0]).not.toMatch(/[\n\r]/);
  });
});

describe('what goes wrong', () => {
  const words = 'The shower was cold and Mrs Weatherby-Smythe cried';

  it.each([
    ['what is no JSON', () => JSON.parse(words) as unknown],
    [
      'what a database quotes',
      () => {
        throw new Error(`invalid input syntax for type bigint: "${words}"`);
      },
    ],
    [
      'a link that opens',
      () => {
        throw new Error('answered 404: https://hooks.slack.com/actions/T1/2/aVerySecretOne');
      },
    ],
    [
      'an address with its password',
      () => {
        throw new Error('cannot connect to postgresql://amends:hunter22@db.example/a');
      },
    ],
    [
      'a token',
      () => {
        throw new Error('refused xoxb-123456-abcdef and Bearer eyJhbGciOi.eyJzdWIi.sig');
      },
    ],
    [
      'an address',
      () => {
        throw new Error('no such mailbox: weatherby@example.org');
      },
    ],
    [
      'a card',
      () => {
        throw new Error('4111 1111 1111 1111 is no date');
      },
    ],
  ])('is named without %s', (_, fail) => {
    const { log, lines } = logging();
    try {
      fail();
    } catch (error) {
      log.error('failed', { cause: causeOf(error) });
    }
    const said = String(lines[0]?.['cause']);
    expect(said).toMatch(/Error: \S/);
    expect(said).not.toMatch(/shower|Weatherby|weatherby|aVery|hunter22|xoxb|eyJ|4111|1111/);
  });

  it.each([
    'error: duplicate key value violates unique constraint "answer_pkey"',
    'Error: connect ECONNREFUSED 127.0.0.1:5432',
    'case:R-1042',
    '2026-12-10T10:00:00.000Z',
    '1700000000.000100',
    '01890b5e-7c4a-7000-8000-000000000000',
  ])('keeps what tells where to look: %s', (text) => {
    expect(withoutWords(text)).toBe(text);
  });

  it('is told by its kind and code where it is no error', () => {
    expect(causeOf({ code: 'ECONNRESET', message: 'the shower' })).toBe('Object ECONNRESET');
    expect(causeOf('the shower')).toBe('string');
    expect(causeOf(null)).toBe('object');
  });

  it('never holds what a broken body said', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 60, unit: fc.constantFrom(...'abcdef "{}[]:,\\') }), (body) => {
        expect(causeOf(faultOf(`${body}zzyzx`))).not.toContain('zzyzx');
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('a warning that strangers can bring about', () => {
  it('comes at once, then once a minute at most, with how many there were', () => {
    const { log, lines, now, later } = logging('warn');
    const warn = sparingly(log, now, 'turned away');
    for (let n = 0; n < 100; n += 1) warn({ status: 401 });
    expect(lines).toMatchObject([{ message: 'turned away', status: 401, since: 1 }]);
    later(60_000);
    warn({ status: 401 });
    expect(lines[1]).toMatchObject({ since: 100 });
    expect(lines).toHaveLength(2);
  });
});

describe('what goes wrong again and again', () => {
  it('is said a few times in ten minutes, with how often it was', () => {
    const { log, lines, later } = logging();
    for (let second = 0; second < 600; second += 1) {
      for (let n = 0; n < 20; n += 1) log.with({ workspace: 'ws_1' }).warn('wish not saved', { cause: 'away' });
      later(1_000);
    }
    expect(lines.length).toBeLessThanOrEqual(6);
    log.warn('something else');
    later(3_600_000);
    log.warn('wish not saved');
    const said = lines.filter(({ message }) => message === 'wish not saved');
    expect(said.reduce((sum, { since = 1 }) => sum + Number(since), 0)).toBe(12_001);
    expect(lines.filter(({ message }) => message === 'something else')).toHaveLength(1);
  });

  it('is said each time where it comes now and then', () => {
    const { log, lines, later } = logging();
    for (let n = 0; n < 10; n += 1) {
      log.error('a Teams turn failed');
      later(120_000);
    }
    expect(lines).toHaveLength(10);
  });

  it('leaves what is no trouble alone', () => {
    const { log, lines } = logging();
    for (let n = 0; n < 50; n += 1) log.info('command');
    expect(lines).toHaveLength(50);
  });
});
