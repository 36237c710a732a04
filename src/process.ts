/** The process: reads the environment, starts Amends (or the demo, when no platform is configured), stops gracefully. */
import { ConfigError, forDemo, isDemo, readConfig, TO_CONNECT } from './config.ts';
import { causeOf, makeLog, type Log } from './log.ts';
import { keepMemorySmall } from './memory.ts';
import { startAmends, type Running } from './start.ts';

const now = (): Date => new Date();
const env = process.env;
const demo = isDemo(env);
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
  if (!demo) return await startAmends({ config: readConfig(env), log, now, signal: giveUp });
  const { startDemo } = await import('./demo.ts');
  process.stdout.write('\n');
  const running = await startDemo(forDemo(env), log, now, (words) => void process.stdout.write(`${words}\n`));
  process.stdout.write(
    `Amends is playing at ${running.url}/ — a simulated hotel front desk in Slack and Teams. Stop with Ctrl-C.\n`,
  );
  if (env['AMENDS_DEMO'] !== '1') process.stdout.write(`\n${TO_CONNECT}\n\n`);
  return running;
}

function whyNot(error: unknown): string {
  if (!(error instanceof ConfigError)) return `Amends cannot start: ${causeOf(error).replace(/^Error: /, '')}`;
  const isOffered = env['NODE_ENV'] !== 'production';
  return isOffered ? `${error.message}\nThe demo needs none of this: npm run amends -- demo` : error.message;
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
      Promise.resolve(running()?.stop()).then(
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
