/** The doctor's look from outside: whether the address that Slack and Teams call leads to Amends, which lets nobody in unsigned. */
import type { Config } from '../../config.ts';
import { WrongUsage, type Io } from '../verb.ts';
import { ask } from './ask.ts';
import { fail, ok, type Finding } from './finding.ts';

const PROXY = 'let the proxy before Amends pass it on unchanged';

/** `origin` as it was given; throws where it is none. */
export async function checkEndpoints(configs: readonly Config[], origin: string, io: Io): Promise<readonly Finding[]> {
  const { protocol, host, pathname } = URL.canParse(origin)
    ? new URL(origin)
    : { protocol: '', host: '', pathname: '' };
  const isLocal = protocol === 'http:' && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  if ((protocol !== 'https:' && !isLocal) || pathname !== '/')
    throw new WrongUsage(`--url wants the address Slack and Teams call, like https://amends.example; not "${origin}"`);
  // a platform's app is one, whichever organisation is on it
  const isInTeams = configs.some(({ teams }) => teams !== null);
  const doors = [
    ...(configs.some(({ slack }) => slack !== null && slack.signingSecret !== null) ? ['/slack/events'] : []),
    ...(isInTeams ? ['/api/messages'] : []),
  ];
  const pages = isInTeams ? ['/privacy', '/terms'] : [];
  const found = [
    ...doors.map((path) => checkDoor(`${protocol}//${host}${path}`, io)),
    ...pages.map((path) => checkPage(`${protocol}//${host}${path}`, io)),
  ];
  return found.length > 0 ? await Promise.all(found) : [ok('endpoints', 'nothing needs to be public')];
}

/** Unsigned, it must be turned away by Amends itself; a proxy’s page, a 404 or a login is somebody else. */
async function checkDoor(url: string, io: Io): Promise<Finding> {
  const asked = await ask(url, {}, io);
  if ('trouble' in asked) return fail('endpoints', `${url} cannot be reached: ${asked.trouble}`, PROXY);
  return asked.status === 401
    ? ok('endpoints', `${url} is there and refuses what is unsigned`)
    : fail('endpoints', `${url} answered ${asked.status}, where Amends answers 401`, PROXY);
}

async function checkPage(url: string, io: Io): Promise<Finding> {
  const asked = await ask(url, { method: 'GET' }, io);
  if ('trouble' in asked) return fail('endpoints', `${url} cannot be reached: ${asked.trouble}`, PROXY);
  return asked.status === 200
    ? ok('endpoints', `${url} is there`)
    : fail('endpoints', `${url} answered ${asked.status}`, PROXY);
}
