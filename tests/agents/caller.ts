/** An AI agent as Amends meets one: a hotel that has it, the protocol's own client, signed and plain HTTP. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import type { HotelOptions } from '../ways/hotel.ts';

export const TOKEN = 'concierge.0123456789abcdef0123456789';
export const SECRET = `whsec_${Buffer.from('what the concierge signs with').toString('base64')}`;

/** What the environment holds for the agent of demo/agents.yaml. */
export const AGENT_ENV: NonNullable<HotelOptions['env']> = {
  AMENDS_AGENT_CONCIERGE_TOKEN: TOKEN,
  AMENDS_AGENT_CONCIERGE_SECRET: SECRET,
};

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answered> {
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) as Answered['body'] };
}

/** Calls a tool by plain HTTP with a bearer token. */
export const caller =
  (url: string, token: string = TOKEN) =>
  (tool: string, input: unknown): Promise<Answered> =>
    post(`${url}/agents/${tool}`, JSON.stringify(input), { authorization: `Bearer ${token}` });

/** The same, signed instead. */
export const signing =
  (url: string, at: () => Date, { agent = 'concierge', secret = SECRET } = {}) =>
  (tool: string, input: unknown, id = 'msg_1'): Promise<Answered> => {
    const body = JSON.stringify(input);
    return post(`${url}/agents/${tool}`, body, {
      'amends-agent': agent,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at().getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at(), body),
    });
  };

/** The protocol's own client, connected. */
export async function connected(url: string, token: string = TOKEN, at = '/mcp'): Promise<Client> {
  const client = new Client({ name: 'a test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(`${url}${at}`), {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  });
  await client.connect(transport);
  return client;
}

export async function use(client: Client, name: string, input: Readonly<Record<string, unknown>>) {
  const result = await client.callTool({ name, arguments: input });
  return {
    isError: result.isError === true,
    body: (result.structuredContent ?? {}) as Answered['body'],
    content: result.content,
  };
}

/** The demo's people and agent with their cases on one platform: what no person logged has no platform of its own. */
export const workingIn = (platform: 'Slack' | 'Teams'): string =>
  changed((text) => (platform === 'Slack' ? text : text.replace('cases: { slack: C0RECOVERIES, ', 'cases: { ')));

/** The demo's people and agent, changed, in a file of their own. */
export function changed(change: (text: string) => string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-')), 'amends.yaml');
  const both = ['amends', 'agents'].map((name) => readFileSync(`demo/${name}.yaml`, 'utf8')).join('\n');
  writeFileSync(file, change(both));
  return file;
}
