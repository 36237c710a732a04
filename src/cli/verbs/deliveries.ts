/** `amends deliveries`: what other systems were not told yet, those given up first. `amends replay deliveries` has it tried again. */
import { plainWord } from '../../core/base/house.ts';
import { listDeliveries, replayDeliveries, type DeliveryListed } from '../../db/deliveries/deliveries.ts';
import { count } from '../io/words.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { exactly, isSet, toJson, option, type Verb } from '../verb.ts';

/** More are listed by nobody: what is behind them is the same trouble. */
const MOST = 500;

export const deliveries: Verb = {
  options: { json: { type: 'boolean' }, workspace: { type: 'string' } },
  async run(asked, io) {
    exactly(asked);
    await withStore(asked, io, async ({ db, workspace }) => {
      const listed = await listDeliveries(db.read, workspace, MOST);
      await io.out(isSet(asked, 'json') ? toJson(listed) : `${sayListed(listed).join('\n')}\n`);
    });
  },
};

export const replayDeliveriesVerb: Verb = {
  options: { json: { type: 'boolean' }, workspace: { type: 'string' }, receiver: { type: 'string' } },
  async run(asked, io) {
    exactly(asked);
    await withStore(asked, io, async ({ db, workspace }) => {
      const receiver = option(asked, 'receiver') ?? null;
      await noteCommand({ db, workspace }, io, 'replay deliveries', {
        receiver: receiver === null ? null : plainWord(receiver),
      });
      const replayed = await replayDeliveries(db.read, workspace, { receiver, at: io.now() });
      if (isSet(asked, 'json')) await io.out(toJson({ replayed }));
      else
        await io.out(
          replayed === 0
            ? 'Nothing was given up; nothing to replay.\n'
            : `${count(replayed, 'delivery', 'deliveries')} will be tried again as soon as Amends runs.\n`,
        );
    });
  },
};

function sayListed(all: readonly DeliveryListed[]): string[] {
  if (all.length === 0) return ['Every system was told everything.'];
  const dead = all.filter(({ state }) => state === 'dead');
  const waiting = all.filter(({ state }) => state !== 'dead');
  return [
    ...(dead.length === 0 ? [] : ['Given up; amends replay deliveries has them tried again:']),
    ...dead.map((one) => `  ${sayOne(one)}`),
    ...(waiting.length === 0 ? [] : ['Still to be told:']),
    ...waiting.map((one) => `  ${sayOne(one)}, next try ${one.dueAt.toISOString()}`),
    ...(all.length < MOST ? [] : [`Only the first ${MOST} are listed.`]),
  ];
}

const sayOne = ({ receiver, id, type, tries, fault }: DeliveryListed): string =>
  `${receiver}: ${type} ${id}, ${tries} ${tries === 1 ? 'try' : 'tries'}${fault === null ? '' : `, ${fault}`}`;
