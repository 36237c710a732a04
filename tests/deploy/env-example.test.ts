import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { readDockerfile } from '../../tools/dockerfile.mjs';

/** What is copied to `.env` and filled in stands above what the image and the unit of systemd set, an empty line too. */
const example = parseEnv(readFileSync('.env.example', 'utf8'));
const ofUnit = (file: string): readonly string[] =>
  [...readFileSync(`deploy/systemd/${file}`, 'utf8').matchAll(/^Environment=(?<line>.*)$/gm)].flatMap(
    (m) => m.groups?.['line']?.split(' ') ?? [],
  );
const ofImage = (readDockerfile(readFileSync('Dockerfile', 'utf8')).at(-1)?.steps ?? [])
  .filter(({ word }) => word === 'ENV')
  .flatMap(({ args }) => args);

it.each([
  ['the image', ofImage],
  ['the service', ofUnit('amends.service')],
  ['the nightly service', ofUnit('amends-verify.service')],
])('the example of settings takes nothing away that %s sets', (_, settings) => {
  const set = settings.map((each) => each.split(/=(?<value>.*)/s).slice(0, 2) as [string, string]);
  expect(set.length).toBeGreaterThan(2);
  expect(set.filter(([name, value]) => (example[name] ?? value) !== value)).toEqual([]);
});
