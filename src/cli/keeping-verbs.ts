/** Verbs about the database and what is on record in it: migrations, roles, keys, journals and seals. */
import { STORED } from './verb-words.ts';
import type { VerbEntry } from './verb.ts';

export const KEEPING_VERBS: readonly VerbEntry[] = [
  {
    name: 'migrate',
    usage: '[--app amends_app] [--reader amends_reader] [--json]',
    does: 'bring the database up to date as the owner of its tables, where Amends runs with a role that may not',
    more: [
      'Connects with DATABASE_MIGRATION_URL, or with DATABASE_URL where that is not set; a server only.',
      'Run again, and by several at once, it changes nothing more. Roles made by amends database roles keep their rights.',
    ],
    load: async () => (await import('./verbs/migrate.ts')).migrateVerb,
  },
  {
    name: 'database roles',
    usage: '[--app amends_app] [--reader amends_reader] [--sql]',
    does: 'make the role Amends runs with, which cannot change what is on record, and the one dashboards read with',
    more: [
      'Connects with DATABASE_MIGRATION_URL, or with DATABASE_URL where that is not set; needs the right to make roles.',
      '--sql  print what would be run, for whoever has that right',
    ],
    load: async () => (await import('./verbs/migrate.ts')).databaseRoles,
  },
  {
    name: 'keys status',
    usage: '[--json]',
    does: 'say which key of AMENDS_SECRET_KEY sealed what is stored, and which may go',
    more: [STORED],
    load: async () => (await import('./verbs/keys.ts')).keysStatus,
  },
  {
    name: 'keys rotate',
    usage: '[--json]',
    does: 'seal anew, with the first key of AMENDS_SECRET_KEY, what an older one sealed; while Amends runs, and again where it was broken off',
    more: [STORED.replace('Reads', 'Writes into')],
    load: async () => (await import('./verbs/keys.ts')).keysRotate,
  },
  {
    name: 'database adopt',
    usage: '[--workspace ID]',
    does: 'a restored or copied database goes on from here: until then Amends does not start on it, so that no copy speaks in chat beside the original',
    more: [
      'Stop the other one first. To try a restore, take the tokens of the real Slack and Teams out of its settings before.',
    ],
    load: async () => (await import('./verbs/database-adopt.ts')).databaseAdopt,
  },
  {
    name: 'audit verify',
    usage: '[--expect FILE|DIGEST] [--public-key KEY] [--workspace ID] [--json]',
    does: 'check every journal, the cases and ledger that follow from it, and the seals; print the digest of where all end',
    more: [
      '--expect      a head kept earlier by amends audit head, or its digest: finds what was cut off or rewritten since',
      '--public-key  whose signature the seals must have; without it, and without AMENDS_SECRET_KEY, the one they name',
      STORED,
    ],
    load: async () => (await import('./verbs/audit-verify.ts')).auditVerify,
  },
  {
    name: 'audit head',
    usage: '[--to FILE] [--workspace ID] [--json]',
    does: 'seal the journals as they are now, and give the sealed head to keep outside of the database',
    more: ['Needs AMENDS_SECRET_KEY. Amends seals by itself every night, too.', STORED.replace('Reads', 'Writes into')],
    load: async () => (await import('./verbs/audit-head.ts')).auditHead,
  },
];
