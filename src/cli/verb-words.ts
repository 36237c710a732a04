/** What is said of many verbs. */
export const STORED =
  'Reads the database of DATABASE_URL, or the embedded one in AMENDS_DATA_DIR (Amends must be stopped then).';
export const SPAN = 'Dates are days like 2026-11-20, midnight in --zone (UTC when not given); --to is not included.';
