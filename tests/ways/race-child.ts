/**
 * A process that carries out commands until it is killed: `node race-child.ts <database url> <round> <case> <moment>`.
 * Says `begin <key>` before and `done <key> <outcome>` after each, so that whoever kills it knows what was promised.
 */
import { handle } from '../../src/app/handle.ts';
import { caseId, type CaseId } from '../../src/core/base/ids.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { openDatabase } from '../../src/db/engine/client.ts';
import { makeLog } from '../../src/log.ts';
import { id, NOON, refund } from '../core/case/build.ts';
import { raceShell } from './race-shell.ts';

const [url = '', round = '', of = '', at = ''] = process.argv.slice(2);
const AT_ONCE = 4;

const db = await openDatabase({
  url,
  migrations: false,
  connections: AT_ONCE + 2,
  log: makeLog(
    'error',
    (line) => void process.stderr.write(`${line}\n`),
    () => NOON,
  ),
});
const shell = await raceShell(db);

let n = 0;
/** Always the same turns for the same number: gives of every size, decisions, and now and then the end of the case. */
function turn(k: number, c: CaseId): { readonly by: string; readonly command: Command } {
  if (k % 7 === 3)
    return { by: k % 2 === 0 ? 'mia' : 'gil', command: { kind: 'approve', case: c, request: null, digest: null } };
  if (k % 11 === 5)
    return {
      by: 'mia',
      command: { kind: 'decline', case: c, request: null, digest: null, reason: 'too much', alternative: null },
    };
  const items = [refund(5 + ((k * 37) % 60)), ...(k % 3 === 0 ? [refund(1)] : [])];
  return { by: k % 2 === 0 ? 'ana' : 'bob', command: { kind: 'give', case: c, items, because: 'no hot water' } };
}

async function work(): Promise<void> {
  for (;;) {
    const k = (n += 1);
    const key = `round ${round}:${k}`;
    const { by, command } = turn(k, caseId.parse(of));
    process.stdout.write(`begin ${key}\n`);
    const done = await handle(shell, { key, by: id(by), command, at: new Date(at) });
    process.stdout.write(`done ${key} ${done.ok ? done.said.kind : 'no'}\n`);
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
