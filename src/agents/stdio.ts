/** The Model Context Protocol over standard input and output, for clients that start a program: each call goes to a running Amends by HTTP. */
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import type { Told } from './answers.ts';
import { serverFor } from './mcp-server.ts';

export interface Running {
  /** Of a running Amends, without a slash at its end. */
  readonly url: string;
  /** What stands before the tool in the address: of one of several organisations, `harbour-inn/`. */
  readonly at: string;
  /** The bearer token of the agent. */
  readonly token: string;
}

/** As long as the longest `wait_for`, and what it takes to answer. */
const TIMEOUT_MS = 35_000;

const answer = z.looseObject({ ok: z.boolean() });

/** Resolves when the client has hung up. */
export async function serveOverStdio(running: Running): Promise<void> {
  const { promise: hungUp, resolve } = Promise.withResolvers<void>();
  process.stdin.once('end', resolve).once('close', resolve);
  const server = serveStdio(() => serverFor((tool, input) => called(running, tool.name, input), null));
  await hungUp;
  await server.close();
}

async function called({ url, at, token }: Running, tool: string, input: unknown): Promise<Told> {
  try {
    const response = await fetch(`${url}/agents/${at}${tool}`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    });
    const body = answer.safeParse(await response.json());
    // as it came: our own server wrote it
    if (body.success) return { status: response.status, body: body.data as Told['body'] };
    return notReached(`Amends answered ${response.status}, and nothing that can be read.`);
  } catch {
    return notReached(`Amends does not answer at ${url}.`);
  }
}

const notReached = (message: string): Told => ({
  status: 503,
  body: { ok: false, code: 'not_reached', message, next: 'Call again in a moment, under the same idempotency_key.' },
});
