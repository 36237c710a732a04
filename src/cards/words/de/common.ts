/** Pieces of sentences that many cards use. */
import type { InOtherWords } from '../catalogue.ts';
import type { common as en } from '../en/common.ts';

export const common: InOtherWords<typeof en> = {
  'wait.under_a_minute': 'unter einer Minute',
  'wait.minutes': '{minutes} Min.',
  'wait.hours': '{hours} Std.',
  'wait.hours_minutes': '{hours} Std. {minutes} Min.',
  'wait.days': '{days, plural, one {# Tag} other {# Tage}}',
  'wait.days_hours': '{days, plural, one {# Tag} other {# Tage}} {hours} Std.',
  points: '{points} Punkte',
  no_policy:
    'Heute gilt keine Richtlinie, deshalb muss alles, was kostet, erst zum Betreiber. Entschuldigungen und Zusagen gehen wie immer.',
  'list.and': '{rest} und {last}',
  'list.or': '{rest} oder {last}',
};
