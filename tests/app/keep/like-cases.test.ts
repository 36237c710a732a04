/** What like cases were given is the same for every process of a day, and looked up once. */
import { expect, it } from 'vitest';
import { makeLikeCases } from '../../../src/app/keep/like-cases.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { ANA, doneIn, eur, HOTEL, NOON, openCase, R, refund, resolves } from '../../core/case/build.ts';
import { makeWorld } from '../../core/case/world.ts';
import { AURORA, opening } from '../../db/build.ts';
import { describeEachDatabase, quietLog } from '../../database.ts';

const DAY_MS = 86_400_000;

describeEachDatabase('like cases', (open) => {
  it('are those resolved before the day began, three at least; what comes in during the day changes nothing', async () => {
    const db = await open();
    const resolved = async (n: number, amount: number, at: Date): Promise<void> => {
      const w = makeWorld({ cases: [openCase({ id: R(n), customer: { reference: `K${n}`, key: `k${n}` } })] });
      doneIn(w.ask(ANA, { kind: 'give', case: R(n), items: [refund(amount)], because: null }));
      doneIn(w.ask(ANA, resolves({ case: R(n), done: w.caseOf(R(n)).actions.map((a) => a.id) })));
      const c = { ...w.caseOf(R(n)), resolvedAt: at };
      await serialisable(db, (tx) => saveCommand(tx, opening(c, { entries: [] })));
    };
    const yesterday = new Date(NOON.getTime() - DAY_MS);
    for (const [n, amount] of [40, 60, 100].entries()) await resolved(n + 1, amount, yesterday);
    await resolved(9, 150, NOON);
    const kept = makeLikeCases({ db, workspace: AURORA, policies: () => [HOTEL], log: quietLog });
    const failure = openCase().triage.failure.value;
    expect(kept.of(failure, NOON)).toBeNull();
    await Promise.all([kept.look(failure, NOON), kept.look(failure, NOON)]);
    expect(kept.of(failure, NOON)).toMatchObject({ count: 3, median: eur(60) });
    expect(kept.of('other', NOON)).toBeNull();
    await resolved(10, 150, NOON);
    await kept.look(failure, NOON);
    expect(kept.of(failure, NOON)).toMatchObject({ count: 3 });
    const tomorrow = new Date(NOON.getTime() + DAY_MS);
    expect(kept.of(failure, tomorrow)).toBeNull();
    await kept.look(failure, tomorrow);
    expect(kept.of(failure, tomorrow)).toMatchObject({ count: 5 });
    // what a card of a day before went by, also in a process that has looked at nothing yet
    const other = makeLikeCases({ db, workspace: AURORA, policies: () => [HOTEL], log: quietLog });
    const lately = await other.lately(failure, tomorrow, yesterday);
    expect(lately.map((like) => like.median)).toEqual([eur(100), eur(60)]);
    expect(await other.lately(failure, tomorrow, tomorrow)).toHaveLength(1);
  });
});
