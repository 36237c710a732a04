import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { readOrganisation } from '../../src/organisation.ts';
import { SECRET } from './sender.ts';

/** What is wrong with these lines below `intake:` in the hotel's amends.yaml; empty when nothing is. */
function faultsOf(...sources: string[]): readonly string[] {
  const text = `${readFileSync('demo/amends.yaml', 'utf8')}\nintake:\n${sources.map((s) => `  - ${s}\n`).join('')}`;
  const read = readOrganisation(text, 'amends.yaml', null, null);
  return read.ok ? [] : read.faults;
}

describe('intake sources in amends.yaml', () => {
  it('have a name, a team and an owner of that team', () => {
    expect(faultsOf('{ name: reviews, team: front-desk, owner: mia }')).toEqual([]);
    expect(faultsOf('{ name: reviews, scheme: standard, team: front-desk, owner: mia }')).toEqual([]);
  });

  it.each([
    ['{ name: Reviews!, team: front-desk, owner: mia }', /small letters/],
    ['{ name: reviews, team: kitchen, owner: mia }', /no team "kitchen"/],
    ['{ name: reviews, team: front-desk, owner: zoe }', /no person "zoe"/],
    ['{ name: reviews, scheme: pigeon, team: front-desk, owner: mia }', /scheme/],
    ['{ name: reviews, team: front-desk, owner: mia, secret: x }', /unknown key "secret"/],
  ])('are named with what is wrong: %s', (source, why) => {
    const faults = faultsOf(source).join('\n');
    expect(faults).toMatch(/^amends\.yaml:\d+:\d+ /);
    expect(faults).toMatch(why);
  });

  it('stand there once each', () => {
    const source = '{ name: reviews, team: front-desk, owner: mia }';
    expect(faultsOf(source, source)).toEqual([expect.stringMatching(/"reviews" stands here twice/)]);
  });
});

describe('the secrets of the sources', () => {
  const faults = (secret: string): readonly string[] => {
    try {
      readConfig({
        AMENDS_CONFIG: 'tests/attack/amends.yaml',
        AMENDS_POLICY: 'demo/policy.yaml',
        AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
        SLACK_SIGNING_SECRET: 'secret',
        SLACK_BOT_TOKEN: 'xoxb-1',
        AMENDS_INTAKE_KIT_SECRET: secret,
      });
      return [];
    } catch (error) {
      return error instanceof ConfigError ? error.faults : [String(error)];
    }
  };

  it('are asked for by name, and judged before anything starts', () => {
    expect(faults(SECRET)).toEqual([]);
    expect(faults('')).toEqual([expect.stringContaining('AMENDS_INTAKE_KIT_SECRET is missing')]);
    expect(faults('password')).toEqual([expect.stringContaining('AMENDS_INTAKE_KIT_SECRET is not "whsec_"')]);
  });
});
