/** Slack limits calls by method and workspace: what it asked to wait with is not called before the time is over. */
import { makeHeldBack } from '../../../app/messages/held-back.ts';
import { makeOneByOne } from '../../../app/messages/one-by-one.ts';
import { askedToWaitMs, Slowed } from './send-outcome.ts';

export interface Gate {
  /** Makes the call, or throws `Slowed` at once while Slack has asked to wait with this method in this workspace. */
  through<T>(team: string, method: string, call: () => Promise<T>): Promise<T>;
  /**
   * The same for what is posted or changed in a channel, one at a time: Slack takes one message a second in each, and what
   * is under way already cannot be called back when it asks to wait.
   */
  inTurn<T>(team: string, method: string, channel: string, call: () => Promise<T>): Promise<T>;
}

/**
 * For everything but forms, which open within three seconds or never: those are always tried, and nobody else's waiting
 * holds them up.
 */
export function makeGate(now: () => Date): Gate {
  const held = makeHeldBack(now);
  const oneByOne = makeOneByOne();
  const through: Gate['through'] = async (team, method, call) => {
    const limit = `${team} ${method}`;
    const afterMs = held.waitMs(limit);
    if (afterMs > 0) throw new Slowed(afterMs);
    try {
      return await call();
    } catch (error) {
      const ms = askedToWaitMs(error);
      if (ms !== undefined) held.hold(limit, ms);
      throw error;
    }
  };
  return {
    through,
    inTurn: (team, method, channel, call) =>
      oneByOne(`${team} ${method} ${channel}`, async (laterMs) => {
        if (laterMs > 0) throw new Slowed(laterMs);
        return through(team, method, call);
      }),
  };
}
