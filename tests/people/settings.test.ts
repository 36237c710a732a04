/** Where people come from, as amends.yaml and the environment say it, and what is refused with how to mend it. */
import { describe, expect, it } from 'vitest';
import { peopleFrom, peopleFromSchema, peopleSettingsOf } from '../../src/people/settings.ts';
import { credentialInWords } from '../../src/entra/credential.ts';

const APP = '11111111-2222-4333-8444-555555555555';
const BOT = { clientId: 'bot', credential: { kind: 'secret', secret: 's' } } as const;

describe('people_from', () => {
  it.each([
    ['slack', ['T1', 'T2'], 'the workspace of `slack.team` alone'],
    ['entra', [{ tenant: 'a' }, { tenant: 'b' }], 'is one tenant'],
    ['scim', [true, true], 'is one address'],
    ['csv', ['a.csv', 'b.csv'], 'is one list'],
  ])('with several of %s is refused, with what to do instead', (source, named, fault) => {
    const read = peopleFromSchema.safeParse({ [source]: named });
    expect(read.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      [source, expect.stringContaining(fault)],
    ]);
  });

  it('may name several groups of a source, and one of several sources', () => {
    const groups = [
      { group: 'a', from: 'slack', team: 't', role: 'agent' },
      { group: 'b', from: 'slack', team: 't', role: 'agent' },
      { group: 'a', team: 't', role: 'agent' },
    ];
    expect(peopleFromSchema.parse({ slack: true, csv: 'a.csv', groups }).groups).toHaveLength(3);
  });
});

describe('the app that reads groups of Entra', () => {
  const from = peopleFrom(peopleFromSchema.parse({ entra: { tenant: 't' } }), null);
  const read = (env: Readonly<Record<string, string>>, bot: typeof BOT | null): readonly unknown[] => {
    const faults: string[] = [];
    const { entra } = peopleSettingsOf(env, { from, bot }, faults);
    return entra === null ? faults : [entra.app, entra.clientId, credentialInWords(entra.credential, entra.clientId)];
  };
  it.each([
    [{}, BOT, ['TEAMS', 'bot', 'a client secret']],
    [{ ENTRA_CLIENT_ID: APP, ENTRA_CLIENT_SECRET: 's' }, BOT, ['ENTRA', APP, 'a client secret']],
    [
      { ENTRA_CLIENT_ID: APP, ENTRA_MANAGED_IDENTITY: APP },
      null,
      ['ENTRA', APP, 'the managed identity that is the app'],
    ],
    [{ ENTRA_CLIENT_ID: APP, AZURE_FEDERATED_TOKEN_FILE: '/x' }, BOT, ['ENTRA', APP, 'workload identity']],
    [{}, null, [expect.stringContaining('ENTRA_CLIENT_ID is missing')]],
    // half of an app of its own is no app, and not the bot’s either
    [
      { ENTRA_CLIENT_SECRET: 's' },
      BOT,
      [expect.stringContaining('ENTRA_CLIENT_ID is missing: ENTRA_CLIENT_SECRET is')],
    ],
    [{ ENTRA_CLIENT_ID: APP }, BOT, [expect.stringContaining('ENTRA_CLIENT_SECRET is missing')]],
    [
      { ENTRA_CLIENT_ID: APP, ENTRA_CLIENT_SECRET: 's', ENTRA_MANAGED_IDENTITY: 'system' },
      BOT,
      [expect.stringContaining('proves itself by one of them')],
    ],
  ])('of %o beside %o is %o', (env, bot, said) => {
    expect(read(env, bot)).toEqual(said);
  });
});
