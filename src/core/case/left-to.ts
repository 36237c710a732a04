/** What is left to a person on a case, worked out once for the same circumstances: several cards of one moment show it. Pure. */
import { remaining, type Remaining } from '../authority/remaining.ts';
import type { Member } from '../base/members.ts';
import { rememberedOf } from '../base/remembered.ts';
import type { RecoveryCase } from './case.ts';
import { questionFor, type Circumstances } from './circumstances.ts';

type Asker = Pick<Member, 'id' | 'role' | 'team'>;

const known = rememberedOf((ctx: Circumstances) =>
  rememberedOf((c: RecoveryCase) => rememberedOf((by: Asker) => ({ left: remaining(questionFor(c, by, ctx)) }))),
);

/** Null while no policy is in force. */
export const leftTo = (c: RecoveryCase, by: Asker, ctx: Circumstances): Remaining | null => known(ctx)(c)(by).left;
