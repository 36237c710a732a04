/** The doctor's look at an app of Entra: whether it gets a token, by what, for whom, and what is missing where it gets none. */
import { z } from 'zod';
import { credentialInWords, type Credential } from '../../entra/credential.ts';
import { signIn } from '../../entra/sign-in.ts';
import type { Io } from '../verb.ts';
import { drift } from './ask.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

export interface AppAsked {
  readonly check: 'Teams' | 'people';
  /** How its variables begin. */
  readonly app: 'TEAMS' | 'ENTRA';
  readonly clientId: string;
  readonly credential: Credential;
  readonly loginUrl: string;
  readonly tenant: string;
  /** Where the tenant is named. */
  readonly namedBy: string;
  readonly scope: string;
}

export interface Signed {
  readonly token: string | null;
  readonly findings: readonly Finding[];
}

export async function checkApp(asked: AppAsked, io: Io): Promise<Signed> {
  const { check, clientId, credential, tenant, scope } = asked;
  const login = { url: asked.loginUrl.replace(/\/+$/, ''), clientId, credential, now: io.now };
  const by = credentialInWords(credential, clientId);
  try {
    const { token, date } = await signIn(login, scope, tenant);
    const apartMs = date === null ? null : Math.abs(date.getTime() - io.now().getTime());
    return { token, findings: [whose(token, asked, by), ...ending(asked, io), ...drift('Microsoft', { apartMs })] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const todo = isSystemError(error) ? `let this machine reach ${login.url}` : (meantBy(why, asked) ?? toCheck(asked));
    return { token: null, findings: [fail(check, `no token by ${by}: ${why}`, todo)] };
  }
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'code' in error;

/** What is missing, by the numbers Entra gives its troubles (learn.microsoft.com, "Microsoft Entra authentication error codes"). */
function meantBy(why: string, { app, clientId, tenant, namedBy }: AppAsked): string | undefined {
  const means: Readonly<Record<string, string>> = {
    AADSTS7000215: `${app}_CLIENT_SECRET is not a secret of this app: copy the value of it, not its id`,
    AADSTS7000222: `the secret has ended: make a new one and set ${app}_CLIENT_SECRET`,
    AADSTS700016: `the tenant ${tenant} does not know the app ${clientId}: compare ${app}_CLIENT_ID and ${namedBy}`,
    AADSTS7000229: `the app has no service principal in the tenant ${tenant}: an administrator there gives it admin consent`,
    AADSTS90002: `there is no tenant ${tenant}: compare ${namedBy}`,
    AADSTS900023: `${tenant} is no tenant: compare ${namedBy}`,
    AADSTS700027: 'the certificate is not uploaded to the app registration, or its time is over: upload it there',
    AADSTS700024: 'what vouches for the app is not good at this moment: set this machine’s clock by NTP',
    AADSTS70021: 'the app registration has no federated credential for this identity: add one',
    AADSTS700211:
      'no federated credential of the app registration names this issuer: compare the issuer of the cluster',
    AADSTS700212:
      'no federated credential of the app registration names this audience: it is api://AzureADTokenExchange',
    AADSTS700213:
      'no federated credential of the app registration names this subject: compare the service account or identity',
    AADSTS500011: `the tenant ${tenant} does not know what the token is asked for: an administrator there gives the app admin consent`,
  };
  return means[/AADSTS\d+/.exec(why)?.[0] ?? ''];
}

function toCheck({ app, namedBy, credential }: AppAsked): string {
  const ids = idsOf({ app, namedBy });
  const also: Readonly<Record<Credential['kind'], string>> = {
    secret: `${ids}, and whether ${app}_CLIENT_SECRET is the value of a secret that has not ended`,
    certificate: `${ids}, and whether this certificate is uploaded to the app registration`,
    workload: `${ids}, and the federated credential of the app registration: its issuer and subject are those of the pod’s service account`,
    managed: `${ids}, whether the identity is assigned to this machine, and the federated credential of the app registration that names it`,
  };
  return also[credential.kind];
}

const idsOf = ({ app, namedBy }: Pick<AppAsked, 'app' | 'namedBy'>): string => `check ${app}_CLIENT_ID, ${namedBy}`;

/** In so many days a new certificate is made without haste. */
const SOON_DAYS = 30;

function ending({ check, credential }: AppAsked, io: Io): readonly Finding[] {
  if (credential.kind !== 'certificate') return [];
  const days = Math.floor((credential.certificate.until.getTime() - io.now().getTime()) / 86_400_000);
  if (days > SOON_DAYS) return [];
  return [warn(check, `the certificate ends in ${days} days`, 'upload a new one beside it, then change the file')];
}

const claims = z.object({ appid: z.string().optional(), azp: z.string().optional(), tid: z.string().optional() });

/** Read, not verified: Microsoft gave it to us over https a moment ago. */
function whose(token: string, asked: AppAsked, by: string): Finding {
  const { check, clientId, tenant } = asked;
  const read = claims.safeParse(payloadOf(token)).data ?? {};
  const app = read.appid ?? read.azp;
  if (app !== undefined && app.toLowerCase() !== clientId.toLowerCase())
    return fail(check, `the token is for the app ${app}, the configuration says ${clientId}`, idsOf(asked));
  if (read.tid !== undefined && read.tid.toLowerCase() !== tenant.toLowerCase())
    return fail(check, `the token is of tenant ${read.tid}, the configuration says ${tenant}`, idsOf(asked));
  return ok(check, `a token for app ${clientId} in tenant ${tenant}, by ${by}`);
}

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
