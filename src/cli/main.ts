#!/usr/bin/env node
/** The operator's command line as a process: its environment, clock and streams, and the exit status. */
import { readEnvFileOrEnd } from '../env-file.ts';
import { DONE, run } from './run.ts';
import type { Io } from './verb.ts';

const write =
  (stream: NodeJS.WriteStream) =>
  (text: string): Promise<void> =>
    new Promise((resolve) => stream.write(text, () => resolve()));
readEnvFileOrEnd();
const io: Io = {
  env: process.env,
  now: () => new Date(),
  out: write(process.stdout),
  err: write(process.stderr),
  read: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
    return Buffer.concat(chunks);
  },
  isTerminal: process.stderr.isTTY,
};

// Somebody who reads only the beginning (`… | head`) closes the pipe: that is no failure.
process.stdout.on('error', () => process.exit(process.exitCode ?? DONE));
process.exitCode = await run(process.argv.slice(2), io);
