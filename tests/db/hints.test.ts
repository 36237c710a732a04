import { beforeAll, expect, it } from 'vitest';
import { workspaceId } from '../../src/core/base/ids.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { claimHints, hintFailed, hintThere, readHint, wantHint } from '../../src/db/hints/hints.ts';
import { putRight, setAside, usedOn } from '../../src/db/hints/use.ts';
import { describeOnServer } from '../database.ts';

const WORKSPACE = workspaceId.parse('hotel-aurora');
const AT = new Date('2026-12-10T10:00:00Z');
const DAY = '2026-12-10';

describeOnServer('what a model is asked', (server) => {
  let db: Database;
  beforeAll(async () => {
    db = await server.open();
  });
  const wanted = (subject: string, bound = 'a', most = 500) =>
    wantHint(db.read, { workspace: WORKSPACE, subject }, { bound, at: AT, most });
  const claimed = async (limit = 100) => {
    const [first, ...rest] = await claimHints(db.read, {
      workspace: WORKSPACE,
      holder: 1,
      at: AT,
      leaseUntil: new Date(AT.getTime() + 60_000),
      limit,
    });
    return first === undefined ? [] : [first, ...rest];
  };
  const held = (subject: string, claim: number) => ({ workspace: WORKSPACE, subject, claim });

  it('stays within a day’s budget, however many set aside at once', async () => {
    for (let n = 0; n < 30; n += 1) await wanted(`case:R-${n + 1}`);
    const all = await claimed();
    expect(all).toHaveLength(30);
    const setting = { day: DAY, use: { tokens: 100, cost: 10 }, most: { tokens: 1_050, cost: null } };
    const got = await Promise.all(all.map(({ subject, claim }) => setAside(db.read, held(subject, claim), setting)));
    expect(got.filter((one) => one)).toHaveLength(10);
    expect(await usedOn(db.read, WORKSPACE, DAY)).toEqual({ calls: 10, tokens: 1_000, cost: 100 });
    await putRight(db.read, WORKSPACE, DAY, { aside: setting.use, used: { tokens: 40, cost: 4 } });
    expect(await usedOn(db.read, WORKSPACE, DAY)).toMatchObject({ tokens: 940, cost: 94 });
    const dear = { ...setting, most: { tokens: 100_000, cost: 100 } };
    const [last] = all.slice(-1);
    expect(last && (await setAside(db.read, held(last.subject, last.claim), dear))).toBe(false);
  });

  it('is called twice at most, whoever tries', async () => {
    await wanted('case:R-100');
    const setting = { day: '2026-12-11', use: { tokens: 1, cost: 0 }, most: { tokens: 100, cost: null } };
    const one = (await claimed()).find(({ subject }) => subject === 'case:R-100');
    const tries = Array.from({ length: 5 }, () => setAside(db.read, held('case:R-100', one?.claim ?? 0), setting));
    expect((await Promise.all(tries)).filter((each) => each)).toHaveLength(2);
  });

  it('is dropped where other words are asked about meanwhile, and asked once for the same', async () => {
    await wanted('case:R-200', 'old');
    expect(await wanted('case:R-200', 'old')).toBe(false);
    const one = (await claimed()).find(({ subject }) => subject === 'case:R-200');
    expect(await wanted('case:R-200', 'new')).toBe(true);
    const found = { model: 'm', reading: { severity: 'S1' }, sealed: null, keepUntil: AT };
    expect(await hintThere(db.read, held('case:R-200', one?.claim ?? 0), found)).toBe(false);
    await hintFailed(db.read, held('case:R-200', one?.claim ?? 0), { dueAt: null, trouble: 'late' });
    expect(await readHint(db.read, { workspace: WORKSPACE, subject: 'case:R-200' })).toMatchObject({
      state: 'waiting',
      bound: 'new',
    });
  });

  it('does not wait where too many do, and nothing of other words is shown then', async () => {
    await wanted('case:R-300', 'old');
    const one = (await claimed()).find(({ subject }) => subject === 'case:R-300');
    const found = { model: 'm', reading: {}, sealed: null, keepUntil: AT };
    expect(await hintThere(db.read, held('case:R-300', one?.claim ?? 0), found)).toBe(true);
    expect(await wanted('case:R-300', 'new', 0)).toBe(false);
    expect(await readHint(db.read, { workspace: WORKSPACE, subject: 'case:R-300' })).toMatchObject({ state: 'none' });
    expect(await wanted('case:R-301', 'new', 0)).toBe(false);
  });
});
