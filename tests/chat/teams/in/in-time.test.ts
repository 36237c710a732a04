/** Teams gives little time and asks again when it is over: the answer comes within it, and the effect comes once. */
import { afterEach, expect, it } from 'vitest';
import { approve, execute, invoke, running, type Running } from '../harness.ts';
import { card, showing } from '../stub-door.ts';

let it_: Running;
afterEach(async () => {
  await it_.close();
});

it('answers a button in the time that is left when it took long to store', async () => {
  it_ = await running({}, 60_000);
  const accept = it_.door.accept.bind(it_.door);
  it_.door.accept = async (...given) => {
    it_.pass(60_000);
    return accept(...given);
  };
  const gate = Promise.withResolvers<void>();
  it_.door.hold = gate.promise;
  expect((await it_.post(execute(it_.out, approve))).text).toContain('Working on it');
  gate.resolve();
});

it('says in words what was done when the card is drawn too late, which then follows', async () => {
  it_ = await running({}, 20);
  const { promise, resolve } = Promise.withResolvers<void>();
  const now = { ...showing(card('R-1042 now')), draw: () => promise.then(() => card('R-1042 now')) };
  it_.door.reply = { ok: true, say: card('R-1042 was approved'), now };
  expect((await it_.post(execute(it_.out, approve))).body.value).toContain('R-1042 was approved');
  resolve();
  await it_.teams.drain(5_000);
  expect(it_.out.sent.map(({ method }) => method)).toEqual(['PUT']);
});

it('counts the time that went by before it was looked at what is asked', async () => {
  it_ = await running({}, 60_000);
  const { refs, door } = it_;
  const byId = refs.byId.bind(refs);
  refs.byId = async (...given) => {
    it_.pass(200_000);
    return byId(...given);
  };
  const { promise, resolve } = Promise.withResolvers<void>();
  const ask = door.ask.bind(door);
  door.ask = (...given) => promise.then(() => ask(...given));
  const { text } = await it_.post(execute(it_.out, { kind: 'show_limits' }));
  resolve();
  expect(text).toContain('Amends is slow right now');
});

it.each([
  ['adaptiveCard/action', { action: { verb: 'show_limits', data: { press: { kind: 'show_limits' } } } }],
  ['task/fetch', { data: { press: { kind: 'open_resolve', case: 'R-1042', v: 1 } } }],
])(
  'says that it is slow before the client of %s gives up, and gives the answer when it is there',
  async (name, value) => {
    it_ = await running({}, 20);
    const { promise, resolve } = Promise.withResolvers<void>();
    const { door } = it_;
    const [ask, form] = [door.ask.bind(door), door.form.bind(door)];
    door.ask = (...given) => promise.then(() => ask(...given));
    door.form = (...given) => promise.then(() => form(...given));
    expect((await it_.post(invoke(it_.out, name, value))).text).toContain('Amends is slow right now');
    resolve();
    await it_.teams.drain(5_000);
    expect(it_.out.sent).toHaveLength(name === 'task/fetch' ? 0 : 1);
  },
);

it('logs a message that no dialog could hold once, although Teams asks again under another id', async () => {
  it_ = await running();
  it_.door.intentOfLog = () => ({ kind: 'wish', wish: { kind: 'press', press: { kind: 'open_log' } } });
  const ask = (text: string) => {
    const messagePayload = { body: { contentType: 'text', content: text } };
    return it_.tell(invoke(it_.out, 'composeExtension/fetchTask', { commandId: 'logComplaint', messagePayload }));
  };
  const [first, again] = [await ask('A long story'), await ask('A long story')];
  expect([first.body, again.body]).toEqual([
    { task: { type: 'message', value: 'R-1042 was logged' } },
    { task: { type: 'message', value: 'R-1042 was logged' } },
  ]);
  expect(it_.door.effects).toBe(1);
  await ask('Another story');
  expect(it_.door.effects).toBe(2);
});
