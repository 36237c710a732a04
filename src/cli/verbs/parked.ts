/** `amends parked`: what was tried in vain, with why. `amends parked retry`: all of it tried again, by one command. */
import { messagesBehind } from '../../db/messages/messages.ts';
import { tryAtOnce } from '../../db/messages/tried-again.ts';
import { replayDeliveries } from '../../db/deliveries/deliveries.ts';
import { listParked, takeParkedJobs, type Parked } from '../../db/work/parked.ts';
import { unparkWishes } from '../../db/work/wishes.ts';
import { parkedQueue } from '../../app/shell.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore, type Store } from '../io/store.ts';
import { count } from '../io/words.ts';
import { exactly, isSet, toJson, type Verb } from '../verb.ts';

/** More are listed by nobody: what is behind them is the same trouble. */
const MOST = 500;
/** More messages at once would flood the platforms' rate limits; the verb can be run again. */
const MOST_MESSAGES = 5_000;

const options = { json: { type: 'boolean' }, workspace: { type: 'string' } } as const;

const parkedIn = ({ db, workspace }: Store): Promise<readonly Parked[]> =>
  listParked(db.read, workspace, { queue: parkedQueue(workspace), most: MOST });

export const parkedList: Verb = {
  options,
  async run(asked, io) {
    exactly(asked);
    await withStore(asked, io, async (store) => {
      const all = await parkedIn(store);
      await io.out(isSet(asked, 'json') ? toJson(all) : `${sayParked(all).join('\n')}\n`);
    });
  },
};

export const parkedRetry: Verb = {
  options,
  async run(asked, io) {
    exactly(asked);
    await withStore(asked, io, async (store) => {
      const { db, workspace } = store;
      const all = await parkedIn(store);
      await noteCommand(store, io, 'parked retry', { found: all.length });
      const behind = await messagesBehind(db.read, workspace, io.now(), MOST_MESSAGES);
      await unparkWishes(db.read, workspace);
      if (behind.length > 0) await tryAtOnce(db.read, workspace, behind);
      await replayDeliveries(db.read, workspace, { receiver: null, at: io.now() });
      // what is owed by the calendar is looked for anyway
      await takeParkedJobs(db.read, parkedQueue(workspace));
      const left = all.filter(({ state }) => state === 'dead');
      const given = all.length - left.length;
      if (isSet(asked, 'json')) return await io.out(toJson({ given, left }));
      await io.out(`${sayRetried(given, left).join('\n')}\n`);
    });
  },
};

const STATES: readonly (readonly [Parked['state'], string])[] = [
  ['parked', 'Given up until somebody looks; amends parked retry has it tried again:'],
  ['stuck', 'Tried in vain so far, and tried again by itself:'],
  ['dead', 'Never tried again, because it may be there already, or its time is over:'],
];

function sayParked(all: readonly Parked[]): string[] {
  if (all.length === 0) return ['Nothing is parked.'];
  return STATES.flatMap(([state, says]) => {
    const some = all.filter((one) => one.state === state);
    return some.length === 0 ? [] : [says, ...some.map((one) => `  ${sayOne(one)}`)];
  });
}

const sayOne = ({ kind, what, why, since }: Parked): string =>
  `${kind === 'wish' ? what : `${kind} ${what}`}${why === null ? '' : `: ${why}`}${since === null ? '' : `, since ${new Date(since).toISOString()}`}`;

function sayRetried(given: number, left: readonly Parked[]): string[] {
  return [
    given === 0
      ? 'Nothing was to be tried again.'
      : `${count(given, 'piece')} of work will be tried again as soon as Amends runs.`,
    ...(left.length === 0 ? [] : ['Never tried again:', ...left.map((one) => `  ${sayOne(one)}`)]),
  ];
}
