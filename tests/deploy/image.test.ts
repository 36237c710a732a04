import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDockerfile } from '../../tools/dockerfile.mjs';

const stages = readDockerfile(readFileSync('Dockerfile', 'utf8'));
const image = stages.at(-1);
const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
const asked = z
  .object({ files: z.array(z.string()), devDependencies: z.object({ node: z.string() }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const of = (word: string) => image?.steps.filter((step) => step.word === word).map(({ args }) => args) ?? [];
const copied = (image?.steps ?? []).filter(({ word }) => word === 'COPY').flatMap(({ args }) => args.slice(0, -1));

describe('the image', () => {
  it('begins with the Node that everything was tested on, by its whole version', () => {
    expect(stages.map(({ from }) => from)).toEqual(
      stages.map(() => `node:${asked.devDependencies.node}-bookworm-slim`),
    );
  });

  it('copies what is there and nothing that is kept out', () => {
    const own = stages.flatMap(({ steps }) =>
      steps.filter(({ word, args }) => word === 'COPY' && !args[0]?.startsWith('--')),
    );
    const sources = own.flatMap(({ args }) => args.slice(0, -1));
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
    expect(sources.filter((source) => ignored.includes(source.split('/')[0] ?? ''))).toEqual([]);
    expect(
      ['.env', '.git', 'node_modules', 'data', 'secrets', 'config'].filter((name) => !ignored.includes(name)),
    ).toEqual([]);
  });

  it('holds what the package holds, but for pages to read', () => {
    const held = new Set([...copied, 'dist']);
    expect(
      asked.files.filter((file) => !held.has(file) && !file.startsWith('docs/') && file !== '.env.example'),
    ).toEqual([]);
  });

  it('installs without running a script, and into the image what production needs alone', () => {
    const installs = stages.flatMap(({ name, steps }) =>
      steps.flatMap(({ word, args }) =>
        word === 'RUN' && args.join(' ').includes('npm ') ? [{ name, line: args.join(' ') }] : [],
      ),
    );
    expect(installs.map(({ line }) => line.includes('--ignore-scripts'))).toEqual([true, true]);
    expect(installs.find(({ name }) => name === 'packages')?.line).toContain('--omit=dev');
  });

  it('ends as a user with a number, with node itself as its process and its health check', () => {
    expect(of('USER').at(-1)?.[0]).toMatch(/^[1-9]\d+:[1-9]\d+$/);
    expect(of('CMD').at(-1)).toEqual(['node', 'dist/main.js']);
    expect(of('ENTRYPOINT').at(-1)).toEqual([]);
    expect(of('HEALTHCHECK').at(-1)?.[0]).toBe('node');
    expect(existsSync(of('HEALTHCHECK').at(-1)?.[1] ?? '')).toBe(true);
    expect(existsSync('src/main.js')).toBe(true);
  });

  it('compiles ahead what is there', () => {
    const files =
      /LOADED = \[(?<list>[^\]]+)\]/.exec(readFileSync('bin/compile-ahead.js', 'utf8'))?.groups?.['list'] ?? '';
    const named = [...files.matchAll(/'(?<file>[^']+)'/g)].map((m) => m.groups?.['file'] ?? '');
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((file) => !existsSync(`src/${file}.ts`))).toEqual([]);
  });
});

describe('a Dockerfile', () => {
  it('is read: stages, comments, joined lines, arguments with values, JSON', () => {
    const text =
      'ARG V=1\nFROM a:${V} AS one\n# no\nLABEL a="b c" \\\n  d=e\nRUN x && \\\n y\nFROM b\nCMD ["n", "m"]\n';
    expect(readDockerfile(text)).toEqual([
      {
        name: 'one',
        from: 'a:1',
        steps: [
          { word: 'LABEL', args: ['a=b c', 'd=e'] },
          { word: 'RUN', args: ['x && y'] },
        ],
      },
      { from: 'b', steps: [{ word: 'CMD', args: ['n', 'm'] }] },
    ]);
  });

  it('is refused where it is not understood', () => {
    expect(() => readDockerfile('FROM a\nwhat is this\n')).toThrow('what is this');
  });
});
