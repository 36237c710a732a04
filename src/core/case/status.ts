/** Where a case stands, and how one ends. Pure data. */
export const CASE_STATUSES = ['owned', 'waiting', 'resolved', 'closed', 'dismissed', 'merged'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Somebody has it in hand; every other status is an end. */
export const isOngoing = ({ status }: { readonly status: CaseStatus }): boolean =>
  status === 'owned' || status === 'waiting';

/** Why a case is none. */
export const DISMISS_REASONS = ['not_a_complaint', 'duplicate', 'test', 'wrong_place', 'other'] as const;
export type DismissReason = (typeof DISMISS_REASONS)[number];

export const OUTCOMES = ['satisfied', 'accepted', 'unresolved', 'withdrawn', 'no_contact'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const CUSTOMER_ACCEPTED = ['yes', 'no', 'unknown'] as const;
export type CustomerAccepted = (typeof CUSTOMER_ACCEPTED)[number];
export const ROOT_CAUSES = ['mistake', 'rework', 'breakdown', 'inefficiency', 'variation'] as const;
export type RootCause = (typeof ROOT_CAUSES)[number];
