/** Every format Amends takes complaints in: one row each. To add a sender's own format, write its file, its name in scheme-names.ts and a row here. */
import { freshdesk } from './helpdesks/freshdesk.ts';
import { gorgias } from './helpdesks/gorgias.ts';
import { hubspot } from './helpdesks/hubspot.ts';
import { intercom } from './helpdesks/intercom.ts';
import { zendesk } from './helpdesks/zendesk.ts';
import type { SchemeName } from './scheme-names.ts';
import type { Scheme } from './scheme.ts';
import { standardWebhook } from './standard-webhook.ts';

export const SCHEMES: Readonly<Record<SchemeName, Scheme>> = {
  standard: standardWebhook,
  zendesk,
  freshdesk,
  intercom,
  gorgias,
  hubspot,
};

/** The environment variable that holds a source's signing secret, e.g. AMENDS_INTAKE_KIT_SECRET. */
export const secretName = (source: string): string =>
  `AMENDS_INTAKE_${source.toUpperCase().replaceAll('-', '_')}_SECRET`;

/** The one that holds what its own interface is asked with, e.g. AMENDS_INTAKE_HELP_TOKEN. */
export const tokenName = (source: string): string => secretName(source).replace(/SECRET$/, 'TOKEN');
