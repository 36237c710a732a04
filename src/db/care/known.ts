/** What is known of a customer beside the cases, read where somebody says something of them: one statement. */
import { memberId, thingId, type WorkspaceId } from '../../core/base/ids.ts';
import { money } from '../../core/base/money.ts';
import type { CareKnown, LeavingKept } from '../../core/case/care/care.ts';
import { LEAVING_REASONS, STANDINGS, WINBACK_OUTCOMES } from '../../core/case/care/standing.ts';
import { SURVEY_TOLD } from '../../core/case/care/survey.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { identitiesOf } from '../case/identities.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** `at`: notes past their time are none. */
export async function careKnown(
  q: Queryable,
  workspace: WorkspaceId,
  c: Pick<RecoveryCase, 'id' | 'customer'>,
  at: Date,
): Promise<CareKnown> {
  const [row] = await q.query<KnownRow>(KNOWN, [workspace, c.id, c.customer.key, at]);
  if (row === undefined) throw new Error('what is known of a customer gave no row');
  const { survey } = row;
  return {
    survey: survey && {
      id: thingId.parse(survey.id),
      owner: memberId.parse(survey.owner),
      told: SURVEY_TOLD.find((one) => one === survey.told) ?? null,
    },
    isOptedOut: row.opted_out,
    notes: (row.notes ?? []).map((note) => ({
      id: thingId.parse(note.id),
      words: note.words,
      by: memberId.parse(note.by),
      at: new Date(note.at),
    })),
    leaving: row.leaving && leavingOf(row.leaving),
  };
}

export function leavingOf(row: LeavingRow): LeavingKept {
  return {
    id: thingId.parse(row.id),
    standing: STANDINGS.find((one) => one === row.standing) ?? 'at_risk',
    reason: LEAVING_REASONS.find((one) => one === row.reason) ?? 'other',
    words: row.words,
    value: row.minor === null || row.currency === null ? null : money(BigInt(row.minor), row.currency),
    consent: row.consent,
    by: memberId.parse(row.by),
    at: new Date(row.at),
    winback: WINBACK_OUTCOMES.find((one) => one === row.winback) ?? null,
  };
}

export interface LeavingRow {
  readonly id: string;
  readonly standing: string;
  readonly reason: string;
  readonly words: string | null;
  readonly minor: string | null;
  readonly currency: string | null;
  readonly consent: boolean;
  readonly by: string;
  readonly at: string;
  readonly winback: string | null;
}
interface KnownRow {
  readonly survey: { readonly id: string; readonly owner: string; readonly told: string | null } | null;
  readonly opted_out: boolean;
  readonly notes:
    | readonly { readonly id: string; readonly words: string; readonly by: string; readonly at: string }[]
    | null;
  readonly leaving: LeavingRow | null;
}

/** SQL: a row of `customer_standing`, named `l`. */
export const LEAVING_JSON = `json_build_object('id', l.id, 'standing', l.standing, 'reason', l.reason, 'words', l.words,
  'minor', l.value_minor::text, 'currency', l.value_currency, 'consent', l.consent, 'by', l."by", 'at', l.at,
  'winback', l.winback)`;

const KEYS = identitiesOf('$3::text');
const KNOWN = `SELECT
  (SELECT json_build_object('id', s.id, 'owner', s.owner, 'told', s.told) FROM survey s
    WHERE s."case" = $2 AND s.workspace = $1 AND s.withdrawn_at IS NULL AND s.excluded IS NULL AND s.answered_at IS NULL) AS survey,
  EXISTS (SELECT FROM customer_opt_out o WHERE o.workspace = $1 AND o.key IN ${KEYS}) AS opted_out,
  (SELECT json_agg(json_build_object('id', n.id, 'words', n.words, 'by', n."by", 'at', n.at) ORDER BY n.at, n.id)
    FROM customer_note n WHERE n.customer_key IN ${KEYS} AND n.workspace = $1 AND n.until > $4) AS notes,
  (SELECT ${LEAVING_JSON}
    FROM customer_standing l WHERE l.customer_key IN ${KEYS} AND l.workspace = $1 AND l.ended_at IS NULL
    ORDER BY l.at DESC LIMIT 1) AS leaving`;
