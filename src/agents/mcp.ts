/** The Model Context Protocol over streamable HTTP: every request by itself, nothing kept between two, so that any process answers any of them. */
import type { IncomingMessage } from 'node:http';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { serverFor, type Call } from './mcp-server.ts';
import type { ToolName } from './tool-names.ts';

export interface Spoken {
  readonly req: IncomingMessage;
  readonly body: Buffer;
  readonly call: Call;
  /** Null: all of them. */
  readonly tools: readonly ToolName[] | null;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export async function speak({ req, body, call, tools }: Spoken): Promise<Answer> {
  const handler = createMcpHandler(() => serverFor(call, tools), { maxSubscriptions: 0 });
  try {
    return await answerOf(await handler.fetch(requestOf(req, body)));
  } finally {
    await handler.close();
  }
}

/** Who calls is known by now, and of the connection nothing is said on. */
const KEPT_BACK: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'content-length',
  'cookie',
  'transfer-encoding',
]);

function requestOf(req: IncomingMessage, body: Buffer): Request {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(req.headersDistinct))
    if (!KEPT_BACK.has(name)) for (const value of values) headers.append(name, value);
  const method = req.method ?? 'POST';
  return new Request('http://amends/mcp', {
    method,
    headers,
    ...(method === 'POST' && { body: new Uint8Array(body) }),
  });
}

const PASSED_ON = ['content-type', 'allow', 'mcp-protocol-version'];

async function answerOf(response: Response): Promise<Answer> {
  const headers: Record<string, string> = {};
  for (const name of PASSED_ON) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return { status: response.status, headers, text: await response.text() };
}
