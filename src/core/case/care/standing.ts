/** Customers who are about to leave or have left: why, and whether it can be mended. Pure data. */

export const STANDINGS = ['at_risk', 'lost'] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * Why they go. What we did can be mended; what they need, or where they live, cannot. Source: Kumar, Bhagwat and Zhang 2015,
 * Journal of Marketing: worth winning back is who left for a reason that can be mended, after a strong relationship.
 */
export const LEAVING_REASONS = ['treatment', 'failure', 'price', 'competitor', 'need', 'moved', 'other'] as const;
export type LeavingReason = (typeof LEAVING_REASONS)[number];
export const MENDABLE: readonly LeavingReason[] = ['treatment', 'failure', 'price'];

export const WINBACK_OUTCOMES = ['taken_up', 'won', 'declined', 'no_answer'] as const;
export type WinbackOutcome = (typeof WINBACK_OUTCOMES)[number];
