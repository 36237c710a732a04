/** Pieces of sentences that many cards use. */
export const common = {
  'wait.under_a_minute': 'under a minute',
  'wait.minutes': '{minutes} min',
  'wait.hours': '{hours} h',
  'wait.hours_minutes': '{hours} h {minutes} min',
  'wait.days': '{days, plural, one {# day} other {# days}}',
  'wait.days_hours': '{days, plural, one {# day} other {# days}} {hours} h',
  'list.and': '{rest} and {last}',
  'list.or': '{rest} or {last}',
} as const;
