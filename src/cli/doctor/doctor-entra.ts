/** The doctor's look at Microsoft Graph: a token for it, and whether the app may read groups and people there. */
import { graphScope } from '../../people/entra/graph.ts';
import type { EntraSettings } from '../../people/settings.ts';
import type { Io } from '../verb.ts';
import { ask } from './ask.ts';
import { checkApp } from './doctor-app.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

/** One answer is enough: whoever may not read any of it is told so. Of people Graph would else leave out in silence what it may not tell. */
const READ = [
  { what: 'groups', path: '/v1.0/groups?$top=1&$select=id', permission: 'GroupMember.Read.All' },
  { what: 'people', path: '/v1.0/users?$top=1&$select=id,accountEnabled', permission: 'User.Read.All' },
] as const;

export async function checkEntra(settings: EntraSettings, io: Io): Promise<readonly Finding[]> {
  const { app, tenant } = settings;
  const namedBy = 'the tenant under people_from.entra, else microsoft.tenant, else the first of TEAMS_TENANT_IDS';
  const scope = graphScope(settings);
  const { token, findings } = await checkApp({ ...settings, check: 'people', app, tenant, namedBy, scope }, io);
  if (token === null) return findings;
  return [...findings, ...(await Promise.all(READ.map((one) => checkRead(one, { settings, token, io }))))];
}

async function checkRead(
  { what, path, permission }: (typeof READ)[number],
  { settings, token, io }: { readonly settings: EntraSettings; readonly token: string; readonly io: Io },
): Promise<Finding> {
  const { graphUrl, clientId, tenant } = settings;
  const asked = await ask(`${graphUrl}${path}`, { method: 'GET', headers: { authorization: `Bearer ${token}` } }, io);
  if ('trouble' in asked)
    return fail('people', `Graph cannot be asked for ${what}: ${asked.trouble}`, `let this machine reach ${graphUrl}`);
  if (asked.status === 200) return ok('people', `Graph tells the app ${clientId} of ${what}`);
  if (asked.status === 401 || asked.status === 403)
    return fail(
      'people',
      `the app ${clientId} may not read ${what} in tenant ${tenant}`,
      `give it the application permission ${permission} (not the delegated one), and admin consent`,
    );
  return warn('people', `Graph answered ${asked.status} when asked for ${what}`, 'run this again in a minute');
}
