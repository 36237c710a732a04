/** The pieces of time in a text, in runs of what belongs together: "tomorrow", "at", "17:00" are one. Pure. */
import { clockAt, type ClockToken } from './moment-clocks.ts';
import { dayAt, type DayToken } from './moment-days.ts';
import { countedAt, type LengthToken } from './moment-lengths.ts';

export interface TimeToken {
  readonly from: number;
  readonly until: number;
  readonly said: LengthToken | DayToken | ClockToken;
}

/** Pieces with nothing between them but words that lead from one to the next. */
export interface Run {
  readonly from: number;
  readonly until: number;
  readonly tokens: readonly TimeToken[];
  /** A word between them that makes the moment less than certain: "tomorrow around 5". */
  readonly softened: string | undefined;
}

const BEGINS =
  /(?<![\p{L}\p{N}.,:])[\p{L}\p{N}½]|(?<=\p{L}(?:tag|woch))(?:morgen|vormittag|mittag|nachmittag|abend|nacht|früh)|(?<=\d)T\d|(?<=\d{4}-\d{2}-\d{2}T)\d/giu;
/** More pieces than any promise has; what comes behind is looked at by others. */
const MOST = 40;

export function runsOfTime(plain: string): readonly Run[] {
  const runs: TimeToken[][] = [];
  let free = 0;
  let count = 0;
  for (const { index } of plain.matchAll(BEGINS)) {
    if (index < free) continue;
    const day = countedAt(plain, index) ?? dayAt(plain, index);
    const found = day ?? clockAt(plain, index);
    if (found === undefined) continue;
    const token: TimeToken = { from: index, until: found.until, said: found.token };
    free = found.until;
    const last = runs.at(-1)?.at(-1);
    const gap = last === undefined ? undefined : plain.slice(last.until, index);
    const isEnd = gap !== undefined && day !== undefined && UNTIL.test(gap);
    if (gap !== undefined && !isEnd && GAP.test(gap)) runs.at(-1)?.push(token);
    else runs.push([token]);
    count += 1;
    if (count === MOST) break;
  }
  return runs.map((tokens) => {
    const [from, until] = [tokens[0]?.from ?? 0, tokens.at(-1)?.until ?? 0];
    const gaps = tokens.slice(1).map((token, n) => plain.slice(tokens[n]?.until ?? 0, token.from));
    return { from, until, tokens, softened: gaps.map((gap) => SOFT.exec(gap)?.[0]).find((word) => word !== undefined) };
  });
}

const GAP =
  /^(?:[\s,@()-]|(?<!\p{L})(?:at|on|by|before|until|till|no later than|not later than|the|in|of|um|am|an|bis|vor|zum|zur|dem|der|den|spätestens|around|about|after|approx\.?|roughly|gegen|nach|etwa|ca\.?)(?!\p{L})){0,12}$/iu;
/** "14 December until Monday" is more than one moment. */
const UNTIL = /(?<!\p{L})(?:until|till|bis)(?!\p{L})/iu;
const SOFT = /(?<!\p{L})(?:around|about|after|approx\.?|roughly|gegen|nach|etwa|ca\.?)(?!\p{L})/iu;
