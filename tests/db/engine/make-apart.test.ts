import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { makeApart } from '../../../src/db/engine/make-apart.ts';

function place(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'amends-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

it('leaves nothing where the maker fails, nor of a start that was broken off', async () => {
  const dir = place();
  mkdirSync(path.join(dir, 'pg.new', 'base'), { recursive: true });
  vi.stubEnv('NODE_OPTIONS', '--no-such-option');
  await makeApart(path.join(dir, 'pg'));
  expect(readdirSync(dir)).toEqual([]);
});

it('touches no directory that is there', async () => {
  const dir = place();
  mkdirSync(path.join(dir, 'pg'));
  await makeApart(path.join(dir, 'pg'));
  expect(readdirSync(path.join(dir, 'pg'))).toEqual([]);
});
