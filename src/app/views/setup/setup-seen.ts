/** The set-up as an administrator sees it, and the answers about it. Reads only. */
import type { Channel, Member } from '../../../core/base/members.ts';
import type { MessageSubject } from '../../../core/base/message-subject.ts';
import { openingOf } from '../../../core/policy/opening.ts';
import { policyInForce } from '../../../core/policy/in-force.ts';
import { sayHours } from '../../../core/setup/hours.ts';
import {
  erasureAsked,
  inForce,
  settingsOf,
  TEAM_KEYS,
  type Setting,
  type SettingKey,
} from '../../../core/setup/settings.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import {
  HISTORY_PAGE,
  platformOf,
  setupCard,
  setupHistoryCard,
  teamCard,
  type AskedShown,
  type SetupSeen,
  type SetupViewer,
  type TeamShown,
} from '../../../cards/setup/setup-card.ts';
import { askedNote, sayNoSetup, setupNote, type NoSetup } from '../../../cards/setup/setup-said.ts';
import { readErasure } from '../../../db/privacy/erasures.ts';
import { askedNow, readAsked, setupHistory, type Asked } from '../../../db/setup/settings.ts';
import { causeOf } from '../../../log.ts';
import type { SetUpNow } from '../../keep/set-up.ts';
import { channelKey } from '../../messages/channels-seen.ts';
import type { Shell } from '../../shell.ts';

export const isAdmin = (now: SetUpNow, member: Pick<Member, 'id'>): boolean => now.admins.includes(member.id);

/** `of`: what they asked for as if they were one. */
export const notAdmin = (now: SetUpNow | undefined, of: 'not_admin' | 'not_eraser' = 'not_admin'): NoSetup => ({
  kind: of,
  admins: now?.admins ?? [],
});

export const noTeam = (typed: string, teams: readonly Pick<TeamShown, 'id'>[]): NoSetup => ({
  kind: 'no_team',
  typed,
  teams: teams.map(({ id }) => id),
});

/** By its id, else by its name. */
export function teamNamed(teams: readonly TeamShown[], typed: string): TeamShown | undefined {
  const word = typed.toLowerCase();
  return teams.find(({ id }) => id === word) ?? teams.find(({ name }) => name.toLowerCase() === word);
}

export function teamsShown(shell: Pick<Shell, 'policies' | 'now'>, now: SetUpNow): readonly TeamShown[] {
  const policy = policyInForce(shell.policies(), shell.now());
  const said = inForce(now.settings);
  return now.teams.map(({ id, named, values }) => {
    const set = settingsOf(said, `team:${id}`);
    const hours = sayHours(openingOf(policy, id, values.get('zone') ?? 'UTC').hours);
    // a platform nobody is on has no channels
    const keys = TEAM_KEYS.filter(
      (key) =>
        (!key.endsWith('.slack') || now.places.slack !== undefined) &&
        (!key.endsWith('.teams') || now.places.teams !== undefined),
    );
    return {
      id,
      name: values.get('name') ?? id,
      rows: keys.map((key) => ({
        key,
        value: key === 'hours' ? hours : (values.get(key) ?? null),
        set: set.get(key) ?? null,
      })),
      isMissing: values.get('cases.slack') === undefined && values.get('cases.teams') === undefined,
      isNew: named === null,
    };
  });
}

/** Null for whoever is no administrator. */
export function setUpFor(
  shell: Pick<Shell, 'policies' | 'now' | 'setUp'>,
  member: Member,
): readonly TeamShown[] | null {
  const now = shell.setUp?.now();
  return now !== undefined && isAdmin(now, member) ? teamsShown(shell, now) : null;
}

export function holidaysShown(shell: Pick<Shell, 'policies' | 'now'>, now: SetUpNow): SetupSeen['holidays'] {
  const days = policyInForce(shell.policies(), shell.now())?.workingHours?.holidays ?? [];
  return { value: days.join(' '), set: settingsOf(inForce(now.settings), 'house').get('holidays') ?? null };
}

/** As it is by now, also where another process was told: whoever set something up there looks at it here the moment after. */
export async function setUpByNow({ setUp, log }: Pick<Shell, 'setUp' | 'log'>): Promise<SetUpNow | undefined> {
  try {
    await setUp?.settle();
  } catch (error) {
    log.warn('what was set up elsewhere is shown a moment later', { cause: causeOf(error) });
  }
  return setUp?.now();
}

export async function setupAnswer(
  shell: Shell,
  question: { readonly team: string | null; readonly page: number },
  { member, viewer }: { readonly member: Member; readonly viewer: Viewer },
): Promise<Card> {
  const now = await setUpByNow(shell);
  if (now === undefined || !isAdmin(now, member)) return sayNoSetup(notAdmin(now), null, viewer);
  const teams = teamsShown(shell, now);
  if (question.team === null) {
    const asked = await waiting(shell);
    return setupCard({ teams, asked, holidays: holidaysShown(shell, now), page: question.page }, viewer);
  }
  const team = teamNamed(teams, question.team);
  return team === undefined
    ? sayNoSetup(noTeam(question.team, teams), null, viewer)
    : teamCard(team, await namesIn(shell, now, team.rows, viewer));
}

/** Whoever looks, with the names of the channels that stand in these. */
export async function namesIn(
  { channels }: Pick<Shell, 'channels'>,
  { places }: SetUpNow,
  said: readonly { readonly key: SettingKey; readonly value: string | null; readonly before?: string | null }[],
  viewer: Viewer,
): Promise<SetupViewer> {
  const there = said.flatMap(({ key, value, before = null }): readonly Channel[] => {
    const platform = platformOf(key);
    const place = platform && places[platform];
    if (platform === undefined || place === undefined) return [];
    return [value, before].flatMap((channel) =>
      channel === null || channel === '' ? [] : [{ platform, place, channel }],
    );
  });
  const names = there.length === 0 ? undefined : await channels?.names(there);
  return { ...viewer, channelName: (platform, channel) => names?.get(channelKey({ platform, channel })) };
}

export async function setupHistoryAnswer(
  shell: Shell,
  page: number,
  { member, viewer }: { readonly member: Member; readonly viewer: Viewer },
): Promise<Card> {
  const now = shell.setUp?.now();
  if (now === undefined || !isAdmin(now, member)) return sayNoSetup(notAdmin(now), null, viewer);
  const asked = { limit: HISTORY_PAGE, offset: (page - 1) * HISTORY_PAGE };
  const changes = await setupHistory(shell.db.read, shell.workspace, asked);
  return setupHistoryCard(changes, page, await namesIn(shell, now, changes, viewer));
}

/** What waits, with what each erasure among it would take. */
export const waiting = async (shell: Shell): Promise<readonly AskedShown[]> =>
  await withErasures(shell, await askedNow(shell.db.read, shell.workspace));

async function withErasures({ db, workspace }: Shell, asked: readonly Asked[]): Promise<readonly AskedShown[]> {
  const shown: AskedShown[] = [];
  for (const one of asked) {
    const id = erasureAsked(one.of);
    const erasure = id === null ? null : await readErasure(db.read, workspace, id);
    shown.push(erasure === null ? one : { ...one, gone: erasure.gone });
  }
  return shown;
}

type Note = Extract<MessageSubject, { kind: 'learning' }>;

/** Undefined where there is nothing of that number. */
export async function drawSetupNote(shell: Shell, subject: Note, viewer: Viewer): Promise<Card | undefined> {
  const n = Number(subject.of);
  if (subject.note === 'setup_asked') {
    const asked = await readAsked(shell.db.read, shell.workspace, n);
    if (asked === null) return undefined;
    const [shown = asked] = await withErasures(shell, [asked]);
    // nobody said no to it: its time was over
    const outcome = asked.outcome === 'declined' && asked.settledBy === null ? 'lapsed' : asked.outcome;
    return askedNote(subject, shown, outcome, viewer);
  }
  const changes: readonly Setting[] = await setupHistory(shell.db.read, shell.workspace, { limit: 50, version: n });
  const [first] = changes;
  const now = shell.setUp?.now();
  if (first === undefined) return undefined;
  return setupNote(subject, first.by, changes, now === undefined ? viewer : await namesIn(shell, now, changes, viewer));
}
