/** Where a case stands, and how one ends. Pure data. */
export type CaseStatus = 'new' | 'owned' | 'waiting' | 'resolved' | 'closed' | 'dismissed' | 'merged';
export type Outcome = 'satisfied' | 'accepted' | 'unresolved' | 'withdrawn' | 'no_contact';
export type CustomerAccepted = 'yes' | 'no' | 'unknown';
export const ROOT_CAUSES = ['mistake', 'rework', 'breakdown', 'inefficiency', 'variation'] as const;
export type RootCause = (typeof ROOT_CAUSES)[number];
