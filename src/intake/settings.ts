/** The sources of amends.yaml with what the environment holds for them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { isRefreshToken, refreshTokenIn } from '../core/base/refresh-token.ts';
import type { Source } from './listen.ts';
import { mailboxesOf, type MailboxNamed, type MailboxSettings } from './mailbox/settings.ts';
import { readMapping } from './mapped/read-mapping.ts';
import type { sourceSchema, SourceSettings } from './source-schema.ts';
import { schemeOf, secretName, tokenName } from './sources.ts';

export interface WaysIn {
  /** The sources of amends.yaml, each with its signing secret. */
  readonly intake: readonly Source[];
  /** The mailboxes of amends.yaml, each with what it is opened with. */
  readonly mailboxes: readonly MailboxSettings[];
}

/** `named`: what amends.yaml names; null where it cannot be read. What is wrong goes into the faults. */
export const waysInOf = (
  env: Readonly<Record<string, string | undefined>>,
  named: { readonly intake: readonly Named[]; readonly mailboxes: readonly MailboxNamed[] } | null,
  around: Around,
): WaysIn => ({
  intake: sourcesOf(env, named?.intake ?? [], around),
  mailboxes: mailboxesOf(env, named?.mailboxes ?? [], around.faults),
});

type Named = Omit<z.infer<typeof sourceSchema>, 'team'>;

/** Where mapping files stand, and what is wrong. */
interface Around {
  /** That of amends.yaml. */
  readonly folder: string;
  readonly faults: string[];
}

/** Each source with its secret, e.g. from AMENDS_INTAKE_KIT_SECRET; what is wrong goes into `faults`. */
export function sourcesOf(
  env: Readonly<Record<string, string | undefined>>,
  named: readonly Named[],
  { folder, faults }: Around,
): readonly Source[] {
  const isProduction = env['NODE_ENV'] === 'production';
  return named.flatMap(({ name, scheme, owner, confirms, opens, ...written }): readonly Source[] => {
    const said = `the intake source "${name}"`;
    const faultsBefore = faults.length;
    const mapping = mappingOf(written.mapping, { scheme, said, folder, faults });
    if (faults.length > faultsBefore) return [];
    if (written.push?.keys !== undefined && isProduction && env['AMENDS_ALLOW_TEST_ENDPOINTS'] !== '1')
      faults.push(`push.keys of ${said} trusts another server; in production that needs AMENDS_ALLOW_TEST_ENDPOINTS=1`);
    const settings: SourceSettings = {
      ...written,
      ...(mapping !== undefined && { mapping }),
      test_events: written.test_events ?? !isProduction,
    };
    const reads = schemeOf(scheme, settings);
    const key = secretName(name);
    const secret = env[key]?.trim() ?? '';
    const fault = secret === '' ? null : reads.faultOfSecret(secret);
    if (secret === '' && reads.needsSecret !== false) faults.push(`${key} is missing: the signing secret of ${said}`);
    if (fault !== null) faults.push(`${key} ${fault}`);
    const token = env[tokenName(name)]?.trim() ?? '';
    if (settings.fetch !== undefined && token === '')
      faults.push(`${tokenName(name)} is missing: what ${settings.fetch} is asked with, for ${said}`);
    if (isRefreshToken(token) && refreshTokenIn(token) === null)
      faults.push(
        `${tokenName(name)} is no whole \`authorized_user\`: client_id, client_secret and refresh_token, as JSON on one line`,
      );
    const rest = { opens: opens ?? reads.opens ?? 'complaints', token: token === '' ? null : token } as const;
    return [{ name, scheme, owner, confirms, secret, settings, ...rest }];
  });
}

function mappingOf(
  written: Named['mapping'],
  { scheme, said, folder, faults }: Around & Pick<Named, 'scheme'> & { readonly said: string },
): Named['mapping'] {
  if (scheme !== 'mapping') {
    if (written !== undefined) faults.push(`${said} has a mapping, which only \`scheme: mapping\` reads`);
    return undefined;
  }
  if (written === undefined) {
    faults.push(
      `${said} has no mapping: write \`mapping: FILE.yaml\`, the path of a file from the folder of amends.yaml`,
    );
    return undefined;
  }
  if (typeof written !== 'string') return written;
  const file = path.resolve(folder, written);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    faults.push(`${said}: ${file} cannot be read`);
    return undefined;
  }
  const read = readMapping(text, file);
  if (!read.ok) faults.push(...read.faults);
  return read.ok ? read.mapping : undefined;
}
