/** Who is in the groups of Entra that amends.yaml names, people in groups of groups too. */
import { z } from 'zod';
import type { Account, PeopleGroup, Reading } from '../../core/people/account.ts';
import type { GroupRule } from '../../core/people/mapping.ts';
import { tidyLocale, tidyMail, tidyName } from '../../core/people/tidy.ts';
import type { SourceReader } from '../sources.ts';
import { makeAskLeft, type LeftNeeds } from './ask-left.ts';
import { HIDDEN, type Graph } from './graph.ts';

const EVERY_MS = 30_000;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

const group = z.object({ id: z.string().min(1).max(100), displayName: z.string().nullish() });
const named = z.object({ value: z.array(group) });
const user = z.object({
  '@odata.type': z.string().nullish(),
  id: z.string().min(1).max(100),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  preferredLanguage: z.string().nullish(),
  userType: z.string().nullish(),
});
type User = z.infer<typeof user>;

const SELECT = '$select=id,displayName,mail,accountEnabled,preferredLanguage,userType&$top=999';

export interface EntraNeeds extends LeftNeeds {
  readonly tenant: string;
  readonly rules: () => readonly GroupRule[];
}

export function entraReader(needs: EntraNeeds): SourceReader {
  const askLeft = makeAskLeft(needs);
  return { source: 'entra', everyMs: EVERY_MS, read: (over) => readEntra(needs, askLeft, over) };
}

async function readEntra(
  { graph, tenant, rules }: EntraNeeds,
  askLeft: ReturnType<typeof makeAskLeft>,
  over: AbortSignal,
): Promise<Reading> {
  const groups = await groupsNamed(graph, rules(), over);
  const firsts = await graph.batch(
    groups.map(({ id }) => `/groups/${id}/transitiveMembers?${SELECT}`),
    over,
  );
  const found = new Map<string, { readonly user: User; readonly groups: string[] }>();
  for (const [n, { id }] of groups.entries()) {
    const first = firsts[n];
    // deleted since its name was looked up
    if (first === null || first === undefined) continue;
    for (const one of await graph.rest(first, over)) {
      const read = user.safeParse(one);
      const type = read.data?.['@odata.type'] ?? '#microsoft.graph.user';
      // devices, contacts, the groups between
      if (!read.success || type !== '#microsoft.graph.user') continue;
      if (isHidden(read.data)) throw new Error(HIDDEN);
      const key = read.data.id.toLowerCase();
      const known = found.get(key) ?? { user: read.data, groups: [] };
      known.groups.push(id);
      found.set(key, known);
    }
  }
  return {
    accounts: [
      ...[...found].map(([id, one]) => accountOf(id, one, tenant)),
      ...(await askLeft([...found.keys()], over)),
    ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    groups,
  };
}

const isHidden = ({ displayName, accountEnabled }: User): boolean => displayName == null && accountEnabled == null;
/** By id or by name; of a name all that have it, so that one which is not the only one gives nothing. */
async function groupsNamed(
  graph: Graph,
  rules: readonly GroupRule[],
  over: AbortSignal,
): Promise<readonly PeopleGroup[]> {
  const meant = rules.filter(({ from }) => from === undefined || from === 'entra').map((rule) => rule.group);
  const asked = [...new Set(meant)];
  const answers = await graph.batch(
    asked.map((one) =>
      GUID.test(one)
        ? `/groups/${one.toLowerCase()}?$select=id,displayName`
        : `/groups?$filter=${encodeURIComponent(`displayName eq '${one.replaceAll("'", "''")}'`)}&$select=id,displayName&$top=10`,
    ),
    over,
  );
  const all = new Map<string, PeopleGroup>();
  for (const [n, answer] of answers.entries()) {
    const one = group.safeParse(answer);
    const found = GUID.test(asked[n] ?? '') ? (one.success ? [one.data] : []) : named.parse(answer).value;
    for (const { id, displayName } of found)
      all.set(id, { source: 'entra', id, names: displayName == null ? [] : [displayName] });
  }
  return [...all.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A guest’s address is not of this tenant: nobody here vouches for it. */
function accountOf(
  id: string,
  { user: one, groups }: { readonly user: User; readonly groups: readonly string[] },
  tenant: string,
): Account {
  return {
    source: 'entra',
    id,
    name: tidyName(one.displayName),
    email: one.userType?.toLowerCase() === 'guest' ? null : tidyMail(one.mail),
    identities: [{ platform: 'teams', place: tenant, user: id }],
    active: one.accountEnabled !== false,
    groups: [...new Set(groups)].toSorted(),
    zone: null,
    locale: tidyLocale(one.preferredLanguage),
  };
}
