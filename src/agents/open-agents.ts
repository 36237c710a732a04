/** The ways in for AI agents, where there are any; their code is loaded when the first of them calls. */
import type { Shell } from '../app/shell.ts';
import type { Bodies } from '../bodies.ts';
import { whenCalled } from '../when-called.ts';
import type { Agents } from './listen.ts';
import type { AgentSettings } from './settings.ts';

interface Known {
  readonly agents: AgentSettings;
  readonly publicUrl: string | null;
  readonly mostWishesPer10S: number;
  /** What stands behind the usual addresses, where several organisations are reached: `/harbour-inn`; empty with one. */
  readonly at: string;
}

/** Undefined where amends.yaml names no agent: then there is nothing to reach. */
export function openAgents(shell: Shell, known: Known, bodies: Bodies): Agents | undefined {
  const { agents: settings, publicUrl, mostWishesPer10S, at } = known;
  if (settings.agents.length === 0) return undefined;
  const open = async (): Promise<Agents> => {
    const [{ makeAgents }, { makeAgentDoor }] = await Promise.all([
      import('./listen.ts'),
      import('../app/door/agents/make-agent-door.ts'),
    ]);
    const door = makeAgentDoor(shell, mostWishesPer10S);
    return makeAgents({ door, settings, publicUrl, at, bodies, log: shell.log, now: shell.now });
  };
  return whenCalled(open, bodies);
}
