#!/usr/bin/env node
// The command `amends`: says which Node it needs before anything is loaded that an older one cannot read, then runs
// the compiled code of the package, or, in the repository, the source as it stands.
import { existsSync, readFileSync } from 'node:fs';
import { keepCompiled } from './compiled.js';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const least = engines.node.replace('>=', '');
const older = process.versions.node.localeCompare(least, 'en', { numeric: true }) < 0;
if (older) {
  console.error(
    `amends needs Node ${least} or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org, then run it again.`,
  );
  process.exitCode = 1;
} else {
  keepCompiled();
  const source = new URL('../src/cli/main.ts', import.meta.url);
  await import(existsSync(source) ? source.href : new URL('../dist/cli/main.js', import.meta.url).href);
}
