import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readPolicy } from '../../src/core/policy/reader/read-policy.ts';
import { readOrganisation } from '../../src/organisation.ts';
import { readDockerfile } from '../../tools/dockerfile.mjs';

const FOLDER = 'deploy/kubernetes';
const known = readFileSync('docs/operators/running.md', 'utf8') + readFileSync('.env.example', 'utf8');
/** A setting of ours, by itself or as the file it lies in. */
const isSetting = (name: string): boolean => known.includes(name.replace(/_FILE$/, ''));
const user = Number(
  readDockerfile(readFileSync('Dockerfile', 'utf8'))
    .at(-1)
    ?.steps.findLast(({ word }) => word === 'USER')
    ?.args[0]?.split(':')[0],
);

const labels = z.record(z.string(), z.string());
const container = z.object({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).optional(),
  env: z
    .array(
      z.object({
        name: z.string(),
        value: z.string().optional(),
        valueFrom: z.object({ secretKeyRef: z.object({ name: z.string(), key: z.string() }) }).optional(),
      }),
    )
    .default([]),
  envFrom: z.array(z.object({ secretRef: z.object({ name: z.string() }) })).default([]),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).default([]),
  securityContext: z.object({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  resources: z.object({ requests: labels, limits: z.object({ memory: z.string() }) }),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
  livenessProbe: z.unknown().optional(),
  readinessProbe: z.unknown().optional(),
  startupProbe: z.unknown().optional(),
  lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.number() }) }) }).optional(),
});
const pod = z.object({
  metadata: z.object({ labels }),
  spec: z.object({
    terminationGracePeriodSeconds: z.number().optional(),
    automountServiceAccountToken: z.literal(false),
    securityContext: z.object({
      runAsNonRoot: z.literal(true),
      runAsUser: z.number(),
      runAsGroup: z.number(),
      seccompProfile: z.object({ type: z.literal('RuntimeDefault') }),
    }),
    topologySpreadConstraints: z.array(z.object({ labelSelector: z.object({ matchLabels: labels }) })).default([]),
    containers: z.array(container).length(1),
    volumes: z.array(z.looseObject({ name: z.string() })),
  }),
});
const resource = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  spec: z
    .looseObject({
      selector: z.unknown().optional(),
      replicas: z.number().optional(),
      template: z.unknown().optional(),
    })
    .optional(),
  data: labels.optional(),
  stringData: labels.optional(),
});
type Resource = z.infer<typeof resource>;

const inFile = (file: string): readonly Resource[] =>
  parseAllDocuments(readFileSync(path.join(FOLDER, file), 'utf8')).map((doc) => resource.parse(doc.toJS()));
const applied = z
  .object({ resources: z.array(z.string()), images: z.tuple([z.object({ newTag: z.string() })]) })
  .parse(parse(readFileSync(`${FOLDER}/kustomization.yaml`, 'utf8')));
const all = applied.resources.flatMap(inFile);
const named = (kind: string, name: string): Resource | undefined =>
  all.find((one) => one.kind === kind && one.metadata.name === name);
const repeated = z.object({ spec: z.looseObject({ template: z.unknown() }) });
const working = all
  .filter(({ kind }) => ['Deployment', 'Job', 'CronJob'].includes(kind))
  .map((one) => ({
    one,
    of: pod.parse(
      one.kind === 'CronJob' ? repeated.parse(one.spec?.['jobTemplate']).spec.template : one.spec?.template,
    ),
  }));
const examples = new Map(
  inFile('secret.example.yaml').map((one) => [one.metadata.name, Object.keys(one.stringData ?? {})]),
);
const matches = z.object({ matchLabels: labels });

describe('the manifests of Kubernetes', () => {
  it('are all applied but for examples', () => {
    const files = readdirSync(FOLDER).filter((file) => !file.includes('example') && file !== 'kustomization.yaml');
    expect(files.toSorted()).toEqual(applied.resources.toSorted());
  });

  it.each(working)('run $one.metadata.name as the image’s user, with nothing to write to but memory', ({ of }) => {
    expect(of.spec.securityContext.runAsUser).toBe(user);
    const [only] = of.spec.containers;
    const volumes = of.spec.volumes.map(({ name }) => name);
    expect(only?.volumeMounts.map(({ name }) => name).toSorted()).toEqual(volumes.toSorted());
    expect(only?.image).toBe('amends');
  });

  it.each(working)('give $one.metadata.name settings that there are, and secrets that the example names', ({ of }) => {
    const [only] = of.spec.containers;
    expect(only?.env.map(({ name }) => name).filter((name) => !isSetting(name))).toEqual([]);
    const asked = (only?.env ?? []).flatMap(({ valueFrom }) =>
      valueFrom === undefined ? [] : [valueFrom.secretKeyRef],
    );
    for (const { name, key } of asked) expect(examples.get(name)).toContain(key);
    for (const { secretRef } of only?.envFrom ?? []) expect(examples.has(secretRef.name)).toBe(true);
  });

  it('name settings in the example of secrets, and the owner’s address for the migration alone', () => {
    expect([...examples.values()].flat().filter((name) => !isSetting(name))).toEqual([]);
    const owners = working.filter(({ of }) => JSON.stringify(of).includes('amends-migration'));
    expect(owners.map(({ one }) => one.metadata.name)).toEqual(['amends-migrate']);
  });

  it.each(['web', 'worker'])('keep two of %s, spread, disturbed one at a time, looked at, ended in peace', (role) => {
    const deployment = named('Deployment', `amends-${role}`);
    const of = pod.parse(deployment?.spec?.template);
    const [only] = of.spec.containers;
    expect(deployment?.spec?.replicas).toBeGreaterThanOrEqual(2);
    expect(only?.env).toContainEqual({ name: 'AMENDS_ROLE', value: role });
    expect(matches.parse(deployment?.spec?.selector).matchLabels).toEqual(of.metadata.labels);
    expect(of.spec.topologySpreadConstraints.map((one) => one.labelSelector.matchLabels)).toEqual([
      of.metadata.labels,
      of.metadata.labels,
    ]);
    expect(matches.parse(named('PodDisruptionBudget', `amends-${role}`)?.spec?.selector).matchLabels).toEqual(
      of.metadata.labels,
    );
    expect(JSON.stringify([only?.livenessProbe, only?.startupProbe])).not.toContain('readyz');
    expect(JSON.stringify(only?.readinessProbe)).toContain('/readyz');
    // eight seconds for what is at work, two to close, and the time in which others hear that it goes
    expect(of.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(
      10 + (only?.lifecycle?.preStop.sleep.seconds ?? 0),
    );
  });

  it('take the image as a release of this version tags it', () => {
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')));
    expect(applied.images[0].newTag).toBe(`v${version}`);
    expect(readFileSync('.github/workflows/release.yml', 'utf8')).toMatch(
      /tags: \S+ env\.IMAGE \}\}:\S+ github\.ref_name \}\}/,
    );
  });

  it('verify the journals every night, with the role of Amends', () => {
    const nightly = named('CronJob', 'amends-verify');
    expect(nightly?.spec?.['schedule']).toMatch(/^\d+ [0-5] \* \* \*$/);
    const verifying = working.find(({ one }) => one === nightly)?.of.spec.containers[0];
    expect(verifying?.command).toEqual(['node', 'bin/amends.js', 'audit', 'verify']);
    expect(verifying?.envFrom).toEqual([{ secretRef: { name: 'amends' } }]);
  });

  it('lead what comes in to web', () => {
    const service = named('Service', 'amends');
    const web = pod.parse(named('Deployment', 'amends-web')?.spec?.template);
    expect(service?.spec?.selector).toEqual(web.metadata.labels);
    expect(web.spec.containers[0]?.ports).toEqual([{ name: 'http', containerPort: 3000 }]);
  });

  it('bring an organisation and a policy that load', () => {
    const { data = {} } = named('ConfigMap', 'amends') ?? {};
    const policy = readPolicy(data['policy.yaml'] ?? '', 'policy.yaml');
    if (!policy.ok) throw new Error(JSON.stringify(policy.faults));
    const read = readOrganisation(data['amends.yaml'] ?? '', 'amends.yaml', new Set(policy.policy.roles.keys()), null);
    expect(read.ok ? [] : read.faults).toEqual([]);
  });

  it('show no address of the inside to the world', () => {
    const ingress = readFileSync(path.join(FOLDER, 'ingress.example.yaml'), 'utf8').replaceAll(/^#.*$/gm, '');
    expect(ingress).not.toMatch(/metrics|healthz|readyz|path: \/,/);
  });
});
