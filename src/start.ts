/** Puts Amends together and starts it: database, jobs, doors, workers, server; and stops it again in the reverse order. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { packShelf } from './app/keep/pack-shelf.ts';
import { makePictureDoor } from './app/pictures/picture-door.ts';
import { openAddresses } from './app/pictures/addresses.ts';
import type { Chat } from './app/messages/chat-port.ts';
import { makeFailureModels } from './app/keep/failure-models.ts';
import { makeLikeCases } from './app/keep/like-cases.ts';
import { makeAlarms } from './app/keep/alarms.ts';
import { accountsIn } from './app/keep/accounts.ts';
import type { Asker } from './app/hints/asker.ts';
import { makeWatched } from './app/keep/watched.ts';
import { makeInbox, type Inbox } from './app/door/inbox.ts';
import { makeDoor } from './app/door/make-door.ts';
import { deliver, deliverClaimed, deliverLater } from './app/messages/deliver.ts';
import { makeOutbox } from './app/messages/outbox.ts';
import { installations } from './app/keep/installations.ts';
import { references } from './app/keep/references.ts';
import { queuesOf, type Shell } from './app/shell.ts';
import type { OAuthConfig } from './chat/slack/install/install.ts';
import type { Slack } from './chat/slack/make-slack.ts';
import type { Teams } from './chat/teams/make-teams.ts';
import { publicPages } from './cards/pages/public-pages.ts';
import type { Config, SlackConfig } from './config.ts';
import { openPolicies } from './app/keep/policies.ts';
import type { DigestTime } from './core/digest/owed.ts';
import { customerFrom, customerKeys, type CustomerKeyOf } from './core/base/customers.ts';
import { thingId, type NewId, type WorkspaceId } from './core/base/ids.ts';
import { openDatabase, type Database } from './db/engine/client.ts';
import { bringCustomers, customerSecret, fillCustomerKeys } from './db/case/customer-keys.ts';
import { openHolder } from './db/engine/holder.ts';
import { openJobs } from './db/engine/jobs.ts';
import { messagesShown, type Drawn, type Noted } from './db/messages/messages.ts';
import { forgetBackOff } from './db/messages/tried-again.ts';
import { makeDirectory } from './db/team/directory.ts';
import { rowsTogether } from './db/work/rows-together.ts';
import { unparkWishes } from './db/work/wishes.ts';
import { syncWorkspace } from './db/team/members.ts';
import { makeSealer, type Sealer } from './db/engine/sealed.ts';
import { openAgents } from './agents/open-agents.ts';
import { openIntake } from './intake/open-intake.ts';
import { watchMailboxes } from './intake/mailbox/watch-all.ts';
import { dailyCleanup } from './jobs/daily-cleanup.ts';
import { lookForOwed, postOwed, scheduleDigests, workOnDigests } from './jobs/digests.ts';
import { learningTriage } from './jobs/learn-triage.ts';
import { sweep } from './jobs/look.ts';
import { LOOK_MS, repeated } from './jobs/repeated.ts';
import { makeRhythms } from './jobs/rhythms.ts';
import { repeat } from './jobs/repeat.ts';
import { openAsker } from './model/open-model.ts';
import { makeAskJson } from './outbound/ask-json.ts';
import type { Courier } from './outbound/courier.ts';
import { openCourier, outside } from './outbound/open-courier.ts';
import { makeBodies, type Bodies } from './bodies.ts';
import { causeOf, type Log } from './log.ts';
import { prometheusText, readCounts } from './app/keep/prometheus.ts';
import { digestsOf, sayZoneless, type Organisation } from './organisation.ts';
import { customerPages } from './survey/customer-pages.ts';
import { openPeople, watchText, type PeopleFile } from './people-file.ts';
import { drain, makeServer, type ServerParts } from './server.ts';

export interface Running {
  /** `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly shell: Shell;
  /** When each team's digest is due. */
  digests(): readonly DigestTime[];
  /** Reads the policy and the file of people anew, without waiting to notice that they changed. */
  readAnew(): Promise<void>;
  /** Looks at once for everything that is due by now, and has it done. */
  sweep(): Promise<void>;
  /** The same for whoever moved the clock, with the digests that came due meanwhile. */
  clockMoved(): Promise<void>;
  /** Resolves when everybody who asked for something was answered, after `mostMs` at the latest. */
  answered(mostMs: number): Promise<void>;
  /** Answers what is in flight, finishes or gives back what is at work, closes the database. At most about 10 s. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly log: Log;
  readonly now: () => Date;
  /** The demo's page; answers what no other route does. */
  readonly page?: (req: IncomingMessage, res: ServerResponse) => void;
  /** A server that listens already, and answers something else until all is ready (the demo). */
  readonly front?: Server;
  /** A database opened by somebody else (tests); it is not closed here. */
  readonly database?: Database;
  readonly newId?: NewId;
  /** See `Shell`. */
  readonly saveWithinMs?: number | undefined;
  /** False where somebody else moves the clock: then nothing rings by itself. */
  readonly rings?: boolean;
  /** Gives up waiting for a database that is away. */
  readonly signal?: AbortSignal;
}

const STOP_MS = 8_000;
const DAY_MS = 86_400_000;

/** Starts everything and listens. Throws when it cannot: with what is wrong and how to mend it. */
export async function startAmends(options: StartOptions): Promise<Running> {
  const { config, log, now } = options;
  const db =
    options.database ??
    (await openDatabase({
      url: config.databaseUrl ?? undefined,
      dir: config.databaseUrl === null ? config.dataDir : undefined,
      log,
      signal: options.signal,
    }));
  const { workspace } = config.organisation;
  const jobs = await openJobs(db, log, queuesOf(workspace.id));
  await syncWorkspace(db, workspace, { policy: config.policy.version, at: now() });
  const shelf = await openPolicies(
    { db, workspace: workspace.id, file: config.policyFile, log, now },
    config.policy,
    config.policyText,
  );
  const packs = packShelf(log);
  const sealer = makeSealer(config.secretKeys.map((k) => Buffer.from(k, 'base64')));
  const holder = await openHolder(db);
  const note = (drawn: readonly Drawn[]): Promise<readonly Noted[]> => messagesShown(db.read, workspace.id, drawn);
  const outbox = makeOutbox({ workspace: workspace.id, log, note });
  // filled in below: who delivers needs the shell
  const courier: { now: Courier | null } = { now: null };
  const asker: { now: Asker | null } = { now: null };
  const shell: Shell = {
    workspace: workspace.id,
    house: config.organisation.workspace.name,
    db,
    holder: holder.id,
    directory: makeDirectory(workspace.id),
    outbox,
    ...rowsTogether(db.read, workspace.id, holder.id),
    jobs,
    sealer,
    customerKeyOf: await openCustomers(db, sealer, workspace.id, log),
    ...(await openAddresses(db, sealer, workspace.id, config.publicUrl)),
    log,
    now,
    newId: options.newId ?? randomId,
    policies: () => shelf.all(),
    policyOf: (version) => shelf.byVersion(version),
    get packs() {
      return packs(shelf.all());
    },
    failureModels: makeFailureModels(workspace.id),
    likeCases: makeLikeCases({ db, workspace: workspace.id, policies: () => shelf.all(), log }),
    alarms: makeAlarms(),
    sources: () => people.organisation().intake,
    watched: makeWatched({ db, workspace: workspace.id }, () => people.organisation().listen),
    ...outside(config, () => courier.now),
    originalsKeptMs: config.organisation.originalsKeptMs,
    get hints() {
      return asker.now ?? undefined;
    },
    saveWithinMs: options.saveWithinMs,
    digests: () => digestsOf(people.organisation()),
  };
  const inbox = makeInbox(shell, config.mostWishesPer10S);
  const bodies = makeBodies();
  const doors = await openDoors(shell, config, inbox, bodies);
  outbox.open({
    one: (id) => deliver(shell, doors.chats, id),
    claimed: (message, picture, together) => deliverClaimed(shell, doors.chats, message, { picture, together }),
    claimedBefore: (message) => deliverLater(shell, doors.chats, message),
  });
  courier.now = await openCourier(shell, config);
  asker.now = await openAsker(shell, config.model);
  await workOnDigests(shell);
  await scheduleDigests(shell, digestsOf(config.organisation));
  sayZoneless(config.organisation, log);
  const looking = { shell, inbox, platforms: doors.chats.map(({ platform }) => platform) };
  // Before anybody asks: the first commands at once would each read everybody.
  const everybody = shell.directory.lately(db.read);
  await Promise.all([everybody, forgetBackOff(db.read, workspace.id), unparkWishes(db.read, workspace.id)]);
  await sweep(looking);
  courier.now?.wake();
  await shell.watched?.readAnew();
  const taken = async (organisation: Organisation): Promise<void> => {
    await scheduleDigests(shell, digestsOf(organisation));
    sayZoneless(organisation, log);
    // what leavers had open is due by now
    if (options.rings !== false) await sweep(looking);
  };
  const people = openPeople({ db, log, now, policy: () => shelf.all()[0] ?? config.policy, taken }, config);
  const rhythms = makeRhythms(shell, () => people.organisation().rhythms);
  const again = [
    ...repeated(looking, options.rings !== false),
    ...delivering(shell, [courier.now, asker.now]),
    ...watchMailboxes(shell, config.mailboxes),
  ];
  if (options.rings !== false)
    again.push(
      lookForOwed(shell, () => digestsOf(people.organisation())),
      rhythms.begin(),
      learningTriage(shell),
    );
  const cleaning = setInterval(() => {
    dailyCleanup(shell).catch((error: unknown) =>
      log.warn('daily cleanup failed, tomorrow again', { cause: causeOf(error) }),
    );
  }, DAY_MS);
  await dailyCleanup(shell);
  const watched = [
    watchText(config.policyFile, (text) => shelf.take(text), log),
    watchText(config.organisationFile, (text, isMeant) => people.take(text, isMeant), log),
  ];
  const server = serve(shell, doors, bodies, { ...options, people });
  if (options.front === undefined) await listening(server, config);
  await doors.slack?.open();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`,
    shell,
    digests: () => digestsOf(people.organisation()),
    readAnew: async () => void (await Promise.all(watched.map((one) => one.readAnew()))),
    sweep: async () => {
      await sweep(looking);
      await courier.now?.look(LOOK_MS);
      await asker.now?.look(LOOK_MS);
    },
    answered: async (mostMs) => void (await Promise.all([doors.slack?.drain(mostMs), doors.teams?.drain(mostMs)])),
    clockMoved: async () => {
      await sweep(looking);
      courier.now?.wake();
      asker.now?.wake();
      await postOwed(shell, digestsOf(people.organisation()), 0);
      await rhythms.postNow();
    },
    stop: async () => {
      const until = performance.now() + STOP_MS;
      const left = (): number => Math.max(0, until - performance.now());
      clearInterval(cleaning);
      for (const one of watched) one.end();
      const ended = again.map((end) => end(STOP_MS));
      // half of it at most for slow clients: the rest is for what was acknowledged
      await drain(server, STOP_MS / 2);
      await Promise.all([
        ...ended,
        doors.slack?.close(left()),
        doors.teams?.drain(left()),
        inbox.drain(left()),
        courier.now?.stop(left()),
        asker.now?.stop(left()),
      ]);
      await outbox.stop(left());
      shell.pictures?.close();
      await jobs.stop(left());
      await holder.release();
      if (options.database === undefined) await db.close();
    },
  };
}

/** What waits, and what another process left: looked for without waiting for whoever is slow. */
function delivering(shell: Shell, all: readonly ({ wake(): void } | null)[]): readonly ReturnType<typeof repeat>[] {
  const there = all.filter((one) => one !== null);
  if (there.length === 0) return [];
  const work = async (): Promise<void> => await Promise.resolve(there.forEach((one) => one.wake()));
  return [repeat({ what: 'looking for what is to be delivered', everyMs: LOOK_MS, work, log: shell.log })];
}

interface Doors {
  readonly slack: Slack | null;
  readonly teams: Teams | null;
  readonly chats: readonly Chat[];
}

/** A platform's code and its SDK take a fifth of the start and 30 to 50 MB: one that is not configured is not loaded. */
async function openDoors(shell: Shell, config: Config, inbox: Inbox, bodies: Bodies): Promise<Doors> {
  const door = makeDoor(shell, inbox);
  const accounts = accountsIn(shell);
  const slack =
    config.slack === null
      ? null
      : (await import('./chat/slack/make-slack.ts')).makeSlack({
          config: { ...config.slack, oauth: await oauthOf(shell, config.slack) },
          door,
          slackUserOf: accounts.userOf('slack'),
          nameOf: accounts.nameOf('slack'),
          ...(shell.pictures != null && { show: makePictureDoor(shell, shell.pictures).show }),
          bodies,
          log: shell.log,
          now: shell.now,
        });
  const teams =
    config.teams === null
      ? null
      : (await import('./chat/teams/make-teams.ts')).makeTeams({
          config: config.teams,
          door,
          store: references(shell),
          userOf: accounts.userOf('teams'),
          bodies,
          log: shell.log,
          now: shell.now,
        });
  return { slack, teams, chats: [slack, teams].flatMap((d) => (d === null ? [] : [d.chat])) };
}

async function oauthOf(shell: Shell, { oauth }: SlackConfig): Promise<OAuthConfig | null> {
  if (oauth === null) return null;
  const { installationStore } = await import('./chat/slack/install/installation-store.ts');
  // where Slack sends people back to stands in the app's settings: from a request's Host it could be anywhere
  return { ...oauth, redirectUri: null, store: installationStore(installations(shell)) };
}

function serve(
  shell: Shell,
  doors: Doors,
  bodies: Bodies,
  options: StartOptions & { readonly people: Pick<PeopleFile, 'faults' | 'heldBack'> },
): Server {
  const { slack, teams } = doors;
  const { intake, organisation, publicUrl } = options.config;
  const parts: ServerParts = {
    ...slackRoutes(slack, options.config.slack),
    ...openIntake(shell, { sources: intake, bodies, publicUrl, ask: makeAskJson(shell.now) }),
    agents: openAgents(shell, options.config, bodies),
    ...customerPages(shell, bodies, organisation.workspace.name),
    ...(teams === null ? {} : { teams: (req, res) => void teams.listener(req, res) }),
    pages: publicPages({ ...organisation, company: organisation.workspace.name }),
    ...(options.page === undefined ? {} : { page: options.page }),
    ready: async () => {
      await shell.db.ping();
      return true;
    },
    metrics: async () =>
      prometheusText(
        await readCounts(shell, {
          slackConnections: slack?.connections() ?? null,
          faults: options.people.faults(),
          heldBack: options.people.heldBack(),
        }),
      ),
    onError: (error) => shell.log.error('request failed', { cause: causeOf(error) }),
  };
  return makeServer(parts, options.front);
}

/** In Socket Mode Slack calls nobody: there is nothing to serve but the pages of an install. */
function slackRoutes(slack: Slack | null, config: SlackConfig | null): Pick<ServerParts, 'slack' | 'slackInstall'> {
  if (slack === null || config === null) return {};
  const slackInstall = config.oauth !== null;
  return config.signingSecret === null && !slackInstall ? {} : { slack: slack.listener, slackInstall };
}

function listening(server: Server, config: Pick<Config, 'port' | 'host'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`cannot listen on ${config.host}:${config.port}: ${error.message}. Set PORT to a free one.`)),
    );
    server.listen(config.port, config.host, resolve);
  });
}

/**
 * How keys of customers are made; what was stored before there were keys gets its own. Before anything is served: what one
 * customer was given is found by all forms of their key or counted in part, and nobody can tell an older form from the newer.
 */
async function openCustomers(db: Database, sealer: Sealer, workspace: WorkspaceId, log: Log): Promise<CustomerKeyOf> {
  const keyOf = customerKeys(await customerSecret(db, sealer, workspace), workspace);
  const filled = await fillCustomerKeys(db, workspace, (shown) => customerFrom(shown, keyOf)?.key ?? null);
  if (filled > 0) log.info('references of customers got their keys', { references: filled });
  const brought = await bringCustomers(db, workspace, keyOf);
  if (brought > 0) log.info('customers were brought to the form references have now', { cases: brought });
  return keyOf;
}

const randomId: NewId = (kind) => thingId.parse(`${kind}_${randomBytes(12).toString('base64url')}`);
