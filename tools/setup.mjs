// Runs before `npm start` and `npm test`, on whatever Node npm itself uses (20 is enough): installs what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const changedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
const run = (command, args, options = {}) => {
  const done = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (done.status !== 0) process.exit(done.status ?? 1);
};

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  console.log('Installing dependencies (first run, or the lockfile changed) …');
  const npm = process.env.npm_execpath;
  if (npm) run(process.execPath, [npm, 'ci', '--loglevel=error']);
  else run('npm', ['ci', '--loglevel=error'], { shell: true });
}
