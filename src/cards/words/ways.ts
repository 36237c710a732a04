/** What a system is called that complaints come from: as its makers write it where we know them, else as amends.yaml names it. Pure. */

const KNOWN: Readonly<Record<string, string>> = {
  zendesk: 'Zendesk',
  freshdesk: 'Freshdesk',
  intercom: 'Intercom',
  gorgias: 'Gorgias',
  hubspot: 'HubSpot',
  shopify: 'Shopify',
  stripe: 'Stripe',
  typeform: 'Typeform',
  surveymonkey: 'SurveyMonkey',
  trustpilot: 'Trustpilot',
  google: 'Google',
  postmark: 'Postmark',
  mailgun: 'Mailgun',
  sendgrid: 'SendGrid',
  slack: 'Slack',
  teams: 'Teams',
};

/** `zendesk-eu` is Zendesk eu, `guest-reviews` guest reviews. */
export const wayName = (way: string): string =>
  way
    .split('-')
    .map((part) => KNOWN[part] ?? part)
    .join(' ');
