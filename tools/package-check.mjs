// The package as somebody installs it: packed, installed into an empty folder with production dependencies and no
// install scripts, then used. `--tarball FILE` tries one that is packed already.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const given = process.argv.indexOf('--tarball');
const folder = mkdtempSync(path.join(tmpdir(), 'amends-package-'));
const home = path.join(folder, 'installed');
const began = performance.now();
const NODE = path.resolve('node_modules/.bin');
/** The environment without what points at this checkout, at a workplace or at production. */
const OURS =
  /^(npm_(?:lifecycle|package|command|config_local)|INIT_CWD|SLACK_|TEAMS_|AMENDS_|DATABASE_URL|NODE_ENV|NODE_COMPILE_CACHE)/;
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name))),
  PATH: `${NODE}${path.delimiter}${process.env.PATH}`,
  AMENDS_DATA_DIR: path.join(folder, 'data'),
};

function ran(command, args, { cwd = home, status = 0 } = {}) {
  const done = spawnSync(command, args, { cwd, env, encoding: 'utf8', timeout: 180_000 });
  if (done.status !== status)
    throw new Error(
      `${command} ${args.join(' ')} ended with ${done.status}, not ${status}:\n${done.stdout}${done.stderr}`,
    );
  return done.stdout;
}
const say = (words) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${words}`);
const needs = (is, words) => {
  if (!is) throw new Error(words);
};

function packed() {
  if (given !== -1) return path.resolve(process.argv[given + 1]);
  const [{ filename, files, size, unpackedSize }] = JSON.parse(
    ran('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: process.cwd() }).replace(
      /^[^[]*/,
      '',
    ),
  );
  const stray = files.filter(({ path: name }) =>
    /^(?:src|tests|tools|node_modules|data)\/|\.env$|\.log$|\.ts$/.test(name),
  );
  needs(stray.length === 0, `the package holds what is no part of it: ${stray.map((one) => one.path).join(', ')}`);
  say(`packed ${files.length} files, ${(size / 1e6).toFixed(1)} MB, ${(unpackedSize / 1e6).toFixed(1)} MB unpacked`);
  return path.join(folder, filename);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts `amends demo`, walks what is served, ends it as a service manager would. */
async function demo(amends) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(amends, ['demo'], {
    cwd: home,
    env: { ...env, PORT: url.split(':')[2] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let status;
  for (let n = 0; n < 1200 && status !== 200; n += 1) {
    status = (await fetch(`${url}/readyz`).catch(() => undefined))?.status;
    if (child.exitCode !== null) throw new Error(`amends demo ended:\n${said}`);
    if (status !== 200) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  needs(status === 200, `amends demo was not ready within two minutes:\n${said}`);
  for (const file of ['/', '/shell.js', '/adaptivecards.js', '/style.css', '/privacy']) {
    const { status: got } = await fetch(url + file);
    needs(got === 200, `${file} answered ${got}`);
  }
  say('amends demo is up and answers');
  child.kill('SIGTERM');
  needs((await ended) === 0, `amends demo did not end well:\n${said}`);
}

const DRAW = `
const { makePngs, isPng } = await import(process.argv[1]);
const pngs = makePngs();
const png = await pngs.pngOf('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="15" font-family="Inter">ok</text></svg>');
pngs.close();
process.exit(isPng(png) ? 0 : 1);`;

try {
  const tarball = packed();
  mkdirSync(home);
  ran('npm', ['init', '--yes', '--silent']);
  ran('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', tarball]);
  const inside = path.join(home, 'node_modules/amends');
  const { dependencies } = JSON.parse(readFileSync(path.resolve('package-lock.json'), 'utf8')).packages[''];
  const locks = JSON.parse(readFileSync(path.resolve('package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readFileSync(path.join(home, 'package-lock.json'), 'utf8')).packages;
  const others = Object.keys(dependencies).filter((name) => {
    const at = there[`node_modules/amends/node_modules/${name}`] ?? there[`node_modules/${name}`];
    return at?.version !== locks[`node_modules/${name}`].version;
  });
  needs(others.length === 0, `installed in another version than was tested: ${others.join(', ')}`);
  const scripts = Object.entries(there).filter(([, one]) => one.hasInstallScript === true);
  needs(scripts.length === 0, `production needs an install script: ${scripts.map(([name]) => name).join(', ')}`);
  say(`installed, ${Object.keys(there).length - 2} packages, ${ran('du', ['-sm', 'node_modules']).split('\t')[0]} MB`);
  const amends = path.join(home, 'node_modules/.bin/amends');
  needs(ran(amends, ['--help']).includes('policy check'), 'amends --help does not name its verbs');
  needs(
    ran(amends, ['policy', 'check', path.join(inside, 'demo/policy.yaml')]).length > 100,
    'amends policy check said nothing',
  );
  ran(amends, ['policy', 'check', path.join(inside, 'package.json')], { status: 1 });
  ran(amends, ['manifest', '--to', path.join(folder, 'apps')]);
  ran('node', ['--input-type=module', '-e', DRAW, path.join(inside, 'dist/pictures/png.js')]);
  say('the command line works, and a picture was drawn');
  await demo(amends);
  say('the package works');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
