// What comes from outside, by package-lock.json: from where, proven how, under which licence, running what when it is installed.
// `node tools/supply-chain.ts` says what is wrong, and the licences; `--sbom FILE` writes what production holds (CycloneDX).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** Of all we use, named here once: permissive, and known to be so. SPDX ids. */
const PERMISSIVE = new Set(
  '0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 ISC MIT MIT-0 Unlicense'.split(' '),
);
/** What is not permissive, or does not say it in the way of SPDX, and why it may stay all the same. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  '@resvg/resvg-wasm': 'MPL-2.0 asks for its own files alone to stay open, and we use them unchanged',
  lightningcss: 'MPL-2.0; of the test runner, never shipped',
  elkjs: 'EPL-2.0; of a page of the Prisma command line, never shipped',
  limiter: 'MIT, said in the older field "licenses"',
  'seq-queue': 'MIT, said in its file LICENSE; development only',
};

const locked = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().default(false),
  dev: z.boolean().default(false),
  devOptional: z.boolean().default(false),
  license: z.string().optional(),
  hasInstallScript: z.boolean().default(false),
});
const lockfile = z.object({ packages: z.record(z.string(), locked) });
const manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});
export type Lockfile = z.input<typeof lockfile>;
export type Manifest = z.infer<typeof manifest>;

/** `node_modules/a/node_modules/@b/c` → `@b/c`. */
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Everything that is wrong, each as a sentence; empty: nothing. */
export function faultsOf(lock: Lockfile, asked: Manifest): readonly string[] {
  const all = Object.entries(lockfile.parse(lock).packages).filter(([place]) => place !== '');
  const scripted = new Set<string>();
  const faults = all.flatMap(([place, one]) => {
    const name = nameOf(place);
    const found: string[] = [];
    if (one.link || !/^sha512-[\w+/]+=*$/.test(one.integrity ?? ''))
      found.push(`${place} is proven by no sha512: install it from a package registry`);
    // whoever installs says which registry, and the hash that it is the same: an address of its own goes past both
    if (one.resolved !== undefined)
      found.push(`${place} comes from ${one.resolved}: npm install --omit-lockfile-registry-resolved leaves it out`);
    if (!isPermissive(one.license ?? '') && !isExcepted(name))
      found.push(
        `${place} is under ${one.license ?? 'no licence it names'}: replace it, or say in EXCEPTIONS why it may stay`,
      );
    if (one.hasInstallScript) {
      scripted.add(name);
      if (!one.dev) found.push(`${place} runs a script when production installs it: replace it`);
      if (asked.allowScripts[name] === undefined)
        found.push(`${place} runs a script when it is installed: allow or refuse it in allowScripts of package.json`);
    }
    return found;
  });
  const stale = Object.keys(asked.allowScripts).filter((name) => !scripted.has(name));
  const loose = Object.entries({ ...asked.dependencies, ...asked.devDependencies }).filter(
    ([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(range),
  );
  return [
    ...faults,
    ...stale.map((name) => `allowScripts names ${name}, which runs no script: take it out`),
    ...loose.map(([name, range]) => `${name} is asked for as ${range}: name one version`),
  ];
}

const isExcepted = (name: string): boolean =>
  EXCEPTIONS[name] !== undefined || (name.startsWith('lightningcss-') && EXCEPTIONS['lightningcss'] !== undefined);

/** SPDX as far as it is met: one of `A OR B` is enough, of `A AND B` both are needed. */
export function isPermissive(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, ' ').trim();
  if (/ AND .* OR | OR .* AND /i.test(bare)) return false;
  const some = bare.split(/\s+OR\s+/i);
  return some.some((one) => one.split(/\s+AND\s+/i).every((id) => PERMISSIVE.has(id.trim())));
}

/** What production installs, as `name@version`. */
export const inProduction = (lock: Lockfile): readonly string[] => [
  ...new Set(
    Object.entries(lockfile.parse(lock).packages)
      .filter(([place, one]) => place !== '' && !one.dev && !one.devOptional)
      .map(([place, one]) => `${nameOf(place)}@${one.version ?? ''}`),
  ),
];

/**
 * The SBOM of what production installs, made by npm of a folder where nothing else is asked for: of the whole lockfile
 * `npm sbom --omit=dev` leaves out all that development needs, too.
 */
function writeSbom(file: string, lockText: string, manifestText: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'amends-sbom-'));
  try {
    const only = z.looseObject({ devDependencies: z.unknown() });
    const { devDependencies: _d, ...asked } = only.parse(JSON.parse(manifestText));
    const whole = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) }).parse(JSON.parse(lockText));
    const packages = Object.fromEntries(
      Object.entries(whole.packages).filter(([, one]) => one['dev'] !== true && one['devOptional'] !== true),
    );
    const { devDependencies: _r, ...root } = packages[''] ?? {};
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(asked));
    writeFileSync(
      path.join(folder, 'package-lock.json'),
      JSON.stringify({ ...whole, packages: { ...packages, '': root } }),
    );
    const made = spawnSync(
      'npm',
      ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64e6 },
    );
    if (made.status !== 0) throw new Error(`npm sbom failed: ${made.stderr}`);
    const sbom = z
      .looseObject({
        components: z.array(
          z.looseObject({ name: z.string(), version: z.string(), hashes: z.array(z.unknown()).min(1) }),
        ),
        metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
      })
      .parse(JSON.parse(made.stdout));
    const listed = new Set(sbom.components.map(({ name, version }) => `${name}@${version}`));
    const missing = inProduction(JSON.parse(lockText) as Lockfile).filter((one) => !listed.has(one));
    if (missing.length > 0) throw new Error(`the SBOM lacks ${missing.join(', ')}`);
    // npm calls it by its folder
    sbom.metadata.component.name = 'amends';
    writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
    console.log(`${file}: ${listed.size} packages`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const lockText = readFileSync('package-lock.json', 'utf8');
  const manifestText = readFileSync('package.json', 'utf8');
  const lock = JSON.parse(lockText) as Lockfile;
  const faults = [...faultsOf(lock, manifest.parse(JSON.parse(manifestText)))];
  if (!existsSync('.npmrc') || !/^strict-allow-scripts=true$/m.test(readFileSync('.npmrc', 'utf8')))
    faults.push('.npmrc does not say strict-allow-scripts=true: npm would run scripts that nobody allowed');
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
  const count = new Map<string, number>();
  for (const [place, { license = 'see EXCEPTIONS' }] of Object.entries(lock.packages))
    if (place !== '') count.set(license, (count.get(license) ?? 0) + 1);
  console.log(
    [...count]
      .toSorted((a, b) => b[1] - a[1])
      .map(([license, n]) => `${n} ${license}`)
      .join(', '),
  );
  const at = process.argv.indexOf('--sbom');
  const file = process.argv[at + 1];
  if (at !== -1 && file !== undefined) writeSbom(file, lockText, manifestText);
}
