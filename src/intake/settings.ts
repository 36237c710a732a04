/** The sources of amends.yaml with what the environment holds for them. Pure. */
import type { z } from 'zod';
import type { Source } from './listen.ts';
import { SCHEMES, secretName, tokenName } from './sources.ts';
import type { sourceSchema } from './source-schema.ts';

type Named = Omit<z.infer<typeof sourceSchema>, 'team'>;

/** Each source with its secret, e.g. from AMENDS_INTAKE_KIT_SECRET; what is wrong goes into `faults`. */
export function sourcesOf(
  env: Readonly<Record<string, string | undefined>>,
  named: readonly Named[],
  faults: string[],
): readonly Source[] {
  return named.map(({ name, scheme, owner, confirms, opens, ...settings }) => {
    const key = secretName(name);
    const secret = env[key]?.trim() ?? '';
    const fault = SCHEMES[scheme].faultOfSecret(secret);
    if (secret === '') faults.push(`${key} is missing: the signing secret of the intake source "${name}"`);
    else if (fault !== null) faults.push(`${key} ${fault}`);
    const token = env[tokenName(name)]?.trim() ?? '';
    if (settings.fetch !== undefined && token === '')
      faults.push(
        `${tokenName(name)} is missing: what ${settings.fetch} is asked with, for the intake source "${name}"`,
      );
    const said = { opens: opens ?? SCHEMES[scheme].opens ?? 'complaints', token: token === '' ? null : token };
    return { name, scheme, owner, confirms, secret, settings, ...said };
  });
}
