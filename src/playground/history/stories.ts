/** The shape of an invented story, and how one is written down. */

const WHO = ['ana', 'bob', 'mia', 'gil'] as const;
export type Who = (typeof WHO)[number];

const ACCEPTED = ['yes', 'no', 'unknown'] as const;

/** One thing done on a case, so many minutes after the one before. `R` in a line stands for the case's number. */
export type Act =
  | { readonly by: Who; readonly after: number; readonly says: string }
  | { readonly by: Who; readonly after: number; readonly resolves: Resolving }
  /** Somebody has a thank-you drafted on this case: it is posted. */
  | { readonly after: number; readonly thanks: true };

export interface Resolving {
  readonly accepted: (typeof ACCEPTED)[number];
  readonly helped?: string;
  readonly area?: string;
}

interface Telling {
  readonly by: Who;
  readonly text: string;
  readonly customer: string | null;
  readonly acts: readonly Act[];
}

export interface Story extends Telling {
  /** Weeks before this one; 0 is this week. */
  readonly week: number;
  /** Monday is 1. */
  readonly day: number;
  /** On the wall of the hotel, `08:40`. */
  readonly at: string;
}

/** A story that is not over when the visitor comes in. */
export interface GoingOn extends Telling {
  /** Minutes before now. */
  readonly before: number;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Days with an empty line between: `5 weeks ago, Tuesday`, then their stories. A story is `08:20 ana: WHAT THE GUEST SAID`, then what
 * was done, each so many minutes after the line before: `  +9 LINE`, `  +9 mia: LINE` by somebody else than who logged it,
 * `  +9 resolve yes, area: AREA, helped: WHAT`, `  +9 thanks`.
 */
export function readWeeks(text: string): readonly Story[] {
  return blocksOf(text).flatMap((block) => {
    const [heading = '', ...lines] = block;
    const [, weeks, name = ''] = found(/^(\d) weeks? ago, (\w+)$/, heading);
    const on = { week: Number(weeks), day: DAYS.indexOf(name) + 1 };
    return readStories(lines).map(({ when, ...telling }) => ({ ...on, at: when, ...telling }));
  });
}

/** Stories alone, each with the minutes before now in the place of the hour. */
export function readGoingOn(text: string): readonly GoingOn[] {
  return blocksOf(text)
    .flatMap(readStories)
    .map(({ when, ...telling }) => ({ before: Number(when), ...telling }));
}

const blocksOf = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n\n')
    .map((block) => block.split('\n'));

function readStories(lines: readonly string[]): readonly (Telling & { readonly when: string })[] {
  const starts = lines.flatMap((line, n) => (line.startsWith(' ') ? [] : [n]));
  return starts.map((start, n) => {
    const [first = '', ...rest] = lines.slice(start, starts[n + 1]);
    const [, when = '', who = '', text = ''] = found(/^(\S+) (\w+): (.+)$/, first);
    const by = oneOf(WHO, who);
    // a guest who is known stands before the complaint
    const [customer = null] = /^(?:Room|Booking) [^:]+/.exec(text) ?? [];
    return { when, by, text, customer, acts: rest.map((line) => readAct(line, by)) };
  });
}

function readAct(line: string, logger: Who): Act {
  const [, minutes, who = logger, says = ''] = found(/^ {2}\+(\d+) (?:(\w+): )?(.+)$/, line);
  const [by, after] = [oneOf(WHO, who), Number(minutes)];
  if (says === 'thanks') return { after, thanks: true };
  const resolve = /^resolve (\w+)(?:, area: ([^,]+))?(?:, helped: (.+))?$/.exec(says);
  if (resolve === null) return { by, after, says };
  const [, accepted = '', area, helped] = resolve;
  const told = { ...(helped === undefined ? {} : { helped }), ...(area === undefined ? {} : { area }) };
  return { by, after, resolves: { accepted: oneOf(ACCEPTED, accepted), ...told } };
}

function found(shape: RegExp, line: string): readonly (string | undefined)[] {
  const parts = shape.exec(line);
  if (parts === null) throw new Error(`A story cannot be read at "${line}"`);
  return parts;
}

function oneOf<T extends string>(known: readonly T[], word: string): T {
  const one = known.find((each) => each === word);
  if (one === undefined) throw new Error(`A story has "${word}" where one of ${known.join(', ')} belongs`);
  return one;
}
