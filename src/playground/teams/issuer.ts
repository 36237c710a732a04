/** The fake identity provider: its own keys, tokens for the app's door, and the login the app asks for connector tokens. */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Answer } from './answer.ts';

const TOKEN_CLAIMS = ['aud', 'exp', 'iss', 'nbf', 'serviceurl'] as const;

/** Ways to spoil a token; without any it is exactly what Teams sends. */
export interface TokenKnobs {
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now to `exp`; negative is expired. */
  readonly expiresInS?: number;
  /** `foreign` was never published; `previous` is the key before the last rotation. */
  readonly key?: 'current' | 'previous' | 'foreign';
  readonly without?: (typeof TOKEN_CLAIMS)[number];
  /** Value of the `serviceurl` claim, when it should differ from the body's. */
  readonly serviceUrl?: string;
  /** Claims added as they are, for example the misspelt `serviceUrl`. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface IssuerSetting {
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whoever checks tokens reads the system clock, so this is the system clock unless the checker is given another. */
  readonly tokenClock: () => Date;
  /** The first key; a fresh one when not given. */
  readonly key?: SigningKey | undefined;
}

/** `endorsements` names the channels a key may speak for. */
type PublishedKey = JWK & { readonly endorsements: readonly string[] };

export interface Issuer {
  /** The published keys, newest last. */
  readonly keySet: () => { readonly keys: readonly PublishedKey[] };
  readonly tokenForApp: (serviceUrl: string, knobs?: TokenKnobs) => Promise<string>;
  readonly login: (tenant: string, form: URLSearchParams) => Promise<Answer>;
  /** Whether a call to the connector carries a live token of this login. */
  readonly accepts: (authorization: string | undefined) => Promise<boolean>;
  /** Signs with a new key from now on; the old one stays published unless withdrawn. */
  readonly rotate: (withdrawOld: boolean) => Promise<void>;
  readonly refuseLogins: (refuse: boolean) => void;
  /** Makes every connector token given so far worthless, as after a secret was changed. */
  readonly revokeTokens: () => void;
  /** Logins asked for, granted or not. */
  readonly logins: () => number;
}

/** Issuer of genuine Teams tokens in the public cloud. */
export const TEAMS_TOKEN_ISSUER = 'https://api.botframework.com';
const CONNECTOR_SCOPE = 'https://api.botframework.com/.default';
const CONNECTOR_AUDIENCE = 'https://api.botframework.com';
const TOKEN_LIFE_S = 3600;

/** What signs, and what is published of it. */
export interface SigningKey {
  readonly kid: string;
  readonly sign: CryptoKey;
  readonly published: PublishedKey;
}

export async function newSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, sign: privateKey, published: { ...jwk, kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] } };
}

export async function makeIssuer(setting: IssuerSetting): Promise<Issuer> {
  let keys: readonly SigningKey[] = [setting.key ?? (await newSigningKey())];
  let previous: SigningKey | undefined;
  let foreign: Promise<SigningKey> | undefined;
  const connector = makeLogin(setting);
  const seconds = (): number => Math.floor(setting.tokenClock().getTime() / 1000);

  const chosen = async (which: TokenKnobs['key']): Promise<SigningKey> => {
    const current = keys.at(-1);
    if (which === 'foreign') return (foreign ??= newSigningKey());
    const key = which === 'previous' ? previous : current;
    if (key === undefined) throw new Error(`No ${which ?? 'current'} key; rotate the keys first.`);
    return key;
  };

  return {
    keySet: () => ({ keys: keys.map((key) => key.published) }),
    tokenForApp: async (serviceUrl, knobs = {}) => {
      const key = await chosen(knobs.key);
      const claims: Record<string, unknown> = {
        aud: knobs.audience ?? setting.clientId,
        exp: seconds() + (knobs.expiresInS ?? TOKEN_LIFE_S),
        iss: knobs.issuer ?? TEAMS_TOKEN_ISSUER,
        nbf: seconds() - 300 + Math.min(0, knobs.expiresInS ?? 0),
        serviceurl: knobs.serviceUrl ?? serviceUrl,
      };
      if (knobs.without !== undefined) delete claims[knobs.without];
      return new SignJWT({ ...claims, ...knobs.extra })
        .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
        .sign(key.sign);
    },
    rotate: async (withdrawOld) => {
      previous = keys.at(-1);
      keys = [...(withdrawOld ? [] : keys), await newSigningKey()];
    },
    ...connector,
  };
}

function makeLogin(
  setting: IssuerSetting,
): Pick<Issuer, 'login' | 'accepts' | 'refuseLogins' | 'revokeTokens' | 'logins'> {
  let generation = 0;
  let refused = false;
  let logins = 0;
  const secret = (): Uint8Array =>
    new TextEncoder().encode(`${setting.clientSecret} of generation ${generation}, padded to length`);

  return {
    logins: () => logins,
    refuseLogins: (refuse) => {
      refused = refuse;
    },
    revokeTokens: () => {
      generation += 1;
    },
    login: async (tenant, form) => {
      logins += 1;
      const fault = refused ? oauthError(400, 'unauthorized_client') : faultOfLogin(setting, tenant, form);
      if (fault !== undefined) return fault;
      const now = Math.floor(setting.tokenClock().getTime() / 1000);
      const token = await new SignJWT({ appid: setting.clientId, tid: setting.tenant })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setAudience(CONNECTOR_AUDIENCE)
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + TOKEN_LIFE_S)
        .sign(secret());
      return {
        status: 200,
        body: {
          token_type: 'Bearer',
          expires_in: TOKEN_LIFE_S - 1,
          ext_expires_in: TOKEN_LIFE_S - 1,
          access_token: token,
        },
      };
    },
    accepts: async (authorization) => {
      const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
      if (token === undefined) return false;
      return jwtVerify(token, secret(), { audience: CONNECTOR_AUDIENCE, currentDate: setting.tokenClock() }).then(
        () => true,
        () => false,
      );
    },
  };
}

function faultOfLogin(setting: IssuerSetting, tenant: string, form: URLSearchParams): Answer | undefined {
  if (tenant !== setting.tenant && tenant !== 'botframework.com') return oauthError(400, 'invalid_request');
  if (form.get('grant_type') !== 'client_credentials') return oauthError(400, 'unsupported_grant_type');
  if (form.get('client_id') !== setting.clientId) return oauthError(400, 'unauthorized_client');
  if (form.get('client_secret') !== setting.clientSecret) return oauthError(401, 'invalid_client');
  if (form.get('scope') !== CONNECTOR_SCOPE) return oauthError(400, 'invalid_scope');
  return undefined;
}

function oauthError(status: number, error: string): Answer {
  return { status, body: { error, error_description: `The fake login refuses: ${error}.` } };
}
