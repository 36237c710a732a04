/** `amends parked`: what was tried in vain, with why. `amends parked retry`: all of it tried again, by one command. */
import { messagesBehind } from '../../db/messages/messages.ts';
import { tryAtOnce } from '../../db/messages/tried-again.ts';
import { replayDeliveries } from '../../db/deliveries/deliveries.ts';
import { countParked, listParked, type Parked } from '../../db/work/parked.ts';
import { unparkWishes } from '../../db/work/wishes.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore, type Store } from '../io/store.ts';
import { count } from '../io/words.ts';
import { exactly, isSet, toJson, type Verb } from '../verb.ts';

/** More are listed by nobody: what is behind them is the same trouble. */
const MOST = 500;
/** More messages at once would flood the platforms' rate limits; the verb can be run again. */
const MOST_MESSAGES = 5_000;

const options = { json: { type: 'boolean' }, workspace: { type: 'string' } } as const;

const parkedIn = ({ db, workspace }: Store, state?: Parked['state']): Promise<readonly Parked[]> =>
  listParked(db.read, workspace, { most: MOST, ...(state && { state }) });

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
      const found = await countParked(db.read, workspace);
      await noteCommand(store, io, 'parked retry', { found: sumOf(found) });
      const behind = await messagesBehind(db.read, workspace, io.now(), MOST_MESSAGES);
      const wishes = await unparkWishes(db.read, workspace);
      const messages = behind.length === 0 ? 0 : await tryAtOnce(db.read, workspace, behind);
      const deliveries = await replayDeliveries(db.read, workspace, { receiver: null, at: io.now() });
      const retried: Retried = {
        given: wishes + messages + deliveries,
        byThemselves: sumOf(found.filter(({ kind, state }) => state === 'stuck' && kind !== 'message')),
        isMore: behind.length === MOST_MESSAGES,
        left: await parkedIn(store, 'dead'),
        neverAgain: sumOf(found.filter(({ state }) => state === 'dead')),
      };
      await io.out(isSet(asked, 'json') ? toJson(retried) : `${sayRetried(retried).join('\n')}\n`);
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

interface Retried {
  /** What was given back, as the statements that did it say. */
  readonly given: number;
  /** Deliveries and questions to a model that wait for their next try. */
  readonly byThemselves: number;
  /** More messages are behind than are given back at once. */
  readonly isMore: boolean;
  readonly left: readonly Parked[];
  /** How many those are, listed or not. */
  readonly neverAgain: number;
}

const sumOf = (counts: readonly { readonly n: number }[]): number => counts.reduce((sum, { n }) => sum + n, 0);

function sayRetried({ given, byThemselves, isMore, left, neverAgain }: Retried): string[] {
  return [
    given === 0
      ? 'Nothing was to be tried again.'
      : `${count(given, 'piece')} of work will be tried again as soon as Amends runs.`,
    ...(isMore ? ['More messages are behind: run it again when these are drawn.'] : []),
    ...(byThemselves === 0 ? [] : [`${count(byThemselves, 'more is', 'more are')} tried again without being asked.`]),
    ...(left.length === 0 ? [] : ['Never tried again:', ...left.map((one) => `  ${sayOne(one)}`)]),
    ...(neverAgain > left.length ? [`  and ${(neverAgain - left.length).toLocaleString('en-GB')} more`] : []),
  ];
}
