/** Two processes are told one complaint at the same moment, by ways of their own and in the chat: on a real PostgreSQL only. */
import { afterEach, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { Handled } from '../../src/app/handled.ts';
import { makeIntakeDoor } from '../../src/app/door/make-intake-door.ts';
import { caseId } from '../../src/core/base/ids.ts';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { receivedWith } from '../../src/intake/received.ts';
import { describeOnServer, quietLog } from '../database.ts';
import { AURORA, id, logs, NOON } from '../core/case/build.ts';
import { raceShell, type RaceShell } from './race-shell.ts';

const WORDS = 'The parcel came three days late and the box was crushed on one side.';

describeOnServer('one complaint told to two processes at once', (server) => {
  const open: { readonly db: Database; readonly shell: RaceShell }[] = [];
  afterEach(async () => {
    for (const { db, shell } of open.splice(0)) {
      await shell.stop();
      await db.close();
    }
  });

  it('is one case each time, that knows every way; what was merged is found where it stays', async () => {
    const url = await server.emptyUrl();
    for (let n = 0; n < 2; n += 1) {
      const db = await openDatabase({ url, log: quietLog, connections: 8, migrations: n === 0 });
      if (n === 0) await syncWorkspace(db, AURORA);
      open.push({ db, shell: await raceShell(db) });
    }
    const shells = open.map(({ shell }) => shell);
    const [one] = shells;
    if (one === undefined) throw new Error('no process');
    const doors = shells.map(makeIntakeDoor);
    const told = async (
      n: number,
      way: number,
      of: { matters?: readonly string[]; customer?: string },
    ): Promise<string> => {
      const complaint = receivedWith({ text: WORDS, receivedAt: NOON, ...of });
      const delivery = {
        source: `way-${way}`,
        id: `d-${n}`,
        owner: id('ana'),
        opens: 'everything',
        body: null,
        at: NOON,
      } as const;
      const taken = await doors[way % 2]?.takeIn({ ...delivery, notice: { kind: 'complaint', complaint } });
      return taken?.kind === 'case' ? taken.case : String(taken?.kind);
    };
    const typed = async (n: number, customer: string): Promise<string> => {
      const handled: Handled = await handle(shells[n % 2] ?? one, {
        key: `t-${n}`,
        by: id('ana'),
        command: logs(WORDS, { customer }),
        at: NOON,
      });
      return handled.case?.id ?? 'none';
    };
    for (let n = 0; n < 12; n += 1) {
      const named = { matters: [`ticket:${n}`], ...(n % 2 === 0 && { customer: `K-${n}` }) };
      const answers = await Promise.all([told(n, 0, named), told(n, 1, named), told(n, 2, named), told(n, 3, named)]);
      expect(new Set(answers)).toEqual(new Set([answers[0]]));
      const c = await readCase(one.db.read, one.workspace, caseId.parse(answers[0]));
      expect(c?.complaints).toHaveLength(1);
      expect(c?.alsoBy).toHaveLength(3);
    }
    for (let n = 0; n < 12; n += 1) {
      const customer = `T-${n}`;
      const answers = await Promise.all([
        told(100 + n, 0, { customer }),
        typed(n, customer),
        told(200 + n, 1, { customer }),
      ]);
      expect(new Set(answers)).toEqual(new Set([answers[0]]));
    }
    const merge = async (ends: string, into: string) =>
      await handle(one, {
        key: 'merge',
        by: id('ana'),
        command: { kind: 'merge', case: caseId.parse(ends), into: caseId.parse(into), because: null },
        at: NOON,
      });
    const [ends, stays] = [await told(300, 0, { matters: ['a'] }), await told(301, 0, { matters: ['b'] })];
    expect((await merge(ends, stays)).ok).toBe(true);
    expect(await told(302, 1, { matters: ['a'] })).toBe(stays);
  });
});
