/** The tools as they are written down for whoever builds an agent. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TOOL_NAMES } from '../../src/agents/tool-names.ts';
import { TOOLS } from '../../src/agents/tools.ts';
import { PAGE, toolsNow } from '../../tools/agent-tools.ts';

describe('the tools', () => {
  it('are written down as they are: run node tools/agent-tools.ts', () => {
    expect(JSON.parse(readFileSync(PAGE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(toolsNow())));
  });

  it('are the ones an agent may be given, and say whether they only read', () => {
    expect(TOOLS.map(({ name }) => name)).toEqual([...TOOL_NAMES]);
    const page = readFileSync('docs/operators/agents.md', 'utf8');
    for (const { name } of TOOLS) expect(page).toContain(`\`${name}\``);
  });
});
