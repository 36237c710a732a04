/** One organisation at work: its shell, its chats, its people and policy as they change, and what it does by itself; and its end, in the reverse order. */
import { makeInbox } from '../app/door/inbox.ts';
import { makeNoter, type Noter } from '../app/hints/noter.ts';
import { openPolicies } from '../app/keep/policies.ts';
import { deliver, deliverClaimed, deliverLater } from '../app/messages/deliver.ts';
import { unbegun } from '../app/messages/given-back.ts';
import { makeOutbox } from '../app/messages/outbox.ts';
import type { Shell } from '../app/shell.ts';
import type { Config } from '../config.ts';
import type { DigestTime } from '../core/digest/owed.ts';
import type { AuthorityPolicy } from '../core/policy/policy.ts';
import { messagesShown } from '../db/messages/messages.ts';
import type { Log } from '../log.ts';
import type { ModelSettings } from '../model/settings.ts';
import { digestsOf, sayZoneless, type Organisation } from '../organisation.ts';
import { openPeople, peopleAtStart, type PeopleFile } from '../people-file.ts';
import { watchText } from '../watched-text.ts';
import { openBackground, type Background } from './background.ts';
import { followPeople, watchOwn } from './foreground.ts';
import type { Installation } from './installation.ts';
import { heardTogether, openChats, type Chats } from './open-chats.ts';
import { openShell, type Later } from './open-shell.ts';
import type { SlackPeople } from './slack-people.ts';
import type { PeopleSources, SourcesIn } from './people-sources.ts';

export interface House {
  readonly config: Config;
  readonly shell: Shell;
  readonly chats: Chats;
  readonly people: Pick<PeopleFile, 'faults' | 'heldBack' | 'organisation' | 'merge'>;
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
  /** Begins nothing more by itself; resolves when what it is at is done, after `mostMs` at the latest. */
  rest(mostMs: number): Promise<void>;
  /** Finishes or gives back what was acknowledged; `left` says how many milliseconds there are. */
  stop(left: () => number): Promise<void>;
}

export interface HouseOptions {
  /** False where somebody else moves the clock: then nothing rings by itself. */
  readonly rings: boolean;
  /** See `Shell`. */
  readonly saveWithinMs?: number | undefined;
}

/** Everything of the organisation that needs no server; nobody can reach it yet. */
export async function openHouse(
  installation: Installation,
  given: Config,
  { rings, saveWithinMs }: HouseOptions,
): Promise<House> {
  const { db, now, bodies } = installation;
  const { workspace } = given.organisation;
  const isOnly = installation.configs.length === 1;
  const log = isOnly ? installation.log : installation.log.with({ workspace: workspace.id });
  const config = { ...given, organisation: await peopleAtStart({ db, now }, given) };
  const shelf = await openPolicies(
    { db, workspace: workspace.id, file: config.policyFile, log, now },
    config.policy,
    config.policyText,
  );
  const outbox = makeOutbox({
    workspace: workspace.id,
    log,
    note: (drawn) => messagesShown(db.read, workspace.id, drawn),
  });
  // none while it is opened, and then it looks for everything, and none in a process that only serves people
  const behindAll: { background: Background | null } = { background: null };
  const moved = async (): Promise<void> => await behindAll.background?.moved();
  const taken = async (changed: Organisation): Promise<void> => {
    sayZoneless(changed, log);
    await moved();
  };
  const policy = (): AuthorityPolicy => shelf.all()[0] ?? config.policy;
  const people = openPeople({ db, log, now, policy, taken, moved }, config);
  const organisation = (): Organisation => people.organisation();
  const noter = config.model === null || config.role !== 'web' ? null : noterOf(config.model, log);
  const later: Later = { courier: null, hints: noter, chats: [] };
  const { shell, behind } = await openShell(installation, {
    config,
    log,
    shelf,
    outbox,
    organisation,
    later,
    saveWithinMs,
    people,
  });
  const inbox = makeInbox(shell, config.mostWishesPer10S);
  const slackPeople = await slackPeopleIn({ db, log, now }, config, people);
  const heard = { config: isOnly ? config : heardTogether(config), inbox, bodies };
  const chats = await openChats(shell, { ...heard, hearOfPeople: slackPeople?.hear });
  later.chats = chats.all;
  outbox.open({
    one: (id) => deliver(shell, chats.all, id),
    claimed: (message, picture, together, askedAt) =>
      deliverClaimed(shell, chats.all, message, { picture, together, askedAt }),
    claimedBefore: (message) => deliverLater(shell, chats.all, message),
    unbegun: (message) => unbegun(shell, message),
  });
  sayZoneless(config.organisation, log);
  // Before anybody asks: the first commands at once would each read everybody.
  await shell.directory.lately(db.read);
  await shell.watched?.readAnew();
  const platforms = chats.all.map(({ platform }) => platform);
  const isWorker = config.role !== 'web';
  const readers = slackPeople === null || chats.slack === null ? [] : [slackPeople.reader(chats.slack.readPeople)];
  const sources = isWorker ? await sourcesIn({ db, log, now }, config, { people, policy, readers }) : NO_SOURCES;
  const needs = { shell: behind, inbox, platforms, config, organisation, sources, rings };
  const opened = ({ courier, asker }: Pick<Background, 'courier' | 'asker'>): void => {
    later.courier = courier;
    later.hints = asker;
  };
  const background = isWorker
    ? await openBackground(needs, opened).catch((error: unknown) => {
        // nobody else knows of them yet
        for (const one of sources.watched) one.end();
        throw error;
      })
    : null;
  behindAll.background = background;
  const own = background === null ? [...watchOwn(shell, inbox), ...followPeople(people, log)] : [];
  const watched = [
    watchText(config.policyFile, (text) => shelf.take(text), log),
    watchText(config.organisationFile, (text, isMeant) => people.take(text, isMeant), log),
    ...sources.watched,
  ];
  return {
    config,
    shell,
    chats,
    people,
    digests: () => digestsOf(organisation()),
    readAnew: async () => {
      await Promise.all(watched.map((one) => one.readAnew()));
      await people.settle();
    },
    sweep: async () => await background?.sweep(),
    clockMoved: async () => await background?.clockMoved(),
    answered: async (mostMs) => void (await Promise.all([chats.slack?.drain(mostMs), chats.teams?.drain(mostMs)])),
    rest: async (mostMs) => {
      for (const one of watched) one.end();
      await Promise.all([background?.rest(mostMs), ...own.map((end) => end(mostMs))]);
    },
    stop: async (left) => {
      await Promise.all([
        chats.slack?.close(left()),
        chats.teams?.drain(left()),
        inbox.drain(left()),
        background?.stop(left()),
        noter?.stop(left()),
      ]);
      await outbox.stop(left());
      shell.pictures?.close();
    },
  };
}

/** Where people stand in amends.yaml alone, or another process reads the others. */
const NO_SOURCES: PeopleSources = {
  look: () => Promise.resolve(),
  watched: [],
  begin: () => () => Promise.resolve(),
};

type Of = Pick<Installation, 'db' | 'now'> & { readonly log: Log };

/** What reads people elsewhere is loaded where they come from elsewhere. */
async function sourcesIn(of: Of, config: Config, needs: Omit<SourcesIn, 'peopleFrom'>): Promise<PeopleSources> {
  const { peopleFrom } = config.organisation;
  if (peopleFrom === null) return NO_SOURCES;
  return await (await import('./people-sources.ts')).openPeopleSources(of, config, { ...needs, peopleFrom });
}

/** Null where they do not come from Slack. */
async function slackPeopleIn(of: Of, { organisation }: Config, people: PeopleFile): Promise<SlackPeople | null> {
  const { slackTeam, peopleFrom } = organisation;
  if (slackTeam === null || peopleFrom?.slack !== true) return null;
  return (await import('./slack-people.ts')).slackPeopleOf(of, { organisation, slackTeam }, people);
}

const noterOf = ({ hints: settings, model }: ModelSettings, log: Log): Noter => makeNoter({ settings, model }, log);
