/** `amends mcp --agent NAME`: the tools of an agent for clients that start a program and speak over its standard input and output. */
import { tokenName } from '../../agents/settings.ts';
import { exactly, needed, option, Refused, WrongUsage, type Verb } from '../verb.ts';

export const mcp: Verb = {
  options: { agent: { type: 'string' }, url: { type: 'string' } },
  async run(asked, io) {
    exactly(asked);
    const name = tokenName(needed(asked, 'agent', 'concierge'));
    // while a token is exchanged there are two; what ends on a day says so behind it
    const [token = ''] = (io.env[name] ?? '').split(',').map((one) => one.trim().replace(/@\d{4}-\d{2}-\d{2}$/, ''));
    if (token === '') throw new Refused(`${name} is missing: the token of this agent, as the running Amends has it`);
    const url = urlOf(option(asked, 'url') ?? io.env['PUBLIC_URL'] ?? `http://127.0.0.1:${io.env['PORT'] ?? '3000'}`);
    // standard output is the protocol's alone from here on
    const { serveOverStdio } = await import('../../agents/stdio.ts');
    const workspace = option(asked, 'workspace');
    await serveOverStdio({ url, token, at: workspace === undefined ? '' : `${workspace}/` });
  },
};

function urlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url === undefined || (url.protocol !== 'https:' && !isHere))
    throw new WrongUsage('--url wants https://HOST, or http on this machine: the token goes there');
  return url.href.replace(/\/+$/, '');
}
