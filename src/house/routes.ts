/** What the one server serves of one organisation, or of several: then whatever comes in finds the one it is for. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { openAgents } from '../agents/open-agents.ts';
import { readCounts, type CountsBeside } from '../app/keep/read-counts.ts';
import type { Counted } from '../app/keep/scrape.ts';
import { pagesOfSeveral, publicPages } from '../cards/pages/public-pages.ts';
import { processesAlive } from '../db/engine/holder.ts';
import { openIntake } from '../intake/open-intake.ts';
import { causeOf } from '../log.ts';
import { outcomeOf } from '../meters.ts';
import { makeAskJson } from '../outbound/ask-json.ts';
import { houseIn, type ServerParts } from '../server.ts';
import { UNTRACED } from '../tracing.ts';
import { customerPages } from '../survey/customer-pages.ts';
import { whenCalled } from '../when-called.ts';
import { NO_WORKER } from './foreground.ts';
import type { Installation } from './installation.ts';
import type { House } from './open-house.ts';
import type { SharedChats } from './shared-chats.ts';

type Listener = (req: IncomingMessage, res: ServerResponse) => void;
type Houses = readonly [House, ...House[]];

export function routesOf(installation: Installation, houses: Houses, chats: SharedChats): ServerParts {
  const [first] = houses;
  return {
    ...(first.config.role !== 'worker' && forPeople(installation, houses, chats)),
    notReady: installation.notReady,
    todo: () => todoOf(installation, houses),
    metrics: () => installation.scrape.text(countedOf(houses, chats)),
    answered: (door, status, ms) =>
      installation.meters.took('amends_acknowledge_seconds', { door, outcome: outcomeOf(status) }, ms),
    ...(installation.tracing !== UNTRACED && {
      traced: (door, res, work) => {
        const request = (): Promise<void> =>
          new Promise((resolve) => {
            res.once('close', resolve);
            work();
          });
        // never rejects
        installation.tracing.span(`${door} request`, { under: null, kind: 'server' }, request).catch(() => undefined);
      },
    }),
    onError: (error) => installation.log.error('request failed', { cause: causeOf(error) }),
  };
}

/** All but what says how the process is. */
function forPeople(installation: Installation, houses: Houses, { slack, teams }: SharedChats): Partial<ServerParts> {
  const [first, ...others] = houses;
  return {
    ...(slack !== null && slackRoutes(slack)),
    ...(teams !== null && { teams: (req, res) => void teams(req, res) }),
    ...(others.length === 0 ? ofOne(installation, first) : ofSeveral(installation, houses)),
    houses: new Set(houses.map(({ shell }) => shell.workspace)),
  };
}

/** People can be served even where nobody does the rest; but that must be known. */
async function todoOf({ db }: Installation, houses: Houses): Promise<string | null> {
  for (const { config, shell } of houses)
    if (config.role === 'web' && (await processesAlive(db.read, shell.workspace)).workers === 0) return NO_WORKER;
  return null;
}

/** By what the app itself serves, whichever organisation it is of. */
function slackRoutes({
  listener,
  served: { events, install },
}: NonNullable<SharedChats['slack']>): Pick<ServerParts, 'slack' | 'slackInstall'> {
  return events || install ? { slack: listener, slackInstall: install } : {};
}

type Own = Pick<ServerParts, 'intake' | 'agents' | 'scim' | 'survey' | 'note' | 'picture' | 'pages'>;

function ofOne(installation: Installation, house: House): Own {
  const { organisation } = house.config;
  const { name } = organisation.workspace;
  return {
    ...ownRoutes(installation, house),
    ...customerPages(house.shell, installation.bodies, name),
    pages: publicPages({ ...organisation, company: name }),
  };
}

/** What other systems call; `at` stands in an agent's address where there are several organisations. */
function ownRoutes(
  { bodies }: Installation,
  { shell, config, people }: House,
  at = '',
): Pick<ServerParts, 'intake' | 'agents' | 'scim'> {
  const { intake, publicUrl } = config;
  return {
    ...openIntake(shell, { sources: intake, bodies, publicUrl, ask: makeAskJson(shell.now) }),
    agents: openAgents(shell, { ...config, at }, bodies),
    ...scimRoute({ shell, config, people }, bodies, at),
  };
}

/** A directory that sends people; nothing is there where amends.yaml takes none by SCIM. */
function scimRoute(
  { shell, config, people }: Pick<House, 'shell' | 'config' | 'people'>,
  bodies: Installation['bodies'],
  at: string,
): Pick<ServerParts, 'scim'> {
  const { organisation } = config;
  const { scimTokens: tokens } = config.people;
  const scim = organisation.peopleFrom?.scim ?? null;
  if (scim === null || tokens.length === 0) return {};
  const { db, workspace, now, log } = shell;
  const rules = () => people.organisation().peopleFrom?.rules ?? [];
  const teams = scim.isTeams ? organisation.teamsTenant : null;
  // whoever comes can wait for the next look; whoever leaves cannot
  const changed = async (isUrgent: boolean): Promise<void> =>
    isUrgent ? await people.merge({ kind: 'source', name: 'scim' }) : undefined;
  const needs = { tokens, base: `/scim${at}/v2`, bodies, log, changed, db, workspace, rules, teams, now };
  return { scim: whenCalled(async () => (await import('../people/scim/listen.ts')).makeScim(needs), bodies) };
}

function ofSeveral(installation: Installation, houses: Houses): Own {
  const { bodies } = installation;
  const all = houses.map((house) => {
    const { shell, config } = house;
    const { workspace } = config.organisation;
    return {
      id: workspace.id,
      sources: new Set(config.intake.map(({ name }) => name)),
      links: { survey: shell.surveys, note: shell.gestures, picture: shell.pictures },
      serves: {
        ...ownRoutes(installation, house, `/${workspace.id}`),
        ...customerPages(shell, bodies, workspace.name),
      },
    };
  });
  type One = (typeof all)[number];
  /** To the only one that it can be for. */
  const to =
    (kind: keyof One['serves'], isFor: (one: One, path: string) => boolean): Listener =>
    (req, res) => {
      const { pathname } = new URL(req.url ?? '', 'http://here');
      const [one, ...others] = all.filter((each) => isFor(each, pathname));
      const serve = others.length === 0 ? one?.serves[kind] : undefined;
      if (serve === undefined) bodies.turnAway(req, res, NOT_FOUND);
      else serve(req, res);
    };
  const byLink = (kind: keyof One['links']): Listener =>
    to(kind, ({ links }, path) => links[kind]?.read(path.slice(path.lastIndexOf('/') + 1)) !== undefined);
  return {
    intake: to('intake', ({ id, sources }, path) => {
      const named = houseIn(path);
      const isNamed = path.split('/').length > 3;
      return isNamed ? named === id : sources.has(path.slice('/intake/'.length));
    }),
    agents: to('agents', ({ id }, path) => houseIn(path) === id),
    ...(all.some(({ serves }) => serves.scim !== undefined) && {
      scim: to('scim', ({ id }, path) => houseIn(path) === id),
    }),
    survey: byLink('survey'),
    note: byLink('note'),
    picture: byLink('picture'),
    pages: pagesOfSeveral(houses.map(({ config: { organisation } }) => organisation)),
  };
}

const NOT_FOUND = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  text: JSON.stringify({ error: 'not found; where several organisations are served, the address names one of them' }),
};

/** How the metrics of each organisation are counted. */
export const countedOf = (houses: Houses, { slack }: SharedChats): readonly Counted[] =>
  houses.map((house) => countedOfOne(house, slack?.connections() ?? null));

function countedOfOne({ shell, people }: House, slackConnections: number | null): Counted {
  const beside = (): CountsBeside => ({ slackConnections, faults: people.faults(), heldBack: people.heldBack() });
  return { workspace: shell.workspace, count: () => readCounts(shell, beside()) };
}
