/** Learns in the background which failure is meant from the workspace's own cases, and uses what was learnt only where it is no worse than what stands. */
import { setTimeout as pause } from 'node:timers/promises';
import type { TriageReport } from '../../../core/triage/learnt/own.ts';
import { serialisable } from '../../../db/engine/serialisable.ts';
import { keepTriage, LEAST_TAUGHT, taughtBy, triageVersions } from '../../../db/learning/triage-models.ts';
import { loadBase } from '../../keep/failure-models.ts';
import type { Shell } from '../../shell.ts';

/** Learnt anew when so many more have come, of those it was learnt from last. */
const MORE = 0.1;
/** What tells most; more rows are larger and hardly better. */
const MOST_ROWS = 20_000;
/** It works so long, then leaves as long to others. */
const WORK_MS = 8;

export type LearnedTriage =
  | { readonly kind: 'too_few'; readonly cases: number }
  | { readonly kind: 'nothing_new' }
  | { readonly kind: 'learnt'; readonly version: number; readonly isUsed: boolean; readonly report: TriageReport };

export async function learnTriage(
  shell: Pick<Shell, 'db' | 'workspace' | 'now' | 'log' | 'failureModels'>,
): Promise<LearnedTriage> {
  const { db, workspace } = shell;
  const { versions } = await triageVersions(db.read, workspace, 1);
  const last = versions[0] ?? null;
  const { taught, newer } = await taughtBy(db.read, workspace, last?.at ?? null);
  if (taught.length < LEAST_TAUGHT) return { kind: 'too_few', cases: taught.length };
  if (last !== null && newer < last.cases * MORE) return { kind: 'nothing_new' };
  const at = shell.now();
  // nothing of learning is loaded before there is something to learn from
  const [{ learnOwn, isAsGood }, { FORM, pack }] = await Promise.all([
    import('../../../core/triage/learnt/own.ts'),
    import('../../../core/triage/learnt/packed.ts'),
  ]);
  const { learnt, report } = await inPieces(learnOwn(taught, await (shell.failureModels?.base() ?? loadBase())));
  const isUsed = isAsGood(report);
  const weights = pack(learnt, MOST_ROWS);
  const version = await serialisable(db, (tx) =>
    keepTriage(tx, workspace, { at, form: FORM, weights, report, isUsed }),
  );
  shell.log.info('learnt which failure is meant', {
    workspace,
    version,
    isUsed,
    cases: report.all.cases,
    own: report.all.own,
    shared: report.all.shared,
    rules: report.all.rules,
    bytes: weights.length,
  });
  return { kind: 'learnt', version, isUsed, report };
}

/** Somebody's click never waits for it longer than one piece. */
async function inPieces<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + WORK_MS;
    while (performance.now() < until) {
      const step = work.next();
      if (step.done === true) return step.value;
    }
    await pause(WORK_MS);
  }
}
