/** The doctor's look at the copy of the database that sums and exports read from. Pure. */
import { MOST_LAG_MS, type ReplicaState } from '../../db/engine/replica.ts';
import { ok, warn, type Finding } from './finding.ts';

/** `state` null: there is none. */
export function sayReplica(state: ReplicaState | null): readonly Finding[] {
  const instead = 'nothing is wrong with the figures: the database itself is asked meanwhile';
  switch (state?.kind) {
    case undefined:
      return [];
    case 'follows': {
      const said = `${(state.lagMs / 1000).toFixed(1)} s behind`;
      return [state.lagMs > MOST_LAG_MS ? warn('replica', said, instead) : ok('replica', said)];
    }
    case 'not_a_copy':
      return [
        warn(
          'replica',
          'the database of DATABASE_REPLICA_URL follows no other, so that it is not used',
          'name a standby by streaming replication that takes reads (hot_standby), or take the setting away',
        ),
      ];
    case 'away':
      return [warn('replica', `it does not answer: ${state.cause}`, instead)];
  }
}
