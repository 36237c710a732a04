/** The verbs about personal data: erased, told to whose it is, looked at. */
import { STORED, SPAN } from './verb-words.ts';
import type { VerbEntry } from './verb.ts';

export const PRIVACY_VERBS: readonly VerbEntry[] = [
  {
    name: 'erase customer',
    usage: 'REF [--dry-run] [--workspace ID] [--json]',
    does: 'erase a customer: what tells of them leaves the database and the messages; what was given stays counted',
    more: [
      'REF is what the customer goes by: a room, a booking, an order, an address; everything else that is known to be theirs follows.',
      'Broken off, it goes on where it was when it is run again. Needs AMENDS_SECRET_KEY. --dry-run changes nothing.',
      STORED,
    ],
    load: async () => (await import('./verbs/erase-customer.ts')).eraseCustomerVerb,
  },
  {
    name: 'erase list',
    usage: '[--workspace ID] [--json]',
    does: 'list who asked when that a customer be erased, and what is gone; never who the customer was',
    more: [STORED],
    load: async () => (await import('./verbs/erase-customer.ts')).listErasuresVerb,
  },
  {
    name: 'export subject',
    usage: 'REF --to FOLDER [--workspace ID]',
    does: 'everything that is kept of one customer, for themselves: subject.json, subject.md and a CSV for each table',
    more: [
      'Nobody who works here and no other customer stands in it. Needs AMENDS_SECRET_KEY. That it was made is kept in the journal of the house.',
      STORED,
    ],
    load: async () => (await import('./verbs/export-subject.ts')).exportSubjectVerb,
  },
  {
    name: 'export access',
    usage: '[--from DAY] [--to DAY] [--case R-1042] [--format csv|jsonl] [--zone Europe/Paris] [--workspace ID]',
    does: 'who looked at personal detail when: hidden words, restricted cases, colleagues’ cases, exports',
    more: [SPAN, STORED],
    load: async () => (await import('./verbs/export-access.ts')).exportAccess,
  },
];
