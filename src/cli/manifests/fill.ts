/** The manifests of this repository name a host and an app that nobody has; filling them in says an operator's own. Pure. */

/** What stands for the operator's host in `manifests/`. */
const HOST = 'amends.example';
/** What stands for the Teams app's id there. */
const APP = '00000000-0000-0000-0000-000000000000';

export interface Filling {
  readonly host: string;
  readonly app?: string;
}

/** The manifest with the host and the app in every text of it. */
export function filled(manifest: unknown, { host, app = APP }: Filling): unknown {
  if (typeof manifest === 'string') return manifest.replaceAll(HOST, host).replaceAll(APP, app);
  if (Array.isArray(manifest)) return manifest.map((each) => filled(each, { host, app }));
  if (typeof manifest !== 'object' || manifest === null) return manifest;
  return Object.fromEntries(Object.entries(manifest).map(([key, value]) => [key, filled(value, { host, app })]));
}
