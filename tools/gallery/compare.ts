/** Two runs of the gallery, pixel by pixel, in the browser that drew them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Measured } from './piece.ts';
import type { Stand } from './stand.ts';

export interface Run {
  readonly folder: string;
  readonly all: readonly Measured[];
}

export type Change =
  | { readonly kind: 'same'; readonly file: string }
  | { readonly kind: 'new' | 'gone'; readonly file: string }
  /** `share`: of the larger picture's pixels; `mask`: a picture of where, in the folder of the later run. */
  | { readonly kind: 'changed'; readonly file: string; readonly share: number; readonly mask: string };

export async function compareRuns(stand: Stand, before: Run, after: Run): Promise<readonly Change[]> {
  const known = new Set(before.all.map(({ file }) => file));
  const still = new Set(after.all.map(({ file }) => file));
  mkdirSync(path.join(after.folder, 'masks'), { recursive: true });
  const changes: Change[] = [];
  for (const { file } of after.all) {
    if (known.has(file)) changes.push(await compareFile(stand, before.folder, after.folder, file));
    else changes.push({ kind: 'new', file });
  }
  return [
    ...changes,
    ...[...known].filter((file) => !still.has(file)).map((file) => ({ kind: 'gone' as const, file })),
  ];
}

async function compareFile(stand: Stand, before: string, after: string, file: string): Promise<Change> {
  const [a, b] = [before, after].map((folder) => readFileSync(path.join(folder, file)));
  if (a === undefined || b === undefined || a.equals(b)) return { kind: 'same', file };
  const asked = JSON.stringify([a.toString('base64'), b.toString('base64')]);
  const found = await stand.page.evaluate<{ share: number; mask: string }>(`stand.compare(...${asked})`);
  if (found.share === 0) return { kind: 'same', file };
  const mask = path.join('masks', file);
  writeFileSync(path.join(after, mask), Buffer.from(found.mask, 'base64'));
  return { kind: 'changed', file, share: found.share, mask };
}
