/** A policy of a test as a file, for the real app to load. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Its path; the folder is fresh. */
export function policyFile(yaml: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-policy-')), 'authority.yaml');
  writeFileSync(file, yaml);
  return file;
}
