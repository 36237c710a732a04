/** A chat platform whose calls are measured: how long each takes, what comes of it, and what it is part of. */
import { UNTRACED } from '../../tracing.ts';
import type { Shell } from '../shell.ts';
import type { ChannelSeen, Chat, Found, Sent } from './chat-port.ts';

export function measuredChat({ meters, tracing = UNTRACED }: Pick<Shell, 'meters' | 'tracing'>, chat: Chat): Chat {
  const { platform } = chat;
  const measured = async <R extends Sent | Found | ChannelSeen>(
    method: 'post' | 'redraw' | 'find' | 'look',
    call: () => Promise<R>,
  ): Promise<R> => {
    const begun = performance.now();
    const noted = (outcome: string): void =>
      meters?.took('amends_chat_call_seconds', { platform, method, outcome }, performance.now() - begun);
    try {
      return await tracing.span(`${platform} ${method}`, { kind: 'client' }, async (span) => {
        const done = await call();
        const outcome = done.kind === 'later' && done.asked === true ? 'slowed' : done.kind;
        span.note({ outcome });
        noted(outcome);
        return done;
      });
    } catch (error) {
      noted('failed');
      throw error;
    }
  };
  return {
    platform,
    post: (to, card, key, isOurs) => measured('post', () => chat.post(to, card, key, isOurs)),
    redraw: (place, card) => measured('redraw', () => chat.redraw(place, card)),
    find: (to, key, since) => measured('find', () => chat.find(to, key, since)),
    look: (channel) => measured('look', () => chat.look(channel)),
  };
}
