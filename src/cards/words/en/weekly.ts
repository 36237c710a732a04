/** Around the weekly digest: where it has no place to go, what its readers say of it, which parts a team wants. */
export const weekly = {
  no_channel:
    '<b>Your team’s weekly digest has no channel.</b> Until it has one, <b>{command} digest</b> shows the last week to anybody of the team, in private.',
  'no_channel.mend':
    'Whoever runs Amends names one under “digest” of {team} in the file of people. You are told this once.',
} as const;
