/** A list of people as CSV: a file of the operator's own, from a personnel system or a spreadsheet. Pure. */
import { memberId } from '../core/base/ids.ts';
import type { PlatformIdentity } from '../core/base/members.ts';
import { readCsv } from '../core/base/read-csv.ts';
import { storable } from '../core/base/storable.ts';
import type { Account, Given, PeopleGroup, Reading } from '../core/people/account.ts';
import { tidyLocale, tidyMail, tidyName, tidyZone } from '../core/people/tidy.ts';

const COLUMNS = [
  'id',
  'name',
  'email',
  'slack',
  'teams',
  'groups',
  'role',
  'team',
  'lead',
  'leads',
  'zone',
  'locale',
  'shift',
  'site',
  'contact',
  'active',
] as const;
type Column = (typeof COLUMNS)[number];
type Cells = Readonly<Record<Column, string>>;

export interface CsvAround {
  /** The name of the file, for faults. */
  readonly file: string;
  readonly teams: ReadonlySet<string>;
  /** Roles of the policy; null: not known here. */
  readonly roles: ReadonlySet<string> | null;
  /** Where `slack` and `teams` are somebody's accounts; null: nowhere. */
  readonly places: { readonly slack: string | null; readonly teams: string | null };
}

/** As amends.yaml and the policy say it. */
export const csvAround = (
  { workspace, slackTeam, teamsTenant }: Placed,
  { roles }: { readonly roles: ReadonlyMap<string, unknown> | null },
  file: string,
): CsvAround => ({
  file,
  teams: new Set(workspace.teams.map(({ id }) => id)),
  roles: roles === null ? null : new Set(roles.keys()),
  places: { slack: slackTeam, teams: teamsTenant },
});
interface Placed {
  readonly workspace: { readonly teams: readonly { readonly id: string }[] };
  readonly slackTeam: string | null;
  readonly teamsTenant: string | null;
}

export type CsvRead =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Every fault at once, each with its line. `groups` and `leads` hold several with semicolons or bars between. */
export function peopleInCsv(text: string, around: CsvAround): CsvRead {
  const [head = [], ...lines] = readCsv(storable(text));
  const names = head.map((cell) => cell.trim().toLowerCase());
  const unknown = names.filter((name) => name !== '' && !COLUMNS.some((column) => column === name));
  const { file } = around;
  if (!names.includes('name') || !(names.includes('id') || names.includes('email')))
    return {
      ok: false,
      faults: [
        `${file}:1 the first line names the columns: name and id or email, and what else there is of ${COLUMNS.join(', ')}`,
      ],
    };
  if (unknown.length > 0)
    return {
      ok: false,
      faults: [`${file}:1 there is no column "${unknown.join('", "')}"; columns are ${COLUMNS.join(', ')}`],
    };
  const twice = names.find((name, n) => name !== '' && names.indexOf(name) !== n);
  if (twice !== undefined) return { ok: false, faults: [`${file}:1 the column "${twice}" stands here twice`] };
  const faults: string[] = [];
  const accounts = new Map<string, Account>();
  const seen = new Map<string, number>();
  for (const [n, row] of lines.entries()) {
    const line = n + 2;
    const cells = cellsOf(names, row);
    const say = (fault: string): void => void faults.push(`${file}:${line} ${fault}`);
    const account = accountIn(cells, around, say);
    for (const key of [account.id, ...account.identities.map(({ platform, user }) => `${platform} ${user}`)]) {
      const before = seen.get(key);
      if (before !== undefined) say(`"${key}" stands in line ${before} already`);
      seen.set(key, line);
    }
    accounts.set(account.id, account);
  }
  if (faults.length > 0) return { ok: false, faults };
  const all = [...accounts.values()];
  const groups = [...new Set(all.flatMap((account) => account.groups))].toSorted();
  return {
    ok: true,
    reading: {
      accounts: all.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      groups: groups.map((id): PeopleGroup => ({ source: 'csv', id, names: [id] })),
    },
  };
}

function cellsOf(names: readonly string[], row: readonly string[]): Cells {
  const of = (column: Column): string => row[names.indexOf(column)]?.trim() ?? '';
  return Object.fromEntries(COLUMNS.map((column) => [column, of(column)])) as Cells;
}

const several = (cell: string): string[] =>
  cell.split(/[;|]/u).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));

const CONTACTS = new Set(['contactor', 'modifier', 'influencer', 'isolated']);
const YES = /^(?:true|yes|y|1|x)$/iu;
const NO = /^(?:false|no|n|0|)$/iu;

function accountIn(cells: Cells, { teams, roles, places }: CsvAround, say: (fault: string) => void): Account {
  const email = tidyMail(cells.email);
  if (cells.id === '' && cells.email === '')
    say('has neither an id nor an email: one of them says who it is, and stays');
  if (cells.email !== '' && email === null) say(`"${cells.email}" is no mail address`);
  const name = tidyName(cells.name);
  if (name === '') say('has no name');
  const member = cells.id === '' ? undefined : memberId.safeParse(cells.id);
  if (member?.success === false)
    say(`"${cells.id}" is no id: small letters, digits, dots, dashes and underscores, 64 at most`);
  if (cells.role !== '' && roles !== null && !roles.has(cells.role))
    say(`the policy has no role "${cells.role}"; roles are ${[...roles].join(', ')}`);
  const leads = cells.leads === 'all' ? 'all' : several(cells.leads);
  for (const team of [cells.team, ...(leads === 'all' ? [] : leads)])
    if (team !== '' && !teams.has(team)) say(`there is no team "${team}"; teams are ${[...teams].join(', ')}`);
  if ((cells.role === '') !== (cells.team === ''))
    say('has a role or a team alone: write both, or neither and `groups`');
  const zone = tidyZone(cells.zone);
  if (cells.zone !== '' && zone === null) say(`"${cells.zone}" is not a time zone; write one like Europe/Paris`);
  const locale = tidyLocale(cells.locale);
  if (cells.locale !== '' && locale === null) say(`"${cells.locale}" is not a locale; write one like en-GB`);
  if (cells.contact !== '' && !CONTACTS.has(cells.contact))
    say(`"${cells.contact}" under contact is none of ${[...CONTACTS].join(', ')}`);
  const isTrue = (column: 'lead' | 'active', otherwise: boolean): boolean => {
    const cell = cells[column];
    if (cell === '') return otherwise;
    if (!YES.test(cell) && !NO.test(cell)) say(`"${cell}" under ${column} is neither yes nor no`);
    return YES.test(cell);
  };
  const identities = (['slack', 'teams'] as const).flatMap((platform): PlatformIdentity[] => {
    const user = cells[platform];
    const place = places[platform];
    if (user === '') return [];
    if (place === null) say(`names an account in ${platform}, but amends.yaml does not say where that is`);
    return place === null ? [] : [{ platform, place, user }];
  });
  const given: Given = {
    ...(member?.success === true && { member: member.data }),
    ...(cells.role !== '' && { role: cells.role }),
    ...(cells.team !== '' && { team: cells.team }),
    ...(isTrue('lead', false) && { lead: true }),
    ...((leads === 'all' || leads.length > 0) && { leads }),
    ...(cells.shift !== '' && { shift: cells.shift.slice(0, 40) }),
    ...(cells.site !== '' && { site: cells.site.slice(0, 40) }),
    ...(cells.contact !== '' && { contact: cells.contact }),
  };
  return {
    source: 'csv',
    id: cells.id === '' ? (email ?? '') : cells.id,
    name,
    email,
    identities,
    active: isTrue('active', true),
    groups: several(cells.groups).map((group) => group.slice(0, 256)),
    zone,
    locale,
    ...(Object.keys(given).length > 0 && { given }),
  };
}
