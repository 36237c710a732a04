/** What was said of a customer: noted on the case by a word, kept beside the cases with what it holds. Pure. */
import type { Member } from '../../../base/members.ts';
import type { CareDone, CareKept } from '../../care/care.ts';
import type { Circumstances } from '../../circumstances.ts';
import { done, type Answered } from '../../said.ts';

interface CaredBy {
  readonly by: Member;
  readonly ctx: Circumstances;
  readonly because?: string | null;
}

export function cared(what: CareDone, kept: CareKept, { by, ctx, because = null }: CaredBy): Answered {
  const why = because === null ? {} : { because };
  return { ...done({ kind: 'cared', what }, { kind: 'cared', at: ctx.at, by: by.id, what, ...why }), keeps: [kept] };
}
