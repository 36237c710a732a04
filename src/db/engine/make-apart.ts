/** The directory of a new embedded database, made by a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codeFile } from '../../code-file.ts';

/**
 * Makes `dir` where there is none. That takes 1 GB for a moment, of which a process never gives back 120: so another one
 * does it, beside the place, and nobody finds half of one. Where it fails nothing is left, and whoever opens `dir` makes it.
 * Call it with the lock on the directory around it: two makers would write into one place.
 */
export async function makeApart(dir: string): Promise<void> {
  if (existsSync(dir)) return;
  const beside = `${dir}.new`;
  const clear = (): void => rmSync(beside, { recursive: true, force: true });
  clear();
  const maker = spawn(process.execPath, [fileURLToPath(codeFile('make-directory', import.meta.url)), beside], {
    stdio: 'ignore',
  });
  // our lock ends with us: a maker left behind would write into what the next start makes
  const stop = (): void => void maker.kill('SIGKILL');
  process.once('exit', stop);
  const [code] = await once(maker, 'exit').catch(() => [null]);
  process.off('exit', stop);
  if (code === 0) renameSync(beside, dir);
  else clear();
}
