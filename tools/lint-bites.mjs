// Without its typed rules the linter reports nothing and says nothing. A file that must fail proves that they are on.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

const MUST_FAIL = `
async function mayGive(): Promise<boolean> {
  return false;
}
export function give(): string {
  mayGive();
  if (!mayGive()) return 'no';
  return 'yes';
}
type Kind = 'a' | 'b';
export function name(kind: Kind): void {
  switch (kind) {
    case 'a':
      break;
  }
}
`;
const RULES = ['no-floating-promises', 'no-misused-promises', 'switch-exhaustiveness-check'];

const folder = 'src/lint-bites';
mkdirSync(folder, { recursive: true });
try {
  writeFileSync(`${folder}/must-fail.ts`, MUST_FAIL);
  const run = spawnSync('oxlint', [folder], { encoding: 'utf8' });
  const silent = RULES.filter((rule) => !run.stdout.includes(rule));
  if (silent.length > 0) {
    console.error(`The linter no longer notices: ${silent.join(', ')}`);
    process.exitCode = 1;
  } else console.log(`noticed: ${RULES.join(', ')}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
