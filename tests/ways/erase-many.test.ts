/** Many cases of one customer: erased in small steps while people work on them, and gone on with where it was broken off. */
import { expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import {
  carryOnErasing,
  eraseCustomer,
  keyTyped,
  tryErasing,
  type Eraser,
} from '../../src/app/privacy/erase-customer.ts';
import { erasuresIn, readErasure } from '../../src/db/privacy/erasures.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { id, logs, thing } from '../core/case/build.ts';
import { describeOnOne } from '../database.ts';
import { PATIENCE_MS } from '../patience.ts';
import { openHotel, type Hotel } from './hotel.ts';

const MANY = Number(process.env['AMENDS_MANY'] ?? 60);

describeOnOne('a customer with many cases', (open) => {
  let hotel: Hotel;
  let sent = 0;
  const does = (command: Command): ReturnType<typeof handle> =>
    handle(hotel.app.shell, { key: `m${(sent += 1)}`, by: id('ana'), command, at: hotel.now() });
  const eraser = (): Eraser => hotel.app.shell;
  const left = async (): Promise<number> => {
    const rows = await hotel.db.read.query(
      `SELECT id FROM recovery_case WHERE doc::text ILIKE '%aardvark%' UNION SELECT "case" FROM journal_word WHERE apart::text ILIKE '%aardvark%'`,
    );
    return rows.length;
  };

  it('is erased while people work on them, and after it was broken off', async () => {
    hotel = await openHotel(await open());
    for (let n = 0; n < MANY; n += 20)
      await Promise.all(
        Array.from({ length: Math.min(20, MANY - n) }, (_, at) =>
          does({ ...logs(`aardvark ${n + at}`), customer: 'Aardvark 12' }),
        ),
      );
    expect(await left()).toBe(MANY);
    const key = keyTyped(eraser(), 'Aardvark 12') ?? '';
    await hotel.drawn();
    await hotel.db.read.query(
      `INSERT INTO sealed_text (workspace, kind, ref, sealed) SELECT workspace, 'original', id, '\\x00' FROM recovery_case`,
    );
    const tried = await tryErasing(eraser(), 'Aardvark 12', key);
    // the clock is asked once for each step: the third one breaks off
    let asked = 0;
    const broken: Eraser = {
      ...eraser(),
      now: () => {
        asked += 1;
        if (asked > 2) throw new Error('killed');
        return hotel.now();
      },
    };
    await expect(eraseCustomer(broken, 'Aardvark 12', key, { kind: 'operator' })).rejects.toThrow('killed');
    const [begun] = await erasuresIn(hotel.db.read, hotel.app.shell.workspace, 'running');
    expect(await left()).toBeLessThan(MANY);
    expect(await left()).toBeGreaterThan(0);

    const began = performance.now();
    const work = Array.from({ length: 10 }, (_, n) =>
      does({
        kind: 'promise',
        case: `R-${1001 + n * 3}`,
        text: 'call back',
        due: new Date(hotel.now().getTime() + 3_600_000),
      } as Command),
    );
    // another process goes on with it, too
    const [certificate, , ...done] = await Promise.all([
      eraseCustomer(eraser(), 'Aardvark 12', key, { kind: 'operator' }),
      carryOnErasing(hotel.app.shell),
      ...work,
    ]);
    const took = performance.now() - began;
    if (MANY > 100) process.stderr.write(`${MANY} cases: ${Math.round(took)} ms\n`);
    // within a minute, and on a loaded machine within its patience
    expect(took).toBeLessThan(PATIENCE_MS);
    expect(certificate.id).toBe(begun?.id);
    expect(certificate.cases).toHaveLength(MANY);
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect(await left()).toBe(0);
    // what went is all of it, whoever took it, in the words it was previewed in
    const kept = await readErasure(hotel.db.read, hotel.app.shell.workspace, certificate.id ?? thing('era_none'));
    expect(kept?.gone['cases']).toHaveLength(MANY);
    expect(kept?.gone).toMatchObject({ originals: MANY, messages: tried.gone['messages'] });
    const [noted] = await hotel.db.read.query(`SELECT details FROM house_entry WHERE kind = 'erased'`);
    expect(noted?.['details']).toMatchObject(kept?.gone ?? {});
    const promised = await hotel.db.read.query(
      `SELECT 1 FROM recovery_case WHERE jsonb_array_length(doc -> 'promises') = 1`,
    );
    expect(promised).toHaveLength(10);
    expect(await carryOnErasing(hotel.app.shell)).toBe(0);
  });
});
