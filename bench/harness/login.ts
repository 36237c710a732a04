/** What the SDK of Teams asks before it trusts and speaks: the keys that tokens are checked by, and a token of its own. */

/** Undefined where something else was asked for. `jwk`: the public key of whoever signs, as JSON. */
export function metadataOf(base: string, path: string, jwk: string): object | undefined {
  if (path.endsWith('/keys')) return { keys: [JSON.parse(jwk)] };
  if (!path.endsWith('/openidconfiguration')) return undefined;
  return {
    issuer: 'https://api.botframework.com',
    jwks_uri: `${base}/keys`,
    authorization_endpoint: base,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

/** Of the app's own calls; no connector here looks at a token. */
export function grantedBy(base: string, path: string): object | undefined {
  if (!path.endsWith('/token')) return undefined;
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return {
    token_type: 'Bearer',
    expires_in: 3_600,
    access_token: `${encoded({ alg: 'none' })}.${encoded({ aud: base, exp: 4_000_000_000 })}.x`,
  };
}
