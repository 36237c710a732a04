// Text of a Dockerfile → its stages with their steps, as far as ours uses the language; anything else is an error.

/** `[{ name?, from, steps: [{ word, args }] }]`; arguments in JSON form are taken apart, `ARG`s with a value put in. */
export function readDockerfile(text) {
  const args = {};
  const stages = [];
  const joined = text.replaceAll(/^\s*#.*\n/gm, '').replaceAll(/\s*\\\n\s*/g, ' ');
  for (const line of joined.split('\n')) {
    if (line.trim() === '') continue;
    const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (word === undefined) throw new Error(`not understood: ${line}`);
    const filled = rest.replaceAll(/\$\{(\w+)\}/g, (all, name) => args[name] ?? all);
    if (word === 'ARG') {
      const [name, value] = filled.split('=');
      args[name] ??= value;
    }
    if (word === 'FROM') {
      const [from, as, name] = filled.split(/\s+/);
      stages.push({ from, ...(as === 'AS' && { name }), steps: [] });
    } else stages.at(-1)?.steps.push({ word, args: argumentsOf(word, filled) });
  }
  return stages;
}

function argumentsOf(word, rest) {
  const command = word === 'HEALTHCHECK' ? rest.slice(rest.indexOf('CMD ') + 'CMD '.length) : rest;
  if (command.startsWith('[')) return JSON.parse(command);
  if (word === 'RUN') return [rest];
  return [...rest.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([one]) => one.replaceAll('"', ''));
}
