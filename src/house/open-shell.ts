/** The shell of one organisation: what is kept of it in the database is read here, before anything is served. */
import type { Hints } from '../app/hints/hints.ts';
import { makeAlarms } from '../app/keep/alarms.ts';
import { makeFailureModels } from '../app/keep/failure-models.ts';
import { makeLikeCases } from '../app/keep/like-cases.ts';
import { packShelf } from '../app/keep/pack-shelf.ts';
import type { PolicyShelf } from '../app/keep/policies.ts';
import { makeWatched } from '../app/keep/watched.ts';
import { makeChannelsSeen } from '../app/messages/channels-seen.ts';
import type { Chat } from '../app/messages/chat-port.ts';
import type { Outbox } from '../app/messages/drawing.ts';
import { openAddresses } from '../app/pictures/addresses.ts';
import type { Shell } from '../app/shell.ts';
import { customerFrom, customerKeys, type CustomerKeyOf } from '../core/base/customers.ts';
import type { WorkspaceId } from '../core/base/ids.ts';
import type { AuthorityPolicy } from '../core/policy/policy.ts';
import { withHours } from '../core/setup/hours.ts';
import { inForce, type Setting } from '../core/setup/settings.ts';
import { bringCustomers, customerSecret, fillCustomerKeys } from '../db/case/customer-keys.ts';
import type { Database } from '../db/engine/client.ts';
import { makeDirectory } from '../db/team/directory.ts';
import { rowsTogether } from '../db/work/rows-together.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { digestsOf, type Organisation } from '../organisation.ts';
import type { PeopleFile } from '../people-file.ts';
import { setUpOf } from './set-up-of.ts';
import type { Courier } from '../outbound/courier.ts';
import { outside } from '../outbound/open-courier.ts';
import type { Installation } from './installation.ts';

/** What is opened with the shell, and so after it. */
export interface Later {
  courier: Courier | null;
  hints: Hints | null;
  chats: readonly Chat[];
}

/** One for whoever waits, and one for what nobody waits for, on connections of its own. */
export interface Shells {
  readonly shell: Shell;
  readonly behind: Shell;
}

export interface ShellParts {
  readonly shelf: PolicyShelf;
  readonly outbox: Outbox;
  readonly config: Config;
  readonly log: Log;
  /** As it is by now. */
  readonly organisation: () => Organisation;
  /** Takes what was set up in chat. */
  readonly people: Pick<PeopleFile, 'settle' | 'setUpTaken'>;
  readonly later: Readonly<Later>;
  /** See `Shell`. */
  readonly saveWithinMs?: number | undefined;
}

export async function openShell(installation: Installation, parts: ShellParts): Promise<Shells> {
  const { db, background, holder, sealer, now, newId, meters, tracing } = installation;
  const { config, log, shelf, outbox, organisation, later, saveWithinMs, people } = parts;
  const { workspace, originalsKeptMs, retention } = config.organisation;
  const packs = packShelf(log);
  const settings = () => organisation().from.settings;
  const policies: Shell['policies'] = withHoursSetUp(() => shelf.all(), settings);
  const directory = makeDirectory(workspace.id);
  const customerKeyOf = await openCustomers({ db, sealer, log }, workspace.id);
  const addresses = await openAddresses(db, sealer, workspace.id, config.publicUrl);
  const failureModels = makeFailureModels(workspace.id);
  const likeCases = makeLikeCases({ db: background, workspace: workspace.id, policies, log });
  const alarms = makeAlarms();
  const watched = makeWatched({ db, workspace: workspace.id }, () => organisation().listen);
  const channels = makeChannelsSeen({ chats: () => later.chats, log, now });
  const on = (database: Database): Shell => ({
    workspace: workspace.id,
    house: workspace.name,
    db: database,
    holder,
    directory,
    outbox,
    ...rowsTogether(database.read, workspace.id, holder),
    sealer,
    customerKeyOf,
    ...addresses,
    log,
    now,
    newId,
    meters,
    tracing,
    policies,
    policyOf: (version) => shelf.byVersion(version),
    get packs() {
      return packs(shelf.all());
    },
    failureModels,
    likeCases,
    alarms,
    sources: () => organisation().intake,
    watched,
    ...outside(config, () => later.courier),
    originalsKeptMs,
    retention,
    get hints() {
      return later.hints ?? undefined;
    },
    saveWithinMs,
    digests: () => digestsOf(organisation()),
    channels,
    setUp: { now: () => setUpOf(organisation()), version: people.setUpTaken, settle: people.settle },
  });
  return { shell: on(db), behind: on(background) };
}

/** Made once for each list of versions and of settings: what is remembered of a policy is remembered by its object. */
function withHoursSetUp(
  all: () => readonly AuthorityPolicy[],
  settings: () => readonly Setting[],
): () => readonly AuthorityPolicy[] {
  let made: { readonly of: readonly [object, object]; readonly policies: readonly AuthorityPolicy[] } | undefined;
  return () => {
    const [versions, said] = [all(), settings()];
    if (made?.of[0] !== versions || made.of[1] !== said)
      made = { of: [versions, said], policies: versions.map((one) => withHours(one, inForce(said))) };
    return made.policies;
  };
}

/**
 * How keys of customers are made; what was stored before there were keys gets its own. Before anything is served: what one
 * customer was given is found by all forms of their key or counted in part, and nobody can tell an older form from the newer.
 */
async function openCustomers(
  { db, sealer, log }: Pick<Shell, 'db' | 'sealer' | 'log'>,
  workspace: WorkspaceId,
): Promise<CustomerKeyOf> {
  const keyOf = customerKeys(await customerSecret(db, sealer, workspace), workspace);
  const filled = await fillCustomerKeys(db, workspace, (shown) => customerFrom(shown, keyOf)?.key ?? null);
  if (filled > 0) log.info('references of customers got their keys', { references: filled });
  const brought = await bringCustomers(db, workspace, keyOf);
  if (brought > 0) log.info('customers were brought to the form references have now', { cases: brought });
  return keyOf;
}
