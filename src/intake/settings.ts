/** The sources of amends.yaml with what the environment holds for them. Pure. */
import type { Source } from './listen.ts';
import { SCHEMES, secretName } from './sources.ts';

/** Each source with its secret, e.g. from AMENDS_INTAKE_KIT_SECRET; what is wrong goes into `faults`. */
export function sourcesOf(
  env: Readonly<Record<string, string | undefined>>,
  named: readonly Omit<Source, 'secret'>[],
  faults: string[],
): readonly Source[] {
  return named.map(({ name, scheme, owner, confirms }) => {
    const key = secretName(name);
    const secret = env[key]?.trim() ?? '';
    const fault = SCHEMES[scheme].faultOfSecret(secret);
    if (secret === '') faults.push(`${key} is missing: the signing secret of the intake source "${name}"`);
    else if (fault !== null) faults.push(`${key} ${fault}`);
    return { name, scheme, owner, confirms, secret };
  });
}
