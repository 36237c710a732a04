/** The files an operator names: read, checked, and refused with every fault when they are wrong. */
import { readFileSync } from 'node:fs';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import type { PolicyFault } from '../../core/policy/reader/policy-faults.ts';
import { readPolicy, sayFault } from '../../core/policy/reader/read-policy.ts';
import type { Environment } from '../../config.ts';
import { readOrganisation, type Organisation } from '../../organisation.ts';
import { Refused } from '../verb.ts';

export interface PolicyFile {
  readonly file: string;
  readonly text: string;
  readonly policy: AuthorityPolicy;
  readonly warnings: readonly PolicyFault[];
}

export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refused(`${file} cannot be read: is the path right, and may you read it?`);
  }
}

/** Refused with every fault, one per line, when the file is no policy. `at` is the day warnings are judged by. */
export function policyFrom(file: string, at: Date): PolicyFile {
  const text = textOf(file);
  const read = readPolicy(text, file, at);
  if (!read.ok) throw new Refused(read.faults.map((fault) => sayFault(file, fault)).join('\n'));
  return { file, text, policy: read.policy, warnings: read.warnings };
}

/** The organisation of AMENDS_CONFIG; null when it is not set. Refused with every fault when it is wrong. */
export function organisationOf(
  env: Environment,
): { readonly file: string; readonly organisation: Organisation } | null {
  const file = env['AMENDS_CONFIG'];
  if (file === undefined || file.trim() === '') return null;
  const read = readOrganisation(textOf(file), file, null, env['TEAMS_TENANT_IDS']?.split(',')[0]?.trim() ?? null);
  if (!read.ok) throw new Refused(read.faults.join('\n'));
  return { file, organisation: read.organisation };
}
