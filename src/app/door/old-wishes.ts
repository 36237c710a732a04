/** Wishes that were stored before things got their present names, read as if they had been stored with them. Pure. */
import { isThing, nameNow } from '../../core/case/old-names.ts';

/** Of an accepted wish as it was stored: the wish, and the command in it. What a press carries, `press` itself reads in its older forms. */
export function wishNow(accepted: unknown): unknown {
  if (!isThing(accepted)) return accepted;
  const wish = nameNow(accepted['wish'], 'kind');
  if (!isThing(wish)) return accepted;
  const { command, ...rest } = wish;
  return {
    ...accepted,
    wish: {
      ...rest,
      ...(command !== undefined && { command: nameNow(command, 'kind') }),
    },
  };
}
