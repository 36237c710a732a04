/** A policy of a test as a file, for the real app to load. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Hotel Aurora's policy as far as the storms and events: a test writes its own. */
export const CALM_HOTEL = readFileSync('demo/policy.yaml', 'utf8').split('\nstorm:')[0] ?? '';

/** Its path; the folder is fresh. */
export function policyFile(yaml: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-policy-')), 'authority.yaml');
  writeFileSync(file, yaml);
  return file;
}
