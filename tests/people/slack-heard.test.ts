/** What Slack tells of people all day: in a house of many it is heard by few rows, and only what counts is written. */
import { beforeAll, expect, it } from 'vitest';
import { workspaceId } from '../../src/core/base/ids.ts';
import type { Account, KeptAccount, PeopleSource } from '../../src/core/people/account.ts';
import { accountsOf, keepAccounts } from '../../src/db/people/accounts.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { hearOfPeople, type SlackPeopleNeeds } from '../../src/people/slack-people.ts';
import { describeJourney } from '../database.ts';

const W = workspaceId.parse('hotel-aurora');
const NOON = new Date('2026-12-10T12:00:00Z');
const MANY = 500;

const told = (source: PeopleSource, n: number, more: Partial<Account> = {}): Account => ({
  source,
  id: `${source}${n}`,
  name: `Somebody ${n}`,
  email: `p${n}@a.example`,
  identities: source === 'slack' ? [{ platform: 'slack', place: 'T1', user: `slack${n}` }] : [],
  active: true,
  groups: [],
  zone: null,
  locale: null,
  ...more,
});
const kept = (account: Account): KeptAccount => ({ ...account, member: null, held: null });

describeJourney('people of whom Slack tells', 'Slack', (open) => {
  let db: Database;
  let needs: SlackPeopleNeeds;
  let rows = 0;
  beforeAll(async () => {
    const real = await open();
    const read: Database['read'] = {
      query: async (...asked) => {
        const found = await real.read.query<never>(...asked);
        rows += found.length;
        return found;
      },
    };
    db = { ...real, read };
    needs = { db, workspace: W, named: () => ({ members: [] }), rules: () => [], now: () => NOON };
    const all = Array.from({ length: MANY }, (_, n) => [kept(told('entra', n)), kept(told('slack', n))]).flat();
    await keepAccounts(db.read, W, all.slice(0, -1), NOON);
  });
  const heard = async (account: Account): Promise<boolean> => {
    rows = 0;
    return await hearOfPeople(needs, { kind: 'account', account });
  };
  const stands = async (id: string) => (await accountsOf(db.read, W, 'slack', [id]))[0];

  it.each<[string, Account, boolean]>([
    ['whoever changes what nobody needs', told('slack', 7), false],
    ['whoever has another name', told('slack', 8, { name: 'Else' }), false],
    ['whoever is deactivated, without their mail', told('slack', 9, { active: false, email: null }), true],
    ['a stranger', told('slack', 1, { id: 'stranger', email: 'stranger@a.example' }), false],
    ['a stranger without a mail', told('slack', 2, { id: 'nameless', email: null }), false],
    ['whoever comes and is known otherwise', told('slack', MANY - 1), false],
  ])('%s: by few rows', async (_, account, isUrgent) => {
    expect(await heard(account)).toBe(isUrgent);
    expect(rows).toBeLessThan(5);
  });

  it('stand as they were told of, and of strangers nothing is kept', async () => {
    expect(await stands('slack8')).toMatchObject({ name: 'Else' });
    expect(await stands('slack9')).toMatchObject({ active: false, email: 'p9@a.example' });
    expect(await stands(`slack${MANY - 1}`)).toMatchObject({ active: true });
    expect([await stands('stranger'), await stands('nameless')]).toEqual([undefined, undefined]);
  });
});
