/** Two tenants with the same ids of people and conversations: each is heard, remembered and forgotten by itself. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANA, CHANNEL, CLIENT, message, running, TENANT, type Running } from '../harness.ts';

const OTHER = 'bbbbbbbb-0000-4000-8000-000000000002';
let it_: Running;

beforeEach(async () => {
  it_ = await running({ tenantIds: [TENANT, OTHER] });
});
afterEach(async () => await it_.close());

const tell = (tenant: string, over: Record<string, unknown>): Promise<{ readonly status: number }> =>
  it_.tell(
    message(it_.out, 'limits', {
      conversation: { id: CHANNEL, conversationType: 'channel', tenantId: tenant },
      channelData: { tenant: { id: tenant } },
      ...over,
    }),
  );
const known = (): readonly string[] => [...it_.refs.all.keys()].toSorted();

it('keeps what it knows of each apart, and forgets the one alone where it is taken out', async () => {
  const added = { type: 'conversationUpdate', membersAdded: [{ id: `28:${CLIENT}` }] };
  for (const tenant of [TENANT, OTHER]) {
    await tell(tenant, added);
    await tell(tenant, { conversation: { id: 'a:ana', conversationType: 'personal', tenantId: tenant } });
  }
  expect(known()).toEqual([TENANT, OTHER].flatMap((tenant) => [`${tenant} ${CHANNEL}`, `${tenant} a:ana`]).toSorted());
  expect((await it_.refs.personal(OTHER, ANA))?.tenant).toBe(OTHER);
  await tell(OTHER, { type: 'installationUpdate', action: 'remove' });
  expect(known()).not.toContain(`${OTHER} ${CHANNEL}`);
  expect(known()).toContain(`${TENANT} ${CHANNEL}`);
  await tell(OTHER, { type: 'installationUpdate', action: 'add' });
  expect(known()).toContain(`${OTHER} ${CHANNEL}`);
});

it('hears each as of its own tenant, and nobody who is said to be of two', async () => {
  for (const tenant of [TENANT, OTHER]) expect((await tell(tenant, {})).status).toBe(200);
  const places = new Set(it_.door.callers.flatMap((caller) => (caller === null ? [] : [caller.place])));
  expect(places).toEqual(new Set([TENANT, OTHER]));
  const mixed = { channelData: { tenant: { id: OTHER } } };
  expect((await tell(TENANT, mixed)).status).toBe(403);
});
