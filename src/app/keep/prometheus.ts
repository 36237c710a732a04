/** What an operator's monitoring reads: how far chat is behind, what is parked. Prometheus text, made when it is asked for. */
import { messagesBehind } from '../../db/messages/messages.ts';
import { countWithoutDecider } from '../../db/case/next-look.ts';
import type { Shell } from '../shell.ts';

export interface Meter {
  text(): Promise<string>;
}

export function makeMeter(shell: Shell): Meter {
  return {
    async text() {
      const behind = await messagesBehind(shell.db.read, shell.workspace, shell.now(), 10_000);
      const nobody = await countWithoutDecider(shell.db.read, shell.workspace);
      const queues = await shell.jobs.boss.getQueues();
      const lines = [
        '# HELP amends_messages_behind Messages that do not yet show what they should.',
        '# TYPE amends_messages_behind gauge',
        `amends_messages_behind ${behind.length}`,
        '# HELP amends_messages_uncertain Messages of which it is not known whether they were posted.',
        '# TYPE amends_messages_uncertain gauge',
        `amends_messages_uncertain ${behind.filter((c) => c.uncertain).length}`,
        '# HELP amends_requests_without_decider Requests that nobody can decide now.',
        '# TYPE amends_requests_without_decider gauge',
        `amends_requests_without_decider ${nobody}`,
        '# HELP amends_nobody_can_approve_total Times that nobody could approve what was asked, since the start.',
        '# TYPE amends_nobody_can_approve_total counter',
        `amends_nobody_can_approve_total ${shell.alarms?.count ?? 0}`,
        '# HELP amends_jobs Jobs waiting, by queue.',
        '# TYPE amends_jobs gauge',
        ...queues.map((q) => `amends_jobs{queue="${q.name}"} ${q.queuedCount ?? 0}`),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}
