/** The settings of Teams: which app, by what it proves itself, whom it serves. Each fault says how to mend it. */
import { separated } from '../../core/base/text.ts';
import type { Credential } from '../../entra/credential.ts';
import { credentialOf, credentialsSet, settingOf } from '../../entra/credential-settings.ts';

export interface TeamsConfig {
  readonly clientId: string;
  readonly credential: Credential;
  /** The tenant the app is registered in, where it signs in. */
  readonly appTenant: string;
  readonly tenantIds: readonly string[];
  readonly issuer: string;
  readonly jwksUri: string;
  readonly serviceHosts: readonly string[];
  readonly loginUrl: string;
  /** Plain http and ports, for tests and the demo only. */
  readonly allowHttp: boolean;
}

const PUBLIC = {
  issuer: 'https://api.botframework.com',
  jwksUri: 'https://login.botframework.com/v1/.well-known/keys',
  hosts: 'smba.trafficmanager.net',
  login: 'https://login.microsoftonline.com',
};

export function teamsOf(env: Readonly<Record<string, string | undefined>>, faults: string[]): TeamsConfig | null {
  const set = settingOf(env);
  const clientId = set('TEAMS_CLIENT_ID');
  if (clientId === undefined && credentialsSet(set, 'TEAMS').length === 0) return null;
  if (clientId === undefined)
    faults.push(
      'TEAMS_CLIENT_ID is missing: copy the application (client) id from the app registration of your bot in Entra',
    );
  const tenantIds = separated(set('TEAMS_TENANT_IDS'));
  if (tenantIds.length === 0)
    faults.push(
      'TEAMS_TENANT_IDS is missing: the tenants Amends may serve, comma-separated; yours is the directory (tenant) id on the overview of Entra',
    );
  const loginUrl = set('TEAMS_LOGIN_URL') ?? PUBLIC.login;
  const credential = credentialOf(set, 'TEAMS', faults);
  return {
    clientId: clientId ?? '',
    credential: credential ?? { kind: 'secret', secret: '' },
    appTenant: set('TEAMS_APP_TENANT_ID') ?? tenantIds[0] ?? '',
    tenantIds,
    issuer: set('TEAMS_ISSUER') ?? PUBLIC.issuer,
    jwksUri: set('TEAMS_JWKS_URI') ?? PUBLIC.jwksUri,
    serviceHosts: separated(set('TEAMS_SERVICE_HOSTS') ?? PUBLIC.hosts),
    loginUrl,
    allowHttp: loginUrl.startsWith('http:'),
  };
}
