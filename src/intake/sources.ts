/** Every format Amends takes complaints in: one row each. To add a sender's own format, write its file, its name in scheme-names.ts and a row here. */
import { freshdesk } from './helpdesks/freshdesk.ts';
import { gorgias } from './helpdesks/gorgias.ts';
import { hubspot } from './helpdesks/hubspot.ts';
import { intercom } from './helpdesks/intercom.ts';
import { zendesk } from './helpdesks/zendesk.ts';
import { rawMail } from './mail/services/eml.ts';
import { mailgun } from './mail/services/mailgun.ts';
import { postmark } from './mail/services/postmark.ts';
import { sendgrid } from './mail/services/sendgrid.ts';
import { mappedBy } from './mapped/mapped.ts';
import { googleReviews } from './reviews/google-reviews.ts';
import { trustpilot } from './reviews/trustpilot.ts';
import type { SchemeName } from './scheme-names.ts';
import type { Scheme } from './scheme.ts';
import type { SourceSettings } from './source-schema.ts';
import { standardWebhook } from './standard-webhook.ts';
import { googleForms } from './surveys/google-forms.ts';
import { surveyMonkey } from './surveys/surveymonkey.ts';
import { typeform } from './surveys/typeform.ts';
import { shopify } from './trade/shopify.ts';
import { stripe } from './trade/stripe.ts';

/** A function makes one for each source: its signature depends on what amends.yaml says of it. */
const SCHEMES: Readonly<Record<SchemeName, Scheme | ((settings: SourceSettings) => Scheme)>> = {
  standard: standardWebhook,
  mapping: mappedBy,
  zendesk,
  freshdesk,
  intercom,
  gorgias,
  hubspot,
  shopify,
  stripe,
  typeform,
  'google-forms': googleForms,
  surveymonkey: surveyMonkey,
  trustpilot,
  'google-reviews': googleReviews,
  mail: rawMail,
  postmark,
  mailgun,
  sendgrid,
};

export function schemeOf(name: SchemeName, settings: SourceSettings): Scheme {
  const scheme = SCHEMES[name];
  return typeof scheme === 'function' ? scheme(settings) : scheme;
}

/** The environment variable that holds a source's signing secret, e.g. AMENDS_INTAKE_KIT_SECRET. */
export const secretName = (source: string): string =>
  `AMENDS_INTAKE_${source.toUpperCase().replaceAll('-', '_')}_SECRET`;

/** The one that holds what its own interface is asked with, e.g. AMENDS_INTAKE_HELP_TOKEN. */
export const tokenName = (source: string): string => secretName(source).replace(/SECRET$/, 'TOKEN');
