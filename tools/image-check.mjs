// The image where there is no Docker: takes the steps of the Dockerfile in folders of their own, with this machine's
// libraries and our Node in place of the base image, then runs what came of them as the image is run: another user, a
// root nobody can write to, against PostgreSQL (DATABASE_URL, else one on 127.0.0.1:5432) and embedded. Linux, as root.
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  readdirSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { readDockerfile } from './dockerfile.mjs';

const SERVER = process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const DATABASE = `amends_image_${process.pid}`;
const STRANGER = '54321:0';
const folder = mkdtempSync(path.join(tmpdir(), 'amends-image-'));
const began = performance.now();
const say = (words) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${words}`);
const needs = (is, words) => {
  if (!is) throw new Error(words);
};

/** Shell lines that lay this machine's libraries into a root, in a mount namespace of their own. */
function mounts(root, { readOnly, volume, home }) {
  const ours = readdirSync('/usr').filter((name) => name !== 'local');
  const bind = (from, to, mode = 'ro') => [
    `mount --bind '${from}' '${root}${to}'`,
    ...(mode === 'ro' ? [`mount -o remount,bind,ro '${root}${to}'`] : []),
  ];
  return [
    'set -e',
    `mount --bind '${root}' '${root}'`,
    ...(readOnly ? [`mount -o remount,bind,ro '${root}'`] : []),
    ...ours.flatMap((name) => bind(`/usr/${name}`, `/usr/${name}`)),
    ...bind('/etc', '/etc'),
    ...bind('/dev', '/dev', 'rw'),
    ...bind('/proc', '/proc', 'rw'),
    `mount -t tmpfs -o size=64m,mode=1777 tmpfs '${root}/tmp'`,
    ...(volume === undefined ? [] : bind(volume, '/data', 'rw')),
    // only while it is built: what npm has in store, and where it finds more
    ...(home ? bind(homedir(), '/root', 'rw') : []),
  ].join('\n');
}

function begin(root, argv, { user, env, cwd = '/app', readOnly = false, volume, home = false, stdio }) {
  const settings = Object.entries({
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: '/root',
    ...env,
  });
  const line = [
    'env',
    '-i',
    '-C',
    cwd,
    ...settings.map(([name, value]) => `${name}=${value}`),
    'setpriv',
    '--no-new-privs',
    ...argv,
  ];
  const script = `${mounts(root, { readOnly, volume, home })}\nexec chroot ${user === undefined ? '' : `--userspec=${user}`} '${root}' "$@"`;
  return [
    'unshare',
    ['--mount', '--propagation', 'private', 'sh', '-c', script, 'sh', ...line],
    { stdio, encoding: 'utf8' },
  ];
}

function ran(root, argv, options) {
  const done = spawnSync(...begin(root, argv, { stdio: 'pipe', ...options }));
  if (done.status !== 0) throw new Error(`${argv.join(' ')} ended with ${done.status}:\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** What the base image brings: Node and npm in /usr/local, and a place for everything that is mounted. */
function base(root) {
  for (const name of ['usr/local/bin', 'usr/local/lib/node_modules', 'etc', 'dev', 'proc', 'tmp', 'root', 'data'])
    mkdirSync(path.join(root, name), { recursive: true });
  for (const name of readdirSync('/usr')) mkdirSync(path.join(root, 'usr', name), { recursive: true });
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) symlinkSync(`usr/${name}`, path.join(root, name));
  cpSync(realpathSync('node_modules/node/bin/node'), path.join(root, 'usr/local/bin/node'));
  const npm = realpathSync(spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim());
  cpSync(path.resolve(npm, '../..'), path.join(root, 'usr/local/lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', path.join(root, 'usr/local/bin/npm'));
}

const ignored = new Set(readFileSync('.dockerignore', 'utf8').split('\n').filter(Boolean));

function build(stages) {
  const made = new Map();
  for (const [n, stage] of stages.entries()) {
    const root = path.join(folder, `stage-${n}`);
    mkdirSync(root);
    base(root);
    const state = { root, cwd: '/', env: {}, user: undefined, stage };
    for (const step of stage.steps) take(step, state, made);
    made.set(stage.name ?? String(n), state);
    say(`stage ${stage.name ?? 'of the image'} is built`);
  }
  return [...made.values()].at(-1);
}

function take({ word, args }, state, made) {
  const at = (to) => path.join(state.root, path.posix.resolve(state.cwd, to));
  if (word === 'WORKDIR') {
    state.cwd = path.posix.resolve(state.cwd, args[0]);
    mkdirSync(at('.'), { recursive: true });
  } else if (word === 'USER') state.user = args[0];
  else if (word === 'ENV')
    for (const one of args) state.env[one.slice(0, one.indexOf('='))] = one.slice(one.indexOf('=') + 1);
  else if (word === 'RUN')
    ran(state.root, ['sh', '-c', args.join(' ')], {
      user: state.user,
      env: state.env,
      cwd: state.cwd,
      home: state.user === undefined,
    });
  else if (word === 'COPY') {
    const from = args[0].startsWith('--from=') ? args.shift().slice('--from='.length) : undefined;
    const to = args.pop();
    for (const each of args) {
      needs(from !== undefined || !ignored.has(each), `COPY ${each}: .dockerignore keeps it out`);
      const source = from === undefined ? path.resolve(each) : path.join(made.get(from).root, each);
      const into = args.length > 1 || to.endsWith('/') ? path.join(at(to), path.basename(each)) : at(to);
      cpSync(source, into, { recursive: true, verbatimSymlinks: true });
    }
  } else
    needs(
      ['ARG', 'LABEL', 'VOLUME', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD'].includes(word),
      `${word} is not understood`,
    );
}

const last = (stage, word) => stage.steps.filter((step) => step.word === word).at(-1)?.args;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

const WORKPLACE = {
  AMENDS_CONFIG: '/app/demo/amends.yaml',
  AMENDS_POLICY: '/app/demo/policy.yaml',
  AMENDS_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
  TEAMS_CLIENT_ID: '11111111-2222-3333-4444-555555555555',
  TEAMS_CLIENT_SECRET: 'nobody is asked',
  TEAMS_TENANT_IDS: 'aaaaaaaa-0000-0000-0000-000000000001',
};

/** Runs the image's command, asks its health check until it is well, ends it by SIGTERM. */
async function live(image, { env, user, what }) {
  const volume = path.join(folder, `data-${what.replaceAll(' ', '-')}`);
  mkdirSync(volume);
  const [uid, gid] = user.split(':').map(Number);
  chownSync(volume, uid, gid);
  const run = {
    user,
    readOnly: true,
    volume,
    cwd: image.cwd,
    env: { ...image.env, HOME: '/', ...WORKPLACE, PORT: await freePort(), ...env },
  };
  const from = performance.now();
  const child = spawn(...begin(image.root, last(image.stage, 'CMD'), { ...run, stdio: ['ignore', 'pipe', 'pipe'] }));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)));
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  try {
    let ready = false;
    while (!ready && child.exitCode === null && performance.now() - from < 120_000) {
      ready = (await fetch(`http://127.0.0.1:${run.env.PORT}/readyz`).catch(() => null))?.ok === true;
      if (!ready) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    needs(ready, `${what}: not ready:\n${said}`);
    const took = Math.round(performance.now() - from);
    ran(image.root, last(image.stage, 'HEALTHCHECK'), run);
    const refused = spawnSync(
      ...begin(image.root, last(image.stage, 'HEALTHCHECK'), { ...run, env: { ...run.env, PORT: '9' }, stdio: 'pipe' }),
    );
    needs(refused.status === 1, `${what}: the health check is well where nobody answers`);
    const stopped = performance.now();
    child.kill('SIGTERM');
    const status = await ended;
    needs(status === 0, `${what}: SIGTERM ended it with ${status}:\n${said}`);
    say(
      `${what}: ready after ${took} ms, healthy, ended by SIGTERM after ${Math.round(performance.now() - stopped)} ms`,
    );
  } finally {
    child.kill('SIGKILL');
  }
}

/** Nothing of the image can be changed by whoever runs it, but the two folders meant for that. */
function writable(image) {
  const found = ran(image.root, ['find', '/app', '/usr/local', '-writable', '-not', '-type', 'l'], {
    user: image.user,
    env: image.env,
  });
  return found.split('\n').filter((file) => file !== '' && !file.startsWith('/app/compiled'));
}

const psql = (line) => {
  const done = spawnSync('psql', ['-qX', SERVER, '-c', line], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`psql: ${done.stderr}`);
};

try {
  needs(
    process.getuid() === 0 && existsSync('/usr/bin/unshare'),
    'image-check needs root and unshare: on other machines use docker build',
  );
  const image = build(readDockerfile(readFileSync('Dockerfile', 'utf8')));
  needs(/^[1-9]\d*:[1-9]\d*$/.test(image.user ?? ''), 'the image does not end with a user of its own');
  const changeable = writable(image);
  needs(changeable.length === 0, `whoever runs the image can change ${changeable.slice(0, 5).join(', ')}`);
  const size = spawnSync('du', ['-sm', path.join(image.root, 'app')], { encoding: 'utf8' }).stdout.split('\t')[0];
  say(`${size} MB on top of the base image`);
  needs(
    ran(image.root, ['amends', '--help'], { user: image.user, env: image.env }).includes('doctor'),
    'amends is not on the path',
  );
  psql(`CREATE DATABASE ${DATABASE}`);
  const url = new URL(SERVER);
  url.pathname = `/${DATABASE}`;
  await live(image, { what: 'with PostgreSQL', user: image.user, env: { DATABASE_URL: url.href } });
  await live(image, { what: 'with PostgreSQL as any user', user: STRANGER, env: { DATABASE_URL: url.href } });
  await live(image, { what: 'embedded', user: image.user, env: {} });
  say('the image works');
} finally {
  try {
    psql(`DROP DATABASE IF EXISTS ${DATABASE}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
