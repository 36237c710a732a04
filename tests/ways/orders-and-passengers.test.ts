/** Limits per order and per passenger, through the database: what was given on another case of the same order counts, what another passenger got does not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { Handled } from '../../src/app/handled.ts';
import type { CaseId } from '../../src/core/base/ids.ts';
import type { FactValue } from '../../src/core/policy/facts.ts';
import { money } from '../../src/core/base/money.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { closeLater } from '../closing.ts';
import { ANA, AURORA, logs, MIA, NOON } from '../core/case/build.ts';
import { loaded } from '../core/policy/policy-files.ts';
import { openAnyDatabase } from '../database.ts';
import { raceShell, type RaceShell } from './race-shell.ts';

const POLICY = loaded(`schema: amends.authority/v1
id: orders
effective: { from: 2026-01-01 }
timezone: Europe/Paris
money: { base: EUR }
facts: { booking: order, ours: bool }
actions: { refund: { class: money }, voucher: { class: money }, waiver: { class: money }, grace: { class: money } }
roles:
  agent:
    grants:
      - { id: a, actions: [refund], limits: [{ scope: order, max: "100 EUR" }, { scope: actor_week, max: "900 EUR" }] }
      - { id: b, actions: [voucher], limits: [{ scope: passenger, max: "50 EUR" }] }
      - id: c
        actions: [waiver]
        when: { if: ours, otherwise: refuse }
        limits: [{ scope: action, max: "40 EUR", over: refuse }]
      - id: d
        actions: [grace]
        when: { if: ours, otherwise: refuse }
        limits: [{ scope: action, max: "10 EUR" }, { scope: action, max: "40 EUR", over: refuse }]
  duty_manager: { approve: { up_to: "9000 EUR", teams: all } }
  general_manager: {}
approval: { ladder: [duty_manager], remind_after: PT15M, escalate_after: PT30M, expire_after: PT24H, approved_valid_for: P7D, on_expiry: expire }
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 1 }
splitting: { link_window: P30D, link_by: [linked_case, same_customer_same_failure] }
`);

describe('limits per order and per passenger', () => {
  let shell: RaceShell;
  let n = 0;
  beforeAll(async () => {
    shell = { ...(await raceShell(await openAnyDatabase())), policies: () => [POLICY] };
    closeLater(() => shell.stop());
    await syncWorkspace(shell.db, AURORA);
  });
  const ask = (command: Command, by = ANA): Promise<Handled> => {
    const [account] = by.identities;
    return handle(shell, { key: `k${(n += 1)}`, by: by.id, ...(account && { account }), command, at: NOON });
  };
  async function caseOf(booking: string | null): Promise<CaseId> {
    const logged = await ask(logs('late', { customer: `guest ${(n += 1)}` }));
    const id = logged.case?.id;
    if (id === undefined) throw new Error('nothing was logged');
    if (booking !== null) await know(id, { booking });
    return id;
  }
  const know = async (id: CaseId, facts: Readonly<Record<string, FactValue>>): Promise<void> => {
    const nothing = { customer: null, orderValue: null, lossValue: null, forget: [], evidence: [], unseen: [] };
    await ask({ kind: 'set_facts', case: id, facts: new Map(Object.entries(facts)), ...nothing });
  };
  const kindOf = (answer: Handled): string => (answer.ok ? answer.said.kind : answer.no.kind);
  const give = async (id: CaseId, kind: string, euros: number, passenger: string | null = null): Promise<string> => {
    const item = { kind, amount: money(BigInt(euros) * 100n, 'EUR'), units: null, cost: null, passenger };
    return kindOf(await ask({ kind: 'give', case: id, items: [item], because: 'the wait' }));
  };

  it('counts what was given on every case of one order, however its number is typed', async () => {
    const [first, second, other] = [await caseOf('QX7 PLM'), await caseOf('qx7-plm'), await caseOf('ZZ9')];
    expect(await give(first, 'refund', 60)).toBe('given');
    expect(await give(second, 'refund', 41)).toBe('asked');
    expect(await give(second, 'refund', 40)).toBe('given');
    expect(await give(first, 'refund', 1)).toBe('asked');
    expect(await give(other, 'refund', 100)).toBe('given');
  });

  it('asks while the number of the order is not known', async () => {
    expect(await give(await caseOf(null), 'refund', 10)).toBe('asked');
  });

  it('counts for one passenger what they got, and what was given without a name', async () => {
    const id = await caseOf(null);
    expect(await give(id, 'voucher', 50, 'Ada')).toBe('given');
    expect(await give(id, 'voucher', 1, 'Ada')).toBe('asked');
    expect(await give(id, 'voucher', 1, ' ADA')).toBe('asked');
    expect(await give(id, 'voucher', 30, 'Bo')).toBe('given');
    expect(await give(id, 'voucher', 1)).toBe('asked');
  });

  it('asks nobody about what a missing fact may forbid to everybody', async () => {
    const id = await caseOf(null);
    expect(await give(id, 'waiver', 500)).toBe('may_not_give');
    expect(await give(id, 'waiver', 30)).toBe('facts_first');
  });

  it('judges once more at the yes what nobody may give', async () => {
    const approve = async (id: CaseId, worth: number | null = null): Promise<string> => {
      const baseAmount = worth === null ? null : money(BigInt(worth) * 100n, 'EUR');
      return kindOf(await ask({ kind: 'approve', case: id, request: null, digest: null, baseAmount }, MIA));
    };
    const changed = await caseOf(null);
    await know(changed, { ours: true });
    expect(await give(changed, 'grace', 30)).toBe('asked');
    await know(changed, { ours: false });
    expect(await approve(changed)).toBe('may_not_give');
    await know(changed, { ours: true });
    expect(await approve(changed)).toBe('approved');

    const foreign = await caseOf(null);
    await know(foreign, { ours: true });
    const item = { kind: 'grace', amount: money(5000n, 'JPY'), units: null, cost: null, passenger: null };
    const asked = await ask({ kind: 'give', case: foreign, items: [item], because: 'the wait' });
    expect(kindOf(asked)).toBe('asked');
    expect(await approve(foreign, 500)).toBe('may_not_give');
  });
});
