/** Resolving with one press, beside what was just given. */
export const resolveOffer = {
  button: 'Customer agreed: resolve',
  given_since:
    'Nothing was changed: what is given on {case} is not what it was when that button came. Say in the form what the customer got.',
} as const;
