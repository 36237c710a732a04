import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const LIST = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
await import(process.argv[1]);
console.log(JSON.stringify(loaded));`;

const loaded = new Map<string, readonly string[]>();
/** Everything that is loaded with a file of `src`, in a process of its own, once for each. */
function loadedWith(file: string): readonly string[] {
  const known = loaded.get(file) ?? listed(file);
  loaded.set(file, known);
  return known;
}

function listed(file: string): readonly string[] {
  const url = pathToFileURL(path.resolve(import.meta.dirname, '../src', file)).href;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', LIST, url], { encoding: 'utf8' });
  return JSON.parse(said) as string[];
}

describe('what is loaded', () => {
  it('with the start is no platform, no embedded database, nothing that draws pictures, no plan of the world’s telephones and no playground', () => {
    const all = loadedWith('start.ts');
    expect(all.length).toBeGreaterThan(100);
    expect(
      all.filter((url) =>
        /@slack\/|@microsoft\/|@electric-sql\/|@prisma\/|@resvg\/|\/openai\/|libphonenumber-js|ibantools|\/stdnum\/|draw-process|\/playground\/|postal-mime|busboy|imapflow|\/intake\/mail\/[a-z-]+-words/.test(
          url,
        ),
      ),
    ).toEqual([]);
  });

  it('with the start is nothing of what judges letters, and with that is all of it', () => {
    const judges = /\/core\/letters\/lint\/(?:lint|in-\w+|times-given|parts)\.ts$/;
    expect(loadedWith('chat/slack/make-slack.ts').filter((url) => judges.test(url))).toEqual([]);
    expect(loadedWith('start.ts').filter((url) => judges.test(url))).toEqual([]);
    expect(loadedWith('app/views/checked-letter.ts').filter((url) => judges.test(url))).toHaveLength(7);
  });

  it('with the start is nothing that was learnt of words, nor what learns', () => {
    const learnt = /\/triage\/learnt\/(?:base-weights|own|packed)\.ts$/;
    expect(loadedWith('start.ts').filter((url) => learnt.test(url))).toEqual([]);
  });

  it('with Slack is its Web API, and nothing of Teams', () => {
    const all = loadedWith('chat/slack/make-slack.ts');
    expect(all.filter((url) => url.endsWith('/web-api/dist/WebClient.js'))).toHaveLength(1);
    expect(all.filter((url) => /\/express\/|\/undici\/|@slack\/(bolt|socket-mode)\/|@microsoft\//.test(url))).toEqual(
      [],
    );
  });

  it('with a start that an earlier one compiled is nothing that strips types', () => {
    const cache = mkdtempSync(path.join(tmpdir(), 'amends-compiled-'));
    const tells = `data:text/javascript,${encodeURIComponent(
      "process.on('exit', () => process.stdout.write(String(process.moduleLoadList.some((m) => m.includes('amaro')))))",
    )}`;
    const env = { NODE_COMPILE_CACHE: cache, DATABASE_URL: 'none', AMENDS_ENV_FILE: '' };
    const strips = (file: string): string =>
      spawnSync(process.execPath, ['--import', tells, path.resolve(import.meta.dirname, '../src', file)], {
        encoding: 'utf8',
        env,
      }).stdout;
    try {
      expect(strips('main.js')).toBe('true');
      expect(strips('main.js')).toBe('false');
      // the same file by its other name
      expect(strips('main.ts')).toBe('false');
    } finally {
      rmSync(cache, { recursive: true });
    }
  });

  it('with Teams is nothing of Slack', () => {
    expect(loadedWith('chat/teams/make-teams.ts').filter((url) => url.includes('@slack/'))).toEqual([]);
  });
});
