/** What single cells and lines of a file of old complaints say: moments, amounts, words, and everything that is wrong with a line. */
import { describe, expect, it } from 'vitest';
import { readLine, type ReadingOf } from '../../../src/cli/history/read-line.ts';
import { readMapping } from '../../../src/cli/history/read-mapping.ts';
import { readAmountCell } from '../../../src/cli/history/read-amount-cell.ts';
import { readMomentCell } from '../../../src/cli/history/moment-cell.ts';
import { compileFormat } from '../../../src/cli/history/moment-format.ts';
import { Occurrences } from '../../../src/cli/history/occurrences.ts';
import { createHash } from 'node:crypto';

const NOW = new Date('2026-11-29T12:00:00Z');

describe('a moment', () => {
  const read = (
    text: string,
    format: string | readonly string[],
    zone: string,
    gap: 'refuse' | 'later' = 'refuse',
    language = 'en',
  ): string => {
    const formats = [format].flat().map((each) => {
      const compiled = compileFormat(each, language);
      if (typeof compiled === 'string') throw new Error(compiled);
      return compiled;
    });
    const moment = readMomentCell(text, { formats, zone, gap });
    return moment.kind === 'at'
      ? `${moment.at.toISOString()}${moment.isDay ? ' day' : ''}${moment.twice ? ' twice' : ''}`
      : moment.wrong;
  };

  it.each([
    ['2015-04-22 15:53:50', 'yyyy-MM-dd HH:mm:ss', 'America/New_York', '2015-04-22T19:53:50.000Z'],
    ['22-04-15', 'dd-MM-yy', 'UTC', '2015-04-22T00:00:00.000Z day'],
    ['2015-04-08', 'yyyy-dd-MM', 'UTC', '2015-08-04T00:00:00.000Z day'],
    ['11/28/2015 12:00:00 AM', 'MM/dd/yyyy hh:mm:ss a', 'America/New_York', '2015-11-28T05:00:00.000Z'],
    ['11/28/2015 12:30:00 PM', 'MM/dd/yyyy hh:mm:ss a', 'UTC', '2015-11-28T12:30:00.000Z'],
    ['1/2/2015 3:04 pm', 'd/M/yyyy h:mm a', 'UTC', '2015-02-01T15:04:00.000Z'],
    ['3. März 2015 14:05', 'd. MMMM yyyy HH:mm', 'Europe/Berlin', '2015-03-03T13:05:00.000Z'],
    ['Mar 3, 2015', 'MMM d, yyyy', 'UTC', '2015-03-03T00:00:00.000Z day'],
    ['2015-04-22T15:53:50.123+02:00', 'iso', 'America/New_York', '2015-04-22T13:53:50.123Z'],
    ['2015-04-22', 'iso', 'Europe/Paris', '2015-04-21T22:00:00.000Z day'],
    ['2015-04-22 15:53 +0530', 'yyyy-MM-dd HH:mm ZZ', 'UTC', '2015-04-22T10:23:00.000Z'],
    ['1429718030', 'unix', 'Asia/Kolkata', '2015-04-22T15:53:50.000Z'],
    ['1429718030123', 'unix_ms', 'Asia/Kolkata', '2015-04-22T15:53:50.123Z'],
    ['42116.5', 'excel', 'Europe/Paris', '2015-04-22T10:00:00.000Z'],
    ['20150422 at 15h', "yyyyMMdd 'at' HH'h'", 'UTC', '2015-04-22T15:00:00.000Z'],
    ['2016-02-29', 'yyyy-MM-dd', 'UTC', '2016-02-29T00:00:00.000Z day'],
    // the clocks show it twice: the first time
    ['2015-10-25 02:30', 'yyyy-MM-dd HH:mm', 'Europe/Berlin', '2015-10-25T00:30:00.000Z twice'],
    // half an hour
    ['2015-04-05 01:45', 'yyyy-MM-dd HH:mm', 'Australia/Lord_Howe', '2015-04-04T14:45:00.000Z twice'],
    // a day that begins at one o’clock, because midnight is skipped
    ['2018-11-04', 'yyyy-MM-dd', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z day'],
  ])('written %s as %s in %s', (text, format, zone, at) => {
    expect(read(text, format, zone, 'refuse', 'de')).toBe(at);
  });

  it('is read by the first format that fits', () => {
    expect(read('2015-08-04', ['dd-MM-yy', 'yyyy-dd-MM'], 'UTC')).toBe('2015-04-08T00:00:00.000Z day');
  });

  it.each(['2015-02-29', '2015-13-01', '2015-00-10', 'yesterday', '22/04/2015', '2015-4-2'])('is not %s', (text) => {
    expect(read(text, 'yyyy-MM-dd', 'UTC')).toBe(`"${text}" is no moment in the format yyyy-MM-dd`);
  });

  it('that the clocks skipped is refused, or taken as later where the mapping says so', () => {
    const skipped = ['2015-03-29 02:30', 'yyyy-MM-dd HH:mm', 'Europe/Berlin'] as const;
    expect(read(...skipped)).toBe('"2015-03-29 02:30" never was in Europe/Berlin: the clocks skipped it');
    expect(read(...skipped, 'later')).toBe('2015-03-29T01:30:00.000Z');
    expect(read('2011-12-30', 'yyyy-MM-dd', 'Pacific/Apia')).toBe(
      '"2011-12-30" never was in Pacific/Apia: the clocks skipped it',
    );
  });

  it.each(['MM-dd', 'yyyy-MM-dd hh:mm', 'yyyy-MM-dd Q', 'rubbish', 'yyyy-MM-dd yyyy'])(
    'has no format %s',
    (written) => {
      expect(compileFormat(written, 'en')).toContain('is no format');
    },
  );
});

describe('an amount', () => {
  it.each([
    ['1,234.50', '.', 'EUR', 123_450n],
    ['1.234,50 €', ',', 'EUR', 123_450n],
    ['$ 12', '.', 'USD', 1200n],
    ['40', '.', 'JPY', 40n],
    ['12.345', '.', 'KWD', 12_345n],
    ['12.500', '.', 'EUR', 1250n],
    ["1'000.00 CHF", '.', 'CHF', 100_000n],
  ] as const)('written %s with %s in %s', (text, decimal, code, minor) => {
    expect(readAmountCell(text, decimal, code)).toEqual({ kind: 'amount', amount: { minor, currency: code } });
  });

  it.each([
    ['12.345', '.', 'EUR', 'has more places than EUR has'],
    ['1,23', '.', 'EUR', 'is no amount'],
    ['-5.00', '.', 'EUR', 'is less than nothing'],
    ['=1+1', '.', 'EUR', 'is no amount'],
    ['5', '.', 'XXX', 'is no currency'],
    ['9999999999999999', '.', 'EUR', 'is more than any amount'],
  ] as const)('is not %s with %s in %s', (text, decimal, code, why) => {
    const read = readAmountCell(text, decimal, code);
    expect(read.kind === 'no' ? read.wrong : '').toContain(why);
  });
});

const MAPPING = `
name: desk-2024
reference: id
received: { column: came, format: [iso, "yyyy-MM-dd HH:mm"], zone: Europe/Berlin }
owned: { column: owned, format: iso, zone: Europe/Berlin }
first_contact: { column: spoke, format: iso, zone: Europe/Berlin }
resolved: { column: done, format: iso, zone: Europe/Berlin }
status: { column: state, words: { Offen: open, Erledigt: closed, Doppelt: merged } }
team: { column: desk, words: { Rezeption: front-desk } }
failure: { column: what, words: { Lärm: outcome.facility }, otherwise: other }
channel: via
root_cause: { column: why, words: { Panne: breakdown } }
customer: guest
satisfaction: { column: stars, of: 5 }
costs:
  - { column: given, currency: EUR, decimal: "," }
  - { column: owed, kind: owed, currency: { column: cur } }
labels: { city: town }
`;

function reading(text = MAPPING): ReadingOf {
  const read = readMapping(text, undefined);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return {
    mapping: read.mapping,
    teams: new Map([
      ['front-desk', 'front-desk'],
      ['front desk', 'front-desk'],
    ]),
    customerOf: (typed) => (typed === 'unknown' ? null : `cus_${typed}`),
    now: NOW,
  };
}

const GOOD = { id: 'A1', came: '2024-03-20 11:00', state: 'Erledigt', desk: 'rezeption', done: '2024-03-21T10:00' };
const lineOf = (cells: Readonly<Record<string, string>>, text?: string) =>
  readLine((column) => cells[column] ?? '', reading(text));
const wrongWith = (cells: Readonly<Record<string, string>>): readonly string[] => {
  const read = lineOf({ ...GOOD, ...cells });
  return read.kind === 'bad' ? read.faults.map(({ key, wrong }) => `${key}: ${wrong}`) : [];
};

describe('a line', () => {
  it('says what it says', () => {
    const more = {
      what: 'lärm ',
      via: 'Phone',
      why: 'PANNE',
      guest: 'X1',
      stars: '4',
      given: '1.012,50',
      owed: '250',
      cur: 'gbp',
      town: '=cmd|x',
    };
    expect(lineOf({ ...GOOD, ...more })).toEqual({
      kind: 'case',
      remarks: [],
      case: {
        reference: 'A1',
        team: 'front-desk',
        status: 'closed',
        receivedAt: new Date('2024-03-20T10:00:00Z'),
        ownedAt: null,
        contactedAt: null,
        resolvedAt: new Date('2024-03-21T09:00:00Z'),
        failure: 'outcome.facility',
        channel: 'Phone',
        rootCause: 'breakdown',
        accepted: null,
        reopened: 0,
        handovers: 0,
        customerKey: 'cus_X1',
        satisfaction: 4,
        costs: [
          { kind: 'goodwill', amount: { minor: 101_250n, currency: 'EUR' } },
          { kind: 'owed', amount: { minor: 25_000n, currency: 'GBP' } },
        ],
        // a formula is text like any other
        labels: { city: '=cmd|x' },
      },
    });
  });

  it('says all that is wrong with it at once, with what to do', () => {
    expect(lineOf({ came: '32.1.2024', state: 'Eskaliert', desk: 'Lobby' })).toEqual({
      kind: 'bad',
      faults: [
        {
          key: 'received',
          wrong: '"32.1.2024" is no moment in the format iso or yyyy-MM-dd HH:mm',
          todo: 'correct it, or add its format to the mapping',
        },
        {
          key: 'status',
          wrong: '"Eskaliert" is in no table',
          todo: 'add it under status.words, or say status.otherwise',
        },
        { key: 'reference', wrong: '"id" is empty', todo: 'fill it in, or leave reference out of the mapping' },
        {
          key: 'team',
          wrong: 'there is no team "Lobby"',
          todo: 'add it under team.words, or say team.unknown: keep to keep it as a team of the past',
        },
      ],
    });
  });

  it.each([
    [{ came: '' }, 'received: "came" is empty'],
    [{ came: '2027-01-01 10:00', done: '' }, 'received: "2027-01-01 10:00" is in the future'],
    [{ done: '2024-03-20T09:59' }, 'resolved: is before the complaint came'],
    [{ done: '2024-03-19' }, 'resolved: is before the complaint came'],
    [{ spoke: '2024-03-20T10:00' }, 'first_contact: is before the complaint came'],
    [{ stars: '6' }, 'satisfaction: "6" is no mark'],
    [{ given: 'a lot' }, 'costs[0]: "a lot" is no amount with "," before the cents'],
    [{ owed: '5', cur: 'EURO' }, 'costs[1]: "EURO" is no currency'],
    [{ town: 'Z\u{fffd}rich' }, 'labels.city: "Z\u{fffd}rich" is not readable'],
    [{ state: '' }, 'status: "state" is empty'],
  ] as const)('with %j is refused', (cells, wrong) => {
    expect(wrongWith(cells)).toEqual([wrong]);
  });

  it('known to the day alone is no earlier than the complaint of that day', () => {
    const read = lineOf({ ...GOOD, done: '2024-03-20' });
    expect(read.kind === 'case' && read.case.resolvedAt).toEqual(new Date('2024-03-20T10:00:00Z'));
  });

  it('keeps of a label neither an address nor more than can be read, and of nobody no key', () => {
    const read = lineOf({ ...GOOD, town: `jane@example.org ${'x'.repeat(200)}`, guest: 'unknown' });
    if (read.kind === 'bad') throw new Error('refused');
    expect(read.case.labels['city']).toMatch(/^\(e-mail hidden\) x+ …$/);
    expect([...(read.case.labels['city'] ?? '')]).toHaveLength(120);
    expect(read.case.customerKey).toBeNull();
    expect(read.remarks).toEqual(['customer_unknown', 'masked', 'cut']);
  });

  it('that was opened again is open, whatever was resolved once', () => {
    const read = lineOf({ ...GOOD, state: 'offen' });
    expect(read.kind === 'case' && [read.case.status, read.case.resolvedAt, read.remarks]).toEqual([
      'open',
      null,
      ['open_with_resolved'],
    ]);
  });
});

describe('a mapping', () => {
  const faultsOf = (change: (text: string) => string): readonly string[] => {
    const read = readMapping(change(MAPPING), undefined);
    return read.ok ? [] : read.faults;
  };

  it.each([
    [
      'a key nobody knows',
      (t: string) => t.replace('channel:', 'chanel:'),
      '"chanel" means nothing here (did you mean "channel"?)',
    ],
    [
      'a word of ours that is none',
      (t: string) => t.replace('Offen: open', 'Offen: opened'),
      'status.words.Offen: "opened" is none of ours (did you mean "open"?): open, resolved, closed, dismissed, merged',
    ],
    [
      'a zone that is none',
      (t: string) => t.replaceAll('Europe/Berlin', 'Berlin'),
      'received.zone: "Berlin" is no time zone; write one like America/New_York, or UTC',
    ],
    [
      'a format that is none',
      (t: string) => t.replace('"yyyy-MM-dd HH:mm"', '"day first"'),
      'received.format: "day first" is no format: write one like dd/MM/yyyy HH:mm, or iso, unix, unix_ms, excel',
    ],
    ['no moment of receipt', (t: string) => t.replace(/^received.*$/m, ''), 'received: is missing'],
    [
      'the customer as a label',
      (t: string) => t.replace('city: town', 'who: guest'),
      'labels.who: the customer is kept as a key alone; leave this label out',
    ],
    [
      'a word that is there twice',
      (t: string) => t.replace('Offen: open,', 'Offen: open, OFFEN: closed,'),
      'status.words.OFFEN: is there twice, as open and as closed',
    ],
    [
      'a currency that is none',
      (t: string) => t.replace('currency: EUR', 'currency: EURO'),
      'costs[0].currency: "EURO" is no currency; write a code like EUR',
    ],
    [
      'neither status nor resolved',
      (t: string) => t.replace(/^(resolved|status).*\n/gm, ''),
      'status: is missing, and so is resolved: say one of them, or status: { always: closed }',
    ],
  ])('with %s says so', (_what, change, fault) => {
    expect(faultsOf(change)).toContain(fault);
  });

  it('that is no YAML says where', () => {
    expect(faultsOf((text) => `${text}\n  : [`).length).toBeGreaterThan(0);
  });
});

describe('lines without a reference', () => {
  it('are counted, however many there are', () => {
    const seen = new Occurrences();
    const hash = (n: number): Uint8Array => createHash('sha256').update(String(n)).digest();
    const first = Array.from({ length: 50_000 }, (_, n) => seen.count(hash(n)));
    expect(first.every((times) => times === 1)).toBe(true);
    expect([seen.count(hash(7)), seen.count(hash(49_999)), seen.count(hash(7))]).toEqual([2, 2, 3]);
  });
});
