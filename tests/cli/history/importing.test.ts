/** Complaints of the past taken in: nothing twice, nothing lost, wherever it is broken off; put right, taken back, and seen by nobody. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { importLines, type Counted } from '../../../src/cli/history/import-lines.ts';
import type { SourceLine } from '../../../src/cli/history/lines-of-file.ts';
import { readMapping } from '../../../src/cli/history/read-mapping.ts';
import { makeRefusals } from '../../../src/cli/history/refused-lines.ts';
import { workspaceId } from '../../../src/core/base/ids.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { beginImport, finishImport, importsOf, undoImport } from '../../../src/db/history/imports.ts';
import { describeEachDatabase, openAnyDatabase } from '../../database.ts';
import { amends, fileOf, folder, storedHotel } from '../amends.ts';

const HOTEL = workspaceId.parse('hotel');
const NOW = new Date('2026-11-29T12:00:00Z');
const MAPPING = `
name: old-desk
reference: id
received: { column: came, format: yyyy-MM-dd, zone: Europe/Berlin }
status: { column: state }
team: { column: desk, unknown: keep }
channel: { column: via, spelling: merge }
costs: [{ column: given, currency: EUR }]
labels: { city: town }
`;
const HEADER = ['id', 'came', 'state', 'desk', 'via', 'given', 'town'];

const mappingOf = (text = MAPPING) => {
  const read = readMapping(text, undefined);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.mapping;
};

/** `n` lines that say something else each, from line 2 on. */
const linesOf = (n: number): SourceLine[] =>
  Array.from({ length: n }, (_, at) => {
    const cells = [
      `T${at}`,
      '2024-03-20',
      at % 3 === 0 ? 'open' : 'closed',
      `Desk ${at % 4}`,
      at % 2 === 0 ? 'Phone' : 'PHONE',
      at % 5 === 0 ? '12.50' : '',
      `Town ${at % 7}`,
    ];
    return { line: at + 2, raw: cells.join(','), cells };
  });

describeEachDatabase('an import', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });

  async function* upTo(lines: readonly SourceLine[], end: number): AsyncGenerator<SourceLine> {
    for (const [at, line] of lines.entries()) {
      if (at === end) throw new Error('killed');
      yield await Promise.resolve(line);
    }
  }

  /** As the verb does it; `file` stands for what the file holds. */
  async function take(lines: readonly SourceLine[], file: string, killedAt = Infinity): Promise<Counted> {
    const mapping = mappingOf();
    const begun = await beginImport(
      db.read,
      {
        workspace: HOTEL,
        name: mapping.name,
        file: 'old.csv',
        fileHash: file,
        mappingHash: 'm',
        zone: 'Europe/Berlin',
      },
      NOW,
    );
    const refusals = makeRefusals(path.join(folder(), 'old.csv'), undefined, '1', HEADER.join(','), 'utf-8');
    const reading = { mapping, teams: new Map<string, string>(), customerOf: () => null, now: NOW };
    const counted = await importLines(
      { q: db.read, workspace: HOTEL, of: begun.of, reading, header: HEADER, refusals, batch: 20 },
      upTo(lines, killedAt),
      () => Promise.resolve(),
    );
    await finishImport(db.read, HOTEL, mapping.name, NOW);
    await refusals.close();
    return counted;
  }

  const stored = (): Promise<unknown[]> =>
    db.read.query(
      `SELECT h.line, f.team, f.status, f.channel, f.labels ->> 'city' AS city, r.goodwill_minor AS given, f.source, f.counted
       FROM history_case h JOIN case_fact f ON f."case" = h."case" LEFT JOIN remedy_fact r ON r."case" = h."case"
       ORDER BY h.line, given`,
    );
  const undo = async (): Promise<number> => {
    const [of] = await importsOf(db.read, HOTEL);
    return of === undefined ? 0 : await undoImport(db.read, HOTEL, of, () => Promise.resolve());
  };

  it('that is broken off anywhere, again and again, ends as one that was not', async () => {
    const lines = linesOf(110);
    // the very same line once more, and a reference that says something else the second time
    lines.push({ ...(lines[3] as SourceLine), line: 112 });
    const other = [...((lines[50] as SourceLine).cells as readonly string[])].with(2, 'merged');
    lines.push({ line: 113, raw: other.join(','), cells: other });
    const whole = await take(lines, 'whole');
    expect(whole).toMatchObject({ lines: 112, added: 110, changed: 0, same: 0, repeated: 1, refused: 1 });
    const rows = await stored();
    expect(rows).toHaveLength(110);
    expect(await undo()).toBe(110);
    expect(await stored()).toEqual([]);
    for (const at of [0, 1, 19, 20, 21, 40, 59, 77, 100, 111]) {
      await expect(take(lines, 'cut', at)).rejects.toThrow('killed');
    }
    expect(await take(lines, 'cut')).toEqual(whole);
    expect(await stored()).toEqual(rows);
    await undo();
  });

  it('of the same lines changes nothing, and of a corrected line that one', async () => {
    const lines = linesOf(45);
    await take(lines, 'first');
    const before = await stored();
    expect(await take(lines, 'the same, saved again')).toMatchObject({ added: 0, changed: 0, same: 45 });
    expect(await stored()).toEqual(before);
    const cells = ['T10', '2024-03-21', 'dismissed', 'Desk 9', 'Post', '', 'Rome'];
    const corrected = lines.with(10, { line: 12, raw: cells.join(','), cells });
    expect(await take(corrected, 'corrected')).toMatchObject({ added: 0, changed: 1, same: 44 });
    const after = await stored();
    expect(after.filter((_, at) => at !== 10)).toEqual(before.filter((_, at) => at !== 10));
    expect(after[10]).toEqual({
      line: 12,
      team: 'Desk 9',
      status: 'dismissed',
      channel: 'Post',
      city: 'Rome',
      given: null,
      source: 'import',
      counted: false,
    });
    // a line that is refused leaves what stood there
    const broken = corrected.with(10, { line: 12, raw: 'x', cells: cells.with(1, 'someday') });
    expect(await take(broken, 'broken')).toMatchObject({ refused: 1, same: 44 });
    expect(await stored()).toEqual(after);
    await undo();
  });

  it('shows spellings that are one as they came first', async () => {
    await take(linesOf(4), 'spelled');
    expect(await db.read.query('SELECT DISTINCT channel FROM case_fact')).toEqual([{ channel: 'Phone' }]);
    await undo();
  });

  it('by two at once comes in once, and not at all once it was taken back', async () => {
    const mapping = mappingOf();
    const about = { workspace: HOTEL, name: 'old-desk', file: 'f', fileHash: 'both', mappingHash: 'm', zone: 'UTC' };
    const { of } = await beginImport(db.read, about, NOW);
    const once = (): Promise<Counted> =>
      importLines(
        {
          q: db.read,
          workspace: HOTEL,
          of,
          reading: { mapping, teams: new Map(), customerOf: () => null, now: NOW },
          header: HEADER,
          refusals: makeRefusals('/nowhere/x.csv', undefined, '1', '', 'utf-8'),
          batch: 20,
        },
        upTo(linesOf(30), Infinity),
        () => Promise.resolve(),
      );
    expect(await Promise.all([once(), once()])).toEqual([
      expect.objectContaining({ added: 30, refused: 0, repeated: 0 }),
      expect.objectContaining({ added: 30, refused: 0, repeated: 0 }),
    ]);
    expect(await stored()).toHaveLength(30);
    await undo();
    await expect(once()).rejects.toThrow('was taken back');
    expect(await stored()).toEqual([]);
  });

  it('becomes no case, and nobody is told', async () => {
    await take(linesOf(25), 'quiet');
    for (const of of ['recovery_case', 'message', 'journal_entry', 'delivery', 'ledger_entry', 'fact_due']) {
      const [found] = await db.read.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${of}`);
      expect([of, found?.n]).toEqual([of, 0]);
    }
    await undo();
  });
});

describe('amends import', () => {
  let env: Readonly<Record<string, string>>;
  const mapping = fileOf(MAPPING, 'map.yaml');
  const bad = [
    'T9,2024-03-20,open,Lobby',
    'T1,2024-03-22,closed,Lobby,Phone,,',
    'T5,someday,open,Lobby,Phone,,"Two\nlines"',
  ];
  const rows = ['T1,2024-03-20,open,Lobby,Phone,,', 'T2,2024-03-20,closed,Lobby,Phone,3.00,', ...bad];
  const file = fileOf(`${[HEADER.join(','), ...rows].join('\r\n')}\r\n`, 'old.csv');
  const out = mkdtempSync(path.join(tmpdir(), 'amends-report-'));
  const says = (...line: readonly string[]) => amends(['import', ...line], env);

  beforeAll(async () => {
    const dir = folder();
    env = { AMENDS_DATA_DIR: dir };
    const hotel = await storedHotel({ dir });
    await hotel.close();
  });

  it('tries without writing anything', async () => {
    const { status, out: said, err } = await says(file, '--mapping', mapping, '--dry-run', '--report', out);
    expect(said).toContain('old-desk: 5 lines read: 2 would come in · 3 refused.');
    expect([status, err]).toEqual([1, '3 lines were refused; all others are right.\n']);
    expect((await says('--list')).out).toBe('Nothing was imported.\n');
  });

  it('takes in what is right, and writes down the rest to be corrected', async () => {
    const { out: said } = await says(file, '--mapping', mapping, '--report', out);
    expect(said).toContain('5 lines read: 2 came in · 3 refused.');
    expect(said).toContain('received: "someday" is no moment in the format yyyy-MM-dd');
    expect(said).toContain('reference: line 2 has the same reference and says something else');
    expect(readFileSync(path.join(out, 'old.refused-1.csv'), 'utf8')).toBe([HEADER.join(','), ...bad, ''].join('\n'));
    expect(readFileSync(path.join(out, 'old.report-1.csv'), 'utf8').split('\r\n')).toEqual([
      'line,line_in_refused_file,what,wrong,to_do',
      expect.stringMatching(/^4,2,line,"has 4 cells, the header has 7",/),
      expect.stringMatching(/^5,3,reference,line 2 has the same reference/),
      expect.stringMatching(/^6,4,received,/),
      '',
    ]);
  });

  it('takes the corrected lines in by themselves, under the same name', async () => {
    const corrected = [bad[0] + ',Phone,,', bad[2]?.replace('someday', '2024-03-23')];
    writeFileSync(path.join(out, 'corrected.csv'), [HEADER.join(','), ...corrected, ''].join('\n'));
    const { status, out: said } = await says(path.join(out, 'corrected.csv'), '--mapping', mapping);
    expect([status, said]).toEqual([0, 'old-desk: 2 lines read: 2 came in.\n']);
    expect((await says('--list')).out).toContain('old-desk  4           corrected.csv');
    expect(existsSync(path.join(out, 'corrected.refused-2.csv'))).toBe(false);
  });

  it('knows the same file again', async () => {
    expect((await says(path.join(out, 'corrected.csv'), '--mapping', mapping)).out).toContain(
      'already, nothing changed',
    );
  });

  it.each([
    [['nowhere.csv', '--mapping', mapping], 'nowhere.csv cannot be read'],
    [[file], '--mapping is missing'],
    [[file, '--mapping', fileOf(MAPPING.replace('column: came', 'column: Came'), 'm.yaml')], 'received: '],
    [
      [file, '--mapping', fileOf(MAPPING.replace('unknown: keep', 'words: { Lobby: front-dsk }'), 'm.yaml')],
      'there is no team "front-dsk" (did you mean "front-desk"?)',
    ],
    [
      [file, '--mapping', fileOf(`${MAPPING}customer: town\n`, 'm.yaml')],
      'labels.city: the customer is kept as a key alone',
    ],
    [
      [file, '--mapping', fileOf(MAPPING.replace('labels: { city: town }', 'customer: town'), 'm.yaml')],
      'customer: needs AMENDS_SECRET_KEY',
    ],
    [['--undo', 'old-dsk'], 'There is no import "old-dsk" (did you mean "old-desk"?)'],
  ])('says no to %j', async (line, why) => {
    const { status, err } = await says(...line);
    expect(status).not.toBe(0);
    expect(err).toContain(why);
  });

  it('takes all of it back by its name', async () => {
    expect((await says('--undo', 'old-desk')).out).toBe('old-desk is taken back: 4 complaints of the past are gone.\n');
    expect((await says('--list')).out).toBe('Nothing was imported.\n');
  });
});

describe('a large import', () => {
  it('keeps its refused lines flat, whatever is wrong with them', async () => {
    const db = await openAnyDatabase();
    const dir = folder();
    const refusals = makeRefusals(path.join(dir, 'big.csv'), undefined, '1', HEADER.join(','), 'utf-8');
    const lines = Array.from({ length: 1_000 }, (_, at): SourceLine => ({
      line: at + 2,
      raw: `r${at}`,
      cells: ['', `on ${at}`, 'open', 'Desk', '', '', ''],
    }));
    const counted = await importLines(
      {
        q: db.read,
        workspace: HOTEL,
        of: null,
        reading: { mapping: mappingOf(), teams: new Map(), customerOf: () => null, now: NOW },
        header: HEADER,
        refusals,
      },
      (async function* () {
        yield* lines;
      })(),
      () => Promise.resolve(),
    );
    const told = await refusals.close();
    expect(counted.refused).toBe(1_000);
    expect(told?.kinds.length).toBeLessThan(203);
    expect(told?.kinds.reduce((n, kind) => n + kind.count, 0)).toBe(2_000);
    expect(readFileSync(path.join(dir, 'big.refused-1.csv'), 'utf8').split('\n')).toHaveLength(1_002);
  });
});
