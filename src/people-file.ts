/**
 * The file of people, read anew when it changes while Amends runs. Whoever is no longer named has no authority from that moment,
 * and what they had open goes to whoever sees to it. A broken file changes nothing, nor does one that drops many at once, unless it is meant.
 */
import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { syncWorkspace } from './db/team/members.ts';
import type { Config } from './config.ts';
import type { Database } from './db/engine/client.ts';
import { causeOf, type Log } from './log.ts';
import { approvingAgents } from './agents/settings.ts';
import type { AuthorityPolicy } from './core/policy/policy.ts';
import { readOrganisation, type Organisation } from './organisation.ts';
import { MEANT, tooManyLeave } from './core/base/people-leaving.ts';

export interface PeopleFile {
  /** As it was taken last. */
  organisation(): Organisation;
  /**
   * Resolves to whether it was taken; every fault is counted, and the first is in the log.
   * `isMeant`: somebody asked for it to be read, so that it holds however many it drops.
   */
  take(text: string, isMeant: boolean): Promise<boolean>;
  /** How many the text that was read last drops, where they are too many to believe; 0 otherwise. */
  heldBack(): number;
  /** Of the text that was read last; 0 where it was taken. */
  faults(): number;
}

interface Needs {
  readonly db: Database;
  readonly log: Log;
  readonly now: () => Date;
  /** What is in force, or will be: its roles are those people may have. */
  readonly policy: () => { readonly version: string; readonly roles: AuthorityPolicy['roles'] };
  /** What else follows from it. */
  readonly taken: (organisation: Organisation) => Promise<void>;
}

export function openPeople({ db, log, now, policy, ...needs }: Needs, config: Config): PeopleFile {
  const { organisationFile: file, organisation: first } = config;
  // where people's Teams identities live when the file itself names none
  const tenant = config.teams?.tenantIds[0] ?? null;
  let taken = first;
  let faults = 0;
  let heldBack = 0;
  const refuse = (count: number, said: string): boolean => {
    faults = count;
    heldBack = 0;
    log.error('the changed file of people is not taken, everybody stays as they were', {
      file,
      faults: count,
      first: said,
    });
    return false;
  };
  const take = async (text: string, isMeant: boolean): Promise<boolean> => {
    const { version, roles } = policy();
    const read = readOrganisation(text, file, new Set(roles.keys()), tenant, true);
    if (!read.ok) return refuse(read.faults.length, read.faults[0] ?? '');
    const { workspace } = read.organisation;
    if (workspace.id !== taken.workspace.id)
      return refuse(1, `${file}: it is of another workspace, ${workspace.id}; that takes a start of its own`);
    const [approving] = approvingAgents(read.organisation.agents, { roles });
    if (approving !== undefined) return refuse(1, `${file}: ${approving}`);
    const many = isMeant ? null : tooManyLeave(taken.workspace.members, workspace.members);
    if (many !== null) {
      faults = 0;
      heldBack = many.left;
      log.error('the changed file of people drops too many to be taken by itself, everybody stays as they were', {
        file,
        ...many,
        todo: MEANT,
      });
      return false;
    }
    await syncWorkspace(db, workspace, { policy: version, at: now() });
    const here = new Set(workspace.members.map(({ id }) => id));
    const left = taken.workspace.members.filter(({ id }) => !here.has(id)).length;
    log.info('the changed file of people is taken', { people: here.size, left, teams: workspace.teams.length });
    if (needsRestart(taken, read.organisation))
      log.warn('besides people and teams the file changed what is read at the start only: restart', { file });
    taken = read.organisation;
    faults = 0;
    heldBack = 0;
    await needs.taken(taken);
    return true;
  };
  // one after the other: the text that was read last stands
  let last: Promise<unknown> = Promise.resolve();
  return {
    organisation: () => taken,
    faults: () => faults,
    heldBack: () => heldBack,
    take(text, isMeant) {
      const next = last.then(() => take(text, isMeant));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** Where platforms and other systems call, and what pages say, is made at the start. */
function needsRestart(before: Organisation, after: Organisation): boolean {
  const fixed = ({ contact, slackTeam, slackApp, teamsTenant, intake, agents }: Organisation): string =>
    JSON.stringify([contact, slackTeam, slackApp, teamsTenant, intake, agents]);
  return fixed(before) !== fixed(after);
}

const WATCH_MS = 2_000;
/** A file that is being written is not read in the middle: half a list of people would be many who have left. */
const AT_REST_MS = 1_000;

export interface Watched {
  /** Reads it at once, because somebody means it. */
  readAnew(): Promise<void>;
  end(): void;
}

/** Has a file taken anew when it has changed and rests. */
export function watchText(file: string, take: (text: string, isMeant: boolean) => Promise<unknown>, log: Log): Watched {
  let rests: NodeJS.Timeout | undefined;
  const read = async (isMeant: boolean): Promise<void> => {
    try {
      await take(await readFile(file, 'utf8'), isMeant);
    } catch (error) {
      log.error('a changed file cannot be taken', { file, cause: causeOf(error) });
    }
  };
  const changed = (): void => {
    clearTimeout(rests);
    rests = setTimeout(() => void read(false), AT_REST_MS).unref();
  };
  watchFile(file, { interval: WATCH_MS, persistent: false }, changed);
  const end = (): void => {
    clearTimeout(rests);
    unwatchFile(file, changed);
  };
  return { readAnew: () => read(true), end };
}
