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
}

export function makeLikeCases(shell: Pick<Shell, 'db' | 'workspace' | 'policies' | 'log'>): LikeCasesKept {
  let known: { readonly day: number; readonly found: Map<FailureType, LikeCases | null> } = {
    day: 0,
    found: new Map(),
  };
  const looking = new Map<string, Promise<void>>();
  const onDay = (at: Date) => {
    const day = dayOf(at);
    if (known.day !== day) known = { day, found: new Map() };
    return known.found;
  };
  return {
    of: (failure, at) => onDay(at).get(failure) ?? null,
    look: async (failure, at) => {
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
    },
  };
}

const DAY_MS = 86_400_000;
const dayOf = (at: Date): number => Math.floor(at.getTime() / DAY_MS) * DAY_MS;
