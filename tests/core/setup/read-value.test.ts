import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHours, sayHours } from '../../../src/core/setup/hours.ts';
import { readValue } from '../../../src/core/setup/read-value.ts';
import { HOUSE_KEYS, PERSON_KEYS, TEAM_KEYS, type SettingKey } from '../../../src/core/setup/settings.ts';

const KEYS: readonly SettingKey[] = [...TEAM_KEYS, ...PERSON_KEYS, ...HOUSE_KEYS];

describe('what is typed for something of the set-up', () => {
  it.each<[SettingKey, string, string | undefined]>([
    ['digest_at', 'mon 09:00', 'mon 09:00'],
    ['digest_at', 'Friday at 3 pm', 'fri 15:00'],
    ['digest_at', 'freitag um 15 Uhr', 'fri 15:00'],
    ['digest_at', 'fri 13 pm', undefined],
    ['digest_at', 'mon', undefined],
    ['hours', 'Mon-Fri 8-18; Sat 9:30-13', 'mon-fri 08:00-18:00; sat 09:30-13:00'],
    ['hours', 'mo-fr 08:00-12:00, 13:00-17:00', 'mon-fri 08:00-12:00, 13:00-17:00'],
    ['hours', 'rund um die Uhr', 'always'],
    ['hours', 'sun-mon 9-17', undefined],
    ['hours', 'mon 9-17, 16-20', undefined],
    ['zone', 'Europe/Paris', 'Europe/Paris'],
    ['zone', 'Paris', undefined],
    ['locale', 'Deutsch', 'de-DE'],
    ['locale', 'fr-fr', 'fr-FR'],
    ['cases.slack', '<#C0DESK|desk>', 'C0DESK'],
    ['cases.slack', 'https://hotel.slack.com/archives/C0DESK/p123', 'C0DESK'],
    ['cases.slack', '#desk', undefined],
    ['cases.slack', 'off', ''],
    [
      'cases.teams',
      'https://teams.microsoft.com/l/channel/19%3Adesk%40thread.tacv2/Desk?groupId=1',
      '19:desk@thread.tacv2',
    ],
    ['cases.teams', 'Desk', undefined],
    ['goal.promise_kept_rate', '95 %', 'at_least 95%'],
    ['goal.first_response_time', 'höchstens 4h', 'at_most 4h'],
    ['goal.first_response_time', '95%', undefined],
    ['holidays', '2026-12-26, 2026-12-25', '2026-12-25 2026-12-26'],
    ['holidays', '2026-02-30', undefined],
    ['lineup', 'um 8:30', '08:30'],
    ['lineup', 'aus', ''],
    ['name', ' “Front   desk” ', 'Front desk'],
    ['lead', 'ja', 'yes'],
  ])('%s: %s', (key, typed, kept) => {
    expect(readValue(key, typed)).toBe(kept);
  });

  it('is kept as what reads as itself, whatever it was', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 80, unit: 'binary' }),
      fc.constantFrom('mon 9', '8:30', 'off', 'always', 'mon-fri 8-18', '95%', '2026-12-25', 'Europe/Rome', 'C0A'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), typed, (key, text) => {
        const kept = readValue(key, text);
        expect(kept === undefined ? undefined : readValue(key, kept)).toBe(kept);
      }),
    );
  });

  it('is the same hours when a week is written and read', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
      .filter(([from, until]) => from < until)
      .map(([from, until]) => [{ from, until }]);
    const week = fc
      .array(fc.oneof(fc.constant([]), span), { minLength: 7, maxLength: 7 })
      .filter((days) => days.some((d) => d.length > 0));
    fc.assert(
      fc.property(week, (hours) => {
        expect(readHours(sayHours(hours))?.hours).toEqual(hours);
      }),
    );
  });
});
