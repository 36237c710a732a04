/** A list of people as CSV: every fault with its line, and nothing taken of a list with one. */
import { describe, expect, it } from 'vitest';
import { peopleInCsv } from '../../src/people/csv.ts';

const AROUND = {
  file: 'people.csv',
  teams: new Set(['front-desk', 'night']),
  roles: new Set(['agent', 'duty_manager']),
  places: { slack: 'T1', teams: null },
};
const faultsOf = (text: string): readonly string[] => {
  const read = peopleInCsv(text, AROUND);
  return read.ok ? [] : read.faults;
};

describe('a list of people', () => {
  it('says who they are, where they stand and where they are reached', () => {
    const read = peopleInCsv(
      '\uFEFFid;name;Email;slack;groups;role;team;lead;leads;zone;locale;shift;active\r\n' +
        'ana;"Ortiz, Ana";Ana@A.example;U0ANA;Agents|Night;;;;;Europe/Paris;en_GB;late;\r\n' +
        'mia;Mia Laurent;;;;duty_manager;front-desk;yes;all;;;;no\r\n',
      AROUND,
    );
    expect(read).toMatchObject({
      ok: true,
      reading: {
        accounts: [
          {
            id: 'ana',
            name: 'Ortiz, Ana',
            email: 'ana@a.example',
            identities: [{ platform: 'slack', place: 'T1', user: 'U0ANA' }],
            active: true,
            groups: ['Agents', 'Night'],
            zone: 'Europe/Paris',
            locale: 'en-GB',
            given: { member: 'ana', shift: 'late' },
          },
          { id: 'mia', active: false, given: { role: 'duty_manager', team: 'front-desk', lead: true, leads: 'all' } },
        ],
        groups: [{ id: 'Agents' }, { id: 'Night' }],
      },
    });
  });

  it('is known by its mail where there is no id', () => {
    expect(peopleInCsv('name,email\nAna,ANA@a.example\n', AROUND)).toMatchObject({
      reading: { accounts: [{ id: 'ana@a.example', email: 'ana@a.example' }] },
    });
  });

  it.each<[string, RegExp]>([
    ['nonsense', /people\.csv:1 .*name and id or email/],
    ['name,groups\nAna,x', /:1 .*id or email/],
    ['id,name,rank\nana,Ana,1', /:1 there is no column "rank"/],
    ['id,name,name\nana,Ana,A', /:1 the column "name" stands here twice/],
    ['id,name\n,Ana', /:2 has neither/],
    ['id,name\nana,', /:2 has no name/],
    ['id,name\nAna O,Ana', /:2 "Ana O" is no id/],
    ['id,name\nana,Ana\nana,Ana', /:3 "ana" stands in line 2 already/],
    ['id,name,slack\nana,Ana,U1\nbob,Bob,U1', /:3 "slack U1" stands in line 2/],
    ['id,name,teams\nana,Ana,U1', /:2 names an account in teams/],
    ['id,name,role,team\nana,Ana,king,front-desk', /:2 the policy has no role "king"/],
    ['id,name,role,team\nana,Ana,agent,moon', /:2 there is no team "moon"/],
    ['id,name,role\nana,Ana,agent', /:2 has a role or a team alone/],
    ['id,name,email\nana,Ana,nobody', /:2 "nobody" is no mail address/],
    ['id,name,zone\nana,Ana,Mars/Base', /:2 "Mars\/Base" is not a time zone/],
    ['id,name,lead\nana,Ana,perhaps', /:2 "perhaps" under lead/],
    ['id,name,contact\nana,Ana,boss', /:2 "boss" under contact/],
  ])('%j says what is wrong, and where', (text, fault) => {
    expect(faultsOf(text).join('\n')).toMatch(fault);
  });
});
