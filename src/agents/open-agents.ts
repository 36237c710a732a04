/** The ways in for AI agents, where there are any; their code is loaded when the first of them calls. */
import type { Shell } from '../app/shell.ts';
import type { Bodies } from '../bodies.ts';
import type { Agents } from './listen.ts';
import type { AgentSettings } from './settings.ts';

interface Known {
  readonly agents: AgentSettings;
  readonly publicUrl: string | null;
  readonly mostWishesPer10S: number;
}

/** Undefined where amends.yaml names no agent: then there is nothing to reach. */
export function openAgents(shell: Shell, known: Known, bodies: Bodies): Agents | undefined {
  const { agents: settings, publicUrl, mostWishesPer10S } = known;
  if (settings.agents.length === 0) return undefined;
  const open = async (): Promise<Agents> => {
    const [{ makeAgents }, { makeAgentDoor }] = await Promise.all([
      import('./listen.ts'),
      import('../app/door/agents/make-agent-door.ts'),
    ]);
    const door = makeAgentDoor(shell, mostWishesPer10S);
    return makeAgents({ door, settings, publicUrl, bodies, log: shell.log, now: shell.now });
  };
  let opened: Promise<Agents> | undefined;
  return (req, res) => {
    opened ??= open();
    opened.then(
      (serve) => serve(req, res),
      () => bodies.turnAway(req, res, { status: 503 }),
    );
  };
}
