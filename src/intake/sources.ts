/** Every format Amends takes complaints in: one row each. To add a sender's own format, write its file and a row here. */
import type { Scheme } from './scheme.ts';
import { standardWebhook } from './standard-webhook.ts';

/** What may stand as `scheme` of an intake source in amends.yaml. */
export const SCHEME_NAMES = ['standard'] as const;
export type SchemeName = (typeof SCHEME_NAMES)[number];

export const SCHEMES: Readonly<Record<SchemeName, Scheme>> = { standard: standardWebhook };

/** The environment variable that holds a source's signing secret, e.g. AMENDS_INTAKE_KIT_SECRET. */
export const secretName = (source: string): string =>
  `AMENDS_INTAKE_${source.toUpperCase().replaceAll('-', '_')}_SECRET`;
