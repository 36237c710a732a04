/** What a complaint sees of its customer's other cases, on a real database: by every name they go by, and by none that is somebody else's. */
import { beforeAll, describe, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import { caseContext, caseView } from '../../src/app/views/case-view.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import type { CaseId } from '../../src/core/base/ids.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { closeLater } from '../closing.ts';
import { ANA, AURORA, BOB, gives, logs, NOON, refund, resolves } from '../core/case/build.ts';
import { openAnyDatabase } from '../database.ts';
import { raceShell, type RaceShell } from '../ways/race-shell.ts';

const DAY_MS = 86_400_000;

describe('a second complaint', () => {
  let shell: RaceShell;
  let days = 0;
  let n = 0;
  const ask = async (command: Command, by = ANA): Promise<RecoveryCase> => {
    const at = new Date(NOON.getTime() + days * DAY_MS);
    const handled = await handle(shell, { key: `ask ${(n += 1)}`, by: by.id, command, at });
    if (!handled.ok || handled.case === null) throw new Error(`${command.kind}: ${JSON.stringify(handled)}`);
    return handled.case;
  };
  const stored = async (id: CaseId): Promise<RecoveryCase> => {
    const c = await readCase(shell.db.read, shell.workspace, id);
    if (c === null) throw new Error(`no ${id}`);
    return c;
  };
  const resolved = async (customer: string): Promise<CaseId> => {
    const { id } = await ask(logs('No hot water', { customer }));
    const { actions } = await ask(gives([refund(60)], null, id));
    await ask(resolves({ case: id, done: actions.map((a) => a.id) }));
    return id;
  };
  beforeAll(async () => {
    const db = await openAnyDatabase();
    await syncWorkspace(db, AURORA);
    shell = await raceShell(db);
    closeLater(() => shell.stop());
  });

  it('is noticed as it is logged, and its card knows what was done before', async () => {
    const first = await resolved('K-1');
    days += 40;
    const { id } = await ask(logs('No hot water again', { customer: 'k 1' }), BOB);
    const c = await stored(id);
    expect(c).toMatchObject({ repeat: { nth: 2, days: 40, of: [first] }, triage: { severity: { value: 'S2' } } });
    const context = await caseContext(shell, id);
    if (context === undefined) throw new Error('no case');
    expect(caseView(shell, context, 'slack').others).toMatchObject([
      { id: first, owner: ANA.id, given: [{ kind: 'refund', amount: refund(60).amount }], accepted: 'yes' },
    ]);
  });

  it('is none of somebody else, nor of nobody known', async () => {
    await resolved('K-2');
    expect((await ask(logs('No hot water', { customer: 'K-3' }))).repeat).toBeUndefined();
    expect((await ask(logs('No hot water'))).repeat).toBeUndefined();
  });

  it('is noticed when somebody says that two names are one customer, on whichever case they say it', async () => {
    const first = await resolved('K-4');
    days += 10;
    const mail = await ask(logs('No hot water', { customer: 'QX7PLM' }), BOB);
    expect(mail.repeat).toBeUndefined();
    await ask({ kind: 'link_customer', case: first, customer: 'QX7PLM', because: 'her booking' });
    expect(await stored(mail.id)).toMatchObject({ repeat: { nth: 2, days: 10, of: [first] } });
    days += 10;
    const third = await ask(logs('No hot water', { customer: 'K-4' }), BOB);
    expect(third.repeat, 'by every name they go by').toMatchObject({ nth: 3, days: 20 });
    const other = await ask(logs('No hot water', { customer: 'ZZ9ABC' }), BOB);
    const said = { kind: 'link_customer', case: other.id, customer: 'K-4', because: 'the same guest' } as const;
    expect((await ask(said)).repeat, 'the one of an hour ago is perhaps the same complaint').toMatchObject({ nth: 3 });
  });

  it('after one that is kept private counts it, and knows nothing of it', async () => {
    const first = await resolved('K-5');
    await ask({ kind: 'restrict', case: first, sensitivity: 'injury', reason: 'a fall' });
    const { id } = await ask(logs('No hot water', { customer: 'K-5' }));
    const context = await caseContext(shell, id);
    if (context === undefined) throw new Error('no case');
    expect(caseView(shell, context, 'slack').others).toMatchObject([{ isPrivate: true, given: [], accepted: null }]);
  });

  it('two at once of one customer: one of them is the second, and neither is lost', async () => {
    await resolved('K-6');
    days += 1;
    const cold = logs('No hot water', { customer: 'K-6' });
    const both = await Promise.all([ask(cold), ask({ ...cold, failure: 'process.billing' })]);
    expect(new Set(both.map(({ repeat }) => repeat?.nth))).toEqual(new Set([2, 3]));
  });
});
