/** Files of old complaints as they come: separators, quotes, encodings, packed, ragged, and what is no such file. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../../src/cli/history/example.ts';
import { openLines, type FileOptions } from '../../../src/cli/history/lines-of-file.ts';
import { readMapping } from '../../../src/cli/history/read-mapping.ts';
import { folder } from '../amends.ts';

function written(content: string | Uint8Array, name = 'old.csv'): string {
  const file = path.join(folder(), name);
  writeFileSync(file, content);
  return file;
}

const UTF8: FileOptions = { encoding: 'utf-8', separator: null };

async function read(file: string, options: FileOptions = UTF8): Promise<unknown[]> {
  const source = await openLines(file, options);
  const lines: unknown[] = [source.header];
  for await (const { line, cells } of source.lines) lines.push([line, 'wrong' in cells ? cells.wrong : cells]);
  return lines;
}

describe('a file', () => {
  it.each([
    ['commas', 'a,b\n1,2\n', ','],
    ['semicolons and a mark of byte order', '\ufeffa;b\r\n1;2\r\n', ';'],
    ['tabs', 'a\tb\n1\t2', '\t'],
    ['a comma in a quoted name of a column', '"a";b\n1;2\n', ';'],
  ])('with %s', async (_what, text) => {
    expect(await read(written(text))).toEqual([
      ['a', 'b'],
      [2, ['1', '2']],
    ]);
  });

  it('with quotes over several lines, empty lines and cells that are too few or too many', async () => {
    const text = 'a,b\n1,"x\ny"\n\n,\n3,=1+1\n4\n5,6,\n7,8,9\n8,5" pipe\n';
    expect(await read(written(text))).toEqual([
      ['a', 'b'],
      [2, ['1', 'x\ny']],
      [6, ['3', '=1+1']],
      [7, 'has 1 cell, the header has 2'],
      [8, ['5', '6']],
      [9, 'has 3 cells, the header has 2'],
      [10, ['8', '5" pipe']],
    ]);
  });

  it('in Latin-1, where the mapping says so', async () => {
    const file = written(Buffer.from('stadt\nZ\xfcrich\n\x80uro\n', 'latin1'));
    expect(await read(file, { ...UTF8, encoding: 'latin-1' })).toEqual([['stadt'], [2, ['Zürich']], [3, ['€uro']]]);
    expect(await read(file)).toEqual([['stadt'], [2, ['Z\u{fffd}rich']], [3, ['\u{fffd}uro']]]);
  });

  it('packed, and as JSON lines with objects inside', async () => {
    expect(await read(written(gzipSync('a,b\n1,2\n'), 'old.csv.gz'))).toEqual([
      ['a', 'b'],
      [2, ['1', '2']],
    ]);
    const json = '{"a":1,"of":{"b":true}}\n[]\nnonsense\n{"a":null,"of":{"b":"x"}}';
    expect(await read(written(json, 'old.jsonl'))).toEqual([
      ['a', 'of.b'],
      [1, ['1', 'true']],
      [2, 'is no JSON object'],
      [3, 'is no JSON object'],
      [4, ['', 'x']],
    ]);
  });

  it.each([
    ['nothing', '', 'is empty'],
    ['a workbook', 'PK\u0003\u0004…', 'is a workbook or a zip archive'],
    ['UTF-16', Buffer.from('\ufeffa,b', 'utf16le'), 'is UTF-16'],
    ['one column twice', 'a,b,a\n1,2,3\n', 'has the column "a" twice'],
  ])('that is %s is refused with what to do', async (_what, content, why) => {
    await expect(read(written(content))).rejects.toThrow(why);
  });

  it('with a quote that nobody closed says about which line it was', async () => {
    await expect(read(written('a,b\n1,2\n"3,4\n5,6\n'))).rejects.toThrow('line 3: a quote is opened there');
  });

  it('that is not there says so', async () => {
    await expect(read('/nowhere/old.csv')).rejects.toThrow('cannot be read');
  });
});

describe('an example', () => {
  it('reads a day and its time of day together', async () => {
    const text = await exampleOf(
      written('no,date,time,status\n1,2015-04-22,15:53:50,Solved\n2,2015-04-23,09:00:00,Open\n'),
    );
    expect(text).toContain('column: [date, time]\n  format: yyyy-MM-dd HH:mm:ss');
    expect(readMapping(text, undefined)).toMatchObject({ ok: true, mapping: { reference: 'no' } });
  });

  it('is a mapping that loads, with what it is unsure of', async () => {
    const rows = [
      '1,03/04/2024,05/04/2024,Open,Berlin,Phone',
      '2,01/02/2024,,Closed,Paris,Web',
      '2,01/02/2024,,Closed,Paris,Web',
    ];
    const text = await exampleOf(
      written(`Ticket ID,Created Date,Closed Date,Status,Department,Channel\n${rows.join('\n')}\n`),
    );
    expect(text).toContain('# reference: COLUMN');
    expect(text).toContain('format: MM/dd/yyyy # OR dd/MM/yyyy? Every line fits both');
    expect(readMapping(text, undefined)).toMatchObject({
      ok: true,
      mapping: { resolved: { columns: ['Closed Date'] }, channel: { column: 'Channel' } },
    });
  });
});
