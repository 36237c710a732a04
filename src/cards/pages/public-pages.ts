/** The two pages every app of a platform must point to, for whoever asks what Amends keeps and on what terms it is used. Pure. */
import { escaped } from './page-text.ts';

export interface PageAbout {
  /** Who runs Amends. */
  readonly company: string;
  /** An e-mail address, a web address or words; null where the operator names none. */
  readonly contact: string | null;
  /** How long what is masked is kept for those who work on a case, in milliseconds; null or not given: not at all. */
  readonly originalsKeptMs?: number | null;
}

type Paragraph = string | { readonly html: string };

/** Where both manifests send people who ask; the paths stand in them. */
export const publicPages = (about: PageAbout): ReadonlyMap<string, string> =>
  new Map([
    ['/privacy', privacyPage(about)],
    ['/terms', termsPage(about)],
  ]);

/** Of several organisations: each has its own below the usual address, and the usual one speaks of no one of them. */
export const pagesOfSeveral = (
  all: readonly (Omit<PageAbout, 'company'> & { readonly workspace: { readonly id: string; readonly name: string } })[],
): ReadonlyMap<string, string> =>
  new Map([
    ...publicPages({ company: ANY_HOUSE, contact: null }),
    ...all.flatMap((about) => {
      const { id, name } = about.workspace;
      return [...publicPages({ ...about, company: name })].map(([path, html]) => [`${path}/${id}`, html] as const);
    }),
  ]);

const ANY_HOUSE = 'your organisation';

export function privacyPage(about: PageAbout): string {
  const { company, originalsKeptMs = null } = about;
  return page('Privacy', about, [
    `${company} runs Amends for the people who work there, to put complaints right.`,
    'It keeps the complaints they log, whom these are about, what was decided and given, by whom and when; and who works there, with their names and their accounts in Slack and Teams.',
    'Card and account numbers, mail addresses, telephone and identity numbers and passwords are masked in all that is typed before it is stored.',
    ...(originalsKeptMs === null
      ? []
      : [
          `What is masked, but for card numbers and passwords, is kept encrypted beside the case for ${originalsKeptMs / 86_400_000} days, for those who work on it; every look at it is on record.`,
        ]),
    `All of it lies in a database of ${company}, for as long as ${company} keeps it. It is shown in the Slack and Teams of ${company}, and goes nowhere else. No language model is asked.`,
    { html: `To see or correct what is kept about you, ask ${asked(about)}.` },
  ]);
}

export function termsPage(about: PageAbout): string {
  const { company } = about;
  return page('Terms of use', about, [
    `Amends is for people whom ${company} has named in it. It is used to log complaints and to put them right.`,
    `What somebody may give a customer is decided by the rules of ${company}, which Amends applies. Amends records what was authorised and given; it pays nothing.`,
    `What you write in it is seen by colleagues who may see the case, and stays on record.`,
    'The software is free under the Apache License 2.0 and comes as it is, without warranty.',
    { html: `Questions go to ${asked(about)}.` },
  ]);
}

/** A link where the contact is one. */
function asked({ company, contact }: PageAbout): string {
  if (contact === null) return `whoever looks after Amends at ${escaped(company)}`;
  const shown = escaped(contact);
  if (/^https:\/\/[^\s"'<>]+$/.test(contact)) return `<a href="${shown}">${shown}</a>`;
  return /^[^\s"'<>@:]+@[^\s"'<>@:]+$/.test(contact) ? `<a href="mailto:${shown}">${shown}</a>` : shown;
}

const STYLE =
  'body{font:1.05rem/1.6 system-ui,sans-serif;max-width:38rem;margin:3rem auto;padding:0 1rem;color:#1d1c1d;background:#fff}' +
  'a{color:#1f6f5c}@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#1a1d21}a{color:#7ecbb5}}';

function page(title: string, { company }: PageAbout, paragraphs: readonly Paragraph[]): string {
  const body = paragraphs.map((each) => `<p>${typeof each === 'string' ? escaped(each) : each.html}</p>`);
  const heading = escaped(`${title}: Amends at ${company}`);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${heading}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${heading}</h1>`,
    ...body,
    '</main></body>',
    '</html>',
    '',
  ].join('\n');
}
