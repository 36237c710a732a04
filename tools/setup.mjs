// Runs before `npm start` and `npm test`, on whatever Node npm itself uses (20 is enough): installs what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync } from 'node:fs';

const changedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
const run = (command, args, options = {}) => {
  const done = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (done.status !== 0) process.exit(done.status ?? 1);
};

// of a pack that was broken off: it would stand above the lockfile
rmSync('npm-shrinkwrap.json', { force: true });
if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  console.log('Installing dependencies (first run, or the lockfile changed) …');
  const npm = process.env.npm_execpath;
  // with NODE_ENV=production npm leaves out what only development needs, and Node 24 itself comes with that
  const ci = ['ci', '--loglevel=error', '--include=dev'];
  if (npm) run(process.execPath, [npm, ...ci]);
  else run('npm', ci, { shell: true });
  // the first start finds it compiled; where that cannot be it compiles by itself
  const [node] = ['node_modules/node/bin/node', 'node_modules/node/bin/node.exe'].filter((file) => existsSync(file));
  if (node !== undefined) spawnSync(node, ['bin/compile-ahead.js'], { stdio: 'ignore' });
}
