/** How long the reader takes for a policy of the largest size there may be: 256 KB. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lineOf, type Line } from './harness/lines.ts';
import { readPolicy } from '../src/core/policy/reader/read-policy.ts';

const LARGEST = 256 * 1024;
const ROUNDS = 25;

/** The demo's policy with as many roles as fit. */
function largest(): string {
  const text = readFileSync(path.join(import.meta.dirname, '../demo/policy.yaml'), 'utf8');
  const [before = '', rest = ''] = text.split('\napproval:\n');
  let roles = '';
  const role = (n: number): string => `  helper_${n}:
    grants:
      - id: helper.${n}
        actions: [apology, refund, voucher]
        limits:
          - { scope: action, max: '${10 + (n % 90)} EUR' }
          - { scope: incident, max: '100 EUR', counts: everyone }
          - { scope: customer, max: '200 EUR', window: P90D }
`;
  for (let n = 0; text.length + roles.length + role(n).length < LARGEST; n += 1) roles += role(n);
  return `${before}\n${roles}\napproval:\n${rest}`;
}

/** Resolves to one line; takes about ten seconds. By processor time, so that it holds while others use the machine. */
export async function run(): Promise<readonly Line[]> {
  const text = largest();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = process.cpuUsage();
    const read = readPolicy(text, 'authority.yaml');
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1000);
    if (!read.ok) throw new Error(`the bench's own policy is broken: ${read.faults[0]?.message ?? ''}`);
  }
  const name = `read a policy of ${Math.round(text.length / 1024)} KB`;
  return [lineOf({ name, unit: 'ms', atMost: 200 }, times)];
}
