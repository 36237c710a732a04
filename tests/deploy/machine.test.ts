import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lacks } from '../../tools/lacks.ts';

/** A machine on which nothing is found but what the script itself needs, and apt knows no package. */
function bare(): string {
  const bin = path.join(mkdtempSync(path.join(tmpdir(), 'amends-machine-')), 'bin');
  mkdirSync(bin);
  for (const name of ['bash', 'env', 'id', 'sed', 'tail']) symlinkSync(`/usr/bin/${name}`, path.join(bin, name));
  for (const name of ['apt-get', 'sudo']) {
    writeFileSync(path.join(bin, name), `#!/usr/bin/env bash\necho "E: no $*" >&2\nexit 100\n`);
    chmodSync(path.join(bin, name), 0o755);
  }
  return bin;
}

const machine = (env: Readonly<Record<string, string>>, ...names: string[]) => {
  const bin = bare();
  return spawnSync('/bin/bash', ['.ci/machine', ...names], {
    env: { PATH: bin, TMPDIR: path.dirname(bin), ...env },
    encoding: 'utf8',
  });
};

describe('what the checks need of the machine', () => {
  it.each(['chromium', 'prometheus', 'postgresql'])('is said where it cannot be had: %s', (name) => {
    const { status, stdout } = machine({}, name);
    expect(stdout).toContain(`${name} could not be installed; what needs it is skipped.`);
    expect(status).toBe(0);
  });

  it('must be there where all is to be checked: a check that is skipped there would be missed by nobody', () => {
    const { status, stderr } = machine({ AMENDS_ALL_CHECKS: '1' }, 'prometheus', 'postgresql');
    expect(stderr).toContain('for want of prometheus postgresql');
    expect(status).toBe(1);
  });

  it('holds for whoever looks for it, too', () => {
    expect(lacks(true, 'pg_dump', { AMENDS_ALL_CHECKS: '1' })).toBe(false);
    expect(lacks(false, 'pg_dump', {})).toBe(true);
    expect(() => lacks(false, 'pg_dump', { AMENDS_ALL_CHECKS: '1' })).toThrow('no pg_dump');
  });

  it('is brought before the whole check and before chaos, which runs ten minutes each week', () => {
    expect(readFileSync('.ci/run', 'utf8')).toMatch(/^\.ci\/machine$/m);
    const weekly = readFileSync('.github/workflows/weekly.yml', 'utf8');
    for (const workflow of [weekly, readFileSync('.github/workflows/ci.yml', 'utf8')])
      expect(workflow).toContain("AMENDS_ALL_CHECKS: '1'");
    expect(weekly).toMatch(/\.ci\/machine postgresql[\s\S]*npm run chaos -- --seconds 600/);
  });
});
