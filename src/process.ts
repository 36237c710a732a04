/** The process: reads the environment, starts Amends (or the demo, when no platform is configured), stops gracefully. */
import { makeClock } from './clock.ts';
import { ConfigError, readConfigs } from './config.ts';
import { forDemo, isDemo, TO_CONNECT } from './demo-settings.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { causeOf, makeLog, type Log } from './log.ts';
import { untilReachable } from './db/engine/client.ts';
import { keepMemorySmall } from './memory.ts';
import { readMeasures } from './measures-settings.ts';
import { makeMeters, type TellMeasures } from './meters.ts';
import { readTraces } from './traces-settings.ts';
import { UNTRACED, type Tracing } from './tracing.ts';
import { startAmends, type Running } from './start.ts';

const env = process.env;
const demo = isDemo(env);
const clock = makeClock();
const { now } = clock;
const log = makeLog(demo ? 'warn' : levelOf(env['LOG_LEVEL']), (line) => void process.stdout.write(`${line}\n`), now);

function levelOf(name: string | undefined): 'debug' | 'info' | 'warn' | 'error' {
  return name === 'debug' || name === 'warn' || name === 'error' ? name : 'info';
}

// A last resort: whatever slipped through is logged and the process lives; what was accepted is on record.
process.on('unhandledRejection', (error) => log.error('unhandled rejection', { cause: causeOf(error) }));
// whoever read the log may be gone: a line that cannot be written must not bring forth the next one
process.stdout.on('error', () => undefined);
process.on('uncaughtException', (error) => log.error('uncaught exception', { cause: causeOf(error) }));

async function start(giveUp: AbortSignal): Promise<Running> {
  if (!demo) {
    const config = readConfigs(env);
    const seen = { sameCountsMs: 1_000, tracing: await tracingOf(env), tellMeasures: await tellingOf(env) };
    // with measures of its own each time: what is told of the database is registered as that is opened
    const once = (): Promise<Running> =>
      startAmends({ config, log, now, clock, ...seen, meters: makeMeters({ ofProcess: true }), signal: giveUp });
    // a database that is lost while everything is being opened is away like one that was never there
    return await untilReachable(once, { log, signal: giveUp });
  }
  const { startDemo } = await import('./demo.ts');
  process.stdout.write('\n');
  const running = await startDemo(forDemo(env), log, now, (words) => void process.stdout.write(`${words}\n`));
  process.stdout.write(
    `Amends is playing at ${running.url}/ — a simulated hotel front desk in Slack and Teams. Stop with Ctrl-C.\n`,
  );
  if (env['AMENDS_DEMO'] !== '1') process.stdout.write(`\n${TO_CONNECT}\n\n`);
  return running;
}

/** Its code is loaded where somebody is told. */
async function tracingOf(of: NodeJS.ProcessEnv): Promise<() => Tracing> {
  const settings = readTraces(of);
  if (settings === null) return () => UNTRACED;
  const { makeTracing } = await import('./otel-tracing.ts');
  return () => makeTracing(settings);
}

async function tellingOf(of: NodeJS.ProcessEnv): Promise<TellMeasures | undefined> {
  const settings = readMeasures(of);
  return settings === null ? undefined : (await import('./otel-measures.ts')).tellMeasuresTo(settings);
}

function whyNot(error: unknown): string {
  if (!(error instanceof ConfigError)) return `Amends cannot start: ${causeOf(error).replace(/^Error: /, '')}`;
  const isOffered = env['NODE_ENV'] !== 'production';
  return isOffered ? `${error.message}\nThe demo needs none of this: npm run amends -- demo` : error.message;
}

/** Whoever balances needs a moment to see that this process ends: until then it serves what still comes. */
const LEAVE_MS = 1_000;

async function endOf(running: Running | undefined, signal: NodeJS.Signals): Promise<void> {
  running?.drains();
  // somebody at a terminal waits for it
  if (running !== undefined && signal === 'SIGTERM') await pause(LEAVE_MS);
  await running?.stop();
}

function stopOn(
  signals: readonly NodeJS.Signals[],
  running: () => Running | undefined,
  giveUp: AbortController,
  log: Log,
): void {
  let stopping = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      giveUp.abort();
      endOf(running(), signal).then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('stop failed', { cause: causeOf(error) });
          process.exit(1);
        },
      );
    });
  }
}

/** As daemons do; where somebody sits at a terminal, a hang-up still ends it. */
function readAnewOnHangup(amends: () => Running | undefined): void {
  if (process.stdout.isTTY) return;
  process.on('SIGHUP', () => {
    Promise.resolve(amends()?.readAnew()).catch((error: unknown) =>
      log.error('the files could not be read anew', { cause: causeOf(error) }),
    );
  });
}

const giveUp = new AbortController();
let running: Running | undefined;
stopOn(['SIGTERM', 'SIGINT'], () => running, giveUp, log);
try {
  running = await start(giveUp.signal);
  // the playground has much to do yet
  if (!demo) keepMemorySmall();
  if (!demo) {
    log.info('ready', { url: running.url });
    readAnewOnHangup(() => running);
  }
} catch (error) {
  process.stderr.write(`${whyNot(error)}\n`);
  process.exit(1);
}
