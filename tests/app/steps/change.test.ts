/** What a command's events make of a case: the fold, the chain and the ledger agree with one another. */
import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../src/app/steps/change.ts';
import { linkHash } from '../../../src/core/base/chain.ts';
import { toWire } from '../../../src/core/base/wire.ts';
import { answer } from '../../../src/core/case/answer.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { CaseEvent } from '../../../src/core/case/events.ts';
import { evolve } from '../../../src/core/case/evolve.ts';
import { ANA, circumstances, doneIn, gives, logs, NOON, openCase, R, refund } from '../../core/case/build.ts';

const START = { seq: 0, hash: '' };
const eventsOf = (c: RecoveryCase | null, command: Parameters<typeof answer>[1]): readonly CaseEvent[] =>
  doneIn(answer(c, command, circumstances())).events;

describe('a change', () => {
  it('of a new case begins its journal at one, after the empty hash', () => {
    const events = eventsOf(null, logs('no hot water in 412'));
    const { before, after, journal } = changeOf({ case: null, head: START }, events);
    expect(before).toBeNull();
    expect(after.id).toBe('R-1042');
    expect(journal.map((e) => e.seq)).toEqual(events.map((_, n) => n + 1));
    expect(journal[0]?.prevHash).toBe('');
  });

  it('hashes each event over the one before it, on from where the journal ends', () => {
    const linked = (other: number): CaseEvent => ({ kind: 'linked', at: NOON, by: ANA.id, with: [R(other)] });
    const events = [linked(7), linked(8), linked(9)];
    const { journal } = changeOf({ case: openCase(), head: { seq: 6, hash: 'six' } }, events);
    let hash = 'six';
    for (const [n, entry] of journal.entries()) {
      const { workspace, id } = openCase();
      const { at, by, kind } = entry.event;
      const body = toWire(events[n]);
      const linked = linkHash(hash, { workspace, case: id, seq: 7 + n, at, by, kind, body });
      const chained = { event: events[n], chained: body, apart: {}, hash: linked };
      expect(entry).toEqual({ seq: 7 + n, prevHash: hash, ...chained });
      ({ hash } = entry);
    }
  });

  it('sets aside what is given, and is the case after all of it', () => {
    const events = eventsOf(openCase(), gives([refund(40)]));
    const { before, after, ledger } = changeOf({ case: openCase(), head: START }, events);
    expect(before).toEqual(openCase());
    expect(after).toEqual(events.reduce<RecoveryCase | null>(evolve, openCase()));
    expect(ledger.flatMap((change) => change.add).map((entry) => entry.cost.minor)).toEqual([4000n]);
  });

  it('without an event is a mistake where there is no case', () => {
    expect(() => changeOf({ case: null, head: START }, [])).toThrow('a command changed no case');
  });
});
