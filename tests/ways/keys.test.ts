/** The key is exchanged while two processes work, one of which seals with the new one already: nobody's call fails. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, inject, it } from 'vitest';
import type { Database } from '../../src/db/engine/client.ts';
import { houseEntries } from '../../src/db/engine/house-journal.ts';
import { keepSealed } from '../../src/db/engine/sealed-texts.ts';
import { makeSealer } from '../../src/db/engine/sealed.ts';
import { checkKeys, keysInUse, resealAll, SEALED_PLACES } from '../../src/db/engine/sealed-places.ts';
import { rotateKeys } from '../../src/app/keep/rotate-keys.ts';
import { amends } from '../cli/amends.ts';
import { describeOnServer } from '../database.ts';
import { databaseUrl } from '../template.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { besides } from './two-apps.ts';

const OLD = Buffer.alloc(32, 7);
const NEW = Buffer.alloc(32, 8);
const keys = (...all: readonly Buffer[]): string => all.map((key) => key.toString('base64')).join(',');
const before = makeSealer([OLD]);
const after = makeSealer([NEW, OLD]);
const [OLD_ID = '', NEW_ID = ''] = [before.keyIds[0], after.keyIds[0]];

it('every column that holds something sealed is among the places where it is sealed anew', () => {
  const schema = readFileSync(path.resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8');
  const models = schema.split(/^model /m).filter((model) => /^ {2}sealed +Bytes/m.test(model));
  const tables = models.map((model) => /@@map\("(?<table>\w+)"\)/.exec(model)?.groups?.['table'] ?? model);
  expect(SEALED_PLACES.map(({ table }) => table).toSorted()).toEqual(tables.toSorted());
});

describeOnServer('a key is exchanged', (server) => {
  let db: Database;
  let hotel: Hotel;
  let slack: Surface;
  let url: string;
  beforeAll(async () => {
    db = await server.open();
    hotel = await openHotel(db, { env: { AMENDS_SECRET_KEY: keys(OLD, NEW) } });
    await besides(hotel, await server.openAgain(), { AMENDS_SECRET_KEY: keys(NEW, OLD) });
    slack = surfaceOf(hotel, 'Slack');
    const { workspace } = hotel.app.shell;
    for (let n = 0; n < 450; n += 1)
      await keepSealed(db, before, { workspace, kind: 'slack_token', ref: `T${n}` }, `xoxb-${n}`);
    url = (await db.read.query<{ name: string }>('SELECT current_database() AS name'))[0]?.name ?? '';
  });

  it('with no failed call, by as many as want to at once', async () => {
    const busy = async (who: 'ana' | 'bob'): Promise<void> => {
      for (let n = 1; n <= 6; n += 1)
        await slack.log(who, `Room ${n}: no hot water, says ${who}`, { customer: `${who}-${n}` });
    };
    const said = Promise.all((['ana', 'bob'] as const).map(busy));
    const { workspace } = hotel.app.shell;
    const rotating = { db, sealer: after, workspace, now: () => hotel.now() };
    const resealed = await Promise.all([1, 2].map(() => rotateKeys(rotating, { kind: 'operator' })));
    await said;
    await hotel.drawn();
    expect(await db.read.query('SELECT id FROM recovery_case')).toHaveLength(12);
    // each text by one of the two, or by one alone: the other may come when nothing is left
    expect((resealed[0] ?? 0) + (resealed[1] ?? 0)).toBeGreaterThanOrEqual(450);
    expect(hotel.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    const noted = (await houseEntries(db.read, workspace, 0, 100)).filter(({ kind }) => kind === 'key_rotated');
    expect(noted[0]?.details).toMatchObject({ to: NEW_ID });
  });

  it('and the old one may go when nothing is sealed with it any more, which is said and held', async () => {
    const { workspace } = hotel.app.shell;
    await resealAll(db, after);
    expect((await keysInUse(db.read)).filter(({ key }) => key === OLD_ID)).toEqual([]);
    await expect(checkKeys(db.read, makeSealer([NEW]))).resolves.toBeUndefined();
    await keepSealed(db, before, { workspace, kind: 'slack_token', ref: 'late' }, 'xoxb-late');
    await expect(checkKeys(db.read, makeSealer([NEW]))).rejects.toThrow(
      new RegExp(`one text is sealed with ${OLD_ID}, and given is ${NEW_ID}. Put the key`),
    );
    // forgotten by itself, so that nothing of it has to be opened; its column is rounded to the millisecond, which may be one ahead
    await db.read.query(`UPDATE sealed_text SET keep_until = now() - interval '1 second' WHERE ref = 'late'`);
    await expect(checkKeys(db.read, makeSealer([NEW]))).resolves.toBeUndefined();
    await db.read.query(`UPDATE sealed_text SET keep_until = NULL WHERE ref = 'late'`);
  });

  it('by the command line, which says what each key is still for', async () => {
    const env = (key: string): Record<string, string> => ({
      DATABASE_URL: databaseUrl(inject('server')?.url ?? '', url),
      AMENDS_SECRET_KEY: key,
    });
    const early = await amends(['keys', 'status'], env(keys(NEW)));
    expect(early).toMatchObject({ status: 1, err: expect.stringContaining('not in AMENDS_SECRET_KEY') });
    const rotated = await amends(['keys', 'rotate', '--json'], env(keys(NEW, OLD)));
    expect(JSON.parse(rotated.out)).toMatchObject({
      resealed: 1,
      keys: [
        { key: NEW_ID, seals: true },
        { key: OLD_ID, mayGo: true, sealed: {} },
      ],
    });
    expect(await amends(['keys', 'status'], env(keys(NEW)))).toMatchObject({ status: 0, err: '' });
  });
});
