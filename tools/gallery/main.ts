/**
 * Every card and form of every state as pictures, on both platforms, light and dark, narrow and wide, with what they measure.
 *
 *   npm run gallery                                pictures/gallery/index.html
 *   npm run gallery -- --only case,request         the cards whose names hold one of these
 *   npm run gallery -- --against REF               beside the cards of a branch, a tag or a commit, drawn by today's page
 *   npm run gallery -- --against FOLDER            beside a former run: what the page draws otherwise shows too
 *   npm run gallery -- --locale de-DE              as a reader of this language and country sees them
 *   npm run gallery -- --out FOLDER                somewhere else
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareRuns } from './compare.ts';
import { piecesOf } from './former.ts';
import { fileOf, LOOKS, type Measured, type Piece } from './piece.ts';
import { writeChanges, writeGallery } from './report.ts';
import { openStand, type Stand } from './stand.ts';
import { sayTable } from './table.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const { values: asked } = parseArgs({
  options: {
    only: { type: 'string' },
    against: { type: 'string' },
    locale: { type: 'string', default: 'en-GB' },
    out: { type: 'string' },
  },
});
const out = path.resolve(asked.out ?? path.join(ROOT, 'pictures/gallery'));
const only = asked.only?.split(',') ?? [''];
const isAsked = ({ name }: Pick<Piece, 'name'>): boolean => only.some((part) => name.includes(part));

// read by the cards' data, here and where another state of the project collects its own
process.env['AMENDS_LOCALE'] = asked.locale;
const { usual } = await import('./collect.ts');
const stand = await openStand(asked.locale);
const now = await take(stand, usual().filter(isAsked), out);
writeGallery(out, now);
console.log(`${now.length} pictures: ${path.join(out, 'index.html')}`);
if (asked.against !== undefined) await compare(asked.against);
await stand.end();
const faults = [...new Set([...now.flatMap((one) => one.faults), ...stand.complaints])];
if (faults.length > 0) {
  console.error(`The page could not draw everything:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  process.exitCode = 1;
}

/** Draws all pieces in all looks into a folder of its own, and writes there what they measure. */
async function take(stand: Stand, pieces: readonly Piece[], folder: string): Promise<readonly Measured[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const all: Measured[] = [];
  for (const look of LOOKS) {
    for (const { box, ...shown } of await stand.show(pieces, look)) {
      const file = fileOf(shown.name, look);
      writeFileSync(path.join(folder, file), await stand.picture(box));
      all.push({ ...shown, ...look, file });
    }
  }
  writeFileSync(path.join(folder, 'measures.json'), JSON.stringify(all, null, 1));
  return all;
}

async function compare(against: string): Promise<void> {
  const isFolder = existsSync(path.join(against, 'measures.json'));
  const before = isFolder ? path.resolve(against) : path.join(path.dirname(out), `${path.basename(out)}-before`);
  const then = isFolder ? read(before) : await take(stand, piecesOf(ROOT, against).filter(isAsked), before);
  const changes = await compareRuns(stand, { folder: before, all: then }, { folder: out, all: now });
  writeChanges(out, before, changes);
  const table = sayTable(then, now);
  writeFileSync(path.join(out, 'table.txt'), `${table}\n`);
  console.log(table);
  const changed = changes.filter((one) => one.kind !== 'same').length;
  console.log(`${changed} of ${changes.length} pictures changed: ${path.join(out, 'changes.html')}`);
}

function read(folder: string): readonly Measured[] {
  const all = JSON.parse(readFileSync(path.join(folder, 'measures.json'), 'utf8')) as readonly Measured[];
  return all.filter(isAsked);
}
