// Loads what a start loads, and nothing is done: Node keeps what it compiled in NODE_COMPILE_CACHE, or where a start looks for it.
// For building an image, and once the packages are installed.
import { existsSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/amends/compiled', import.meta.url)));
const source = existsSync(new URL('../src', import.meta.url));
const LOADED = ['env-file', 'start', 'chat/slack/make-slack', 'chat/teams/make-teams', 'db/engine/migrate'];
for (const file of LOADED) {
  const where = source ? `../src/${file}.ts` : `../dist/${file}.js`;
  await import(new URL(where, import.meta.url).href);
}
flushCompileCache();
