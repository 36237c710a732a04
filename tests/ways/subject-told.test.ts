/** Whoever asks what is kept of them is told of each sealed text that an erasure would take, and of nobody who works here or else is a customer. */
import { beforeAll, expect, it } from 'vitest';
import { eraseCustomer, keyTyped, type Eraser } from '../../src/app/privacy/erase-customer.ts';
import { exportSubject } from '../../src/app/privacy/export-subject.ts';
import { MENTION_PLACES } from '../../src/db/privacy/sealed-mentions.ts';
import { describeOnOne } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';

const REF = 'Okapi 7781';
const OTHER = 'Quokka 4412';

describeOnOne('what is kept sealed of a customer', (open) => {
  let hotel: Hotel;
  let eraser: Eraser;
  const key = (): string => keyTyped(eraser, REF) ?? '';
  const opened = async () => (await exportSubject(eraser, REF, key())).opened;

  /** As it lies there: words of the customer, and who typed them. */
  async function seal(kind: string, ref: string, who: string): Promise<void> {
    const { workspace, sealer } = hotel.app.shell;
    const said =
      kind === 'aside' ? { of: { customer: who } } : { text: `${who} waits`, about: 'R-77', note: `of ${who}` };
    const staff = kind === 'aside' ? {} : { key: 'slack:T0:U0ANA', by: 'ana', caller: { user: 'U0ANA' }, to: ['mia'] };
    const sealed = Buffer.from(sealer.seal(JSON.stringify({ ...said, ...staff }), { workspace, kind, ref }));
    const at = hotel.now();
    const [sql, params] =
      kind === 'aside'
        ? [
            `INSERT INTO set_aside (workspace, id, source, sender, why, rule, words, matters, at, received_at, sealed)
             VALUES ($1, $2, 'reviews', $2, 'praise', 'x', 'a lovely stay', '{}', $3, $3, $4)`,
            [workspace, ref, at, sealed],
          ]
        : kind === 'wish'
          ? [
              `INSERT INTO wish (workspace, key, sealed, at, holder, due_at, parked) VALUES ($1, $2, $4, $3, 0, $3, 'x')`,
              [workspace, ref, at, sealed],
            ]
          : [
              'INSERT INTO sealed_text (workspace, kind, ref, sealed) VALUES ($1, $2, $3, $4)',
              [workspace, kind, ref, sealed],
            ];
    await hotel.db.read.query(sql, params);
  }

  beforeAll(async () => {
    hotel = await openHotel(await open());
    eraser = { ...hotel.app.shell, now: () => hotel.now() };
    for (const { kind } of MENTION_PLACES) {
      await seal(kind, kind === 'wish' ? 'slack:T0:U0ANA:1' : 'wrd_1', REF);
      await seal(kind, kind === 'wish' ? 'slack:T0:U0ANA:2' : 'wrd_2', OTHER);
    }
  });

  it('is told, of every place that an erasure looks at', async () => {
    const told = await opened();
    expect(told.map(({ kind }) => kind)).toEqual(MENTION_PLACES.map(({ kind }) => kind));
    expect(told.filter(({ text }) => !text.includes(REF))).toEqual([]);
  });

  it('is told without who works here and who else is a customer', async () => {
    expect(JSON.stringify(await opened())).not.toMatch(/U0ANA|"ana"|"mia"|Quokka/);
  });

  it('is told no more once they are erased', async () => {
    await eraseCustomer(eraser, REF, key(), { kind: 'operator' });
    expect(await opened()).toEqual([]);
  });
});
