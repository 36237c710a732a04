/** The files an operator names: read, checked, and refused with every fault when they are wrong. */
import { readFileSync } from 'node:fs';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import type { PolicyFault } from '../../core/policy/reader/policy-faults.ts';
import { readPolicy, sayFault } from '../../core/policy/reader/read-policy.ts';
import { envOfOne, namedOrganisations, type Environment, type NamedOrganisation } from '../../named-organisations.ts';
import { readOrganisation, type Organisation } from '../../organisation.ts';
import { option, Refused, WrongUsage, type Asked, type Io } from '../verb.ts';

export interface PolicyFile {
  readonly file: string;
  readonly text: string;
  readonly policy: AuthorityPolicy;
  readonly warnings: readonly PolicyFault[];
}

export const textOf = (file: string): string => bytesOf(file).toString('utf8');

export function bytesOf(file: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(file);
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

/** The organisation of AMENDS_CONFIG; null when it is not set. Refused with every fault when it is wrong, and where several are named. */
export function organisationOf(
  env: Environment,
): { readonly file: string; readonly organisation: Organisation } | null {
  const faults: string[] = [];
  const [named, ...others] = namedOrganisations(env, faults);
  if (faults.length > 0) throw new Refused(faults.join('\n'));
  if (named === undefined) return null;
  if (others.length > 0) throw new WrongUsage(whichOf([named, ...others]));
  const { file, text } = named;
  const read = readOrganisation(text, file, null, named.env['TEAMS_TENANT_IDS']?.split(',')[0]?.trim() ?? null);
  if (!read.ok) throw new Refused(read.faults.join('\n'));
  return { file, organisation: read.organisation };
}

/** Where AMENDS_CONFIG names several organisations and `--workspace` one of them, what follows sees that one alone. */
export function ofOneOrganisation(asked: Asked, io: Io): Io {
  const wanted = option(asked, 'workspace');
  if (wanted === undefined) return io;
  const all = namedOrganisations(io.env, []);
  if (all.length < 2) return io;
  const one = all.find(({ id }) => id === wanted);
  if (one === undefined) throw new WrongUsage(`AMENDS_CONFIG names no organisation "${wanted}". ${whichOf(all)}`);
  return { ...io, env: envOfOne(one) };
}

const whichOf = (all: readonly NamedOrganisation[]): string =>
  `Which organisation? Write ${all.map(({ id, file }) => `--workspace ${id ?? file}`).join(' or ')}`;
