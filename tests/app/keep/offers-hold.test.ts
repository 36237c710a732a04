/** What a card offers from like cases holds on the next day, and in a process that has looked at nothing yet. */
import { expect, it } from 'vitest';
import { handle } from '../../../src/app/handle.ts';
import { makeLikeCases } from '../../../src/app/keep/like-cases.ts';
import type { Shell } from '../../../src/app/shell.ts';
import { caseContext } from '../../../src/app/views/case-view.ts';
import { suggest } from '../../../src/core/triage/suggest.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { syncWorkspace } from '../../../src/db/team/members.ts';
import { closeLater } from '../../closing.ts';
import { ANA, AURORA, doneIn, NOON, openCase, R, refund, resolves } from '../../core/case/build.ts';
import { makeWorld } from '../../core/case/world.ts';
import { opening } from '../../db/build.ts';
import { openAnyDatabase } from '../../database.ts';
import { raceShell } from '../../ways/race-shell.ts';

const DAY_MS = 86_400_000;

it('is given as it stands on the card', async () => {
  const db = await openAnyDatabase();
  const plain = await raceShell(db);
  closeLater(() => plain.stop());
  await syncWorkspace(db, AURORA);
  const shell = (now: Date): Shell => ({ ...plain, now: () => now, likeCases: makeLikeCases(plain) });
  const resolved = async (n: number, amount: number, at: Date): Promise<void> => {
    const w = makeWorld({ cases: [openCase({ id: R(n), customer: { reference: `K${n}`, key: `k${n}` } })] });
    doneIn(w.ask(ANA, { kind: 'give', case: R(n), items: [refund(amount)], because: null }));
    doneIn(w.ask(ANA, resolves({ case: R(n), done: w.caseOf(R(n)).actions.map((a) => a.id) })));
    const c = { ...w.caseOf(R(n)), resolvedAt: at };
    await serialisable(db, (tx) => saveCommand(tx, opening(c, { entries: [] })));
  };
  const tomorrow = new Date(NOON.getTime() + DAY_MS);
  for (const n of [1, 2, 3]) await resolved(n, 40, new Date(NOON.getTime() - DAY_MS));
  for (const n of [100, 101]) {
    const c = openCase({ id: R(n), customer: { reference: `G${n}`, key: `g${n}` }, lossValue: null });
    await serialisable(db, (tx) => saveCommand(tx, opening(c, { entries: [] })));
  }
  const press = async (n: number, drawnBy: Shell, at: Date) => {
    const context = await caseContext(drawnBy, R(n), ANA.id);
    if (context === undefined) throw new Error(`no R-${n}`);
    const offered = suggest(context.case, ANA, context.ctx, drawnBy.packs).offered;
    const offer = offered.find(({ why }) => why.kind === 'like_cases');
    if (offer === undefined) throw new Error('nothing is offered from like cases');
    const command = { kind: 'give_suggested', case: R(n), suggestion: offer.id, v: context.case.version } as const;
    return { offer, command, at };
  };
  const [account] = ANA.identities;
  const asked = { by: ANA.id, ...(account && { account }) };

  const first = await press(100, shell(NOON), NOON);
  const elsewhere = await handle(shell(NOON), { key: 'a', ...asked, command: first.command, at: NOON });
  expect(elsewhere).toMatchObject({ ok: true, said: { kind: 'given' } });

  const second = await press(101, shell(NOON), NOON);
  for (const n of [11, 12, 13, 14]) await resolved(n, 90, NOON);
  const next = await press(101, shell(tomorrow), tomorrow);
  expect(next.offer.id).not.toBe(second.offer.id);
  const later = await handle(shell(tomorrow), { key: 'b', ...asked, command: second.command, at: tomorrow });
  expect(later).toMatchObject({ ok: true, said: { kind: 'given' } });
  expect(later.case?.actions.at(-1)).toMatchObject({ amount: second.offer.items.at(-1)?.amount });
  // once
  const again = await handle(shell(tomorrow), { key: 'c', ...asked, command: second.command, at: tomorrow });
  expect(again).toMatchObject({ ok: false, no: { kind: 'suggestion_changed' } });
});
