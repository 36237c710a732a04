/** What of the fake Slack outlives a restart of the demo: what stands in its channels and on people's homes. */
import { changed } from './state.ts';
import type { SlackMessage, SlackState, SlackView } from './state.ts';

type Reactions = readonly (readonly [string, string[]])[];
type KeptMessage = Omit<SlackMessage, 'reactions'> & { readonly reactions: Reactions };

/** JSON-safe. */
export interface SlackMemory {
  readonly messages: readonly KeptMessage[];
  readonly ephemerals: readonly KeptMessage[];
  readonly homes: readonly (readonly [string, SlackView])[];
}

/** Private answers are gone from real clients after a reload; the last of them may stay. */
const EPHEMERALS_KEPT = 60;

export function slackMemory({ messages, ephemerals, homes }: SlackState): SlackMemory {
  const kept = (message: SlackMessage): KeptMessage => ({ ...message, reactions: [...message.reactions] });
  return {
    messages: messages.map(kept),
    ephemerals: ephemerals.slice(-EPHEMERALS_KEPT).map(kept),
    homes: [...homes],
  };
}

/** Puts back what was kept; call it before anything is said. */
export function remember(state: SlackState, memory: SlackMemory): void {
  const back = ({ reactions, ...message }: KeptMessage): SlackMessage => ({
    ...message,
    reactions: new Map(reactions),
  });
  state.messages.push(...memory.messages.map(back));
  state.ephemerals.push(...memory.ephemerals.map(back));
  for (const [key, view] of memory.homes) state.homes.set(key, view);
  changed(state);
}
