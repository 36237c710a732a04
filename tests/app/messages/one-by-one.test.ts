/** What goes to one place goes one after another, and nobody stands in line for ever. */
import { expect, it, vi } from 'vitest';
import { makeOneByOne } from '../../../src/app/messages/one-by-one.ts';

it('runs one after another in one place, also after one that fails, and others at the same time', async () => {
  const oneByOne = makeOneByOne();
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  const slow = oneByOne('a', async () => {
    await gate.promise;
    order.push('a1');
    throw new Error('refused');
  });
  const next = oneByOne('a', async () => void order.push('a2'));
  await oneByOne('b', async () => void order.push('b1'));
  gate.resolve();
  await expect(slow).rejects.toThrow('refused');
  await next;
  expect(order).toEqual(['b1', 'a1', 'a2']);
});

it('sends away whoever has stood in line longer than 15 seconds', async () => {
  vi.useFakeTimers();
  try {
    const oneByOne = makeOneByOne();
    const told = (): Promise<number> => oneByOne('a', async (laterMs) => laterMs);
    const takes = (ms: number): Promise<void> => oneByOne('a', () => new Promise((done) => setTimeout(done, ms)));
    const kept = takes(15_000);
    const [patient, hanging] = [told(), takes(1)];
    const sent = told();
    await vi.advanceTimersByTimeAsync(15_001);
    await Promise.all([kept, hanging]);
    expect([await patient, await sent]).toEqual([0, 1_000]);
  } finally {
    vi.useRealTimers();
  }
});
