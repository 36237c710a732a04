/** `amends migrate` and `amends database roles`: what the owner of the tables does, so that whoever runs Amends need not own them. */
import { rolesSql, grantsSql, USUAL_ROLES, type RoleNames } from '../../db/engine/roles.ts';
import { bringUpToDate } from '../../db/engine/up-to-date.ts';
import { migrationPool } from '../../db/engine/migration-pool.ts';
import { causeOf } from '../../log.ts';
import { count } from '../io/words.ts';
import { exactly, isSet, option, Refused, toJson, type Asked, type Io, type Verb } from '../verb.ts';

const NAMES = { app: { type: 'string' }, reader: { type: 'string' } } as const;

export const migrateVerb: Verb = {
  options: { ...NAMES, json: { type: 'boolean' } },
  async run(asked, io) {
    exactly(asked);
    const url = ownersUrl(io);
    const applied = await asOwner(url, () => bringUpToDate(url, namesOf(asked)));
    if (isSet(asked, 'json')) return await io.out(toJson({ applied }));
    await io.out(
      applied.length === 0
        ? 'The database is up to date.\n'
        : `${count(applied.length, 'migration')} applied, the last ${applied.at(-1)}.\n`,
    );
  },
};

export const databaseRoles: Verb = {
  options: { ...NAMES, sql: { type: 'boolean' } },
  async run(asked, io) {
    exactly(asked);
    const names = namesOf(asked);
    if (isSet(asked, 'sql')) return await io.out(`${rolesSql(names)}\n${grantsSql(names)}\n`);
    const url = ownersUrl(io);
    await asOwner(url, async () => {
      await bringUpToDate(url, names);
      const pool = migrationPool(url);
      try {
        await pool.query(`${rolesSql(names)}\n${grantsSql(names)}`);
      } finally {
        await pool.end();
      }
    });
    await io.out(
      [
        `${names.app} runs Amends: it may not make tables, nor change what is on record. ${names.reader} reads figures for dashboards.`,
        `Give each a password, in psql: \\password ${names.app}`,
        `Then: DATABASE_URL with ${names.app}, and DATABASE_MIGRATION_URL with the owner only where amends migrate runs.`,
        '',
      ].join('\n'),
    );
  },
};

const namesOf = (asked: Asked): RoleNames => ({
  app: option(asked, 'app') ?? USUAL_ROLES.app,
  reader: option(asked, 'reader') ?? USUAL_ROLES.reader,
});

function ownersUrl({ env }: Io): string {
  const url = [env['DATABASE_MIGRATION_URL'], env['DATABASE_URL']].find((each) => (each ?? '').trim() !== '');
  if (url !== undefined) return url;
  throw new Refused(
    'Neither DATABASE_MIGRATION_URL nor DATABASE_URL is set. The embedded database needs no migrating: it is brought up to date by each start.',
  );
}

async function asOwner<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const where = URL.canParse(url) ? new URL(url).host : 'its address';
    throw new Refused(`The database at ${where} was not brought up to date: ${causeOf(error)}`);
  }
}
