/** Pieces of sentences that many cards use. */
export const common = {
  'wait.under_a_minute': 'under a minute',
  'wait.minutes': '{minutes} min',
  'wait.hours': '{hours} h',
  'wait.hours_minutes': '{hours} h {minutes} min',
  'wait.days': '{days, plural, one {# day} other {# days}}',
  'wait.days_hours': '{days, plural, one {# day} other {# days}} {hours} h',
  points: '{points} points',
  no_policy:
    'No policy is in force today, so everything with a cost needs the operator first. Apologies and promises work as always.',
  'list.and': '{rest} and {last}',
  'list.or': '{rest} or {last}',
} as const;
