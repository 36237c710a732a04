/** Writes docs/operators/agent-tools.json, the JSON Schema of every tool an agent has, from the table that serves them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ANSWER, TOOLS } from '../src/agents/tools.ts';

export const PAGE = path.resolve(import.meta.dirname, '../docs/operators/agent-tools.json');

/** As the file should be. */
export function toolsNow(): unknown {
  const tools = TOOLS.map(({ name, title, description, input, hints }) => ({
    name,
    title,
    description,
    path: `/agents/${name}`,
    hints,
    input: z.toJSONSchema(input, { io: 'input' }),
  }));
  return { tools, answer: z.toJSONSchema(ANSWER) };
}

if (import.meta.main) writeFileSync(PAGE, `${JSON.stringify(toolsNow(), null, 2)}\n`);
