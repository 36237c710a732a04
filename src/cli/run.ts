/** One line of the command line: finds the verb, reads its options, runs it, and turns what happens into an exit status. */
import { parseArgs } from 'node:util';
import { causeOf } from '../log.ts';
import { helpFor, helpForAll, usageOf } from './help.ts';
import { Refused, WrongUsage, type Asked, type Io, type Verb } from './verb.ts';
import { ofOneOrganisation } from './io/files.ts';
import { findVerb } from './verbs.ts';

export const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** Resolves to the exit status. */
export async function run(line: readonly string[], io: Io): Promise<number> {
  const [first] = line;
  if (first === undefined) {
    await io.err(helpForAll());
    return WRONG_USAGE;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    await io.out(helpForAll());
    return DONE;
  }
  const found = findVerb(line);
  if (typeof found === 'string') {
    await io.err(`${found}\n`);
    return WRONG_USAGE;
  }
  if (found.rest.includes('--help') || found.rest.includes('-h')) {
    await io.out(helpFor(found.entry));
    return DONE;
  }
  try {
    const verb = await found.entry.load();
    const asked = askedFor(verb, found.rest);
    await verb.run(asked, ofOneOrganisation(asked, io));
    return DONE;
  } catch (error) {
    if (error instanceof WrongUsage) {
      await io.err(`${error.message}\n${usageOf(found.entry)}\n`);
      return WRONG_USAGE;
    }
    await io.err(
      `${error instanceof Refused ? error.message : `amends ${found.entry.name} failed: ${causeOf(error)}`}\n`,
    );
    return error instanceof Refused ? (error.status ?? FAILED) : FAILED;
  }
}

/** Of every verb: where several organisations are named, which one is meant. */
const OF_ALL = { workspace: { type: 'string' } } as const;

function askedFor(verb: Verb, rest: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...verb.options, ...OF_ALL },
      allowPositionals: true,
    });
    return { values, words: positionals };
  } catch (error) {
    // parseArgs speaks to programmers in its second sentence
    const [said = 'the options cannot be read'] = (error instanceof Error ? error.message : '').split('. ');
    throw new WrongUsage(said);
  }
}
