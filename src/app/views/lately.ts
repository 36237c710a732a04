/** What became of the latest cases, in bare facts without a word of theirs: for whoever shows people around. Reads only. */
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isGiven } from '../../core/case/fulfilment.ts';
import { latestCases } from '../../db/case/reading.ts';
import type { Shell } from '../shell.ts';

export interface LatelyFact {
  readonly id: CaseId;
  readonly status: RecoveryCase['status'];
  readonly owner: MemberId;
  readonly loggedBy: MemberId;
  /** How many remedies may be given, or were. */
  readonly given: number;
  readonly requests: readonly { readonly status: string; readonly by: MemberId; readonly asked: readonly MemberId[] }[];
  readonly promises: readonly {
    readonly status: string;
    readonly by: MemberId;
    readonly due: Date;
    readonly reminded: boolean;
  }[];
  readonly thanks: readonly { readonly status: string }[];
}

/** The newest first. */
export async function casesLately(
  shell: Pick<Shell, 'db' | 'workspace'>,
  most: number,
): Promise<readonly LatelyFact[]> {
  const cases = await latestCases(shell.db.read, shell.workspace, most);
  return cases.map((c) => ({
    id: c.id,
    status: c.status,
    owner: c.owner,
    loggedBy: c.loggedBy,
    given: c.actions.filter(isGiven).length,
    requests: c.requests.map(({ status, by, asked }) => ({ status, by, asked })),
    promises: c.promises.map(({ status, by, due, reminded }) => ({
      status,
      by,
      due,
      reminded: reminded !== undefined,
    })),
    thanks: c.shoutOuts.map(({ status }) => ({ status })),
  }));
}
