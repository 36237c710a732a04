/** The cards of another state of the project, collected by the code that stood there. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Piece } from './piece.ts';

const NOTHING_MORE = 'export const moreCards = () => ({});\nexport const moreForms = () => ({});\n';

/** `ref` as Git reads it. Throws when there is no such state, or its cards cannot be collected. */
export function piecesOf(root: string, ref: string): readonly Piece[] {
  const tree = mkdtempSync(path.join(tmpdir(), 'amends-gallery-'));
  const git = (...args: readonly string[]): Buffer => execFileSync('git', ['-C', root, ...args], { stdio: 'pipe' });
  git('worktree', 'add', '--detach', '--force', tree, ref);
  try {
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
    // before there was a gallery the cards were there already: today's collector reads them
    const tools = path.join(tree, 'tools/gallery');
    if (!existsSync(tools)) {
      cpSync(import.meta.dirname, tools, { recursive: true });
      writeFileSync(path.join(tree, 'tests/cards/gallery-more.ts'), NOTHING_MORE);
    }
    const said = execFileSync(process.execPath, [path.join(tools, 'collect.ts')], { cwd: tree, maxBuffer: 2 ** 28 });
    return JSON.parse(said.toString()) as readonly Piece[];
  } finally {
    git('worktree', 'remove', '--force', tree);
    rmSync(tree, { recursive: true, force: true });
  }
}
