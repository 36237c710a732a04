/** The doctor's look at AI agents: whether each can call, and how long what it is known by lasts. */
import { isMute, tokenName } from '../../agents/settings.ts';
import type { Config } from '../../config.ts';
import { count } from '../io/words.ts';
import { ok, warn, type Finding } from './finding.ts';

const SOON_MS = 14 * 86_400_000;

export function checkAgents(config: Config | null, now: Date): readonly Finding[] {
  const { agents = [], issuer = null } = config?.agents ?? {};
  const found = agents.flatMap((agent): readonly Finding[] => {
    const { id, tokens, expires } = agent;
    if (isMute(agent, issuer))
      return [
        warn(
          'agents',
          `${id} has neither token nor secret, so it cannot call`,
          `set ${tokenName(id)}, or take ${id} out of amends.yaml`,
        ),
      ];
    const ends = [expires, ...tokens.map(({ until }) => until)].filter((end) => end !== null);
    const [first] = ends.toSorted((a, b) => a.getTime() - b.getTime());
    if (first === undefined || first.getTime() - now.getTime() > SOON_MS) return [];
    const day = first.toISOString().slice(0, 10);
    return [
      warn(
        'agents',
        `what ${id} is known by ends on ${day}`,
        `put a new token beside it in ${tokenName(id)}, and tell the agent`,
      ),
    ];
  });
  if (agents.length > 0 && found.length === 0) return [ok('agents', `${count(agents.length, 'agent')}, each can call`)];
  return found;
}
