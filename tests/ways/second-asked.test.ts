/** What takes two administrators is asked for and answered once, however often a process dies between that and the end of the wish. */
import { beforeAll, expect, it } from 'vitest';
import { carryOut } from '../../src/app/door/carry-out.ts';
import type { AcceptedWish } from '../../src/app/door/door.ts';
import type { SetupAct } from '../../src/core/setup/acts.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { describeOnOne } from '../database.ts';
import { administered } from './administered.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf } from './surfaces.ts';

const WHO = 'Booking Q7K-4412';
type Who = 'mia' | 'gil';

describeOnOne('what waits for a second administrator', (open) => {
  let hotel: Hotel;
  beforeAll(async () => {
    hotel = await openHotel(await open(), { env: { AMENDS_CONFIG: administered() } });
    const chat = surfaceOf(hotel, 'Slack');
    await chat.log('ana', 'The lamp is broken', { customer: WHO });
    await hotel.drawn();
  });
  const rows = async (sql: string): Promise<readonly Record<string, unknown>[]> => await hotel.db.read.query(sql);
  const wished = (who: Who, key: string, act: SetupAct): AcceptedWish => {
    const user = `U0${who.toUpperCase()}`;
    const place = HOTEL_AURORA.slack.team;
    const channel = { platform: 'slack', place, channel: 'C0DESK' } as const;
    const caller = { platform: 'slack', place, user, name: null, channel, locale: null, at: hotel.now() } as const;
    return { key, caller, wish: { kind: 'setup', act } };
  };
  /** Carried out, and again as by a process that finds the wish of one that died before it was over: what is said each time. */
  const twice = async (who: Who, key: string, act: SetupAct): Promise<readonly string[]> => {
    const said: string[] = [];
    for (const isHeard of [true, false]) {
      const { ok, say } = await carryOut(hotel.app.shell, wished(who, key, act), isHeard);
      said.push(`${ok ? 'yes' : 'no'}: ${say.summary}`);
    }
    await hotel.drawn();
    return said;
  };
  /** Notes with buttons, one to each platform an administrator is on, by their number. */
  const notes = async (): Promise<readonly unknown[]> => {
    const found = await rows(
      `SELECT DISTINCT split_part(subject, ':', 3) AS n FROM message WHERE subject LIKE 'learning:setup_asked:%' ORDER BY n`,
    );
    return found.map(({ n }) => n);
  };
  const numbers = async (): Promise<unknown> => await rows('SELECT n, outcome FROM setup_asked ORDER BY n');
  const role = (value: string): SetupAct => ({
    kind: 'person',
    whom: 'ana',
    changes: [{ key: 'role', value }],
    typed: null,
  });
  const settle = (n: number, outcome: 'confirmed' | 'declined'): SetupAct => ({
    kind: 'settle',
    n,
    outcome,
    typed: null,
  });

  it('has one number, and whoever asked and did not hear it is told', async () => {
    const [first, again] = await twice('mia', 'asks', role('duty_manager'));
    expect(first).toMatch(/^yes: [^]*Number 1 waits/);
    expect(again).toBe(first);
    expect(await numbers()).toEqual([{ n: 1, outcome: null }]);
    expect(await notes()).toEqual(['1']);
    expect(JSON.stringify(hotel.slack.dms('U0MIA'))).toContain('Number 1 waits');
  });

  it('is confirmed once, and the same is said of it again; to others it was answered before', async () => {
    const [first, again] = await twice('gil', 'confirms', settle(1, 'confirmed'));
    expect(first).toMatch(/^yes: Saved[^]*agent[^]*duty_manager/);
    expect(again).toBe(first);
    expect(await rows(`SELECT role FROM member WHERE id = 'ana'`)).toEqual([{ role: 'duty_manager' }]);
    expect(await rows(`SELECT FROM setup_change WHERE of = 'person:ana'`)).toHaveLength(1);
    expect((await twice('mia', 'confirms too', settle(1, 'confirmed')))[0]).toMatch(/^no: [^]*answered before/);
    expect((await twice('gil', 'declines then', settle(1, 'declined')))[0]).toMatch(/^no: [^]*answered before/);
  });

  it('is asked anew once it was answered, and declined once', async () => {
    await twice('gil', 'back', role('agent'));
    expect((await twice('mia', 'asks anew', role('duty_manager')))[0]).toMatch(/Number 2 waits/);
    const [first, again] = await twice('gil', 'declines', settle(2, 'declined'));
    expect(first).toMatch(/^yes: [^]*Number 2 is declined/);
    expect(again).toBe(first);
    expect(await numbers()).toEqual([
      { n: 1, outcome: 'confirmed' },
      { n: 2, outcome: 'declined' },
    ]);
  });

  it('is the same of a customer who is to be erased', async () => {
    const [first, again] = await twice('mia', 'erases', { kind: 'erase', customer: WHO, typed: null });
    expect(first).toMatch(/^yes: [^]*Number 3 waits/);
    expect(again).toBe(first);
    expect(JSON.stringify(hotel.slack.dms('U0MIA'))).toContain('Number 3 waits');
    const [yes, same] = await twice('gil', 'confirms it', settle(3, 'confirmed'));
    expect(yes).toMatch(/^yes: [^]*Number 3 is confirmed/);
    expect(same).toBe(yes);
    expect(await rows('SELECT FROM erasure')).toHaveLength(1);
  });
});
