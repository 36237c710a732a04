/** Puts Amends together and starts it: what a process has once, its organisations, its server; and stops it again in the reverse order. */
import { hostname } from 'node:os';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Shell } from './app/shell.ts';
import type { Config } from './config.ts';
import { openInstallation, type Installation, type InstallationOptions } from './house/installation.ts';
import { openHouse, type House } from './house/open-house.ts';
import { countedOf, routesOf } from './house/routes.ts';
import { shareChats } from './house/shared-chats.ts';
import { causeOf } from './log.ts';
import type { TellMeasures } from './meters.ts';
import { drain, makeServer } from './server.ts';
import { within } from './within.ts';

export interface Running extends Pick<House, 'digests' | 'readAnew' | 'sweep' | 'clockMoved' | 'answered'> {
  /** `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Of the only organisation, or of the first. */
  readonly shell: Shell;
  /** Of each organisation, in the order they are named. */
  readonly shells: readonly Shell[];
  /** Says on `/readyz` that it ends soon, so that whoever balances sends nothing new; everything is served still. */
  drains(): void;
  /** Answers what is in flight, finishes or gives back what is at work, closes the database. At most about 10 s. */
  stop(): Promise<void>;
}

export interface StartOptions extends InstallationOptions {
  /** The demo's page; answers what no other route does. */
  readonly page?: (req: IncomingMessage, res: ServerResponse) => void;
  /** See `ServerParts`. */
  readonly elsewhere?: (req: IncomingMessage) => string | null;
  /** A server that listens already, and answers something else until all is ready (the demo). */
  readonly front?: Server;
  /** See `Shell`. */
  readonly saveWithinMs?: number | undefined;
  /** False where somebody else moves the clock: then nothing rings by itself. */
  readonly rings?: boolean;
  /** Tells somebody what /metrics answers, again and again; nobody when not given. */
  readonly tellMeasures?: TellMeasures | undefined;
}

const STOP_MS = 8_000;
/** Of it, for telling the measures for the last time. */
const TOLD_MS = 2_000;

/** What did not start is given so long to end. */
const UNDO_MS = 3_000;

/**
 * Starts everything and listens. Throws when it cannot: with what is wrong and how to mend it. Nothing of it goes on then, so
 * that it can be tried once more.
 */
export async function startAmends(options: StartOptions): Promise<Running> {
  const installation = await openInstallation(options);
  const opened: House[] = [];
  try {
    return await open(installation, options, opened);
  } catch (error) {
    const ending = opened.map((house) => Promise.all([house.rest(UNDO_MS), house.stop(() => UNDO_MS)]));
    await Promise.allSettled(ending.map((end) => within(UNDO_MS, end)));
    await Promise.allSettled([
      within(
        UNDO_MS,
        installation.close(() => UNDO_MS),
      ),
    ]);
    throw error;
  }
}

/** `opened` is told of each organisation as soon as it is at work. */
async function open(installation: Installation, options: StartOptions, opened: House[]): Promise<Running> {
  const { page, elsewhere, front, saveWithinMs, rings = true } = options;
  const [config, ...others] = installation.configs;
  const openOne = async (of: Config): Promise<House> => {
    const house = await openHouse(installation, of, { rings, saveWithinMs });
    opened.push(house);
    return house;
  };
  const houses: [House, ...House[]] = [await openOne(config)];
  for (const one of others) houses.push(await openOne(one));
  const chats = await shareChats(installation, houses);
  const server = makeServer(
    {
      ...routesOf(installation, houses, chats),
      ...(page !== undefined && { page }),
      ...(elsewhere !== undefined && { elsewhere }),
    },
    front,
  );
  if (front === undefined) await listening(server, config);
  if (config.role !== 'worker') await chats.slack?.open();
  const { port } = server.address() as AddressInfo;
  const measures = options.tellMeasures?.({
    read: () => installation.scrape.values(countedOf(houses, chats)),
    now: installation.now,
    // the same after a start anew, as Prometheus would call it
    instance: `${hostname()}:${port}`,
    failed: (error) => installation.log.warn('measures could not be told', { cause: causeOf(error) }),
  });
  const each = async (work: (house: House) => Promise<void>): Promise<void> =>
    void (await Promise.all(houses.map(work)));
  return {
    url: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`,
    shell: houses[0].shell,
    shells: houses.map(({ shell }) => shell),
    digests: () => houses.flatMap((house) => house.digests()),
    readAnew: () => each((house) => house.readAnew()),
    sweep: () => each((house) => house.sweep()),
    clockMoved: () => each((house) => house.clockMoved()),
    answered: (mostMs) => each((house) => house.answered(mostMs)),
    drains: () => installation.drains(),
    stop: async () => {
      const until = performance.now() + STOP_MS;
      installation.drains();
      const left = (): number => Math.max(0, until - performance.now());
      const resting = each((house) => house.rest(STOP_MS));
      chats.stop();
      // half of it at most for slow clients: the rest is for what was acknowledged
      await drain(server, STOP_MS / 2);
      await Promise.all([resting, each((house) => house.stop(left))]);
      // with all that was done, and while it can be counted
      await measures?.stop(Math.min(TOLD_MS, left()));
      await chats.close(left());
      await installation.close(left);
    },
  };
}

function listening(server: Server, config: Pick<Config, 'port' | 'host'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`cannot listen on ${config.host}:${config.port}: ${error.message}. Set PORT to a free one.`)),
    );
    server.listen(config.port, config.host, resolve);
  });
}
