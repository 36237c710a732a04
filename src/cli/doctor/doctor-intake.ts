/** The doctor's look at what comes in from other systems: each source with its secret, and whether its interface lets us ask. */
import type { Config } from '../../config.ts';
import type { Source } from '../../intake/listen.ts';
import type { SchemeName } from '../../intake/scheme-names.ts';
import type { Io } from '../verb.ts';
import { ask } from './ask.ts';
import { fail, note, ok, warn, type Finding } from './finding.ts';

/** What a token must be able to read, by who is asked. */
const ASKED: Partial<Readonly<Record<SchemeName, string>>> = {
  zendesk: '/api/v2/tickets/count.json',
  hubspot: '/crm/v3/objects/tickets?limit=1',
  surveymonkey: '/v3/users/me',
};
const HOW = 'docs/operators/intake.md says where to make one';

export async function checkIntake(config: Config, io: Io): Promise<readonly Finding[]> {
  const found = await Promise.all(config.intake.map((source) => checkSource(source, config.publicUrl, io)));
  return found.flat();
}

async function checkSource(source: Source, publicUrl: string | null, io: Io): Promise<readonly Finding[]> {
  const { name, scheme, owner, opens, settings } = source;
  const said = `${name} (${scheme}) at /intake/${name}: cases are ${owner}’s; opens ${opens}`;
  const found = [ok('intake', said)];
  if (scheme === 'hubspot' && publicUrl === null)
    found.push(
      warn(
        'intake',
        `${name}: HubSpot signs the address it calls, and nobody said which that is`,
        'set PUBLIC_URL, or let the proxy pass Host on unchanged',
      ),
    );
  if (ASKED[scheme] === undefined) return found;
  if (settings.fetch === undefined)
    return [
      ...found,
      note(
        'intake',
        `${name}: events that hold no words are refused, because ${scheme} may not be asked`,
        `name it under \`fetch\` if its events are sent; ${HOW}`,
      ),
    ];
  return [...found, await checkToken(source, settings.fetch, ASKED[scheme] ?? '/', io)];
}

async function checkToken({ name, scheme, token }: Source, base: string, path: string, io: Io): Promise<Finding> {
  const given = token ?? '';
  const authorization = given.includes(':') ? `Basic ${Buffer.from(given).toString('base64')}` : `Bearer ${given}`;
  const url = new URL(path, base).href;
  const asked = await ask(url, { method: 'GET', headers: { authorization } }, io);
  if ('trouble' in asked)
    return fail('intake', `${name}: ${base} gives no answer: ${asked.trouble}`, 'look at `fetch` in amends.yaml');
  return asked.status === 200
    ? ok('intake', `${name}: ${base} lets Amends read ${scheme === 'surveymonkey' ? 'answers' : 'tickets'}`)
    : fail('intake', `${name}: ${base} answered ${asked.status} to its token`, HOW);
}
