/** People of an organisation from its Slack: read by whoever reads, and heard of by whoever Slack tells. */
import type { Slack, SlackNeeds } from '../chat/slack/make-slack.ts';
import type { Config } from '../config.ts';
import { causeOf, type Log } from '../log.ts';
import type { PeopleFile } from '../people-file.ts';
import { hearOfPeople, slackReader, type SlackPeopleNeeds } from '../people/slack-people.ts';
import type { SourceReader } from '../people/sources.ts';
import type { Installation } from './installation.ts';

export interface SlackPeople {
  readonly hear: NonNullable<SlackNeeds['hearOfPeople']>;
  reader(read: Slack['readPeople']): SourceReader;
}

export function slackPeopleOf(
  { db, log, now }: Pick<Installation, 'db' | 'now'> & { readonly log: Log },
  { organisation: { workspace }, slackTeam }: Pick<Config, 'organisation'> & { readonly slackTeam: string },
  people: Pick<PeopleFile, 'organisation' | 'merge'>,
): SlackPeople {
  const needs: SlackPeopleNeeds = {
    db,
    workspace: workspace.id,
    named: () => people.organisation().workspace,
    rules: () => people.organisation().peopleFrom?.rules ?? [],
    now,
  };
  return {
    reader: (read) => slackReader(needs, (isMeant, over) => read(slackTeam, isMeant, over)),
    hear: async (changed) => {
      const event =
        changed === 'groups' ? ({ kind: 'groups' } as const) : ({ kind: 'account', account: changed } as const);
      if (!(await hearOfPeople(needs, event))) return;
      // Slack waits for three seconds: it is safe, and of tens of thousands members are made anew in about as long
      people
        .merge({ kind: 'source', name: 'slack' })
        .catch((error: unknown) => log.warn('members are made anew a little later', { cause: causeOf(error) }));
    },
  };
}
