/**
 * Who works here, while Amends runs: the file of people, read anew when it changes, and what other sources tell. Whoever is no longer
 * named has no authority from that moment, and what they had open goes to whoever sees to it. A broken file changes nothing, nor
 * does one that drops many at once, unless it is meant.
 */
import { readWorkspace } from './db/team/members.ts';
import { rosterState } from './db/people/sources.ts';
import type { Config } from './config.ts';
import type { HouseActor } from './core/base/house.ts';
import type { Database } from './db/engine/client.ts';
import type { Log } from './log.ts';
import { approvingAgents } from './agents/settings.ts';
import { readSettings, setupVersion } from './db/setup/settings.ts';
import { readOrganisation, withSetUp, type Organisation } from './organisation.ts';
import { markOf, putTogether, writeTogether, type RolesOf } from './people/put-together.ts';
import { MEANT, tooManyLeave } from './core/base/people-leaving.ts';

export interface PeopleFile {
  /** As it was taken last; its people are those the file names. */
  organisation(): Organisation;
  /**
   * Resolves to whether it was taken; every fault is counted, and the first is in the log.
   * `isMeant`: somebody asked for it to be read, so that it holds however many it drops.
   */
  take(text: string, isMeant: boolean): Promise<boolean>;
  /** Makes members anew where the sources tell something else than they were made of. Cheap where they do not. */
  merge(by?: HouseActor): Promise<void>;
  /** Takes what was set up in chat, where somebody has set up something since, in whichever process. Cheap where nobody has. */
  settle(): Promise<void>;
  /** The number of the last act of setting up that was taken; 0 where there was none. */
  setUpTaken(): number;
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
  readonly policy: () => RolesOf;
  /** What else follows from another file. */
  readonly taken: (organisation: Organisation) => Promise<void>;
  /** What else follows from other people. */
  readonly moved?: () => Promise<void>;
}

const OPERATOR: HouseActor = { kind: 'operator' };

/** Before anything else is opened: members are as the file, what was set up in chat and the sources say. Resolves to that organisation. */
export async function peopleAtStart(
  { db, now }: Pick<Needs, 'db' | 'now'>,
  { organisation: named, policy }: Pick<Config, 'organisation' | 'policy'>,
): Promise<Organisation> {
  const at = now();
  const { id } = named.workspace;
  const setup = await setupVersion(db.read, id);
  const organisation = withSetUp(named, await readSettings(db.read, id), new Set(policy.roles.keys()));
  const mark = markOf(organisation, policy);
  if (organisation.peopleFrom !== null)
    await rosterState(db.read, organisation.workspace.id, { file: mark, at, claims: true });
  await writeTogether(db, await putTogether(db.read, organisation, policy), { policy, at, by: OPERATOR, mark, setup });
  return organisation;
}

export function openPeople({ db, log, now, policy, ...needs }: Needs, config: Config): PeopleFile {
  const { organisationFile: file, organisation: first } = config;
  // where people's Teams identities live when the file itself names none
  const tenant = config.teams?.tenantIds[0] ?? null;
  let taken = first;
  let mergedBy = markOf(first, policy());
  let knownSetup = first.from.settings.reduce((most, { version }) => Math.max(most, version), 0);
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
    const roles = policy();
    const read = readOrganisation(text, file, new Set(roles.roles.keys()), tenant, true);
    if (!read.ok) return refuse(read.faults.length, read.faults[0] ?? '');
    const { id } = read.organisation.workspace;
    if (id !== taken.workspace.id)
      return refuse(1, `${file}: it is of another workspace, ${id}; that takes a start of its own`);
    const [approving] = approvingAgents(read.organisation.agents, roles);
    if (approving !== undefined) return refuse(1, `${file}: ${approving}`);
    const { organisation, setup } = await settled(read.organisation, roles);
    const before = (await readWorkspace(db.read, id))?.members ?? [];
    const together = await putTogether(db.read, organisation, roles);
    const { members, teams } = together.workspace;
    const many = isMeant ? null : tooManyLeave(before, members);
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
    const at = now();
    const mark = markOf(organisation, roles);
    if (organisation.peopleFrom !== null) await rosterState(db.read, id, { file: mark, at, claims: true });
    await writeTogether(db, together, { policy: roles, at, by: OPERATOR, mark, setup });
    knownSetup = setup;
    mergedBy = mark;
    const here = new Set(members.map((member) => member.id));
    const left = before.filter((member) => member.active && !here.has(member.id)).length;
    log.info('the changed file of people is taken', { people: here.size, left, teams: teams.length });
    if (needsRestart(taken, organisation))
      log.warn('besides people and teams the file changed what is read at the start only: restart', { file });
    taken = organisation;
    faults = 0;
    heldBack = 0;
    await needs.taken(taken);
    return true;
  };
  /** The version is read first: what is set up meanwhile is taken the next time. */
  const settled = async (
    named: Organisation,
    roles: RolesOf,
  ): Promise<{ organisation: Organisation; setup: number }> => {
    const setup = await setupVersion(db.read, named.workspace.id);
    const settings = await readSettings(db.read, named.workspace.id);
    return { organisation: withSetUp(named, settings, new Set(roles.roles.keys())), setup };
  };
  const settle = async (): Promise<void> => {
    if ((await setupVersion(db.read, taken.workspace.id)) === knownSetup) return;
    const roles = policy();
    const { organisation, setup } = await settled(taken, roles);
    const { id } = organisation.workspace;
    const at = now();
    const mark = markOf(organisation, roles);
    if (organisation.peopleFrom !== null) await rosterState(db.read, id, { file: mark, at, claims: true });
    const together = await putTogether(db.read, organisation, roles);
    const moved = await writeTogether(db, together, { policy: roles, at, by: { kind: 'amends' }, mark, setup });
    mergedBy = mark;
    taken = organisation;
    knownSetup = setup;
    log.info('what was set up in chat is taken', { version: setup, left: organisation.from.ignored.length });
    await needs.taken(taken);
    if (moved > 0) await needs.moved?.();
  };
  const merge = async (by: HouseActor): Promise<void> => {
    if (taken.peopleFrom === null) return;
    const roles = policy();
    const mark = markOfTaken(roles);
    const { id } = taken.workspace;
    const state = await rosterState(db.read, id, { file: mark, at: now(), claims: false });
    if (!state.isOurs || (state.version === state.merged && mark === mergedBy)) return;
    const together = await putTogether(db.read, taken, roles);
    const moved = await writeTogether(db, together, { policy: roles, at: now(), by, mark, setup: knownSetup });
    mergedBy = mark;
    if (moved === 0) return;
    log.info('what the sources of people tell is taken', { people: together.workspace.members.length, count: moved });
    await needs.moved?.();
  };
  /** Reckoned once for a file and a policy: there may be tens of thousands in it. */
  let marked: { readonly of: Organisation; readonly version: string; readonly mark: string } | undefined;
  const markOfTaken = (roles: RolesOf): string => {
    if (marked?.of !== taken || marked.version !== roles.version)
      marked = { of: taken, version: roles.version, mark: markOf(taken, roles) };
    return marked.mark;
  };
  // one after the other: the text that was read last stands
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  /** One that has not begun yet does for whoever asks meanwhile. */
  let waiting: Promise<void> | undefined;
  return {
    organisation: () => taken,
    faults: () => faults,
    heldBack: () => heldBack,
    take: (text, isMeant) => inTurn(() => take(text, isMeant)),
    settle: () => inTurn(settle),
    setUpTaken: () => knownSetup,
    merge(by = { kind: 'amends' }) {
      waiting ??= inTurn(() => {
        waiting = undefined;
        return merge(by);
      });
      return waiting;
    },
  };
}

/** Where platforms and other systems call, and what pages say, is made at the start. */
function needsRestart(before: Organisation, after: Organisation): boolean {
  const fixed = ({ contact, slackTeam, slackApp, teamsTenant, intake, agents, peopleFrom }: Organisation): string =>
    JSON.stringify([contact, slackTeam, slackApp, teamsTenant, intake, agents, { ...peopleFrom, rules: [] }]);
  return fixed(before) !== fixed(after);
}
