-- Views over the facts for Grafana, Metabase and whoever writes SQL: plain names, no person, of restricted cases only that they are.
-- Names and columns stay once released: a changed definition becomes another view, or another version of its metric.
CREATE SCHEMA IF NOT EXISTS "amends_figures";

-- One row for every complaint, lived or imported.
CREATE VIEW "amends_figures"."complaint" AS
SELECT f."workspace", f."case" AS "complaint", f."source", h."import", f."team", coalesce(t."name", f."team") AS "team_name",
  f."received_at",
  CASE WHEN f."status" IN ('owned', 'waiting', 'open') THEN 'open' ELSE 'closed' END AS "status",
  NOT f."counted" AS "left_out", f."restricted",
  CASE WHEN NOT f."restricted" THEN f."failure" END AS "failure",
  CASE WHEN NOT f."restricted" THEN f."severity" END AS "severity",
  CASE WHEN NOT f."restricted" THEN f."channel" END AS "channel",
  CASE WHEN NOT f."restricted" THEN f."root_cause" END AS "root_cause",
  CASE WHEN NOT f."restricted" THEN f."accepted" END AS "accepted",
  f."owned_at", f."first_contact_at", f."resolved_at",
  greatest(0, extract(epoch FROM f."first_contact_at" - f."received_at"))::float8 AS "seconds_to_first_contact",
  greatest(0, extract(epoch FROM f."resolved_at" - f."received_at"))::float8 AS "seconds_to_resolution",
  f."reopened", f."handovers",
  CASE WHEN f."restricted" THEN '{}'::jsonb ELSE f."labels" END AS "labels"
FROM "case_fact" f
LEFT JOIN "history_case" h ON h."case" = f."case" AND h."workspace" = f."workspace"
LEFT JOIN "team" t ON t."id" = f."team" AND t."workspace" = f."workspace";

-- One row for every label of an import.
CREATE VIEW "amends_figures"."complaint_label" AS
SELECT f."workspace", f."case" AS "complaint", l.key AS "label", l.value
FROM "case_fact" f CROSS JOIN LATERAL jsonb_each_text(f."labels") AS l
WHERE NOT f."restricted" AND f."source" = 'import';

-- One row for every remedy that stands. Amounts are whole minor units of their currency; of restricted cases none is told.
CREATE VIEW "amends_figures"."remedy" AS
SELECT r."workspace", r."case" AS "complaint", r."team", r."kind", r."status", r."at", r."done_at",
  r."goodwill_minor", r."loss_minor", r."currency", r."owed_minor", r."owed_currency"
FROM "remedy_fact" r WHERE r."given" AND r."counted" AND NOT r."restricted";

-- Weeks of each team in its own zone, from its first complaint to this one.
CREATE VIEW "amends_figures"."team_week" AS
SELECT t."workspace", t."id" AS "team", t."name" AS "team_name", t."zone", to_char(w.monday, 'IYYY"-W"IW') AS "week",
  w.monday AT TIME ZONE t."zone" AS "since", (w.monday + interval '7 days') AT TIME ZONE t."zone" AS "until",
  (w.monday - interval '7 days') AT TIME ZONE t."zone" AS "week_before", b.began
FROM "team" t
CROSS JOIN LATERAL (SELECT min(f."received_at") AS began FROM "case_fact" f
  WHERE f."team" = t."id" AND f."workspace" = t."workspace") b
CROSS JOIN LATERAL generate_series(date_trunc('week', b.began AT TIME ZONE t."zone"),
  date_trunc('week', now() AT TIME ZONE t."zone"), interval '7 days') AS w(monday);

-- One row for every team, week and metric, as `amends export metrics` has it. Of fewer than five nothing is said but how many.
CREATE VIEW "amends_figures"."metric_by_week" AS
SELECT m."workspace", m."team", m."team_name", m."week", m."since" AS "week_begins", m."zone", m.metric, m.version, m.unit, m.n,
  m.excluded, CASE WHEN m.note IS NULL THEN round(m.value::numeric, CASE m.unit WHEN 'share' THEN 4 ELSE 0 END)::float8 END AS value,
  m.hits, CASE WHEN m.note IS NULL THEN round(m.p90::numeric)::float8 END AS p90, m.currency, m.note
FROM (
  SELECT w.*, v.*, CASE WHEN v.days > 0 AND w."since" <= w.began THEN 'not yet'
    WHEN v.unit <> 'count' AND v.n < 5 THEN 'too few to say' END AS note
  FROM "amends_figures"."team_week" w
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS logged, count(*) FILTER (WHERE f."counted")::int AS counted,
      count(*) FILTER (WHERE f."status" = 'dismissed')::int AS dismissed, count(*) FILTER (WHERE f."status" <> 'merged')::int AS whole,
      count(*) FILTER (WHERE f."counted" AND f."owned_at" IS NOT NULL)::int AS owned,
      percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY greatest(0, extract(epoch FROM f."owned_at" - f."received_at") * 1000)::float8)
        FILTER (WHERE f."counted" AND f."owned_at" IS NOT NULL) AS owning,
      count(*) FILTER (WHERE f."counted" AND f."first_contact_at" IS NOT NULL)::int AS answered,
      percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY greatest(0, extract(epoch FROM f."first_contact_at" - f."received_at") * 1000)::float8)
        FILTER (WHERE f."counted" AND f."first_contact_at" IS NOT NULL) AS answering
    FROM "case_fact" f WHERE f."team" = w."team" AND f."workspace" = w."workspace" AND f."received_at" >= w."since" AND f."received_at" < w."until") r
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE f."counted")::int AS counted, count(*) FILTER (WHERE f."counted" AND f."stands")::int AS stands,
      percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY greatest(0, extract(epoch FROM f."resolved_at" - f."received_at") * 1000)::float8)
        FILTER (WHERE f."counted" AND f."stands") AS lasting,
      count(*) FILTER (WHERE f."counted" AND f."stands" AND f."discretionary")::int AS chosen,
      count(*) FILTER (WHERE f."counted" AND f."stands" AND f."alone")::int AS alone
    FROM "case_fact" f WHERE f."team" = w."team" AND f."workspace" = w."workspace" AND f."resolved_at" >= w."since" AND f."resolved_at" < w."until") s
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE p."counted")::int AS counted,
      count(*) FILTER (WHERE p."counted" AND p."settled" IN ('kept', 'broken'))::int AS due,
      count(*) FILTER (WHERE p."counted" AND p."settled" = 'kept')::int AS kept
    FROM "promise_fact" p WHERE p."team" = w."team" AND p."workspace" = w."workspace" AND p."due" >= w."since" AND p."due" < w."until") p
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS asked, count(*) FILTER (WHERE q."within_own")::int AS within
    FROM "request_fact" q WHERE q."team" = w."team" AND q."workspace" = w."workspace" AND q."counted" AND q."asked_at" >= w."since" AND q."asked_at" < w."until") q
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE u."excluded" IS NULL AND (u."withdrawn_at" IS NULL OR u."answered_at" IS NOT NULL))::int AS asked,
      count(u."excluded")::int AS not_asked, count(u."answered_at")::int AS answered, count(u."overall")::int AS marked,
      count(*) FILTER (WHERE u."overall" >= 4)::int AS good
    FROM "survey" u WHERE u."team" = w."team" AND u."workspace" = w."workspace" AND u."resolved_at" >= w."week_before" AND u."resolved_at" < w."since") u
  CROSS JOIN LATERAL (VALUES
    ('heard', 1, 'count', 0, r.counted, r.logged - r.counted, r.counted::float8, NULL::int, NULL::float8, NULL::text),
    ('not_a_complaint_share', 1, 'share', 0, r.whole, r.logged - r.whole, r.dismissed / nullif(r.whole, 0)::float8, r.dismissed, NULL, NULL),
    ('time_to_own', 1, 'time', 0, r.owned, r.counted - r.owned, r.owning[1], NULL, r.owning[2], NULL),
    ('first_response_time', 1, 'time', 0, r.answered, r.counted - r.answered, r.answering[1], NULL, r.answering[2], NULL),
    ('time_to_resolution', 1, 'time', 0, s.stands, s.counted - s.stands, s.lasting[1], NULL, s.lasting[2], NULL),
    ('empowerment_rate', 1, 'share', 0, s.chosen, s.stands - s.chosen, s.alone / nullif(s.chosen, 0)::float8, s.alone, NULL, NULL),
    ('promise_kept_rate', 1, 'share', 0, p.due, p.counted - p.due, p.kept / nullif(p.due, 0)::float8, p.kept, NULL, NULL),
    ('asked_within_own_limit', 1, 'share', 0, q.asked, 0, q.within / nullif(q.asked, 0)::float8, q.within, NULL, NULL),
    ('post_recovery_satisfaction', 1, 'share', 7, u.marked, u.asked - u.marked + u.not_asked, u.good / nullif(u.marked, 0)::float8, u.good, NULL, NULL),
    ('survey_response', 1, 'share', 7, u.asked, u.not_asked, u.answered / nullif(u.asked, 0)::float8, u.answered, NULL, NULL)
  ) AS v(metric, version, unit, days, n, excluded, value, hits, p90, currency)
) m;

-- What was given by choice in a week, in each currency: whole minor units.
CREATE VIEW "amends_figures"."cost_by_week" AS
SELECT w."workspace", w."team", w."team_name", w."week", w."since" AS "week_begins", c.kind, c.currency, c.complaints, c.minor
FROM "amends_figures"."team_week" w
CROSS JOIN LATERAL (
  SELECT v.kind, v.currency, count(DISTINCT r."case")::int AS complaints, sum(v.minor)::bigint AS minor
  FROM "remedy_fact" r
  CROSS JOIN LATERAL (VALUES ('goodwill', r."goodwill_minor", r."currency"), ('loss', r."loss_minor", r."currency"),
    ('owed', CASE WHEN r."owed_basis" = 'statutory' THEN r."owed_minor" END, r."owed_currency")) AS v(kind, minor, currency)
  WHERE r."team" = w."team" AND r."workspace" = w."workspace" AND r."status" = 'done' AND r."counted" AND v.minor > 0
    AND r."done_at" >= w."since" AND r."done_at" < w."until"
  GROUP BY v.kind, v.currency) c;
