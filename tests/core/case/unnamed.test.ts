/** A customer taken out of cases that are others', over random histories: nothing of them is left, and the case is what its journal makes of it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { committed, withTexts } from '../../../src/core/base/committed.ts';
import { fromWire, toWire } from '../../../src/core/base/wire.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { CaseEvent } from '../../../src/core/case/events.ts';
import { evolve } from '../../../src/core/case/evolve.ts';
import { isPersonal } from '../../../src/core/case/personal-words.ts';
import { apartUnnamed, caseUnnamed } from '../../../src/core/case/unnamed.ts';
import { HOTEL, id, NOON, thing } from './build.ts';
import { histories, play, SEEDS } from './histories.ts';
import { makeWorld } from './world.ts';

const ERASED: CaseEvent = { kind: 'erased', at: new Date(0), by: null, erasure: thing('era_0001'), counted: null };
let salt = 0;

/** An event as its journal tells it when the words that named the customer are gone. */
function unsaid(event: CaseEvent, names: (text: string) => boolean): CaseEvent {
  const { value, apart } = committed(event, isPersonal, () => String((salt += 1)));
  const body = toWire(value);
  return fromWire(withTexts(body, apartUnnamed(body, apart, names))) as CaseEvent;
}

/** What was decided on is reckoned over words, too; a yes to words that are gone counts no more. */
const undecided = (c: RecoveryCase): unknown =>
  JSON.parse(
    JSON.stringify(toWire(c), (name, value: unknown) => (['digest', 'approvals'].includes(name) ? undefined : value)),
  );

const KEYS = ['k1', 'k2', 'k3', 'k8'];

/** Said of each case at its end: two of what one customer goes by, of which one is taken apart again, and one of another's. */
const linked = (kind: 'customer_linked' | 'customer_unlinked', key: string): CaseEvent => {
  const masked = `${key.toUpperCase()} <(e-mail hidden)>`;
  return { kind, at: NOON, by: id('ana'), with: { reference: masked, key }, because: 'one guest' };
};
const AT_LAST: readonly CaseEvent[] = [
  linked('customer_linked', 'k8'),
  linked('customer_linked', 'k8.also'),
  linked('customer_linked', 'k9'),
  linked('customer_unlinked', 'k8'),
];

const customersOf = ({ customersBefore = [], alsoKnownAs = [] }: RecoveryCase): readonly (string | null)[] => [
  ...customersBefore,
  ...alsoKnownAs.map(({ key }) => key),
];

it('leaves the case as its journal makes it, without the customer, and with the others it was said to be of', () => {
  fc.assert(
    fc.property(histories(60, 120), (moves) => {
      const world = makeWorld({ cases: SEEDS, policy: HOTEL });
      for (const move of moves) play(world, move);
      for (const before of world.cases.values()) {
        const seed = SEEDS.filter((one) => one.id === before.id);
        const events = [
          ...seed.map((one): CaseEvent => ({ kind: 'logged', at: NOON, by: one.loggedBy, case: one })),
          ...world.journal.flatMap(({ of, event }) => (of === before.id ? [event] : [])),
          ...AT_LAST,
        ];
        const c = AT_LAST.reduce<RecoveryCase>(evolve, before);
        for (const key of KEYS.filter((one) => one !== c.customer.key)) {
          const names = (text: string): boolean => [key, `${key}.also`].includes(text.toLowerCase());
          const now = evolve(caseUnnamed(c, names), ERASED);
          const replayed = [...events.map((event) => unsaid(event, names)), ERASED].reduce<RecoveryCase | null>(
            evolve,
            null,
          );
          expect(undecided(now)).toEqual(replayed && undecided(replayed));
          expect(customersOf(now)).toEqual(customersOf(c).filter((one) => !names(one ?? '')));
          expect(JSON.stringify(now.alsoKnownAs)).not.toContain(`${key.toUpperCase()} <`);
        }
      }
    }),
    { numRuns: 10 },
  );
});
