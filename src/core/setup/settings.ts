/** What is set up in chat: of which thing, by which key, and how each value is written. It stands above amends.yaml. Pure. */
import { thingId, type MemberId, type ThingId } from '../base/ids.ts';
import { GOAL_METRICS } from '../base/members.ts';

/** What of a team is set up. A channel is one of a platform: `cases.slack`. */
export const TEAM_KEYS = [
  'name',
  'zone',
  'locale',
  'cases.slack',
  'cases.teams',
  'thanks.slack',
  'thanks.teams',
  'digest.slack',
  'digest.teams',
  'digest_at',
  'leader_digest',
  'lineup',
  'hours',
  ...GOAL_METRICS.map((metric) => `goal.${metric}` as const),
] as const;
export type TeamKey = (typeof TEAM_KEYS)[number];

export const CHANNEL_USES = ['cases', 'thanks', 'digest'] as const;
export type ChannelUse = (typeof CHANNEL_USES)[number];

/** What of somebody is set up. */
export const PERSON_KEYS = ['role', 'team', 'lead'] as const;
export type PersonKey = (typeof PERSON_KEYS)[number];

/** What holds for every team. */
export const HOUSE_KEYS = ['holidays'] as const;

export type SettingKey = TeamKey | PersonKey | (typeof HOUSE_KEYS)[number];
export const isSettingKey = (key: string): key is SettingKey =>
  [...TEAM_KEYS, ...PERSON_KEYS, ...HOUSE_KEYS].some((one) => one === key);

/** `team:front-desk`, `person:ana` or `house`. */
export type SettingOf = `team:${string}` | `person:${string}` | 'house';
export const isSettingOf = (of: string): of is SettingOf =>
  /^(?:(?:team|person):[a-z0-9][a-z0-9._-]{0,63}|house)$/.test(of);

/** What waits for a second administrator is of a setting, or it is that a customer is erased: `erasure:era_…`. */
export type AskedOf = SettingOf | `erasure:${string}`;
export const isAskedOf = (of: string): of is AskedOf => isSettingOf(of) || erasureAsked(of) !== null;

/** The erasure that is asked for; null: something is set up. */
export function erasureAsked(of: string): ThingId | null {
  const [kind, id] = of.split(':', 2);
  return kind === 'erasure' ? (thingId.safeParse(id).data ?? null) : null;
}

/** A value as it is kept: one text each, '' where something is switched off. Null: back to what the file says. */
export interface Change {
  readonly key: SettingKey;
  readonly value: string | null;
}

/** A change as it was made. */
export interface Setting extends Change {
  readonly of: SettingOf;
  readonly version: number;
  /** What was in force before; null: nothing. */
  readonly before: string | null;
  readonly by: MemberId;
  readonly at: Date;
}

/** The latest word on each thing and key, and of those only what is not taken back. */
export function inForce(settings: readonly Setting[]): readonly Setting[] {
  const latest = new Map<string, Setting>();
  for (const one of settings) {
    const known = latest.get(`${one.of} ${one.key}`);
    if (known === undefined || known.version < one.version) latest.set(`${one.of} ${one.key}`, one);
  }
  return [...latest.values()].filter(({ value }) => value !== null);
}

/** Those of one thing, by their keys. */
export const settingsOf = (settings: readonly Setting[], of: SettingOf): ReadonlyMap<string, Setting> =>
  new Map(settings.filter((one) => one.of === of).map((one) => [one.key, one]));
