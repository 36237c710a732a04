/** How many decisions one core takes in a second: the hotel's policy over a ledger of 1,000 entries. */
import { decide } from '../src/core/authority/decide.ts';
import type { DecideInput } from '../src/core/authority/decision.ts';
import { indexLedger } from '../src/core/authority/ledger-index.ts';
import type { BudgetLedgerEntry } from '../src/core/authority/ledger.ts';
import { decidePlan } from '../src/core/authority/plan.ts';
import { remaining } from '../src/core/authority/remaining.ts';
import { memberId } from '../src/core/base/ids.ts';
import { oneLine, type Line, type Told } from './harness/lines.ts';
import { ask, AT, entry, goodwill, MIA, R, refund, situation } from '../tests/core/authority/hotel.ts';

const ENTRIES = 1000;
const ROUNDS = 300;
const PER_ROUND = 200;

/** Ten colleagues, three hundred cases, two hundred customers, the last hundred days: the month of a busy desk. */
function busyLedger(): readonly BudgetLedgerEntry[] {
  return Array.from({ length: ENTRIES }, (_, n) =>
    entry(`${5 + (n % 40)}.00`, {
      case: R(1 + (n % 300)),
      customer: `K${n % 200}`,
      member: n % 10 === 0 ? memberId.parse('ana') : memberId.parse(`agent-${n % 10}`),
      failure: n % 3 === 0 ? 'room_noise' : 'billing',
      at: new Date(AT.getTime() - ((n * 7919) % (100 * 24 * 60)) * 60_000),
    }),
  );
}

const ASKED = [
  refund('20'),
  refund('400'),
  goodwill('60'),
  refund('130 GBP'),
  ask('upgrade'),
  ask('points', { units: 4000n }),
];

/** Resolves to one line for each way of asking; takes about three seconds. */
export async function run(): Promise<readonly Line[]> {
  const ledger = busyLedger();
  const agent = situation({ ledger: indexLedger(ledger) });
  const manager: DecideInput = { ...agent, by: MIA };
  const asked = (n: number) => ASKED[n % ASKED.length] ?? refund('20');
  return [
    measure({ name: 'decide, agent, indexed ledger', atLeast: 50_000 }, PER_ROUND, (n) => decide(agent, asked(n))),
    measure({ name: 'decide, duty manager (two grants, team month), indexed ledger' }, PER_ROUND, (n) =>
      decide(manager, asked(n)),
    ),
    measure({ name: 'decide, agent, ledger as loaded (indexed each time)' }, 5, (n) =>
      decide({ ...agent, ledger }, asked(n)),
    ),
    measure({ name: 'decidePlan of three, indexed ledger' }, PER_ROUND, () => decidePlan(agent, ASKED.slice(0, 3))),
    measure({ name: 'remaining, all actions, indexed ledger' }, 50, () => remaining(agent)),
  ];
}

/**
 * Rounds of `size` calls each; the first tenth warms up and is not counted. The rate is by processor time, so that it
 * says what one core can do also while others use the machine.
 */
function measure(told: Omit<Told, 'unit'>, size: number, call: (n: number) => unknown): Line {
  const warmUp = ROUNDS / 10;
  for (let n = 0; n < warmUp * size; n += 1) call(n);
  const before = process.cpuUsage();
  for (let round = warmUp; round < ROUNDS; round += 1) for (let n = 0; n < size; n += 1) call(n);
  const { user, system } = process.cpuUsage(before);
  return oneLine({ ...told, unit: 'a second' }, ((ROUNDS - warmUp) * size * 1_000_000) / (user + system));
}
