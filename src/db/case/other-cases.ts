/** Other cases of a customer, as far as a complaint of theirs looks at them: in the statement that loads a command. */
import { z } from 'zod';
import { caseId, memberId, teamId } from '../../core/base/ids.ts';
import { SEVERITIES } from '../../core/base/failures.ts';
import { fromWire } from '../../core/base/wire.ts';
import type { OtherCase } from '../../core/case/again.ts';
import { CASE_STATUSES, CUSTOMER_ACCEPTED } from '../../core/case/status.ts';
import { foundFor } from '../engine/found-for.ts';
import { linkedKeys } from './identities.ts';

/** Somebody with more in so short a time is no customer but a list of them; the latest are looked at. */
const MOST_OTHERS = 12;

/**
 * Of the customer that the command names ($3) and of the one of the case, received or changed since $16; `$17`: also where
 * nothing was noticed on the case yet. Which they are is found by plain columns of an index each, and only of the latest the rest is read.
 */
const KEYS = `
  SELECT key AS id, bool_or(own) AS own, bool_or(named) AS named FROM (
    SELECT customer_key AS key, true AS own, false AS named FROM of_case WHERE customer_key IS NOT NULL
    UNION ALL SELECT key, true, false FROM (${linkedKeys('SELECT customer_key AS id FROM of_case')}) o
    UNION ALL SELECT $3::text, false, true WHERE $3::text IS NOT NULL
    UNION ALL SELECT key, false, true FROM (${linkedKeys('SELECT $3::text AS id')}) n) k
  WHERE $16::timestamptz IS NOT NULL AND ($17::boolean OR EXISTS (SELECT FROM of_case WHERE doc ? 'repeat'))
  GROUP BY key`;

const LATEST = `
  SELECT id, own, named FROM (${foundFor(
    KEYS,
    'id, number, received_at, wanted.own, wanted.named',
    'recovery_case WHERE workspace = $1 AND customer_key = wanted.id AND last_at > $16',
  )}) l
  WHERE id <> coalesce($2::text, '') ORDER BY received_at DESC, number DESC LIMIT ${MOST_OTHERS}`;

const GIVEN = `(SELECT json_agg(json_build_object('kind', a -> 'kind', 'amount', a -> 'amount', 'units', a -> 'units'))
  FROM jsonb_array_elements(doc -> 'actions') AS a WHERE a ->> 'status' IN ('done', 'authorised'))`;

/** SQL: a list of them as JSON; null where there is none. */
export const OTHER_CASES = `(SELECT json_agg(one) FROM (${foundFor(
  LATEST,
  `json_build_object('id', id, 'team', team, 'owner', owner, 'status', status, 'failure', failure,
    'severity', doc -> 'triage' -> 'severity', 'received_at', received_at, 'resolved_at', resolved_at, 'linked', linked,
    'apart', doc -> 'apart', 'private', doc -> 'sensitivity' <> 'null', 'noticed', doc ? 'repeat',
    'own', wanted.own, 'named', wanted.named, 'given', ${GIVEN},
    'accepted', doc -> 'resolution' ->> 'customerAccepted') AS one`,
  'recovery_case WHERE workspace = $1 AND id = wanted.id',
)}) c)`;

const read = z.object({
  id: caseId,
  team: teamId,
  owner: memberId,
  status: z.enum(CASE_STATUSES),
  failure: z.string(),
  severity: z.object({
    value: z.enum(SEVERITIES),
    because: z.string(),
    by: z.enum(['rules', 'model', 'person']),
  }),
  received_at: z.coerce.date(),
  resolved_at: z.coerce.date().nullable(),
  linked: z.array(caseId),
  apart: z.array(caseId).nullable(),
  private: z.boolean(),
  noticed: z.boolean(),
  own: z.boolean(),
  named: z.boolean(),
  given: z.array(z.unknown()).nullable(),
  accepted: z.enum(CUSTOMER_ACCEPTED).nullable(),
});

export function otherCaseOf(row: unknown): OtherCase {
  const { received_at, resolved_at, apart, given, ...one } = read.parse(row);
  return {
    id: one.id,
    team: one.team,
    owner: one.owner,
    status: one.status,
    failure: one.failure,
    severity: one.severity,
    receivedAt: received_at,
    resolvedAt: resolved_at,
    linked: one.linked,
    ...(apart !== null && { apart }),
    isPrivate: one.private,
    isNoticed: one.noticed,
    isOwn: one.own,
    isNamed: one.named,
    // what stood on a case was written by toWire
    given: one.private ? [] : (fromWire(given ?? []) as OtherCase['given']),
    accepted: one.private ? null : one.accepted,
  };
}
