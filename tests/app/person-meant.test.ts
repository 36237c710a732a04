import { describe, expect, it } from 'vitest';
import { personMeant } from '../../src/app/person-meant.ts';
import { ANA, GIL, MAX, member, MIA } from '../core/case/build.ts';

const TEAMS = { platform: 'teams', place: 'tenant', user: '00000000-0000-4000-8000-000000000005' } as const;
const people = [
  ANA,
  { ...MIA, name: 'Mia Laurent' },
  { ...MAX, name: 'Max Weber', identities: [...MAX.identities, TEAMS] },
  GIL,
];
const slack = { platform: 'slack', place: 'T0AURORA' } as const;
const teams = { platform: 'teams', place: 'tenant' } as const;

describe('who is meant as deputy', () => {
  it.each([
    ['<@U0MAX>', slack],
    ['<@U0MAX|max>', slack],
    ['@U0MAX', slack],
    ['@max', slack],
    ['Max', slack],
    ['max weber', slack],
    ['@Max Weber', teams],
    [`<@${TEAMS.user}>`, teams],
    ['<@29:1-max|Max Weber>', teams],
    ['<@29:1-max|Weber, Max (Aurora)>', teams],
    ['Weber, Max [ext]', teams],
  ])('%s is Max', (typed, caller) => expect(personMeant(typed, people, caller)?.id).toBe(MAX.id));

  it.each([
    ['<@U0NOBODY>', slack],
    ['<@U0NOBODY|>', slack],
    ['<@29:1-x|Zoe Nobody>', teams],
    // an id of another platform or place is nobody here
    ['<@U0MAX>', teams],
    ['<@U0MAX>', { ...slack, place: 'T0OTHER' }],
    ['', slack],
    ['m', slack],
  ])('%j is nobody', (typed, caller) => expect(personMeant(typed, people, caller)).toBeUndefined());

  it('is nobody when two people are called so, and nobody who has left', () => {
    const two = [...people, member('max-two', { name: 'Max Frisch' })];
    expect(personMeant('Max', two, slack)).toBeUndefined();
    expect(personMeant('Max Weber', two, slack)?.id).toBe(MAX.id);
    expect(personMeant('<@29:1-max|Max Weber>', two, teams)?.id).toBe(MAX.id);
    expect(personMeant('Jo', [member('a', { name: 'Jo Li' }), member('b', { name: 'Jo Xu' })], slack)).toBeUndefined();
    expect(
      personMeant(
        '<@U0MAX>',
        people.map((m) => ({ ...m, active: m.id !== MAX.id })),
        slack,
      ),
    ).toBeUndefined();
  });
});
