/** What Microsoft's Agents Playground says of its simulated tenant: who is in it, and which channels it has. */
import { z } from 'zod';

const id = z.string().min(1).max(200);
const person = z.object({
  id,
  name: z.string().min(1).max(200),
  aadObjectId: id,
  email: z.string().max(300).nullish(),
});
const config = z.object({
  config: z.object({
    tenantId: id,
    bot: z.object({ id, name: z.string() }),
    currentUser: person,
    users: z.array(person),
    teams: z.array(z.object({ channels: z.array(z.object({ id, name: z.string().min(1) })) })),
  }),
});
export type Client = z.infer<typeof config>['config'];

/** Undefined while nothing answers there; throws when something else does. */
export async function askClient(url: URL): Promise<Client | undefined> {
  const answer = await fetch(new URL('/_internal/v1/config', url), {
    redirect: 'error',
    // it looks for the other side first, for 15 seconds where there is none yet
    signal: AbortSignal.timeout(60_000),
  }).catch(() => undefined);
  if (answer === undefined) return undefined;
  const read = config.safeParse(await answer.json().catch(() => undefined));
  if (!read.success) throw new Error(`what answers at ${url.origin} is no Agents Playground of a version we know`);
  return read.data.config;
}

/** Where its connector may be: the same server under the names a machine gives itself. */
export function connectorHosts(url: URL): readonly string[] {
  return ['localhost', '127.0.0.1'].map((name) => `${name}:${url.port}`);
}

const ROLES = ['duty_manager', 'agent', 'agent', 'general_manager'] as const;

/** An `amends.yaml` for the simulated tenant: whoever sits at the client is the lead who decides, the others ask. */
export function organisationFor({ currentUser, users, teams, tenantId }: Client): string {
  const channels = teams.flatMap((team) => team.channels);
  // what waits for somebody in one channel, what is celebrated in another where there is one
  const [general, cases = general] = channels;
  const quoted = (text: string): string => JSON.stringify(text);
  const everybody = [currentUser, ...users];
  const keys = keysOf(everybody.map(({ name }) => name));
  const people = everybody.map((one, n) => {
    const role = ROLES[n] ?? 'agent';
    return [
      `  - id: ${keys[n]}`,
      `    name: ${quoted(one.name)}`,
      `    role: ${role}`,
      '    team: front-desk',
      ...(n === 0 ? ['    lead: true'] : []),
      '    locale: en-GB',
      `    teams: ${quoted(one.aadObjectId)}`,
    ].join('\n');
  });
  return [
    '# For the Agents Playground of Microsoft: the people and channels of its simulated tenant.',
    'workspace: { id: agents-playground, name: Agents Playground }',
    '',
    `microsoft: { tenant: ${quoted(tenantId)} }`,
    '',
    'teams:',
    '  - id: front-desk',
    '    name: Front desk',
    '    zone: Europe/Paris',
    ...(cases === undefined ? [] : [`    cases: { teams: ${quoted(cases.id)} } # ${oneLine(cases.name)}`]),
    ...(general === undefined ? [] : [`    thanks: { teams: ${quoted(general.id)} } # ${oneLine(general.name)}`]),
    '',
    'people:',
    ...people,
    '',
  ].join('\n');
}

/** As people are named in the file: the first name, with a number where it is taken or none. */
function keysOf(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name, n) => {
    const first = (name.split(' ')[0] ?? '')
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, '');
    const key = first === '' ? `person-${n + 1}` : taken.has(first) ? `${first}-${n + 1}` : first;
    taken.add(key);
    return key;
  });
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
