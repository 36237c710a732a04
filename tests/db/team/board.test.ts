import { beforeAll, expect, it } from 'vitest';
import { teamId } from '../../../src/core/base/ids.ts';
import type { Severity } from '../../../src/core/base/failures.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { countParts, openCasesOfTeam } from '../../../src/db/team/board.ts';
import { describeEachDatabase } from '../../database.ts';
import { AURORA, DESK, later, openCase, opening } from '../build.ts';

const HOUR = 60;
const graded = (n: number, severity: Severity, change: Partial<RecoveryCase> = {}): RecoveryCase => {
  const { triage } = openCase(n);
  return openCase(n, { triage: { ...triage, severity: { ...triage.severity, value: severity } }, ...change });
};

describeEachDatabase('what a team has in hand', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    const over = (hour: number) => ({ resolvedAt: later(hour * HOUR) });
    const cases = [
      graded(1, 'S3', { receivedAt: later(-9 * HOUR) }),
      graded(2, 'S1', { receivedAt: later(-2 * HOUR) }),
      graded(3, 'S1', { receivedAt: later(-5 * HOUR), status: 'waiting' }),
      graded(4, 'S1', { receivedAt: later(-5 * HOUR), status: 'dismissed' }),
      graded(5, 'S1', { receivedAt: later(-5 * HOUR), status: 'merged' }),
      graded(6, 'S1', { receivedAt: later(-30 * HOUR), status: 'resolved', ...over(-4) }),
      graded(7, 'S1', { receivedAt: later(-3 * HOUR), status: 'closed', ...over(-1) }),
      graded(8, 'S1', { receivedAt: later(-3 * HOUR), team: teamId.parse('night') }),
    ];
    for (const c of cases) await serialisable(database, (tx) => saveCommand(tx, opening(c)));
  });

  it('is what is open, the gravest first, then the longest waiting; with how many there are', async () => {
    const ids = async (limit: number): Promise<readonly [readonly string[], number]> => {
      const { cases, total } = await openCasesOfTeam(database.read, AURORA, DESK, limit);
      return [cases.map(({ id }) => id), total];
    };
    expect(await ids(9)).toEqual([['R-3', 'R-2', 'R-1'], 3]);
    expect(await ids(1)).toEqual([['R-3'], 3]);
    expect(await openCasesOfTeam(database.read, AURORA, teamId.parse('bar'), 9)).toEqual({ cases: [], total: 0 });
  });

  it('counts in each span what was heard and resolved, without what is none, and says when the team began', async () => {
    const spans = [
      { from: later(-6 * HOUR), until: later(0) },
      { from: later(-48 * HOUR), until: later(-6 * HOUR) },
      { from: later(-3 * HOUR), until: later(-2 * HOUR) },
    ];
    expect(await countParts(database.read, AURORA, DESK, spans)).toEqual({
      parts: [
        { heard: 3, resolved: 2 },
        { heard: 2, resolved: 0 },
        { heard: 1, resolved: 0 },
      ],
      began: later(-30 * HOUR),
    });
    expect((await countParts(database.read, AURORA, teamId.parse('bar'), spans)).began).toBeNull();
  });
});
