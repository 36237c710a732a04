/** How far an import is: one line drawn again and again on a terminal, a line now and then elsewhere. */
import type { Io } from '../verb.ts';

export interface Progress {
  /** `part` is from 0 to 1. */
  told(lines: number, part: number): Promise<void>;
  /** Before anything else is said. */
  over(): Promise<void>;
}

const WIDTH = 30;
const EVERY_MS = 100;
/** In a log, so that an import of five minutes is some thirty lines. */
const EVERY_LOGGED_MS = 10_000;

export function makeProgress(io: Io, name: string): Progress {
  const isTerminal = io.isTerminal === true;
  const began = io.now().getTime();
  let last = began;
  let isDrawn = false;
  return {
    async told(lines, part) {
      const now = io.now().getTime();
      if (now - last < (isTerminal ? EVERY_MS : EVERY_LOGGED_MS)) return;
      last = now;
      const seconds = (now - began) / 1000;
      const perSecond = Math.round(lines / seconds);
      const left = part > 0.01 ? `, about ${duration((seconds / part) * (1 - part))} left` : '';
      const said = `${name}: ${lines.toLocaleString('en-GB')} lines, ${perSecond.toLocaleString('en-GB')} a second${left}`;
      if (!isTerminal) return await io.err(`${said}\n`);
      isDrawn = true;
      const full = Math.min(WIDTH, Math.round(part * WIDTH));
      await io.err(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor(part * 100)} % ${said}`);
    },
    async over() {
      if (isDrawn) await io.err('\r\u001b[K');
      isDrawn = false;
    },
  };
}

function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}
