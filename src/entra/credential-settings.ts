/** By what an app of Entra proves itself, as the environment says it: the bot's own, or another one that reads who works here. */
import { readFileSync } from 'node:fs';
import { readCertificate, type Credential, type IdentityService } from './credential.ts';

/** How the variables of an app begin. */
export type AppPrefix = 'TEAMS' | 'ENTRA';

/** What is set and not blank. */
export type Setting = (name: string) => string | undefined;

export const settingOf =
  (env: Readonly<Record<string, string | undefined>>): Setting =>
  (name) => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };

const MACHINE = 'http://169.254.169.254';
/** An app can prove itself by one of them. */
const KINDS = ['CLIENT_SECRET', 'CLIENT_CERTIFICATE', 'MANAGED_IDENTITY'] as const;

/** The ways that are set for an app, by the names of their variables. */
export const credentialsSet = (set: Setting, app: AppPrefix): readonly string[] =>
  KINDS.map((kind) => `${app}_${kind}`).filter((name) => set(name) !== undefined);

/** Undefined where there is none, or none that can be used: then `faults` say so. */
export function credentialOf(set: Setting, app: AppPrefix, faults: string[]): Credential | undefined {
  const given = credentialsSet(set, app);
  if (given.length > 1) {
    faults.push(`${given.join(' and ')} are set: the app proves itself by one of them, take the others out`);
    return undefined;
  }
  const secret = set(`${app}_CLIENT_SECRET`);
  if (secret !== undefined) return { kind: 'secret', secret };
  const certificate = set(`${app}_CLIENT_CERTIFICATE`);
  if (certificate !== undefined) return certificateIn(certificate, app, faults);
  const identity = set(`${app}_MANAGED_IDENTITY`);
  // in a pod nobody sets that variable by chance; the log and doctor say what the app proves itself by
  const isWorkload =
    identity === 'workload' || (identity === undefined && set('AZURE_FEDERATED_TOKEN_FILE') !== undefined);
  if (isWorkload) return workloadOf(set, app, faults);
  if (identity === undefined) {
    faults.push(noCredential(app));
    return undefined;
  }
  const isId =
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(identity) || identity.startsWith('/subscriptions/');
  if (identity !== 'system' && !isId)
    faults.push(
      `${app}_MANAGED_IDENTITY is neither "system", nor "workload", nor the client id or resource id of an identity assigned to this machine`,
    );
  const from = serviceOf(set, app, faults);
  return { kind: 'managed', identity: identity === 'system' ? null : identity, from };
}

const noCredential = (app: AppPrefix): string =>
  `${app}_CLIENT_SECRET is missing: make one under "Certificates & secrets" of that app registration; or set ` +
  `${app}_CLIENT_CERTIFICATE to a file with its private key and certificate; or, in Azure, ${app}_MANAGED_IDENTITY to "system", ` +
  '"workload", or the client id of a managed identity';

function certificateIn(file: string, app: AppPrefix, faults: string[]): Credential | undefined {
  try {
    return { kind: 'certificate', certificate: readCertificate(readFileSync(file, 'utf8')) };
  } catch (error) {
    const why = error instanceof Error && !('code' in error) ? error.message : 'it cannot be read';
    faults.push(
      `${app}_CLIENT_CERTIFICATE: ${file}: ${why}; it holds the private key and the certificate you uploaded to the app registration, both PEM`,
    );
    return undefined;
  }
}

function workloadOf(set: Setting, app: AppPrefix, faults: string[]): Credential | undefined {
  const file = set('AZURE_FEDERATED_TOKEN_FILE');
  if (file !== undefined) return { kind: 'workload', file };
  faults.push(
    `${app}_MANAGED_IDENTITY is "workload", and AZURE_FEDERATED_TOKEN_FILE is missing: the webhook of Azure workload identity sets it in pods with the label azure.workload.identity/use: "true"`,
  );
  return undefined;
}

/** As Azure says it to what runs there; a machine says nothing. */
function serviceOf(set: Setting, app: AppPrefix, faults: string[]): IdentityService {
  const [url, header] = [set('IDENTITY_ENDPOINT'), set('IDENTITY_HEADER')];
  if (url !== undefined && header !== undefined) return { kind: 'service', url, header };
  if (url !== undefined)
    faults.push(
      `IDENTITY_ENDPOINT is set without IDENTITY_HEADER, as by Azure Arc, whose identities Amends cannot use: take a certificate, ${app}_CLIENT_CERTIFICATE`,
    );
  return { kind: 'machine', url: set('AZURE_POD_IDENTITY_AUTHORITY_HOST') ?? MACHINE };
}
