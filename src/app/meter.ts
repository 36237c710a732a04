/** What an operator's monitoring reads: how far chat is behind, what is parked. Prometheus text, made when it is asked for. */
import { cardsBehind } from '../db/cards.ts';
import type { Shell } from './shell.ts';

export interface Meter {
  text(): Promise<string>;
}

export function makeMeter(shell: Shell): Meter {
  return {
    async text() {
      const behind = await cardsBehind(shell.db.read, shell.workspace, shell.now(), 10_000);
      const queues = await shell.jobs.boss.getQueues();
      const lines = [
        '# HELP amends_messages_behind Messages that do not yet show what they should.',
        '# TYPE amends_messages_behind gauge',
        `amends_messages_behind ${behind.length}`,
        '# HELP amends_messages_uncertain Messages of which it is not known whether they were posted.',
        '# TYPE amends_messages_uncertain gauge',
        `amends_messages_uncertain ${behind.filter((c) => c.uncertain).length}`,
        '# HELP amends_jobs Jobs waiting, by queue.',
        '# TYPE amends_jobs gauge',
        ...queues.map((q) => `amends_jobs{queue="${q.name}"} ${q.queuedCount ?? 0}`),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}
