// The source as JavaScript, in dist/: Node strips no types below node_modules, where an installed package lies.
// `--pack` also writes the lockfile into what is packed, so that an install gets the versions that were tested.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';

/** What the code reads beside itself. */
const BESIDE = ['pictures/fonts', 'playground/page'];

rmSync('dist', { recursive: true, force: true });
const compiled = spawnSync(
  process.execPath,
  [path.resolve('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
  {
    stdio: 'inherit',
  },
);
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
for (const folder of BESIDE) {
  if (!existsSync(`src/${folder}`)) throw new Error(`src/${folder} is gone: correct BESIDE in tools/build.mjs`);
  cpSync(`src/${folder}`, `dist/${folder}`, { recursive: true });
}
if (process.argv.includes('--pack')) copyFileSync('package-lock.json', 'npm-shrinkwrap.json');
