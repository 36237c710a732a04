/** Who could be won back: found among those of one team who are leaving, the likeliest first. */
import { memberId, type MemberId, type TeamId, type WorkspaceId } from '../../core/base/ids.ts';
import { MENDABLE } from '../../core/case/care/standing.ts';
import type { LeavingKept } from '../../core/case/care/care.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { identitiesOf } from '../case/identities.ts';
import { caseOf } from '../case/rows.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { LEAVING_JSON, leavingOf, type LeavingRow } from './known.ts';

type Effort = NonNullable<AuthorityPolicy['winback']>['effort'];

export interface Wanted {
  readonly team: TeamId;
  /** Only cases of this owner; null: all of the team. */
  readonly owner: MemberId | null;
  readonly effort: Effort;
  /** Since then nothing was asked of them. */
  readonly quietSince: Date;
  readonly limit: number;
}

export interface Found {
  readonly case: RecoveryCase;
  readonly leaving: LeavingKept;
  readonly takenBy: MemberId | null;
}

/** What is taken up already stands first; then reasons that can be mended, the strongest relationship, the longest wait. */
export async function winbackQueue(q: Queryable, workspace: WorkspaceId, wanted: Wanted): Promise<readonly Found[]> {
  const { team, owner, effort, quietSince, limit } = wanted;
  const rows = await q.query<{ doc: unknown; leaving: LeavingRow; taken_by: string | null }>(QUEUE, [
    workspace,
    team,
    owner,
    effort,
    quietSince,
    MENDABLE,
    limit,
  ]);
  return rows.map((row) => ({
    case: caseOf(row.doc),
    leaving: leavingOf(row.leaving),
    takenBy: row.taken_by === null ? null : memberId.parse(row.taken_by),
  }));
}

const QUEUE = `
SELECT c.doc, ${LEAVING_JSON} AS leaving, CASE WHEN l.winback = 'taken_up' THEN l.winback_by END AS taken_by
FROM customer_standing l JOIN recovery_case c ON c.id = l."case" AND c.workspace = l.workspace
WHERE l.team = $2 AND l.workspace = $1 AND l.ended_at IS NULL AND l.consent AND ($3::text IS NULL OR c.owner = $3)
  AND (l.winback = 'taken_up' OR (l.winback IS NULL AND l.at <= $5) OR (l.winback = 'no_answer' AND l.winback_at <= $5))
  AND ($4 = 'all' OR (l.reason = ANY ($6::text[]) AND ($4 = 'standard' OR ($4 = 'light' AND l.value_minor > 0))))
  AND NOT EXISTS (SELECT FROM customer_opt_out o WHERE o.workspace = $1 AND o.key IN ${identitiesOf('l.customer_key')})
ORDER BY l.winback = 'taken_up' DESC NULLS LAST, l.reason = ANY ($6::text[]) DESC, l.value_minor DESC NULLS LAST, l.at, l.id
LIMIT $7`;
