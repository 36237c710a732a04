-- A request sets nothing aside any more until somebody with the authority says yes. What requests that nobody has decided had set
-- aside is released, so that it takes nothing from who asked; what was decided stands as it is.
UPDATE "ledger_entry" e SET "state" = 'released'
FROM "recovery_case" c, jsonb_array_elements(c."doc" -> 'actions') AS a
WHERE e."state" = 'reserved' AND c."workspace" = e."workspace" AND c."id" = e."case"
  AND a ->> 'id' = e."action" AND a ->> 'status' IN ('pending_approval', 'countered');
