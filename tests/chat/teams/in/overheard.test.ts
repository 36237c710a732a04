/** Answers where others read along, because the private chat of whoever asks is not known. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CHANNEL, message, running, type Running } from '../harness.ts';
import { card } from '../stub-door.ts';

let it_: Running;
beforeEach(async () => {
  it_ = await running();
});
afterEach(async () => {
  await it_.close();
});
const urls = (): string[] => it_.out.sent.map(({ method, url }) => `${method} ${url}`);
const words = (index: number): string => JSON.stringify(it_.out.sent[index]?.body);
const THREAD = `POST /emea/v3/conversations/${CHANNEL};messageid=1699/activities`;

it('say nothing that is personal or for one person: what may stand there instead, or where to ask', async () => {
  it_.door.ask = () => Promise.resolve(card('Found', [{ kind: 'quote', text: 'card 4111 1111 1111 1111' }]));
  await it_.tell(message(it_.out, 'limits'));
  const openly = card('R-1042 · Room 412');
  it_.door.ask = () => Promise.resolve({ ...card('All of it'), isForOne: true, openly });
  await it_.tell(message(it_.out, 'limits'));
  expect(urls()).toEqual([THREAD, THREAD]);
  expect(words(0)).toMatch(/The answer is for you alone/);
  expect(words(0)).not.toContain('4111');
  expect(words(1)).toContain('R-1042 · Room 412');
  expect(words(1)).not.toContain('All of it');
});
