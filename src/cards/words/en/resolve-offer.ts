/** Resolving with one press, beside what was just given. */
export const resolveOffer = {
  button: 'Customer agreed: resolve',
  given_since:
    'Nothing was changed: more was given on {case} since that button came. Say in the form what the customer got.',
} as const;
