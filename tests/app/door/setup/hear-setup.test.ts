import { describe, expect, it } from 'vitest';
import { hear } from '../../../../src/app/door/hear.ts';

const hearing = { locale: 'en-GB', currency: 'EUR', actions: new Map(), facts: new Map(), evidence: [] };
const act = (line: string, asked: object): readonly [string, object] => [
  line,
  {
    kind: 'wish',
    wish: {
      kind: 'setup',
      act: { ...asked, typed: expect.stringMatching(line.startsWith('erase ') ? /^erase / : /^setup /) },
    },
  },
];
const team = (key: string, value: string | null) => ({ kind: 'team', team: 'night', changes: [{ key, value }] });
const why = (line: string, said: object): readonly [string, object] => [
  line,
  { kind: 'not_understood', why: { kind: 'setup_words', why: said } },
];

describe('a line of the set-up', () => {
  it.each([
    ['einrichten', { kind: 'question', question: { kind: 'setup', team: null } }] as const,
    ['setup team night', { kind: 'question', question: { kind: 'setup', team: 'night' } }] as const,
    ['setup verlauf 2', { kind: 'question', question: { kind: 'setup_history', page: 2 } }] as const,
    act('setup team "Night desk" name “Late desk”', {
      kind: 'team',
      team: 'Night desk',
      changes: [{ key: 'name', value: 'Late desk' }],
    }),
    act('setup team night digest mo 9 Uhr', team('digest_at', 'mon 09:00')),
    act('setup team night arbeitszeit mo-fr 8-18', team('hours', 'mon-fri 08:00-18:00')),
    act('setup team night ziel zusagen 95 %', team('goal.promise_kept_rate', 'at_least 95%')),
    act('setup team night goal promises back', team('goal.promise_kept_rate', null)),
    act('setup team night zone back', team('zone', null)),
    act('setup team night back zone', team('zone', null)),
    act('setup team night digest hier', { kind: 'channels', channels: [{ use: 'digest', channel: 'here' }] }),
    act('setup team night cases <#C0A|a>', { kind: 'channels', channels: [{ use: 'cases', channel: '<#C0A|a>' }] }),
    act('setup team new night Night desk', { kind: 'new_team', team: 'night', name: 'Night desk' }),
    act('setup person Ana Ruiz role agent lead yes', {
      kind: 'person',
      whom: 'Ana Ruiz',
      changes: [
        { key: 'role', value: 'agent' },
        { key: 'lead', value: 'yes' },
      ],
    }),
    act('setup feiertage 2026-12-25', { kind: 'house', changes: [{ key: 'holidays', value: '2026-12-25' }] }),
    act('setup confirm #3', { kind: 'settle', n: 3, outcome: 'confirmed' }),
    [
      'erase customer “Room 412”',
      { kind: 'wish', wish: { kind: 'setup', act: { kind: 'erase', customer: 'Room 412' } } },
    ] as const,
    [
      'lösche Kunden Zimmer 412',
      { kind: 'wish', wish: { kind: 'setup', act: { kind: 'erase', customer: 'Zimmer 412' } } },
    ] as const,
    act('erase confirm 3', { kind: 'settle', n: 3, outcome: 'confirmed' }),
    why('setup team night colour blue', { kind: 'key', team: 'night' }),
    why('setup team night hours', { kind: 'value', key: 'hours' }),
    why('setup team night digest soon', { kind: 'value', key: 'digest' }),
    why('setup team new', { kind: 'new_team' }),
    why('setup person ana', { kind: 'person' }),
    why('setup confirm it', { kind: 'which' }),
  ])('%s', (line, asked) => {
    expect(hear(line, hearing)).toMatchObject(asked);
  });
});
