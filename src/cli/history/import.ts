/** `amends import`: complaints of the past out of a file, into the facts that figures and metrics are summed from. They never become cases, and nobody is told. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plainWord } from '../../core/base/house.ts';
import { didYouMean } from '../../core/policy/reader/policy-faults.ts';
import {
  beginImport,
  casesOfImports,
  finishImport,
  importsOf,
  undoImport,
  type ImportKept,
} from '../../db/history/imports.ts';
import { textOf } from '../io/files.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore, type Store } from '../io/store.ts';
import { count, table } from '../io/words.ts';
import { exactly, isSet, option, Refused, toJson, WrongUsage, type Asked, type Io, type Verb } from '../verb.ts';
import { customersOf } from './customers.ts';
import { exampleOf } from './example.ts';
import { importLines, type Counted } from './import-lines.ts';
import { openLines, type SourceFile } from './lines-of-file.ts';
import type { Mapping } from './mapping.ts';
import { makeProgress } from './progress.ts';
import { columnsOf, readMapping } from './read-mapping.ts';
import { makeRefusals } from './refused-lines.ts';
import { sayImported, type Imported } from './say-imported.ts';
import { teamsKnown } from './teams-known.ts';

export const importHistory: Verb = {
  options: {
    mapping: { type: 'string' },
    name: { type: 'string' },
    'dry-run': { type: 'boolean' },
    report: { type: 'string' },
    example: { type: 'boolean' },
    to: { type: 'string' },
    undo: { type: 'string' },
    list: { type: 'boolean' },
    workspace: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(asked, io) {
    const undone = option(asked, 'undo');
    if (undone !== undefined) return await undo(asked, io, undone);
    if (isSet(asked, 'list')) return await list(asked, io);
    const [file = ''] = exactly(asked, 'FILE');
    if (isSet(asked, 'example')) return await example(asked, io, file);
    const mapping = mappingOf(asked);
    await withStore(asked, io, (store) => importFile(store, asked, io, file, mapping));
  },
};

function mappingOf(asked: Asked): { readonly mapping: Mapping; readonly hash: string } {
  const file = option(asked, 'mapping');
  if (file === undefined) {
    throw new WrongUsage(
      '--mapping is missing: a file that says which column is what. --example writes one to begin with',
    );
  }
  const text = textOf(file);
  const read = readMapping(text, option(asked, 'name'));
  if (!read.ok) throw new Refused(read.faults.map((fault) => `${file}: ${fault}`).join('\n'));
  return { mapping: read.mapping, hash: createHash('sha256').update(text).digest('hex') };
}

async function importFile(
  { db, workspace }: Store,
  asked: Asked,
  io: Io,
  file: string,
  { mapping, hash }: { readonly mapping: Mapping; readonly hash: string },
): Promise<void> {
  const folder = option(asked, 'report');
  if (folder !== undefined && !existsSync(folder)) throw new Refused(`The folder ${folder} of --report is not there.`);
  const source = await openLines(file, { ...mapping, wanted: columnsOf(mapping).map(([, column]) => column) });
  checkColumns(file, mapping, source);
  const isDry = isSet(asked, 'dry-run');
  const reading = {
    mapping,
    teams: await teamsKnown(db.read, workspace, mapping.team),
    customerOf: mapping.customer === null ? () => null : await customersOf(db, workspace, io.env, isDry),
    now: io.now(),
  };
  if (!isDry) await noteCommand({ db, workspace }, io, 'import', { name: plainWord(mapping.name) });
  const begun = isDry ? null : await begin({ db, workspace }, io, file, mapping, hash);
  const progress = makeProgress(io, mapping.name);
  if (begun?.isDone === true) {
    return await told(asked, io, {
      name: mapping.name,
      file,
      isDry,
      isDone: true,
      counted: countedOf(begun.of),
      refused: null,
    });
  }
  if (begun !== null && begun.of.lines > 0)
    await io.err(`${mapping.name}: goes on after line ${begun.of.lines}, where it was broken off.\n`);
  const of = begun?.of ?? null;
  const mark = of === null ? 'dry' : String(of.run);
  const refusals = makeRefusals(file, folder, mark, source.rawHeader, mapping.encoding);
  let counted: Counted;
  let refused: Imported['refused'];
  try {
    counted = await importLines(
      { q: db.read, workspace, of, reading, header: source.header, refusals },
      source.lines,
      (lines) => progress.told(lines, source.bytesRead() / source.bytes),
    );
  } finally {
    await progress.over();
    refused = await refusals.close();
  }
  if (of !== null) await finishImport(db.read, workspace, of.name, io.now());
  await told(asked, io, { name: mapping.name, file, isDry, isDone: false, counted, refused });
}

function checkColumns(file: string, mapping: Mapping, source: SourceFile): void {
  // of JSON lines, what need not be there may come later
  const isNeeded = (key: string): boolean =>
    source.format === 'csv' || ['reference', 'received', 'status', 'team'].includes(key);
  const lost = columnsOf(mapping).filter(([key, column]) => source.missing.includes(column) && isNeeded(key));
  if (lost.length === 0) return;
  const there = source.header.filter((name) => !source.missing.includes(name));
  throw new Refused(
    [
      ...lost.map(([key, column]) => `${key}: ${file} has no column "${column}"${didYouMean(column, there)}`),
      `Its columns: ${there.join(', ')}`,
    ].join('\n'),
  );
}

async function begin(
  { db, workspace }: Pick<Store, 'db' | 'workspace'>,
  io: Io,
  file: string,
  mapping: Mapping,
  mappingHash: string,
): Promise<Awaited<ReturnType<typeof beginImport>>> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  const about = { workspace, name: mapping.name, file: path.basename(file), fileHash: hash.digest('hex'), mappingHash };
  return await beginImport(db.read, { ...about, zone: mapping.received.zone }, io.now());
}

const countedOf = ({ lines, added, changed, same }: ImportKept): Counted => ({
  lines,
  added,
  changed,
  same,
  repeated: 0,
  refused: 0,
  remarks: new Map(),
});

async function told(asked: Asked, io: Io, imported: Imported): Promise<void> {
  if (isSet(asked, 'json'))
    await io.out(
      toJson({ ...imported, counted: { ...imported.counted, remarks: Object.fromEntries(imported.counted.remarks) } }),
    );
  else await io.out(`${sayImported(imported).join('\n')}\n`);
  const { refused } = imported.counted;
  if (refused > 0)
    throw new Refused(
      `${count(refused, 'line was', 'lines were')} refused; all others are ${imported.isDry ? 'right' : 'in'}.`,
    );
}

async function example(asked: Asked, io: Io, file: string): Promise<void> {
  exactly(asked, 'FILE');
  const text = await exampleOf(file);
  const to = option(asked, 'to');
  if (to === undefined) return await io.out(text);
  if (existsSync(to)) throw new Refused(`${to} is there already: name another file after --to.`);
  writeFileSync(to, text);
  await io.out(
    `${to} is a mapping to begin with: look through it, correct it, then run\n  amends import ${file} --mapping ${to} --dry-run\n`,
  );
}

async function undo(asked: Asked, io: Io, name: string): Promise<void> {
  exactly(asked);
  await withStore(asked, io, async ({ db, workspace }) => {
    const imports = await importsOf(db.read, workspace);
    const there = imports.map((each) => each.name);
    const of = imports.find((each) => each.name === name);
    if (of === undefined) {
      const known = there.length === 0 ? 'Nothing was imported.' : `There is: ${there.join(', ')}.`;
      throw new Refused(`There is no import "${name}"${didYouMean(name, there)}. ${known}`);
    }
    const progress = makeProgress(io, name);
    await noteCommand({ db, workspace }, io, 'import undo', { name: plainWord(name) });
    const gone = await undoImport(db.read, workspace, of, (cases) => progress.told(cases, 0));
    await progress.over();
    if (isSet(asked, 'json')) await io.out(toJson({ name, gone }));
    else
      await io.out(
        `${name} is taken back: ${count(gone, 'complaint')} of the past ${gone === 1 ? 'is' : 'are'} gone.\n`,
      );
  });
}

async function list(asked: Asked, io: Io): Promise<void> {
  exactly(asked);
  await withStore(asked, io, async ({ db, workspace }) => {
    const imports = await importsOf(db.read, workspace);
    const cases = await casesOfImports(db.read, workspace);
    const rows = imports.map((each) => ({ ...each, cases: cases.get(each.name) ?? 0 }));
    if (isSet(asked, 'json')) return await io.out(toJson(rows));
    if (rows.length === 0) return await io.out('Nothing was imported.\n');
    const lines = rows.map(({ name, cases: n, file, beganAt, finishedAt }) => [
      name,
      n.toLocaleString('en-GB'),
      file,
      beganAt.toISOString().slice(0, 10),
      finishedAt === null ? 'broken off, or under way: import the file again to go on' : 'whole',
    ]);
    await io.out(`${table([['name', 'complaints', 'last file', 'on', ''], ...lines]).join('\n')}\n`);
  });
}
