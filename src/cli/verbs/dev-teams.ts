/** `amends dev-teams`: Microsoft's own client on this machine against the real Amends, authentication on. For trying and for tests, never for people's work. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { askClient, connectorHosts, organisationFor, type Client } from '../../playground/dev-teams/client.ts';
import { openSigningDoor, type SigningDoor } from '../../playground/dev-teams/door.ts';
import { exactly, isSet, option, Refused, WrongUsage, type Io, type Verb } from '../verb.ts';

const CLIENT = 'http://127.0.0.1:56150';
/** Where the client sends what happens in it unless it is told otherwise. */
const DOOR_PORT = 3978;
const POLICY = fileURLToPath(new URL('../../../demo/policy.yaml', import.meta.url));
const MAIN = fileURLToPath(new URL('../../main.js', import.meta.url));
/** Settings of real platforms must not reach a process that is for trying. */
const PLATFORMS = /^(?:SLACK|TEAMS)_/;

export const devTeams: Verb = {
  options: {
    playground: { type: 'string' },
    port: { type: 'string' },
    print: { type: 'boolean' },
  },
  run: async (asked, io) => {
    exactly(asked);
    if (io.env['NODE_ENV'] === 'production')
      throw new Refused('dev-teams signs for a client that proves nothing: it does not run in production');
    const url = loopbackUrl(option(asked, 'playground') ?? CLIENT);
    const port = portOf(option(asked, 'port') ?? String(DOOR_PORT), '--port');
    const client = await waitForClient(url, port, io);
    const organisation = organisationFor(client);
    if (isSet(asked, 'print')) return await io.out(organisation);
    await run({ client, url, port, organisation }, io);
  },
};

interface Trying {
  readonly client: Client;
  readonly url: URL;
  readonly port: number;
  readonly organisation: string;
}

async function run({ client, url, port, organisation }: Trying, io: Io): Promise<void> {
  const appPort = portOf(io.env['PORT'] ?? '3000', 'PORT');
  const door = await openSigningDoor({
    port,
    hosts: connectorHosts(url),
    tenant: client.tenantId,
    clientId: client.bot.id,
    // both ends are this process: nobody else needs to know it
    clientSecret: randomBytes(24).toString('base64url'),
    app: `http://127.0.0.1:${appPort}/api/messages`,
  }).catch((error: unknown) => {
    throw new Refused(
      `port ${port} cannot be used for the door: ${error instanceof Error ? error.message : 'unknown'}`,
    );
  });
  try {
    const folder = path.resolve(io.env['AMENDS_DATA_DIR'] ?? 'data/dev-teams');
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, 'amends.yaml');
    await writeFile(file, organisation);
    await io.out(
      [
        organisation,
        `# written to ${file}`,
        `# signs what ${url.origin} sends to ${door.url}, and hands it to Amends on port ${appPort}; Ctrl-C ends both`,
        '',
      ].join('\n'),
    );
    await play(envFor(io, { door, file, folder, appPort }));
  } finally {
    await door.close();
  }
}

function envFor(
  { env }: Io,
  { door, file, folder, appPort }: { door: SigningDoor; file: string; folder: string; appPort: number },
): NodeJS.ProcessEnv {
  const others = Object.fromEntries(Object.entries(env).filter(([name]) => !PLATFORMS.test(name)));
  return {
    ...others,
    ...door.env,
    // nor by a file of settings
    AMENDS_ENV_FILE: '',
    PORT: String(appPort),
    HOST: '127.0.0.1',
    AMENDS_CONFIG: file,
    AMENDS_POLICY: env['AMENDS_POLICY'] ?? POLICY,
    AMENDS_SECRET_KEY: env['AMENDS_SECRET_KEY'] ?? Buffer.alloc(32, 1).toString('base64'),
    AMENDS_DATA_DIR: folder,
  };
}

/** Amends itself, until it or this process is ended. */
function play(env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const amends: ChildProcess = spawn(process.execPath, [MAIN], { stdio: 'inherit', env });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void amends.kill(signal));
    amends.on('error', reject);
    amends.on('exit', (status) =>
      status === 0 ? resolve() : reject(new Refused('Amends ended; what it said last is above.')),
    );
  });
}

const AGAIN_MS = 1_000;

async function waitForClient(url: URL, port: number, io: Io): Promise<Client> {
  for (let isFirst = true; ; isFirst = false) {
    const client = await askClient(url).catch((error: unknown) => {
      throw new Refused(error instanceof Error ? error.message : 'the client cannot be asked');
    });
    if (client !== undefined) return client;
    if (isFirst)
      await io.err(
        `Nothing answers at ${url.origin} yet. Start Microsoft's client in another terminal:\n${startLine(port)}\n`,
      );
    await sleep(AGAIN_MS);
  }
}

const startLine = (port: number): string =>
  `  npx -p @microsoft/m365agentsplayground@0.2.28 agentsplayground -e http://127.0.0.1:${port}/api/messages -c msteams --disable-telemetry`;

function loopbackUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' || url.port === '')
    throw new WrongUsage(`--playground wants an address like ${CLIENT}`);
  if (!['127.0.0.1', 'localhost'].includes(url.hostname))
    throw new Refused('dev-teams speaks to a client on this machine only: 127.0.0.1 or localhost');
  return url;
}

function portOf(text: string, what: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new WrongUsage(`${what} wants a port, like 3978`);
  return port;
}
