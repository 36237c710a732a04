import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { SECRET } from './local-receiver.ts';

/** What is wrong with this entry below `webhooks:` and this secret; empty when nothing is. */
function faultsOf(webhook: string, secret: string = SECRET): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-config-')), 'amends.yaml');
  writeFileSync(file, `${readFileSync('demo/amends.yaml', 'utf8')}\nwebhooks:\n  - ${webhook}\n`);
  try {
    readConfig({
      AMENDS_CONFIG: file,
      AMENDS_POLICY: 'demo/policy.yaml',
      AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_BOT_TOKEN: 'xoxb-1',
      AMENDS_WEBHOOK_MY_ERP_SECRET: secret,
    });
    return '';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.join('\n');
  }
}

describe('webhooks in amends.yaml', () => {
  it('have a name and an address, and a secret in the environment; two while it is exchanged', () => {
    expect(faultsOf("{ name: my-erp, url: 'https://erp.example/hook' }")).toBe('');
    expect(faultsOf("{ name: my-erp, url: 'https://erp.example/hook' }", `${SECRET}, ${SECRET}`)).toBe('');
    expect(faultsOf("{ name: my-erp, url: 'http://10.0.0.1/', allow_private: true }")).toBe('');
  });

  it.each([
    ["{ name: my-erp, url: 'http://erp.example/hook' }", /does not begin with https:/],
    ["{ name: my-erp, url: 'https://me:pw@erp.example/' }", /holds a password/],
    ["{ name: my-erp, url: 'erp' }", /is not a URL/],
    ["{ name: my-erp, url: 'ftp://erp.example/', allow_private: true }", /neither with https: nor with http:/],
    ["{ name: my-erp, url: 'https://erp.example/', events: [case.lost] }", /events/],
    ["{ name: my-erp, url: 'https://erp.example/', fields: [password] }", /fields/],
    ["{ name: my-erp, url: 'https://erp.example/', remedies: [helicopter] }", /no remedy "helicopter"/],
    ["{ name: my-erp, url: 'https://erp.example/', secret: x }", /unknown key "secret"/],
  ])('are named with what is wrong: %s', (webhook, why) => {
    expect(faultsOf(webhook)).toMatch(why);
  });

  it('need a secret that is one', () => {
    expect(faultsOf("{ name: my-erp, url: 'https://erp.example/' }", '')).toMatch(/MY_ERP_SECRET is missing/);
    expect(faultsOf("{ name: my-erp, url: 'https://erp.example/' }", 'hunter2')).toMatch(/is not "whsec_"/);
  });
});

/** What is wrong with these adapters and this mapping file; empty when nothing is. */
function adapterFaults(adapters: string, mapping: string, token = 't0k'): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'amends-config-'));
  writeFileSync(path.join(folder, 'pay.yaml'), mapping);
  const file = path.join(folder, 'amends.yaml');
  writeFileSync(file, `${readFileSync('demo/amends.yaml', 'utf8')}\nadapters:\n${adapters}\n`);
  try {
    readConfig({
      AMENDS_CONFIG: file,
      AMENDS_POLICY: 'demo/policy.yaml',
      AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_BOT_TOKEN: 'xoxb-1',
      AMENDS_ADAPTER_PAY_TOKEN: token,
    });
    return '';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.join('\n');
  }
}

describe('adapters in amends.yaml', () => {
  const PAY = '  - { name: pay, remedies: [refund], file: pay.yaml }';
  const MAPPING = "url: 'https://pay.example/{case}'\nheaders: { authorization: 'Bearer {secret.token}' }\n";

  it('have a mapping beside amends.yaml, and its secrets in the environment', () => {
    expect(adapterFaults(PAY, MAPPING)).toBe('');
    expect(adapterFaults(PAY, MAPPING, '')).toMatch(/AMENDS_ADAPTER_PAY_TOKEN is missing/);
  });

  it.each([
    [PAY, "url: 'https://{case}.example/'", /has no fixed host/],
    [PAY, "url: 'http://pay.example/'", /does not begin with https:/],
    [PAY, 'url: [', /pay\.yaml/],
    [PAY, "url: 'https://pay.example/'\nmethod: DELETE", /method/],
    [PAY, "url: 'https://pay.example/'\ntoken: x", /token/],
    [PAY.replace('refund', 'helicopter'), MAPPING, /no remedy "helicopter"/],
    [`${PAY}\n${PAY.replace('name: pay', 'name: other')}`, MAPPING, /done by adapter "pay" already/],
    [PAY.replace('pay.yaml', 'nowhere.yaml'), MAPPING, /cannot be read/],
  ])('are named with what is wrong: %s %s', (adapters, mapping, why) => {
    expect(adapterFaults(adapters, mapping)).toMatch(why);
  });
});
