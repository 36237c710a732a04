// Loads what a start loads, and nothing is done: Node keeps what it compiled where a start looks for it. For building an image, and
// once the packages are installed.
import { existsSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { keepCompiled } from './compiled.js';

keepCompiled();
const isSource = existsSync(new URL('../src', import.meta.url));
const LOADED = ['env-file', 'start', 'chat/slack/make-slack', 'chat/teams/make-teams', 'db/engine/migrate'];
for (const file of LOADED) {
  const where = isSource ? `../src/${file}.ts` : `../dist/${file}.js`;
  await import(new URL(where, import.meta.url).href);
}
flushCompileCache();
