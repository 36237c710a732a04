/** Amends as processes of its own, as an operator runs it: started, ended in order, or killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { closeLater } from '../closing.ts';
import { auroraEnv } from './aurora.ts';
import { freePort } from './free-port.ts';
import { soon } from '../patience.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const COMPILED = path.join(ROOT, 'node_modules/.cache/amends/compiled');
/** What a loaded machine takes to start a process. */
export const START_MS = 60_000;

export interface Process {
  readonly url: string;
  start(): Promise<void>;
  /** Resolves to its exit status. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Sends the form that is open for somebody; whether it closed, which says that it was stored. */
export async function sends(
  slack: FakeSlack,
  user: string,
  { text, customer }: { readonly text: string; readonly customer: string },
): Promise<boolean> {
  const view = slack.openViews(user).at(-1);
  if (view === undefined) return false;
  const { status } = await slack.submit(user, view.id, { 'field:text': text, 'field:customer': customer });
  const isClosed = slack.openViews(user).every(({ id }) => id !== view.id);
  if (!isClosed) await slack.closeView(user, true);
  return status === 200 && isClosed;
}

interface Stands {
  readonly databaseUrl: string;
  readonly slackUrl: string;
  /** Settings beside those of Slack. */
  readonly env: Readonly<Record<string, string>>;
}

/** Hotel Aurora in Slack, on this database. */
function processOn(port: string, { databaseUrl, slackUrl, env }: Stands): Process {
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null) return ending?.exitCode ?? null;
    return await new Promise((resolve) => {
      ending.once('exit', (code) => resolve(code));
      ending.kill(signal);
    });
  };
  closeLater(() => end('SIGKILL'));
  return {
    url,
    end,
    start: async () => {
      const { PATH = '' } = process.env;
      const own = { PATH, NODE_COMPILE_CACHE: COMPILED, AMENDS_ENV_FILE: '', LOG_LEVEL: 'error' };
      child = spawn(process.execPath, [path.join(ROOT, 'src/main.js')], {
        cwd: ROOT,
        env: { ...own, ...auroraEnv(slackUrl), ...env, PORT: port, DATABASE_URL: databaseUrl },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const ready = async (): Promise<void> => {
        if (!(await fetch(`${url}/readyz`)).ok) throw new Error('not ready yet');
      };
      await soon(ready, 100);
    },
  };
}

/** Two of them, both ready. */
export async function twoProcesses(
  databaseUrl: string,
  slackUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly [Process, Process]> {
  const start = async (): Promise<Process> => {
    const one = processOn(await freePort(), { databaseUrl, slackUrl, env });
    await one.start();
    return one;
  };
  return await Promise.all([start(), start()]);
}
