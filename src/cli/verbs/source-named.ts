/** A source of amends.yaml as the command line needs it: with its mapping read; refused where there is none of this name, or it is wrong. */
import path from 'node:path';
import type { Environment } from '../../config.ts';
import { didYouMean } from '../../core/policy/reader/policy-faults.ts';
import type { Source } from '../../intake/listen.ts';
import { sourcesOf } from '../../intake/settings.ts';
import { organisationOf } from '../io/files.ts';
import { Refused, WrongUsage } from '../verb.ts';

export interface SourceFound {
  readonly source: Source;
  /** What keeps it from working besides: a secret that is missing. */
  readonly faults: readonly string[];
}

export function sourceNamed(env: Environment, name: string): SourceFound {
  const found = organisationOf(env);
  if (found === null)
    throw new Refused('AMENDS_CONFIG is not set: it names the amends.yaml in which the source stands.');
  const { file, organisation } = found;
  const named = organisation.intake.find((one) => one.name === name);
  const names = organisation.intake.map((one) => one.name);
  if (named === undefined)
    throw new WrongUsage(
      `${file} has no source "${name}"${didYouMean(name, names)}; there is ${names.length === 0 ? 'none below `intake:`' : names.join(', ')}`,
    );
  const faults: string[] = [];
  const [source] = sourcesOf(env, [named], { folder: path.dirname(file), faults });
  if (source === undefined) throw new Refused(faults.join('\n'));
  return { source, faults };
}
