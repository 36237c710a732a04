/** What is known of a customer beside the cases, read where somebody says something of them: one statement. */
import { memberId, thingId, type WorkspaceId } from '../../core/base/ids.ts';
import { SURVEY_TOLD } from '../../core/case/care/survey.ts';
import type { CareKnown } from '../../core/case/care/care.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { identitiesOf } from '../case/identities.ts';
import type { Queryable } from '../engine/serialisable.ts';

export async function careKnown(
  q: Queryable,
  workspace: WorkspaceId,
  c: Pick<RecoveryCase, 'id' | 'customer'>,
): Promise<CareKnown> {
  const [row] = await q.query<KnownRow>(KNOWN, [workspace, c.id, c.customer.key]);
  const { survey, opted_out: isOptedOut } = row ?? NOTHING;
  return {
    survey: survey && {
      id: thingId.parse(survey.id),
      owner: memberId.parse(survey.owner),
      told: SURVEY_TOLD.find((one) => one === survey.told) ?? null,
    },
    isOptedOut,
  };
}

interface KnownRow {
  readonly survey: { readonly id: string; readonly owner: string; readonly told: string | null } | null;
  readonly opted_out: boolean;
}
const NOTHING: KnownRow = { survey: null, opted_out: false };

const KEYS = identitiesOf('$3::text');
const KNOWN = `SELECT
  (SELECT json_build_object('id', s.id, 'owner', s.owner, 'told', s.told) FROM survey s
    WHERE s."case" = $2 AND s.workspace = $1 AND s.withdrawn_at IS NULL AND s.excluded IS NULL AND s.answered_at IS NULL) AS survey,
  EXISTS (SELECT FROM customer_opt_out o WHERE o.workspace = $1 AND o.key IN ${KEYS}) AS opted_out`;
