/** The pieces of SQL that more than one statement selects by; what they give is read by rows.ts. */

/**
 * Columns of a ledger entry. Whole numbers go as text: JSON would round the big ones. An outage pays only while the case
 * belongs to it, so that taking a case out changes every sum at once.
 */
export const LEDGER_COLUMNS = `seq::text AS seq, id, "case", action, kind, state, basis, cost_minor::text AS cost_minor,
  cost_currency, original_minor::text AS original_minor, original_currency, rate, rate_as_of, customer_key, failure,
  member, team, at, settles_rule, settles_passenger, storm, above_minor::text AS above_minor,
  CASE WHEN outage IS NOT NULL AND outage = (SELECT c.outage FROM recovery_case c
    WHERE c.workspace = ledger_entry.workspace AND c.id = ledger_entry."case") THEN outage END AS outage`;

/** `at`: the place of a parameter, `$5`. Summed entries from it on, by the index of members or teams: days of two zones are at most one apart. */
export const summedSince = (at: string): string =>
  `(summed_on >= (${at}::timestamptz AT TIME ZONE 'UTC')::date - 1 AND at >= ${at})`;

/** A member `m` with all its identities, as one JSON value. */
export const MEMBER_JSON = `json_build_object('id', m.id, 'name', m.name, 'role', m.role, 'team', m.team,
  'lead', m.lead, 'locale', coalesce(m.locale_chosen, m.locale), 'zone', m.zone, 'email', m.email,
  'recognition', coalesce(m.recognition_chosen, m.recognition), 'active', m.active, 'leads', m.leads,
  'agent_of', m.agent_of, 'agent_sees', m.agent_sees,
  'identities', (SELECT coalesce(json_agg(json_build_object('platform', i.platform, 'place', i.place, 'user', i."user")
    ORDER BY i.platform, i.place, i."user"), '[]') FROM member_identity i
    WHERE i.workspace = m.workspace AND i.member = m.id))`;

/** A team `t`, as one JSON value. */
export const TEAM_JSON = `json_build_object('id', t.id, 'name', t.name, 'zone', t.zone, 'locale', t.locale, 'cases', t.cases,
  'thanks', t.thanks, 'digest', t.digest, 'values', t.stands_for, 'goals', t.goals, 'leader', t.leader)`;
