/** The two files an organisation goes by, the policy and its amends.yaml → what they say, or every fault. */
import { readFileSync } from 'node:fs';
import { readPolicy, sayFault } from './core/policy/reader/read-policy.ts';
import type { AuthorityPolicy } from './core/policy/policy.ts';
import type { Environment } from './named-organisations.ts';
import { readOrganisation, type Organisation } from './organisation.ts';

interface FileToRead {
  readonly file: string | undefined;
  readonly text: string;
  readonly env: Environment;
}

export function policyOf(
  file: string | undefined,
  faults: string[],
): { policy: AuthorityPolicy | null; policyText: string; policyFile: string } {
  const none = { policy: null, policyText: '', policyFile: '' };
  if (file === undefined) {
    faults.push(
      'AMENDS_POLICY is missing: set it to the path of your authority policy, who may give what; demo/policy.yaml will do to begin with',
    );
    return none;
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    faults.push(`AMENDS_POLICY: ${file} cannot be read`);
    return none;
  }
  const read = readPolicy(text, file);
  if (!read.ok) faults.push(...read.faults.map((f) => sayFault(file, f)));
  return { policy: read.ok ? read.policy : null, policyText: text, policyFile: file };
}

export function organisationOf(
  { file, text, env }: FileToRead,
  policy: AuthorityPolicy | null,
  tenant: string | null,
  faults: string[],
): Organisation | null {
  if (file === undefined) {
    if ((env['AMENDS_CONFIG'] ?? '').trim() === '')
      faults.push(
        'AMENDS_CONFIG is missing: set it to the path of amends.yaml, who works where; copy demo/amends.yaml and put your own people and channels in',
      );
    return null;
  }
  const roles = policy === null ? null : new Set(policy.roles.keys());
  const read = readOrganisation(text, file, roles, tenant);
  if (read.ok) return read.organisation;
  faults.push(...read.faults);
  return null;
}
