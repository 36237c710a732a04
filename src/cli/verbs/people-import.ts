/** `amends people import FILE.csv`: who works here from a list. Says who comes, leaves and stands elsewhere, before it is taken. */
import type { Member } from '../../core/base/members.ts';
import type { KeptAccount } from '../../core/people/account.ts';
import { believed } from '../../core/people/leaving.ts';
import { accountsOf } from '../../db/people/accounts.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import type { Organisation } from '../../organisation.ts';
import { csvAround, peopleInCsv } from '../../people/csv.ts';
import { putTogether, type RolesOf } from '../../people/put-together.ts';
import { isMappedBy, takeReading } from '../../people/take-reading.ts';
import { organisationOf, policyFrom, textOf } from '../io/files.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { count } from '../io/words.ts';
import { exactly, isSet, Refused, toJson, WrongUsage, type Io, type Verb } from '../verb.ts';

/** More faults, or people, are too many to read. */
const MOST = 20;

export const peopleImport: Verb = {
  options: {
    'dry-run': { type: 'boolean' },
    confirm: { type: 'boolean' },
    workspace: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(asked, io) {
    const [file = ''] = exactly(asked, 'FILE.csv');
    const { organisation, policy } = named(io);
    const read = peopleInCsv(textOf(file), csvAround(organisation, policy, file));
    if (!read.ok) throw new Refused(read.faults.slice(0, MOST).join('\n'));
    const { reading } = read;
    await withStore(asked, io, async ({ db, workspace }) => {
      const rules = organisation.peopleFrom?.rules ?? [];
      const kept = await accountsOf(db.read, workspace, 'csv');
      const isMapped = isMappedBy(rules, reading.groups, 'csv');
      const told = believed({ isMapped, before: kept, after: reading.accounts, isMeant: isSet(asked, 'confirm') });
      const changes = await changesBy(db.read, organisation, policy, { kept, told, groups: reading.groups });
      const isDry = isSet(asked, 'dry-run');
      const isHeld = told.held > 0;
      if (!isDry && isHeld)
        throw new Refused(
          `${file} drops ${told.held} of ${count(kept.length, 'person', 'people')} at once; nothing was taken. If it is meant, write --confirm.`,
        );
      if (!isDry) {
        await noteCommand({ db, workspace }, io, 'people import', { accounts: reading.accounts.length });
        await takeReading(
          { db, workspace, source: 'csv', rules, at: io.now(), isMeant: isSet(asked, 'confirm') },
          reading,
        );
      }
      const result = { taken: !isDry, accounts: reading.accounts.length, heldBack: told.held, ...changes };
      await io.out(isSet(asked, 'json') ? toJson(result) : `${say(result).join('\n')}\n`);
    });
  },
};

/** The file that says what groups give, and the policy whose roles are meant. */
function named({ env, now }: Io): { readonly organisation: Organisation; readonly policy: RolesOf } {
  const found = organisationOf(env);
  if (found === null)
    throw new WrongUsage('AMENDS_CONFIG is not set: the file says what groups give, and in which team');
  const { file, organisation } = found;
  const csv = organisation.peopleFrom?.csv ?? null;
  if (csv === null)
    throw new Refused(`${file} takes no people from a list: write \`people_from: { csv: true }\` there.`);
  if (csv.file !== null)
    throw new Refused(`${file} names the list ${csv.file}, which is read by itself when it changes: change that one.`);
  const policy = env['AMENDS_POLICY'];
  if (policy === undefined || policy.trim() === '')
    throw new WrongUsage('AMENDS_POLICY is not set: people have roles of that policy');
  return { organisation, policy: policyFrom(policy, now()).policy };
}

interface Changes {
  readonly come: readonly string[];
  readonly leave: readonly string[];
  /** `ana: agent/front-desk > duty_manager/front-desk`. */
  readonly change: readonly string[];
}

interface Told {
  readonly kept: readonly KeptAccount[];
  readonly told: Pick<ReturnType<typeof believed>, 'changed' | 'removed'>;
  readonly groups: Parameters<typeof isMappedBy>[1];
}

/** Who works here now against who would: of what the list is about, and of what amends.yaml and other sources say of the same people. */
async function changesBy(
  q: Queryable,
  organisation: Organisation,
  policy: RolesOf,
  { kept, told, groups }: Told,
): Promise<Changes> {
  const next = new Map(kept.map((account) => [account.id, account]));
  for (const id of told.removed) next.delete(id);
  for (const account of told.changed) next.set(account.id, account);
  const before = await putTogether(q, organisation, policy);
  const after = await putTogether(q, organisation, policy, { source: 'csv', accounts: [...next.values()], groups });
  const was = placesOf(before.workspace.members);
  const is = placesOf(after.workspace.members);
  return {
    come: [...is].flatMap(([id, place]) => (was.has(id) ? [] : [`${id}: ${place}`])),
    leave: [...was].flatMap(([id, place]) => (is.has(id) ? [] : [`${id}: ${place}`])),
    change: [...is].flatMap(([id, place]) => {
      const old = was.get(id);
      return old === undefined || old === place ? [] : [`${id}: ${old} > ${place}`];
    }),
  };
}

const placesOf = (members: readonly Member[]): ReadonlyMap<string, string> =>
  new Map(members.map(({ id, role, team, lead }) => [id, [role, team, ...(lead ? ['lead'] : [])].join('/')]));

function say(
  result: Changes & { readonly taken: boolean; readonly accounts: number; readonly heldBack: number },
): string[] {
  const { taken, accounts, heldBack, come, leave, change } = result;
  const listed = (what: string, all: readonly string[]): string[] => [
    `${what}: ${all.length}`,
    ...all.slice(0, MOST).map((one) => `  ${one}`),
    ...(all.length > MOST ? [`  and ${all.length - MOST} more`] : []),
  ];
  return [
    `${count(accounts, 'person', 'people')} in the list.`,
    ...listed('Come', come),
    ...listed('Leave', leave),
    ...listed('Stand elsewhere', change),
    ...(heldBack > 0 ? [`${heldBack} of them leave at once: that is taken with --confirm only.`] : []),
    taken ? 'Taken. A running Amends goes by it within seconds.' : 'Nothing was changed.',
  ];
}
