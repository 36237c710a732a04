/** How an app gets a token from Entra: by its secret, or by something that vouches for it. */
import { randomUUID, sign, constants } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { causeOf } from '../log.ts';
import type { Certificate, Credential } from './credential.ts';
import { call } from './http-call.ts';
import { managedToken, parsed, saidIn, type Granted } from './managed-identity.ts';

export interface Login {
  /** Without a trailing slash. */
  readonly url: string;
  readonly clientId: string;
  readonly credential: Credential;
  readonly now: () => Date;
}

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** What an identity that vouches for an app asks for. */
const EXCHANGE = 'api://AzureADTokenExchange';
/** How long what we sign ourselves is good. */
const ASSERTED_S = 300;

/** Entra does not take who we say we are, or knows no such app: nothing but the operator mends it. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** In Entra's words. Not `code`: by that an error of the system is known. */
  readonly said: string;
  constructor(message: string, said: string) {
    super(message);
    this.said = said;
  }
}

/** RFC 6749, 5.2: what Entra answers for a wrong secret, or an app that is gone or not let in. */
const REFUSALS = /^(?:invalid_client|unauthorized_client)(?: |$)/;

/** Throws when there is no token: with what was refused, and by whom. */
export async function signIn(login: Login, scope: string, tenant: string): Promise<Granted> {
  const { credential, clientId, now } = login;
  const isApp = credential.kind === 'managed' && credential.identity?.toLowerCase() === clientId.toLowerCase();
  if (credential.kind === 'managed' && isApp) {
    const resource = scope.replace(/\/\.default$/, '');
    return await managedToken(credential.from, { identity: credential.identity, resource, now });
  }
  const url = `${login.url}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, scope });
  for (const [name, value] of await proofOf(login, url)) form.set(name, value);
  const { status, text, date } = await call(url, { form });
  const body = parsed(text);
  if (status !== 200) {
    const said = saidIn(body) ?? `HTTP ${status}`;
    const message = `Entra gives the app ${clientId} no token: ${said}`;
    throw REFUSALS.test(said) ? new Refused(message, said) : new Error(message);
  }
  const read = answer.safeParse(body);
  if (!read.success) throw new Error('Entra answered without a token');
  return { token: read.data.access_token, expiresAt: new Date(now().getTime() + read.data.expires_in * 1000), date };
}

async function proofOf(
  { credential, clientId, now }: Login,
  audience: string,
): Promise<readonly (readonly [string, string])[]> {
  if (credential.kind === 'secret') return [['client_secret', credential.secret]];
  const assertion = async (): Promise<string> => {
    switch (credential.kind) {
      case 'certificate':
        return signed(credential.certificate, { clientId, audience, at: now() });
      case 'workload':
        return await tokenIn(credential.file);
      case 'managed':
        return (await managedToken(credential.from, { identity: credential.identity, resource: EXCHANGE, now })).token;
    }
  };
  return [
    ['client_assertion_type', ASSERTION],
    ['client_assertion', await assertion()],
  ];
}

/** Read anew each time: the platform writes another one before it ends. */
async function tokenIn(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new Error(`the file with the token of this workload cannot be read: ${causeOf(error)}`, { cause: error });
  }
}

function signed(
  { key, thumbprint }: Certificate,
  { clientId, audience, at }: { readonly clientId: string; readonly audience: string; readonly at: Date },
): string {
  const now = Math.floor(at.getTime() / 1000);
  const head = { alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint };
  const claims = {
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    nbf: now - 60,
    exp: now + ASSERTED_S,
  };
  const text = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const how = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return `${text}.${sign('sha256', Buffer.from(text), how).toString('base64url')}`;
}
