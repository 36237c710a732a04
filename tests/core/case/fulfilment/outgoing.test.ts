/** What other systems are told: the payload is a promise to their programs, so it stands here word for word. */
import { expect, it } from 'vitest';
import { bodyOf } from '../../../../src/app/deliveries/listening.ts';
import { OUTGOING_FIELDS, outgoingOf, type Outgoing } from '../../../../src/core/case/follows/outgoing.ts';
import { ANA, doneIn, gives, logs, R, refund, resolves } from '../build.ts';
import { makeWorld } from '../world.ts';

const CASE = R(1);

function toldOf(change?: Parameters<ReturnType<typeof makeWorld>['ask']>[1]): readonly Outgoing[] {
  const world = makeWorld({ doneBy: (remedy) => (remedy === 'refund' ? 'payments' : null) });
  doneIn(world.ask(ANA, logs('No hot water in room 412', { customer: 'Room 412' })));
  doneIn(world.ask(ANA, gives([refund(40)], 'a cold night', CASE)));
  const action = world.caseOf(CASE).actions[0]?.id;
  if (action === undefined) throw new Error('nothing was given');
  if (change !== undefined) doneIn(world.ask(ANA, change));
  const heard = { kind: 'heard_back', case: CASE, action, reference: 'PAY-7', reason: null } as const;
  doneIn(world.ask(null, { ...heard, to: 'confirmed' }));
  doneIn(world.ask(ANA, resolves({ case: CASE })));
  return outgoingOf(
    null,
    world.journal.map(({ event }, n) => ({ seq: n + 1, event })),
  );
}

it('is each event in its order, under an id of its own that is the same every time', () => {
  const told = toldOf();
  expect(told.map(({ type, id }) => `${id} ${type}`)).toEqual([
    'evt_R-1_1 case.opened',
    'evt_R-1_2 remedy.authorised',
    'evt_R-1_3 remedy.requested',
    'evt_R-1_4 remedy.confirmed',
    'evt_R-1_5 case.resolved',
  ]);
  expect(toldOf().map(({ id }) => id)).toEqual(told.map(({ id }) => id));
});

it('is version 1, with what was done and nothing of who it was for', () => {
  const confirmed = toldOf().find(({ type }) => type === 'remedy.confirmed');
  expect(confirmed && bodyOf('hotel', [], confirmed)).toEqual({
    type: 'remedy.confirmed',
    timestamp: '2026-12-10T10:00:00.000Z',
    data: {
      version: 1,
      workspace: 'hotel',
      case: 'R-1',
      sequence: 4,
      status: 'owned',
      team: 'front-desk',
      restricted: false,
      failure: 'outcome.facility',
      severity: 'S3',
      action: {
        id: expect.stringMatching(/^act_/),
        remedy: 'refund',
        amount: { value: '40.00', minor: 4000, currency: 'EUR' },
        units: null,
        cost: { value: '40.00', minor: 4000, currency: 'EUR' },
        fulfilment: 'confirmed',
        reference: 'PAY-7',
        times: 1,
      },
    },
  });
});

it('holds what identifies somebody only where it is asked for, field by field, and never of a restricted case', () => {
  const all = toldOf()
    .map((one) => JSON.stringify(bodyOf('hotel', OUTGOING_FIELDS, one)))
    .join('\n');
  expect(all).toMatch(/"customer":"Room 412"/i);
  expect(all).toContain('"because":"a cold night"');
  expect(all).toContain('"complaint":"No hot water in room 412"');
  const none = toldOf()
    .map((one) => JSON.stringify(bodyOf('hotel', [], one)))
    .join('\n');
  expect(none).not.toMatch(/412|cold|hot water|ana/i);
  const secret = toldOf({ kind: 'restrict', case: CASE, sensitivity: 'injury', reason: 'a fall' })
    .map((one) => JSON.stringify(bodyOf('hotel', OUTGOING_FIELDS, one)))
    .filter((text) => text.includes('"restricted":true'))
    .join('\n');
  expect(secret).not.toMatch(/412|cold|hot water|ana|injury|facility/i);
  expect(secret).toContain('"remedy":"refund"');
});
