/** The forms of the set-up, filled with what stands. Pure. */
import { clip } from '../../core/base/text.ts';
import type { Platform } from '../../core/base/members.ts';
import { DAYS } from '../../core/setup/days.ts';
import { CHANNEL_USES, type SettingKey, type TeamKey } from '../../core/setup/settings.ts';
import { LEADER_RHYTHMS } from '../../core/digest/rhythm.ts';
import type { Field, Form, Option } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';
import { setupWords as words } from '../words/setup.ts';
import { keyName, type TeamShown } from './setup-card.ts';

/** Fields of goals, and what each sets. */
export const GOAL_FIELDS = [
  ['goal_promises', 'goal.promise_kept_rate'],
  ['goal_response', 'goal.first_response_time'],
  ['goal_resolution', 'goal.time_to_resolution'],
] as const satisfies readonly (readonly [string, SettingKey])[];

const valueIn = ({ rows }: TeamShown, key: TeamKey): string | null => {
  const value = rows.find((row) => row.key === key)?.value ?? null;
  return value === '' ? null : value;
};

export function setupTeamForm(team: TeamShown, seen: number, viewer: Viewer): Form {
  const label = (key: SettingKey): string => clip(keyName(key, viewer), 60);
  const [day = 'mon', time = '09:00'] = (valueIn(team, 'digest_at') ?? 'mon 09:00').split(' ');
  const locale = valueIn(team, 'locale') ?? 'en-GB';
  const languages: Option[] = [
    { value: 'en-GB', label: words.line(viewer, 'language.en') },
    { value: 'de-DE', label: words.line(viewer, 'language.de') },
  ];
  return {
    id: 'setup_team',
    about: { team: team.id, seen: String(seen), lineup: valueIn(team, 'lineup') ?? '' },
    title: clip(team.name, 24),
    submit: words.line(viewer, 'form.save'),
    notes: [],
    fields: [
      text('name', label('name'), { value: team.name, maxLength: 60, required: true }),
      text('zone', label('zone'), {
        value: valueIn(team, 'zone'),
        hint: words.line(viewer, 'form.zone'),
      }),
      choice(
        'language',
        label('locale'),
        languages.some(({ value }) => value === locale) ? languages : [...languages, { value: locale, label: locale }],
        { value: locale, required: true },
      ),
      choice(
        'day',
        words.line(viewer, 'form.day'),
        DAYS.map((value) => ({ value, label: words.line(viewer, `day.${value}`) })),
        { value: day, required: true },
      ),
      text('time', words.line(viewer, 'form.time'), { value: time, maxLength: 10, required: true }),
      choice(
        'leader',
        label('leader_digest'),
        LEADER_RHYTHMS.map((value) => ({ value, label: words.line(viewer, `leader.${value}`) })),
        { value: valueIn(team, 'leader_digest') ?? 'monthly', required: true },
      ),
      text('lineup', label('lineup'), {
        value: valueIn(team, 'lineup'),
        maxLength: 10,
        placeholder: '08:30',
        hint: words.line(viewer, 'form.lineup'),
      }),
      text('hours', label('hours'), {
        value: valueIn(team, 'hours') ?? 'always',
        maxLength: 300,
        required: true,
        hint: words.line(viewer, 'form.hours'),
      }),
      ...GOAL_FIELDS.map(([field, key]) =>
        text(field, label(key), {
          value: valueIn(team, key),
          maxLength: 20,
          placeholder: key === 'goal.promise_kept_rate' ? '95%' : '4h',
        }),
      ),
    ],
  };
}

/** Channels of the platform the form is opened on; chosen by its own picker where it has one. */
export function setupChannelsForm(team: TeamShown, seen: number, platform: Platform, viewer: Viewer): Form {
  return {
    id: 'setup_channels',
    about: { team: team.id, seen: String(seen) },
    title: clip(team.name, 24),
    submit: words.line(viewer, 'form.save'),
    notes: [words.text(viewer, `form.channels.${platform}`)],
    fields: CHANNEL_USES.map((use): Field => ({
      kind: 'channel',
      id: use,
      label: keyName(`${use}.${platform}`, viewer),
      value: valueIn(team, `${use}.${platform}`),
      hint: words.line(viewer, `form.${use}`),
    })),
  };
}

export const newTeamForm = (viewer: Viewer): Form => ({
  id: 'setup_new_team',
  about: {},
  title: words.line(viewer, 'button.new_team').replace('…', ''),
  submit: words.line(viewer, 'form.create'),
  notes: [],
  fields: [
    text('name', keyName('name', viewer), { maxLength: 60, required: true }),
    text('id', words.line(viewer, 'form.id'), {
      maxLength: 64,
      placeholder: 'night-desk',
      hint: words.line(viewer, 'form.id_hint'),
    }),
  ],
});

export const holidaysForm = (days: string, viewer: Viewer): Form => ({
  id: 'setup_holidays',
  about: {},
  title: clip(keyName('holidays', viewer), 24),
  submit: words.line(viewer, 'form.save'),
  notes: [],
  fields: [
    text('days', keyName('holidays', viewer), {
      value: days === '' ? null : days,
      lines: 'many',
      maxLength: 1200,
      placeholder: '2026-12-25 2026-12-26',
      hint: words.line(viewer, 'form.holidays'),
    }),
  ],
});
