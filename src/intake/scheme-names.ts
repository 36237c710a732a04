/** What may stand as `scheme` of an intake source in amends.yaml. Each has its row in sources.ts. Pure data. */
export const SCHEME_NAMES = [
  'standard',
  'mapping',
  'zendesk',
  'freshdesk',
  'intercom',
  'gorgias',
  'hubspot',
  'shopify',
  'stripe',
  'typeform',
  'google-forms',
  'surveymonkey',
  'trustpilot',
  'google-reviews',
  'mail',
  'postmark',
  'mailgun',
  'sendgrid',
] as const;
export type SchemeName = (typeof SCHEME_NAMES)[number];
