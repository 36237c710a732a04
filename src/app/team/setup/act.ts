/** Carries out what administrators ask of the set-up: kept, written into the journal of the house, told to the others, and taken everywhere. */
import type { MemberId } from '../../../core/base/ids.ts';
import type { Member } from '../../../core/base/members.ts';
import { plainText, type HouseDetails } from '../../../core/base/house.ts';
import { policyInForce } from '../../../core/policy/in-force.ts';
import type { SetupAct } from '../../../core/setup/acts.ts';
import { mayPlace, maySecond } from '../../../core/setup/may-give.ts';
import { readValue } from '../../../core/setup/read-value.ts';
import { isSettingOf, type Change, type SettingOf } from '../../../core/setup/settings.ts';
import { sayAsked, sayDeclined, sayNoSetup, saySetUp, type NoSetup } from '../../../cards/setup/setup-said.ts';
import { sayConfirmed } from '../../../cards/privacy/erasing-said.ts';
import type { TeamShown } from '../../../cards/setup/setup-card.ts';
import { noteHouse } from '../../../db/engine/house-journal.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import { addSettings, readAsked, type Asked as AskedRow } from '../../../db/setup/settings.ts';
import { chooseLineup, forgetLineup } from '../../../db/team/rhythms.ts';
import { causeOf } from '../../../log.ts';
import type { Reply } from '../../door/door.ts';
import type { SetUpNow } from '../../keep/set-up.ts';
import { personMeant } from '../../person-meant.ts';
import type { Shell } from '../../shell.ts';
import {
  holidaysShown,
  isAdmin,
  lineupsSaid,
  namesIn,
  noTeam,
  notAdmin,
  teamNamed,
  teamsShown,
  type LineupsSaid,
} from '../../views/setup/setup-seen.ts';
import { askErasing, settleErasing } from '../../privacy/ask-erasing.ts';
import { no, tellPrivately, waits, yes, type Acting } from '../learning/acting.ts';
import { channelsMeant, type ChannelMeant } from './channels-meant.ts';
import { administrators, answerAsked, putToSecond } from './second.ts';

/** What changes, of what: with what stood before. */
interface Meant {
  readonly of: SettingOf;
  readonly changes: readonly (Change & { readonly before: string | null })[];
}
type Read = { readonly ok: true; readonly meant: Meant } | { readonly ok: false; readonly why: NoSetup };
const refused = (why: NoSetup): Read => ({ ok: false, why });

export async function carryOutSetup(shell: Shell, acting: Acting, act: SetupAct): Promise<Reply> {
  const { member, viewer } = acting;
  const refuse = (why: NoSetup): Reply => no(sayNoSetup(why, act.typed, viewer));
  const { setUp } = shell;
  const now = setUp?.now();
  if (setUp === undefined || now === undefined || !isAdmin(now, member))
    return refuse(notAdmin(now, act.kind === 'erase' ? 'not_eraser' : 'not_admin'));
  // another process may have been told something since
  await setUp.settle();
  if (act.kind === 'settle') return await settle(shell, acting, act);
  if (act.kind === 'erase') return await askErasing(shell, acting, act);
  const channels = act.kind === 'channels' ? await channelsMeant(shell, acting.caller, setUp.now(), act) : [];
  const [wrong] = channels.flatMap((one) => ('no' in one ? [one.no] : []));
  if (wrong !== undefined) return refuse(wrong);
  const asked: Asked = act.kind === 'channels' ? { ...act, kind: 'team', changes: changesOf(channels) } : act;
  const read = meantBy(shell, acting, setUp.now(), asked, await lineupsSaid(shell));
  if (!read.ok) return refuse(read.why);
  const { of, changes } = read.meant;
  if (changes.length === 0) return refuse({ kind: 'same' });
  if (act.kind === 'person') {
    const placed = mayBePlaced(shell, acting, read.meant);
    if (placed === 'with_second') return await askSecond(shell, acting, read.meant);
    if (placed !== 'alone') return refuse(placed);
  }
  await keep(shell, acting, { of, changes }, member.id);
  await taken(shell);
  const said = {
    changes: changes.map((one) => ({ ...one, of })),
    others: otherAdmins(shell, acting, member.id).length,
    unchecked: channels.some((one) => 'change' in one && one.isUnchecked),
  };
  return yes(saySetUp(said, await namesIn(shell, setUp.now(), changes, viewer)));
}

type Asked = Exclude<SetupAct, { kind: 'settle' | 'channels' | 'erase' }>;

const changesOf = (channels: readonly ChannelMeant[]): readonly Change[] =>
  channels.flatMap((one) => ('change' in one ? [one.change] : []));

/** Whoever else may set up, and is told. */
const otherAdmins = (shell: Shell, { members }: Pick<Acting, 'members'>, by: MemberId): readonly Member[] =>
  administrators(shell, members).filter(({ id }) => id !== by);

/** Where somebody works now, by the keys that change it. */
const placeOf = ({ role, team, lead }: Member): Readonly<Partial<Record<Change['key'], string>>> => ({
  role,
  team,
  lead: lead ? 'yes' : 'no',
});

/** Reckoned from what stands in this process, and kept with it. */
function meantBy(shell: Shell, acting: Acting, now: SetUpNow, act: Asked, lineups: LineupsSaid): Read {
  switch (act.kind) {
    case 'house':
      return meantOf('house', act.changes, () => holidaysShown(shell, now).value);
    case 'new_team': {
      if (teamNamed(teamsShown(shell, now, lineups), act.team) !== undefined)
        return refused({ kind: 'team_there', typed: act.team });
      return meantOf(`team:${act.team}`, [{ key: 'name', value: act.name }], () => null);
    }
    case 'person':
      return personMeantBy(acting, now, act);
    case 'team':
      return teamMeantBy(teamsShown(shell, now, lineups), now, act);
  }
}

/** What is so already is left out, in whatever words the file says it. */
function meantOf(of: SettingOf, changes: readonly Change[], before: (key: Change['key']) => string | null): Read {
  const all = changes.map((one) => ({ ...one, before: before(one.key) }));
  return { ok: true, meant: { of, changes: all.filter((one) => !isSo(one)) } };
}

const isSo = ({ key, value, before }: Meant['changes'][number]): boolean =>
  value === (before ?? '') || (value !== null && before !== null && value === readValue(key, before));

function teamMeantBy(teams: readonly TeamShown[], now: SetUpNow, act: Extract<SetupAct, { kind: 'team' }>): Read {
  const team = teamNamed(teams, act.team);
  if (team === undefined) return refused(noTeam(act.team, teams));
  const of: SettingOf = `team:${team.id}`;
  const rows = new Map<string, (typeof team.rows)[number]>(team.rows.map((row) => [row.key, row]));
  // back to the file's is something only where chat stands above it
  const open = act.changes.filter(({ key, value }) => value !== null || rows.get(key)?.set != null);
  if (team.isNew && open.some(({ key, value }) => key === 'name' && value === null))
    return refused({ kind: 'name_stays' });
  const read = meantOf(of, open, (key) => rows.get(key)?.value ?? null);
  if (!read.ok || act.seen === null) return read;
  const { seen } = act;
  const newer = now.settings.find(
    (one) => one.of === of && one.version > seen && read.meant.changes.some(({ key }) => key === one.key),
  );
  return newer === undefined ? read : refused({ kind: 'changed_since', setting: newer });
}

function personMeantBy(
  { members, caller }: Acting,
  now: SetUpNow,
  { whom, changes }: Extract<SetupAct, { kind: 'person' }>,
): Read {
  const person = personMeant(whom, members, caller);
  if (person === undefined) return refused({ kind: 'no_person', typed: whom });
  if (!now.people.has(person.id)) return refused({ kind: 'from_source', who: person.id });
  const team = changes.find(({ key }) => key === 'team')?.value;
  if (team != null && !now.teams.some(({ id }) => id === team)) return refused(noTeam(team, now.teams));
  const was = placeOf(person);
  return meantOf(`person:${person.id}`, changes, (key) => was[key] ?? null);
}

function mayBePlaced(
  shell: Shell,
  { member, members, caller }: Acting,
  meant: Meant,
): 'alone' | 'with_second' | NoSetup {
  const policy = policyInForce(shell.policies(), caller.at);
  const to = members.find(({ id }) => `person:${id}` === meant.of);
  if (policy === null || to === undefined) return { kind: 'no_role', roles: [] };
  const may = mayPlace(member, to, meant.changes, policy);
  if (may === 'no_role') return { kind: 'no_role', roles: [...policy.roles.keys()] };
  return may === 'above_own' ? { kind: 'above_own' } : may;
}

async function askSecond(shell: Shell, acting: Acting, { of, changes }: Meant): Promise<Reply> {
  const { viewer } = acting;
  const asked = { of, changes: changes.map(({ key, value }) => ({ key, value })) };
  const n = await putToSecond(shell, acting, asked);
  return n === null ? no(sayNoSetup({ kind: 'no_second' }, null, viewer)) : waits(sayAsked(n, viewer));
}

/** Judged anew by what stands now: meanwhile the person may have moved, and the policy may be another. */
async function settle(
  shell: Shell,
  acting: Acting,
  { n, outcome, typed }: Extract<SetupAct, { kind: 'settle' }>,
): Promise<Reply> {
  const { member, members, caller, viewer } = acting;
  const refuse = (why: NoSetup): Reply => no(sayNoSetup(why, typed, viewer));
  const asked = await readAsked(shell.db.read, shell.workspace, n);
  // carried out before by the same, as where the process died before the wish was over
  if (asked?.settledBy === member.id && asked.outcome === outcome) return settledBefore(shell, acting, asked);
  if (asked === null || asked.outcome !== null) return refuse({ kind: 'gone' });
  if (outcome === 'confirmed' && !maySecond(member.id, asked)) return refuse({ kind: 'not_yours' });
  const { of } = asked;
  if (!isSettingOf(of)) return await settleErasing(shell, acting, { n, of, outcome, typed });
  const person = members.find(({ id }) => `person:${id}` === asked.of);
  const role = asked.changes.find(({ key }) => key === 'role')?.value ?? null;
  const policy = policyInForce(shell.policies(), caller.at);
  if (person?.active !== true) return refuse({ kind: 'gone' });
  if (outcome === 'confirmed' && role !== null && policy?.roles.has(role) !== true)
    return refuse({ kind: 'no_role', roles: [...(policy?.roles.keys() ?? [])] });
  const was = placeOf(person);
  const meant: Meant = {
    of,
    changes: asked.changes.map((one) => ({ ...one, before: was[one.key] ?? null })),
  };
  const settled = await answerAsked(shell, acting, { n, outcome }, async (tx) => {
    if (outcome === 'confirmed') await keepIn(shell, tx, acting, { ...meant, second: asked.by }, member.id);
  });
  if (!settled) return refuse({ kind: 'gone' });
  if (outcome === 'declined') return yes(sayDeclined(n, viewer));
  await taken(shell);
  return sayPlaced(shell, acting, meant);
}

function sayPlaced(shell: Shell, acting: Acting, { of, changes }: Meant): Reply {
  const { member, viewer } = acting;
  const said = {
    changes: changes.map((one) => ({ ...one, of })),
    others: otherAdmins(shell, acting, member.id).length,
    unchecked: false,
  };
  return yes(saySetUp(said, viewer));
}

/** In the words it was answered with then; of a place with what stood before it. */
function settledBefore(shell: Shell, acting: Acting, { n, of, outcome, changes }: AskedRow): Reply {
  const { viewer, member } = acting;
  if (outcome === 'declined') return yes(sayDeclined(n, viewer));
  if (!isSettingOf(of)) return yes(sayConfirmed(n, viewer));
  const kept = shell.setUp?.now().settings.filter((one) => one.of === of && one.by === member.id) ?? [];
  const before = ({ key, value }: Change): string | null =>
    kept.find((one) => one.key === key && one.value === value)?.before ?? null;
  return sayPlaced(shell, acting, { of, changes: changes.map((one) => ({ ...one, before: before(one) })) });
}

const keep = async (shell: Shell, acting: Acting, meant: Meant, by: MemberId): Promise<void> =>
  await serialisable(shell.db, (tx) => keepIn(shell, tx, acting, meant, by));

/** One act, in one transaction with its entries in the journal of the house and what the others are told. */
async function keepIn(
  shell: Shell,
  tx: Tx,
  acting: Acting,
  { of, changes, second }: Meant & { readonly second?: MemberId },
  by: MemberId,
): Promise<void> {
  const { workspace } = shell;
  const { at, platform } = acting.caller;
  const version = await addSettings(tx, workspace, { of, changes, by, at });
  for (const one of changes) {
    const details: HouseDetails = {
      version,
      of,
      key: one.key,
      before: plainValue(one.before),
      after: plainValue(one.value),
      ...(second !== undefined && { asked_by: second }),
    };
    await noteHouse(tx, workspace, { kind: 'settings_changed', by: { kind: 'member', member: by }, at, details });
  }
  await lineupWith(shell, tx, { of, changes }, at);
  for (const to of otherAdmins(shell, acting, by))
    await tellPrivately(shell, tx, { note: 'setup', of: String(version), to, version: 1, on: platform });
}

/** A lead may have chosen the time of the line-up by a word of their own: what is said last counts. */
async function lineupWith(shell: Shell, tx: Tx, { of, changes }: Meant, at: Date): Promise<void> {
  const said = changes.find(({ key }) => key === 'lineup');
  const team = shell.setUp?.now().teams.find(({ id }) => `team:${id}` === of);
  if (said === undefined || team === undefined) return;
  if (said.value === null) await forgetLineup(tx, shell.workspace, team.id);
  else await chooseLineup(tx, shell.workspace, { team: team.id, time: said.value === '' ? null : said.value, at });
}

/** Null where nothing was said. */
const plainValue = (value: string | null): string | null => (value === null ? null : plainText(value));

/** It is kept: where it cannot be taken now, this process takes it a moment later, as every other does. */
async function taken(shell: Shell): Promise<void> {
  try {
    await shell.setUp?.settle();
  } catch (error) {
    shell.log.warn('what was set up is taken a moment later', { cause: causeOf(error) });
  }
}
