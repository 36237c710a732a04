/** What somebody types for something of the set-up → the text it is kept as. Read again, that text is itself. Pure. */
import { decoded } from '../base/decoded.ts';
import type { GoalMetric, Platform } from '../base/members.ts';
import { bareWord, plainSigns } from '../base/typed.ts';
import { oneLine } from '../base/text.ts';
import { isDay } from '../base/time.ts';
import { isLocale, isZone } from '../base/zones.ts';
import { LEADER_RHYTHMS } from '../digest/rhythm.ts';
import { goalSchema } from '../digest/goals.ts';
import type { SettingKey } from './settings.ts';
import { readHours } from './hours.ts';
import { DAYS, dayNamed } from './days.ts';

const LONGEST_NAME = 60;
/** Platforms name channels shorter. */
const LONGEST_CHANNEL = 120;
const MOST_HOLIDAYS = 100;

/** Switched off, or none. */
export const OFF = '';
const OFF_WORDS = new Set(['', 'off', 'none', 'no', 'aus', 'keine', 'keiner', 'kein', 'never', 'nie']);
const isOff = (typed: string): boolean => OFF_WORDS.has(bareWord(typed));

/** Undefined where it cannot be read. Roles and teams of people are looked up where they are known. */
export function readValue(key: SettingKey, typed: string): string | undefined {
  const text = oneLine(plainSigns(typed)).trim();
  switch (key) {
    case 'name':
      return readName(typed);
    case 'zone':
      return text !== '' && isZone(text) ? text : undefined;
    case 'locale':
      return readLocale(text);
    case 'cases.slack':
    case 'thanks.slack':
    case 'digest.slack':
      return readChannel('slack', text);
    case 'cases.teams':
    case 'thanks.teams':
    case 'digest.teams':
      return readChannel('teams', text);
    case 'digest_at':
      return readWeeklyTime(text);
    case 'leader_digest':
      return readRhythm(text);
    case 'lineup':
      return isOff(text) ? OFF : readTime(text.replace(/^(?:on|at|an|um)\s+/i, ''));
    case 'hours':
      return readHours(text)?.text;
    case 'holidays':
      return readHolidays(text);
    case 'goal.first_response_time':
      return readGoal('first_response_time', text);
    case 'goal.time_to_resolution':
      return readGoal('time_to_resolution', text);
    case 'goal.promise_kept_rate':
      return readGoal('promise_kept_rate', text);
    case 'role':
      return /^\S{1,64}$/.test(text) ? text : undefined;
    case 'team':
      return /^[a-z0-9][a-z0-9._-]{0,63}$/.test(text) ? text : undefined;
    case 'lead':
      return readYes(text);
  }
}

function readName(typed: string): string | undefined {
  const name = oneLine(typed)
    .replace(/^["“„«]+|["”“»]+$/gu, '')
    .trim();
  return name === '' || [...name].length > LONGEST_NAME ? undefined : name;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en-GB',
  englisch: 'en-GB',
  german: 'de-DE',
  deutsch: 'de-DE',
};

function readLocale(text: string): string | undefined {
  const named = LANGUAGES[bareWord(text)];
  if (named !== undefined) return named;
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(text) && isLocale(text)
    ? Intl.getCanonicalLocales(text)[0]
    : undefined;
}

/** A channel's id; also out of the mention, or of the link, that the platform makes of it. */
export function readChannel(platform: Platform, text: string): string | undefined {
  if (isOff(text)) return OFF;
  if (platform === 'slack')
    return (/^<#([CG][A-Z0-9]{2,20})(?:\|[^>]*)?>$/.exec(text) ??
      /^#?([CG][A-Z0-9]{2,20})$/.exec(text) ??
      /^<?https:\/\/[a-z0-9.-]+\.slack\.com\/archives\/([CG][A-Z0-9]{2,20})(?:[/?|>].*)?$/.exec(text))?.[1];
  const linked = /\/l\/channel\/([^/?#\s]+)/.exec(text)?.[1];
  const id = linked === undefined ? text : (decoded(linked) ?? linked);
  return /^19:[A-Za-z0-9_-]+@thread\.(?:tacv2|skype)$/.test(id) && id.length <= LONGEST_CHANNEL ? id : undefined;
}

/** `08:30`; also `8`, `8.30`, `8 am`, `8 Uhr`. */
function readTime(text: string): string | undefined {
  const [all, hours = '', minutes = '00', half] =
    /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|h|uhr)?$/i.exec(text.trim()) ?? [];
  if (all === undefined) return undefined;
  const isPm = half?.toLowerCase() === 'pm';
  const isAm = half?.toLowerCase() === 'am';
  if ((isPm || isAm) && (Number(hours) < 1 || Number(hours) > 12)) return undefined;
  const hour = isPm || isAm ? (Number(hours) % 12) + (isPm ? 12 : 0) : Number(hours);
  return hour > 23 || Number(minutes) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** `mon 09:00`. */
function readWeeklyTime(text: string): string | undefined {
  const [, named = '', rest = ''] = /^([^\s,]+)[\s,]+(?:(?:at|um)\s+)?(.+)$/i.exec(text) ?? [];
  const day = dayNamed(named);
  const time = readTime(rest);
  return day === undefined || time === undefined ? undefined : `${DAYS[day] ?? ''} ${time}`;
}

const RHYTHMS: Readonly<Record<string, string>> = { wöchentlich: 'weekly', monatlich: 'monthly' };

function readRhythm(text: string): string | undefined {
  if (text !== '' && isOff(text)) return 'off';
  const word = bareWord(text);
  return LEADER_RHYTHMS.find((one) => one === (RHYTHMS[word] ?? word));
}

/** Days one after the other, each once. */
function readHolidays(text: string): string | undefined {
  if (isOff(text)) return OFF;
  const days = text.split(/[\s,;]+/).filter((day) => day !== '');
  if (days.length > MOST_HOLIDAYS || !days.every(isDay)) return undefined;
  return [...new Set(days)].toSorted().join(' ');
}

/** `at_least 95%`, `at_most 4h`; a figure alone is what is meant by the metric. */
function readGoal(metric: GoalMetric, text: string): string | undefined {
  if (isOff(text)) return OFF;
  const [, said, figure = ''] =
    /^(at[ _]least|mindestens|at[ _]most|höchstens)?\s*(\d{1,4}(?:\.\d)?\s*[%mhd])$/i.exec(text) ?? [];
  const usual = metric === 'promise_kept_rate' ? 'at_least' : 'at_most';
  const bound = said === undefined ? usual : /least|mindestens/i.test(said) ? 'at_least' : 'at_most';
  const value = figure.replaceAll(/\s/g, '').toLowerCase();
  return value !== '' && goalSchema.safeParse({ metric, [bound]: value }).success ? `${bound} ${value}` : undefined;
}

function readYes(text: string): string | undefined {
  const word = bareWord(text);
  if (['yes', 'ja', 'on', 'an', 'lead'].includes(word)) return 'yes';
  return ['no', 'nein', 'off', 'aus'].includes(word) ? 'no' : undefined;
}
