/** The forms of the set-up: what is right and wrong in each field, and what stands of the one team they are opened for. */
import { MIA } from '../../../core/case/build.ts';
import type { FormId } from '../../../../src/cards/kit/card.ts';
import type { Press } from '../../../../src/core/case/press.ts';
import type { ThingId } from '../../../../src/core/base/ids.ts';
import type { Shell } from '../../../../src/app/shell.ts';

const ANYTHING = null;
export const SETUP_ROWS = {
  setup_team: {
    by: MIA,
    right: { name: 'Desk', zone: 'Europe/Paris', language: 'en-GB', day: 'mon', time: '09:00', hours: 'always' },
    wrong: {
      name: ['', 'x'.repeat(61)],
      zone: ['', 'Mars/Olympus'],
      language: ['Klingon'],
      day: ['someday'],
      time: ['', '25:00', 'soon'],
      leader: ['hourly'],
      lineup: ['noon', '24:00'],
      hours: ['', 'late', 'fri-mon 9-17', 'mon 18-9', 'mon 9-17; mon 10-12'],
      goal_promises: ['4h', '101%'],
      goal_response: ['95%', 'soon'],
      goal_resolution: ['95%', 'soon'],
    },
  },
  setup_channels: { by: MIA, right: {}, wrong: { cases: ANYTHING, thanks: ANYTHING, digest: ANYTHING } },
  setup_new_team: { by: MIA, right: { name: 'Night desk' }, wrong: { name: ['', 'x'.repeat(61)], id: ['!'] } },
  setup_holidays: { by: MIA, right: { days: '2026-12-25' }, wrong: { days: ['2026-02-30', 'christmas'] } },
  erase: { by: MIA, right: { customer: 'Room 412' }, wrong: { customer: ANYTHING } },
} as const;

const { team } = MIA;
const OPENED: Readonly<Partial<Record<FormId, Press>>> = {
  setup_team: { kind: 'open_setup', form: 'team', team },
  setup_channels: { kind: 'open_setup', form: 'channels', team },
  setup_new_team: { kind: 'open_setup', form: 'new_team' },
  setup_holidays: { kind: 'open_setup', form: 'holidays' },
  erase: { kind: 'open_setup', form: 'erase' },
};
export const setupOpening = (form: FormId): Press | null => OPENED[form] ?? null;

/** What stands of the one team, for its administrator. */
export function setUpByMia(): NonNullable<Shell['setUp']> {
  const values = new Map([['name', 'Front desk'] as const, ['digest_at', 'mon 09:00'] as const]);
  const teams = [{ id: team, named: values, values, zone: 'Europe/Paris' }];
  const now = { admins: [MIA.id], teams, people: new Set([MIA.id]), places: { slack: 'T0' }, settings: [] };
  return { now: () => now, version: () => 0, settle: async () => await Promise.resolve() };
}

/** The id of the first of what a case has. */
export function idIn(some: readonly { readonly id: ThingId }[]): ThingId {
  const [first] = some;
  if (first === undefined) throw new Error('there is none');
  return first.id;
}
