import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = '.github/workflows';
/** Those whose releases are named by a major, with why beside them in the file. */
const BY_MAJOR = ['github/codeql-action/init', 'github/codeql-action/analyze'];
const called = z.strictObject({ uses: z.string().startsWith('./') }).transform(({ uses }) => ({ uses, steps: [] }));
const workflow = z.looseObject({
  name: z.string(),
  permissions: z.record(z.string(), z.enum(['read', 'write', 'none'])),
  jobs: z.record(
    z.string(),
    called.or(
      z.looseObject({
        'timeout-minutes': z.number(),
        permissions: z.record(z.string(), z.string()).optional(),
        steps: z.array(
          z.looseObject({ uses: z.string().optional(), run: z.string().optional(), with: z.unknown().optional() }),
        ),
        needs: z.string().optional(),
      }),
    ),
  ),
});
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

describe.each(readdirSync(FOLDER))('the workflow %s', (file) => {
  const text = readFileSync(path.join(FOLDER, file), 'utf8');
  const read = workflow.parse(parse(text));
  const steps = Object.values(read.jobs).flatMap((job) => job.steps);

  it('may read, and what it may write stands at the job that needs it', () => {
    expect(read.permissions).toEqual({ contents: 'read' });
  });

  it('uses actions as they were at one commit', () => {
    const loose = steps.flatMap(({ uses }) => uses ?? []).filter((uses) => !/@[0-9a-f]{40}$/.test(uses));
    expect(loose.filter((uses) => !BY_MAJOR.includes(uses.split('@')[0] ?? ''))).toEqual([]);
    // who reads a commit wants to know its release
    const unsaid = [...text.matchAll(/uses: \S+@[0-9a-f]{40}(?<after>.*)$/gm)].filter(
      (m) => !/^ # v\d+\.\d+\.\d+$/.test(m.groups?.['after'] ?? ''),
    );
    expect(unsaid.map(([line]) => line)).toEqual([]);
  });

  it('leaves no token behind where code of others runs', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@') === true);
    expect(checkouts.length).toBeGreaterThan(0);
    for (const { with: options } of checkouts) expect(options).toMatchObject({ 'persist-credentials': false });
  });

  it('runs only what is there', () => {
    const lines = steps.flatMap(({ run }) => run ?? []).join('\n');
    const files = [...lines.matchAll(/(?:node|sh|^)\s*(?<file>(?:tools|deploy|\.ci)\/[\w./-]+)/gm)].map(
      (m) => m.groups?.['file'] ?? '',
    );
    expect(files.filter((one) => !existsSync(one))).toEqual([]);
    const asked = [...lines.matchAll(/npm run (?<name>[\w:-]+)/g)].map((m) => m.groups?.['name'] ?? '');
    expect(asked.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('puts nothing that a stranger wrote into a shell', () => {
    const lines = steps.flatMap(({ run }) => run ?? []).join('\n');
    expect([...lines.matchAll(/\$\{\{[^}]*\}\}/g)].map(([each]) => each)).toEqual([]);
  });
});

describe('a release', () => {
  const { jobs } = workflow.parse(parse(readFileSync(path.join(FOLDER, 'release.yml'), 'utf8')));
  const needsOf = (name: string): unknown => jobs[name] && 'needs' in jobs[name] && jobs[name].needs;

  it('is made after the whole check, and the image after the package, whose tag says the version', () => {
    expect(jobs['check']).toMatchObject({ uses: './.github/workflows/ci.yml' });
    expect(parse(readFileSync(path.join(FOLDER, 'ci.yml'), 'utf8'))).toHaveProperty('on.workflow_call');
    expect([needsOf('package'), needsOf('image')]).toEqual(['check', 'package']);
  });

  it('names its image in small letters, whatever the repository is called', () => {
    const steps = jobs['image']?.steps ?? [];
    const line = steps.flatMap(({ run }) => run ?? []).find((run) => run.includes('IMAGE=')) ?? '';
    const folder = mkdtempSync(path.join(tmpdir(), 'amends-release-'));
    const env = { REGISTRY: 'ghcr.io', GITHUB_REPOSITORY: 'Acme/Amends', GITHUB_ENV: path.join(folder, 'env') };
    execFileSync('bash', ['-e', '-c', line], { env });
    expect(readFileSync(env.GITHUB_ENV, 'utf8')).toBe('IMAGE=ghcr.io/acme/amends\n');
  });
});

describe('an upgrade', () => {
  it('is tried by the whole check, which has the history to take the release before from', () => {
    expect(readFileSync('.ci/run', 'utf8')).toMatch(/^node tools\/upgrade-check\.ts$/m);
    const { jobs } = workflow.parse(parse(readFileSync(path.join(FOLDER, 'ci.yml'), 'utf8')));
    expect(jobs['check']?.steps.map((step) => step.with)).toContainEqual(expect.objectContaining({ 'fetch-depth': 0 }));
  });
});
