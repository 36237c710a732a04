/** Where people of an organisation come from besides amends.yaml, while it is at work. */
import path from 'node:path';
import type { Config } from '../config.ts';
import type { AuthorityPolicy } from '../core/policy/policy.ts';
import { repeat } from '../jobs/repeat.ts';
import type { Log } from '../log.ts';
import { accountsBeside } from '../db/people/accounts.ts';
import type { LeftNeeds } from '../people/entra/ask-left.ts';
import type { PeopleFile } from '../people-file.ts';
import { csvAround } from '../people/csv.ts';
import { makeCsvFile } from '../people/csv-source.ts';
import type { GroupRule } from '../core/people/mapping.ts';
import type { EntraSettings, PeopleFrom } from '../people/settings.ts';
import { makeSources, type SourceReader, type SourcesNeeds } from '../people/sources.ts';
import { watchText, type Watched } from '../watched-text.ts';
import type { Installation } from './installation.ts';

/** What is due is looked for this often; how often each source is read, it says itself. */
const LOOK_MS = 5_000;

export interface PeopleSources {
  /** Reads what is due by now, and makes members anew where something else is told. */
  look(): Promise<void>;
  readonly watched: readonly Watched[];
  /** From now on that is done by itself: each source on its own, so that none waits for a slower one. What is returned ends it. */
  begin(): ReturnType<typeof repeat>;
}

export interface SourcesIn {
  /** Of the organisation. */
  readonly peopleFrom: PeopleFrom;
  readonly people: Pick<PeopleFile, 'organisation' | 'merge'>;
  readonly policy: () => Pick<AuthorityPolicy, 'roles'>;
  readonly readers: readonly SourceReader[];
}

/** Resolves when the list of people, if there is one, was read. */
export async function openPeopleSources(
  { db, log, now }: Pick<Installation, 'db' | 'now'> & { readonly log: Log },
  config: Pick<Config, 'organisation' | 'organisationFile' | 'people'>,
  { people, policy, readers, peopleFrom }: SourcesIn,
): Promise<PeopleSources> {
  const { workspace } = config.organisation;
  const needs: SourcesNeeds = {
    db,
    workspace: workspace.id,
    log,
    now,
    peopleFrom: () => people.organisation().peopleFrom,
    merge: () => people.merge(),
  };
  const rules = () => people.organisation().peopleFrom?.rules ?? [];
  const sources = makeSources(needs, [...readers, ...(await entraOf(config.people.entra, rules, needs))]);
  const file = peopleFrom.csv?.file ?? null;
  const watched: Watched[] = [];
  if (file !== null) {
    const list = makeCsvFile(needs, () => csvAround(people.organisation(), policy(), file));
    watched.push(watchText(beside(config.organisationFile, file), (text, isMeant) => list.take(text, isMeant), log));
  }
  const merge = needs.merge;
  // whoever starts it means what its files say
  await Promise.all(watched.map((one) => one.readAnew()));
  return {
    watched,
    look: async () => {
      const over = new AbortController();
      await Promise.all(sources.map((one) => one.look(over.signal)));
      await merge();
    },
    begin: () => {
      const over = new AbortController();
      const again = [
        ...sources.map((one) =>
          repeat({ what: `reading people of ${one.source}`, everyMs: LOOK_MS, work: () => one.look(over.signal), log }),
        ),
        // what other processes read, and what was told and not read
        repeat({ what: 'looking for who works here', everyMs: LOOK_MS, work: merge, log }),
      ];
      return async (mostMs) => {
        over.abort();
        await Promise.all(again.map((end) => end(mostMs)));
      };
    },
  };
}

/** As paths in amends.yaml are meant: from where it lies. */
const beside = (organisationFile: string, file: string): string => path.resolve(path.dirname(organisationFile), file);

/** Loaded only where people come from there. */
async function entraOf(
  settings: EntraSettings | null,
  rules: () => readonly GroupRule[],
  { db, workspace, log, now }: Pick<SourcesNeeds, 'db' | 'workspace' | 'log' | 'now'>,
): Promise<readonly SourceReader[]> {
  if (settings === null) return [];
  const { makeGraph } = await import('../people/entra/graph.ts');
  const { entraReader } = await import('../people/entra/read-groups.ts');
  const beside: LeftNeeds['beside'] = (asked) => accountsBeside(db.read, workspace, 'entra', asked);
  return [entraReader({ graph: makeGraph(settings, { log, now }), tenant: settings.tenant, rules, beside })];
}
