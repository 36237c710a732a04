import { beforeAll, expect, it } from 'vitest';
import { describeOnServer } from '../database.ts';
import { amends, storedHotel } from './amends.ts';

describeOnServer('amends deliveries', (server) => {
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    const url = await server.url();
    env = { DATABASE_URL: url };
    const hotel = await storedHotel({ url });
    await hotel.db.read.query(
      `INSERT INTO delivery (workspace, receiver, id, type, subject, at, due_at, sealed, state, tries, trouble)
       SELECT 'hotel-aurora', receiver, id, 'case.opened', 'R-1', '2026-12-10T10:00:00Z', '2026-12-10T11:00:00Z', '', state, tries, trouble
       FROM (VALUES ('erp', 'evt_R-1_1', 'dead', 10, 'status_500'), ('crm', 'evt_R-1_1', 'waiting', 1, 'timeout')) v(receiver, id, state, tries, trouble)`,
    );
    await hotel.close();
  });

  it('lists what was given up first, with why, and what is still to come', async () => {
    const { status, out } = await amends(['deliveries'], env);
    expect(status).toBe(0);
    expect(out).toMatch(/Given up.*\n {2}erp: case\.opened evt_R-1_1, 10 tries, status_500\n/);
    expect(out).toMatch(
      /Still to be told:\n {2}crm: case\.opened evt_R-1_1, 1 try, timeout, next try 2026-12-10T11:00/,
    );
    const json: unknown = JSON.parse((await amends(['deliveries', '--json'], env)).out);
    expect(json).toMatchObject([
      { receiver: 'erp', state: 'dead' },
      { receiver: 'crm', state: 'waiting' },
    ]);
  });

  it('has it tried again, of one receiver or of all, and says when there is nothing', async () => {
    expect((await amends(['replay', 'deliveries', '--receiver', 'crm'], env)).out).toMatch(/nothing to replay/);
    expect((await amends(['replay', 'deliveries', '--receiver', 'erp'], env)).out).toMatch(/^1 delivery will be tried/);
    expect((await amends(['replay', 'deliveries'], env)).out).toMatch(/nothing to replay/);
    expect((await amends(['deliveries'], env)).out).not.toMatch(/Given up/);
  });
});
