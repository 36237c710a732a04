/** What was learnt about which failure is meant, as this process knows it: loaded when a complaint is first read, never at the start. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Models } from '../../core/triage/learnt/guess.ts';
import type { Learnt } from '../../core/triage/learnt/train.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { triageWeights } from '../../db/learning/triage-models.ts';

export interface FailureModels {
  /** As it was when somebody last asked, without waiting; null when nobody has. */
  readonly known: () => Models | null;
  /** With the version of the workspace's own that is in use, 0: none; read where this process knows another. */
  readonly as: (q: Queryable, version: number) => Promise<Models>;
  /** What all workspaces share. */
  readonly base: () => Promise<Learnt>;
}

export function makeFailureModels(workspace: WorkspaceId): FailureModels {
  const known: { version: number; models: Models | null } = { version: -1, models: null };
  let loading: Promise<Learnt> | undefined;
  const base = (): Promise<Learnt> => (loading ??= loadBase());
  return {
    known: () => known.models,
    base,
    as: async (q, version) => {
      if (known.models !== null && known.version === version) return known.models;
      const models = { base: await base(), own: version === 0 ? null : await ownOf(q, workspace, version) };
      known.version = version;
      known.models = models;
      return models;
    },
  };
}

/** Half a megabyte, a few milliseconds. */
export async function loadBase(): Promise<Learnt> {
  const [{ LEARNT }, { unpack }] = await Promise.all([
    import('../../core/triage/learnt/base-weights.ts'),
    import('../../core/triage/learnt/packed.ts'),
  ]);
  const learnt = unpack(Buffer.from(LEARNT, 'base64'));
  if (learnt === null)
    throw new Error('src/core/triage/learnt/base-weights.ts is of another form: run node tools/train-failures.ts');
  return learnt;
}

/** Null where it is of another form: the next learning makes one of this. */
async function ownOf(q: Queryable, workspace: WorkspaceId, version: number): Promise<Learnt | null> {
  const { FORM, unpack } = await import('../../core/triage/learnt/packed.ts');
  const weights = await triageWeights(q, workspace, { version, form: FORM });
  return weights === null ? null : unpack(weights);
}
