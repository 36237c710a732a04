/** A submitted form of the set-up → what it asks for, or what is wrong with each field. Pure. */
import { teamId } from '../../../core/base/ids.ts';
import type { SetupAct } from '../../../core/setup/acts.ts';
import { DAYS } from '../../../core/setup/days.ts';
import { readValue } from '../../../core/setup/read-value.ts';
import { CHANNEL_USES, type Change, type SettingKey } from '../../../core/setup/settings.ts';
import type { FormId } from '../../../cards/kit/card.ts';
import { GOAL_FIELDS } from '../../../cards/setup/setup-forms.ts';
import { one, type SubmittedForm } from '../form-values.ts';

const SETUP_FORMS = [
  'setup_team',
  'setup_channels',
  'setup_new_team',
  'setup_holidays',
  'erase',
] as const satisfies readonly FormId[];
export type SetupForm = (typeof SETUP_FORMS)[number];
export const isSetupForm = (id: FormId): id is SetupForm => SETUP_FORMS.some((form) => form === id);

/** Undefined when something is wrong; then `errors` says what, unless the form does not say what it is about. */
export function readSetup(id: SetupForm, form: SubmittedForm): SetupAct | undefined {
  const { about, values } = form;
  const team = teamId.safeParse(about['team']).data;
  const seen = Number(about['seen'] ?? 0);
  switch (id) {
    case 'setup_team':
      return team === undefined ? undefined : { kind: 'team', team, changes: changesIn(form), seen, typed: null };
    case 'setup_channels': {
      const channels = CHANNEL_USES.map((use) => ({ use, channel: one(values, use) ?? 'off' }));
      return team === undefined ? undefined : { kind: 'channels', team, channels, seen, typed: null };
    }
    case 'setup_new_team': {
      const name = readIn(form, 'name', 'name');
      const named = teamId.safeParse(idOf(one(values, 'id') ?? one(values, 'name') ?? '')).data;
      if (named === undefined) wrong(form, 'id', 'new_team');
      return name === undefined || named === undefined
        ? undefined
        : { kind: 'new_team', team: named, name, typed: null };
    }
    case 'erase': {
      const customer = one(values, 'customer');
      if (customer === null) wrong(form, 'customer', 'customer');
      return customer === null ? undefined : { kind: 'erase', customer, typed: null };
    }
    case 'setup_holidays': {
      const days = readIn(form, 'holidays', 'days', '');
      return days === undefined
        ? undefined
        : { kind: 'house', changes: [{ key: 'holidays', value: days }], typed: null };
    }
  }
}

/** `Front desk` → `front-desk`; what stands in it already as an id stays. */
const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[-._]+|-+$/g, '')
    .slice(0, 64);

function changesIn(form: SubmittedForm): readonly Change[] {
  const { about, values } = form;
  const day = DAYS.find((known) => known === one(values, 'day'));
  if (day === undefined) wrong(form, 'day', 'day');
  const digest = readValue('digest_at', `${day ?? 'mon'} ${one(values, 'time') ?? ''}`);
  if (digest === undefined) wrong(form, 'time', 'time_of_day');
  const read: readonly (readonly [SettingKey, string | undefined])[] = [
    ['name', readIn(form, 'name', 'name')],
    ['zone', readIn(form, 'zone', 'zone')],
    ['locale', readIn(form, 'locale', 'language')],
    ['digest_at', digest],
    ['leader_digest', readIn(form, 'leader_digest', 'leader', 'off')],
    ['lineup', readIn(form, 'lineup', 'lineup', '')],
    ['hours', readIn(form, 'hours', 'hours')],
    ...GOAL_FIELDS.map(([field, key]) => [key, readIn(form, key, field, '')] as const),
  ];
  // a lead may have said another time since it opened: what nobody touched is not said
  const isUntouched = (key: SettingKey, value: string): boolean => key === 'lineup' && value === about['lineup'];
  return read.flatMap(([key, value]) => (value === undefined || isUntouched(key, value) ? [] : [{ key, value }]));
}

/** `empty`: what an empty field means; not given: that something is missing. */
function readIn(form: SubmittedForm, key: SettingKey, field: string, empty?: string): string | undefined {
  const typed = one(form.values, field) ?? empty;
  const value = typed === undefined ? undefined : readValue(key, typed);
  if (value === undefined)
    form.errors.set(field, {
      kind: 'not_understood',
      why: { kind: 'setup_words', why: { kind: 'value', key, typed: typed ?? '' }, typed: '' },
    });
  return value;
}

function wrong({ errors }: SubmittedForm, field: string, what: 'day' | 'time_of_day' | 'customer' | 'new_team'): void {
  errors.set(
    field,
    what !== 'new_team'
      ? { kind: 'missing', what }
      : { kind: 'not_understood', why: { kind: 'setup_words', why: { kind: 'new_team', typed: '' }, typed: '' } },
  );
}
