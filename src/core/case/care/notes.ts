/** What may be remembered of a customer: what helps to serve them, and nothing that is theirs alone. Pure. */

/** Longest note, in code points. */
export const LONGEST_NOTE_KEPT = 300;
/** More is a file on somebody. */
export const MOST_NOTES = 10;
/** Where the policy says nothing: two years. */
export const KEEP_NOTES_MS = 730 * 86_400_000;

/**
 * Health, belief, origin, politics, whom somebody loves: kinds of data the law keeps apart (GDPR, article 9), by their usual words
 * in English and German. What somebody may need is said anew by them each time.
 */
const APART = new RegExp(
  [
    'allerg|diabet|asthma|epilep|cancer|krebs|hiv|aids\\b|illness|disease|krankheit|krank\\b|chronic|chronisch|pregnan|schwanger',
    'disab|behinder|wheelchair|rollstuhl|blind\\b|deaf\\b|taub\\b|gehörlos|autis|demen|depress|anxiety|angststörung|alcoholic|alkoholik|addict|süchtig',
    'medicat|medikament|insulin|therap|surgery|operation|doctor|\\barzt|ärztin|hospital|krankenhaus|mental|psych',
    'religio|muslim|moslem|islam|jewish|jüdisch|christian|christlich|catholic|katholi|protestant|hindu|buddh|kosher|koscher|halal|atheis',
    'ethnic|ethni|\\brace\\b|racial|skin colou?r|hautfarbe|immigrant|refugee|flüchtling|gypsy',
    'gay\\b|lesbian|lesbisch|schwul|bisexual|bisexuell|transgender|\\bqueer|homosex',
    'political|politisch|party member|parteimitglied|trade union|gewerkschaft|criminal|vorbestraft|convict',
  ].join('|'),
  'iu',
);

export const isKeptApart = (words: string): boolean => APART.test(words);
