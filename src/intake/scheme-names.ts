/** What may stand as `scheme` of an intake source in amends.yaml. Each has its row in sources.ts. Pure data. */
export const SCHEME_NAMES = ['standard', 'zendesk', 'freshdesk', 'intercom', 'gorgias', 'hubspot'] as const;
export type SchemeName = (typeof SCHEME_NAMES)[number];
