/** What the command line says about itself, made from the table of verbs. */
import type { VerbEntry } from './verb.ts';
import { VERBS } from './verbs.ts';

export function helpForAll(): string {
  const longest = Math.max(...VERBS.map(({ name }) => name.length));
  const lines = VERBS.map(({ name, does }) => `  ${name.padEnd(longest)}  ${does}`);
  return [
    'amends — service recovery in chat. The operator’s command line.',
    '',
    'Usage: amends VERB …        amends VERB --help for one verb',
    '',
    ...lines,
    '',
    'Exit status: 0 done · 1 refused or failed, the reason is on standard error · 2 wrong usage.',
    'Configuration is read from the environment (.env.example names everything).',
    '',
  ].join('\n');
}

export function helpFor(entry: VerbEntry): string {
  const more = (entry.more ?? []).map((line) => `  ${line}`);
  const first = `${entry.does.charAt(0).toUpperCase()}${entry.does.slice(1)}.`;
  return [usageOf(entry), '', first, ...(more.length > 0 ? ['', ...more] : []), ''].join('\n');
}

export const usageOf = (entry: VerbEntry): string => `Usage: amends ${`${entry.name} ${entry.usage}`.trimEnd()}`;
