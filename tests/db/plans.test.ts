/** How the database finds what is read and written all the time, by plans that are made while nothing is known about the sizes of its tables, and kept. */
import { expect, it } from 'vitest';
import { loadForCommand } from '../../src/db/case/load-command.ts';
import { saveCommand } from '../../src/db/case/save-command.ts';
import { rememberedReply } from '../../src/db/case/remembered.ts';
import { claimDeliveries } from '../../src/db/deliveries/deliveries.ts';
import type { Tx } from '../../src/db/engine/serialisable.ts';
import { casesToldOf } from '../../src/db/intake/matters.ts';
import { claimMessage, messagesShown } from '../../src/db/messages/messages.ts';
import { casesThatNamed } from '../../src/db/privacy/erase-by-key.ts';
import { countParts, openCasesOfTeam } from '../../src/db/team/board.ts';
import { whatIsDue } from '../../src/db/work/due.ts';
import { whatWaits } from '../../src/db/work/waiting.ts';
import { dropWishes, storeWishes } from '../../src/db/work/wishes.ts';
import { makeDirectory } from '../../src/db/team/directory.ts';
import { openAnyDatabase } from '../database.ts';
import { AURORA, DESK, openCase, opening, scope } from './build.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}
const nodesOf = (plan: PlanNode): readonly PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** There are few of each, or one; or the index holds only what is still to be done. */
const SMALL =
  /^(workspace|ledger_summing|outage|storm|wish|delivery|improvement)|^(message_behind|message_dead|survey_due_idx|set_aside_to_open|house_entry_verified)$/;

/** What reads more of a table than it looks for: all of it, or all that a workspace has. */
function readingTooMuch(plan: PlanNode): readonly string[] {
  return nodesOf(plan).flatMap((node) => {
    const { 'Relation Name': table = '', 'Index Name': index, 'Index Cond': by = '' } = node;
    if (SMALL.test(index ?? table)) return [];
    if (index === undefined) return node['Node Type'] === 'Seq Scan' ? [`all of ${table}`] : [];
    const others = by.replaceAll(/\(*(\w+\.)?workspace = [^)]*\)/g, '').replaceAll(/[() ]|AND/g, '');
    return others === '' ? [`all of ${index}: ${by}`] : [];
  });
}

it('goes to its place in an index, and reads no more, whatever the statistics', async () => {
  const database = await openAnyDatabase();
  const asked = new Map<string, string>();
  const listening = {
    query: (text: string, _params: readonly unknown[], name = '') => {
      asked.set(name, text);
      return Promise.reject(new Error('heard enough'));
    },
  };
  const tx = { ...listening, last: listening.query } as unknown as Tx;
  const at = new Date('2026-12-10T10:00:00Z');
  const heard = (asking: Promise<unknown>): Promise<void> => expect(asking).rejects.toThrow('heard enough');
  await heard(loadForCommand(tx, makeDirectory(AURORA), scope()));
  await heard(saveCommand(tx, opening(openCase(1))));
  await heard(openCasesOfTeam(tx, AURORA, DESK, 300));
  await heard(countParts(tx, AURORA, DESK, []));
  const message = { workspace: AURORA, subject: { kind: 'case', case: openCase(1).id }, platform: 'slack' } as const;
  const drawn = { ...message, claim: 1, shown: 1, place: {}, leaseUntil: at };
  await heard(messagesShown(tx, AURORA, [drawn, drawn]));
  await heard(claimMessage(tx, message, { holder: 1, at, leaseMs: 1 }));
  await heard(storeWishes(tx, { workspace: AURORA, holder: 1 }, []));
  await heard(dropWishes(tx, AURORA, []));
  await heard(rememberedReply(tx, AURORA, 'key'));
  await heard(casesToldOf(tx, AURORA, { matters: [], keys: [], since: at }));
  const claiming = { workspace: AURORA, receiver: 'erp', holder: 1, at, leaseUntil: at, limit: 1 };
  await heard(claimDeliveries(tx, claiming));
  const asking = { workspace: AURORA, holder: 1, at, platforms: [], limit: 1 };
  await heard(whatIsDue(tx, asking));
  await heard(whatWaits(tx, { workspace: AURORA, at, keyHead: Buffer.from('key') }));
  await heard(casesThatNamed(tx, AURORA, ['cus_1']));
  expect([...asked.keys()]).toEqual([
    'load_command',
    'save_command',
    'open_of_team',
    'parts_of_weeks',
    'messages_shown_2',
    'claim_message',
    'store_wishes',
    'drop_wishes',
    'remembered_answer',
    'cases_told_of',
    'claim_deliveries',
    'what_is_due',
    'what_waits',
    'cases_that_named',
  ]);

  const client = await database.pool.connect();
  try {
    // as it is planned for a name that was prepared, which does not know what it will be asked for
    await client.query('SET plan_cache_mode = force_generic_plan');
    for (const [name, text] of asked) {
      await client.query(`PREPARE ${name}_planned AS ${text}`);
      const places = Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)));
      const nulls = Array.from({ length: places }, () => 'NULL').join();
      const { rows } = await client.query<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>(
        `EXPLAIN (FORMAT JSON) EXECUTE ${name}_planned(${nulls})`,
      );
      const plan = rows[0]?.['QUERY PLAN'][0].Plan;
      if (plan === undefined) throw new Error(`no plan of ${name}`);
      expect([name, readingTooMuch(plan)]).toEqual([name, []]);
    }
  } finally {
    client.release(true);
  }
});
