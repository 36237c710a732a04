/** SVG → PNG, in a process of its own that is started for the first picture and ended when none was wanted for a while: at rest nothing of it is loaded, and all it took is given back. */
import { fork, type ChildProcess } from 'node:child_process';
import { codeFile } from '../code-file.ts';
import type { Drawn } from './draw-process.ts';

/** More than this waiting is refused: whoever wants a picture can do without. */
const MOST_WAITING = 64;
/** One takes a few dozen milliseconds, where the process and its WebAssembly are there and the machine has time for it. */
const WITHIN_MS = 20_000;
const IDLE_MS = 20_000;
/** Two platforms ask for one picture several times in a row. At most 200 kB each. */
const MOST_KEPT = 16;
const PNG_SIGNS = [0x89, 0x50, 0x4e, 0x47];

/** What went wrong with drawing: the picture is done without. */
export class CannotDraw extends Error {
  override readonly name = 'CannotDraw';
}

export interface Pngs {
  /** Set in Literata and Inter alone; text in any other family is set in Inter. What was drawn lately is given again. Throws CannotDraw. */
  readonly pngOf: (svg: string) => Promise<Uint8Array>;
  /** Ends the process that draws; what was waiting is refused. */
  readonly close: () => void;
}

interface Waiting {
  readonly svg: string;
  readonly done: (png: Uint8Array) => void;
  readonly failed: (why: CannotDraw) => void;
}

export function makePngs(): Pngs {
  const waiting = new Map<number, Waiting>();
  const kept = new Map<string, Promise<Uint8Array>>();
  let drawer: ChildProcess | null = null;
  let last = 0;
  let clock: NodeJS.Timeout | undefined;

  const end = (why: string): void => {
    clearTimeout(clock);
    drawer?.kill('SIGKILL');
    drawer = null;
    for (const one of waiting.values()) one.failed(new CannotDraw(why));
    waiting.clear();
    kept.clear();
  };
  /** Somebody waits: it must not take for ever. Nobody does: it goes after a while. */
  const rewind = (): void => {
    clearTimeout(clock);
    const isWanted = waiting.size > 0;
    clock = setTimeout(
      () => end(isWanted ? 'drawing took too long' : 'nobody wanted a picture'),
      isWanted ? WITHIN_MS : IDLE_MS,
    );
    clock.unref();
    // nobody is kept alive by it but whoever waits
    drawer?.[isWanted ? 'ref' : 'unref']();
    drawer?.channel?.[isWanted ? 'ref' : 'unref']();
  };
  const started = (): ChildProcess => {
    // nothing of our settings: it reads fonts and draws
    const child = fork(codeFile('draw-process', import.meta.url), {
      serialization: 'advanced',
      env: {},
      execArgv: [],
    });
    child.on('message', (drawn: Drawn) => {
      const one = waiting.get(drawn.n);
      waiting.delete(drawn.n);
      rewind();
      if ('png' in drawn) one?.done(drawn.png);
      else one?.failed(new CannotDraw(drawn.failed));
    });
    const over = (why: string) => () => {
      if (drawer === child) end(why);
    };
    child.on('error', over('the process that draws did not start'));
    child.on('exit', over('the process that draws ended'));
    return child;
  };

  const drawn = (svg: string): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      if (waiting.size >= MOST_WAITING) {
        reject(new CannotDraw('too many pictures wait to be drawn'));
        return;
      }
      last += 1;
      waiting.set(last, { svg, done: resolve, failed: reject });
      drawer ??= started();
      if (waiting.size === 1) rewind();
      drawer.send({ n: last, svg });
    });

  return {
    pngOf: (svg) => {
      const there = kept.get(svg);
      if (there !== undefined) return there;
      const png = drawn(svg);
      kept.set(svg, png);
      png.catch(() => kept.delete(svg));
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return png;
    },
    close: () => end('drawing was ended'),
  };
}

/** Whether these bytes begin as a PNG does. */
export const isPng = (bytes: Uint8Array): boolean => PNG_SIGNS.every((sign, n) => bytes[n] === sign);
