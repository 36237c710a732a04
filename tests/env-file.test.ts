import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvFile } from '../src/env-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'amends-env-'));
const fileOf = (text: string, name = 'secret'): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
const read = (given: NodeJS.ProcessEnv): { env: NodeJS.ProcessEnv; faults: readonly string[] } => {
  const env = { AMENDS_ENV_FILE: '', ...given };
  const faults = readEnvFile(env);
  const { AMENDS_ENV_FILE: _, ...rest } = env;
  return { env: rest, faults };
};

describe('a secret in a file of its own', () => {
  it.each([
    'DATABASE_URL',
    'AMENDS_SECRET_KEY',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'TEAMS_CLIENT_SECRET',
    'ENTRA_CLIENT_SECRET',
    'OPENAI_API_KEY',
    'AMENDS_INTAKE_REVIEWS_SECRET',
    'AMENDS_MAILBOX_HELP_PASSWORD',
    'AMENDS_ADAPTER_PAY_TOKEN',
  ])('is %s, without the end of its line, and no other setting is left behind', (name) => {
    expect(read({ [`${name}_FILE`]: fileOf('s3cret=\n') })).toEqual({ env: { [name]: 's3cret=' }, faults: [] });
  });

  it('may be named in the file of settings', () => {
    const settings = fileOf(`SLACK_BOT_TOKEN_FILE=${fileOf('xoxb-1')}\n`, 'settings');
    expect(read({ AMENDS_ENV_FILE: settings }).env).toEqual({ SLACK_BOT_TOKEN: 'xoxb-1' });
  });

  it.each([
    ['is not there', { DATABASE_URL_FILE: '/nowhere/url' }, ['DATABASE_URL_FILE', '/nowhere/url']],
    ['is a folder', { DATABASE_URL_FILE: folder }, ['DATABASE_URL_FILE', folder]],
    ['is empty', { AMENDS_SECRET_KEY_FILE: fileOf(' \n', 'empty') }, ['AMENDS_SECRET_KEY_FILE', 'AMENDS_SECRET_KEY']],
    [
      'is set beside the setting',
      { AMENDS_SECRET_KEY: 'a', AMENDS_SECRET_KEY_FILE: fileOf('b', 'b') },
      ['AMENDS_SECRET_KEY_FILE', 'AMENDS_SECRET_KEY'],
    ],
  ])('that %s is a fault that names what to mend, and never what stands in it', (_what, env, named) => {
    const { faults } = read(env);
    expect(faults).toHaveLength(1);
    for (const name of named) expect(faults[0]).toContain(name);
  });

  it('says all faults at once', () => {
    expect(read({ DATABASE_URL_FILE: '/nowhere/a', SLACK_BOT_TOKEN_FILE: '/nowhere/b' }).faults).toHaveLength(2);
  });

  it('leaves alone what is not ours, and what names nothing', () => {
    const others = { SSL_CERT_FILE: '/nowhere/cert.pem', MY_FILE: '/nowhere' };
    expect(read({ ...others, SLACK_BOT_TOKEN_FILE: '', DATABASE_URL: 'x', DATABASE_URL_FILE: '' })).toEqual({
      env: { ...others, DATABASE_URL: 'x' },
      faults: [],
    });
  });
});
