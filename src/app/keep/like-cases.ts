/**
 * What like cases were given, for suggestions where nobody knows the loss: looked up once a day and failure. All processes
 * look at the same cases, those resolved before the day began in UTC, so that a button one of them drew is known to another.
 */
import { precedents, type LikeCases } from '../../core/triage/precedents.ts';
import type { FailureType } from '../../core/base/failures.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import { precedentCases, PRECEDENT_MS } from '../../db/case/precedent-cases.ts';
import { causeOf } from '../../log.ts';
import type { Shell } from '../shell.ts';

export interface LikeCasesKept {
  /** Null while they are few, or not looked up yet. */
  readonly of: (failure: FailureType, at: Date) => LikeCases | null;
  readonly look: (failure: FailureType, at: Date) => Promise<void>;
  /** What a card that was drawn since then may go by, the newest first, each once: cards are not drawn anew at midnight. */
  readonly lately: (failure: FailureType, at: Date, since: Date) => Promise<readonly LikeCases[]>;
}

export function makeLikeCases(shell: Pick<Shell, 'db' | 'workspace' | 'policies' | 'log'>): LikeCasesKept {
  const known = new Map<number, Map<FailureType, LikeCases | null>>();
  const looking = new Map<string, Promise<void>>();
  const onDay = (at: Date): Map<FailureType, LikeCases | null> => {
    const day = dayOf(at);
    const there = known.get(day);
    if (there !== undefined) return there;
    const found = new Map<FailureType, LikeCases | null>();
    known.set(day, found);
    if (known.size > MOST_DAYS) known.delete(Math.min(...known.keys()));
    return found;
  };
  const look = async (failure: FailureType, at: Date): Promise<void> => {
    const base = policyInForce(shell.policies(), at)?.base;
    if (base === undefined || onDay(at).has(failure)) return;
    const name = `${failure} ${dayOf(at)}`;
    const work = async (): Promise<void> => {
      try {
        const before = new Date(dayOf(at));
        const since = new Date(dayOf(at) - PRECEDENT_MS);
        const like = await precedentCases(shell.db.read, shell.workspace, { failure, since, before, not: null });
        onDay(at).set(failure, precedents(like, base));
      } catch (error) {
        // a suggestion less; the next card looks again
        shell.log.warn('like cases not looked up', { workspace: shell.workspace, cause: causeOf(error) });
      } finally {
        looking.delete(name);
      }
    };
    const running = looking.get(name) ?? work();
    looking.set(name, running);
    await running;
  };
  const of = (failure: FailureType, at: Date): LikeCases | null => onDay(at).get(failure) ?? null;
  return {
    of,
    look,
    lately: async (failure, at, since) => {
      const found: LikeCases[] = [];
      const first = Math.max(dayOf(since), dayOf(at) - (MOST_DAYS - 1) * DAY_MS);
      for (let day = dayOf(at); day >= first; day -= DAY_MS) {
        await look(failure, new Date(day));
        const like = of(failure, new Date(day));
        if (like !== null && !found.some((one) => isSame(one, like))) found.push(like);
      }
      return found;
    },
  };
}

/** Older offers are not found any more: the card is asked for anew. */
const MOST_DAYS = 8;
const DAY_MS = 86_400_000;
const dayOf = (at: Date): number => Math.floor(at.getTime() / DAY_MS) * DAY_MS;

const isSame = ({ median: one }: LikeCases, { median: other }: LikeCases): boolean =>
  one.minor === other.minor && one.currency === other.currency;
