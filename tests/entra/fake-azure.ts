/** Azure as an app finds it: the identity service of a machine and of an app service, and Entra's login, which believes what they vouch for. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { importX509, jwtVerify, decodeProtectedHeader } from 'jose';

export const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';
export const APP = '11111111-2222-4333-8444-555555555555';
export const IDENTITY = '99999999-2222-4333-8444-555555555555';
export const SCOPE = 'https://api.botframework.com/.default';

/** What a token was given for. */
export interface FakeGrant {
  readonly audience: string;
  readonly tenant: string;
  readonly app: string;
}

export interface FakeAzure {
  readonly url: string;
  /** Every request, as path and parameters. */
  readonly asked: { readonly path: string; readonly fields: URLSearchParams; readonly at: string }[];
  /** Statuses to answer with before anything else, in order. */
  readonly statuses: number[];
  /** Assertions that are believed besides those the identity service gave out. */
  readonly believed: Set<string>;
  /** What a token may be for besides the messages of Teams. */
  readonly resources: Set<string>;
  /** Every token for an app that was given out. */
  readonly granted: Map<string, FakeGrant>;
  /** PEM of a certificate that is uploaded to the app. */
  certificate: string | null;
  lastsS: number;
  close(): Promise<void>;
}

const EXCHANGE = 'api://AzureADTokenExchange';
const part = (told: object): string => Buffer.from(JSON.stringify(told)).toString('base64url');

export async function startFakeAzure(header = 'header-secret', home = TENANT): Promise<FakeAzure> {
  const json = (res: ServerResponse, status: number, body: unknown): void => {
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const no = (res: ServerResponse, status: number, error: string, number = 'AADSTS7000215'): void =>
    json(res, status, { error, error_description: `${number}: Invalid. Trace ID: secret-trace` });

  const identityToken = (req: IncomingMessage, res: ServerResponse, url: URL, isMachine: boolean): void => {
    const isMeant = isMachine ? req.headers['metadata'] === 'true' : req.headers['x-identity-header'] === header;
    if (!isMeant) return no(res, isMachine ? 400 : 401, 'invalid_request');
    const id = url.searchParams.get('client_id') ?? url.searchParams.get(isMachine ? 'msi_res_id' : 'mi_res_id');
    if (id !== null && ![IDENTITY, APP, '/subscriptions/1/x'].includes(id)) return no(res, 400, 'identity_not_found');
    const resource = url.searchParams.get('resource') ?? '';
    if (![EXCHANGE, ...azure.resources].includes(resource)) return no(res, 400, 'invalid_resource');
    const token = `${id ?? 'system'} for ${resource} ${randomUUID()}`;
    if (id === APP && resource !== EXCHANGE) azure.granted.set(token, { audience: resource, tenant: home, app: APP });
    if (resource === EXCHANGE) azure.believed.add(token);
    const ends = Math.floor(Date.parse('2026-12-10T10:00:00Z') / 1000) + azure.lastsS;
    // numbers as text: so it is at Azure
    json(
      res,
      200,
      isMachine
        ? { access_token: token, expires_in: String(azure.lastsS) }
        : { access_token: token, expires_on: String(ends) },
    );
  };

  const isVouched = async (fields: URLSearchParams, at: string): Promise<boolean> => {
    const assertion = fields.get('client_assertion') ?? '';
    if (fields.has('client_secret')) return fields.get('client_secret') === 'right' && assertion === '';
    if (fields.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') return false;
    if (azure.believed.has(assertion)) return true;
    if (azure.certificate === null || assertion.split('.').length !== 3) return false;
    const der = Buffer.from(azure.certificate.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');
    const thumbprint = createHash('sha256').update(der).digest('base64url');
    if (decodeProtectedHeader(assertion)['x5t#S256'] !== thumbprint) return false;
    const key = await importX509(azure.certificate, 'PS256');
    const currentDate = new Date('2026-12-10T10:00:00Z');
    const required = { requiredClaims: ['jti', 'nbf', 'exp'], algorithms: ['PS256'] };
    return jwtVerify(assertion, key, { issuer: APP, subject: APP, audience: at, currentDate, ...required }).then(
      // good for ten minutes at most, and once
      ({ payload: { jti = '', nbf = 0, exp = Infinity } }) =>
        exp - nbf <= 600 && !azure.believed.has(jti) && azure.believed.add(jti).size > 0,
      () => false,
    );
  };

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = new URL(req.url ?? '/', azure.url);
    let body = '';
    for await (const chunk of req) body += String(chunk);
    const fields = body === '' ? url.searchParams : new URLSearchParams(body);
    azure.asked.push({ path: url.pathname, fields, at: url.href });
    const status = azure.statuses.shift();
    if (status !== undefined) return json(res, status, {});
    if (url.pathname === '/metadata/identity/oauth2/token') return identityToken(req, res, url, true);
    if (url.pathname === '/msi/token') return identityToken(req, res, url, false);
    const [, tenant] = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(url.pathname) ?? [];
    if (tenant !== home && tenant !== 'botframework.com') return no(res, 400, 'invalid_request', 'AADSTS90002');
    const app = fields.get('client_id') ?? '';
    if (fields.get('grant_type') !== 'client_credentials' || app !== APP) return no(res, 400, 'unauthorized_client');
    const audience = [...azure.resources].find((one) => fields.get('scope') === `${one}/.default`);
    if (audience === undefined) return no(res, 400, 'invalid_resource', 'AADSTS500011');
    if (!(await isVouched(fields, url.href))) return no(res, 401, 'invalid_client');
    const token = [part({ alg: 'none' }), part({ aud: audience, appid: app, tid: tenant }), randomUUID()].join('.');
    azure.granted.set(token, { audience, tenant, app });
    json(res, 200, { token_type: 'Bearer', expires_in: azure.lastsS, access_token: token });
  };

  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const azure: FakeAzure = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    statuses: [],
    believed: new Set(),
    resources: new Set([SCOPE.replace('/.default', '')]),
    granted: new Map(),
    certificate: null,
    lastsS: 3600,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return azure;
}
