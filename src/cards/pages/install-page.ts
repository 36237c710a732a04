/** The pages of an installation in Slack: the way to Slack's own page, and what came of it. Pure. */
import { surfaceWords } from '../words/surfaces.ts';
import { escaped } from './page-text.ts';

export type InstallShown =
  /** `to`: Slack's page that asks for consent. */
  | { readonly kind: 'begin'; readonly to: string }
  | { readonly kind: 'installed'; readonly where: string; readonly open: string }
  /** Nothing was changed, and it has to be begun anew. */
  | { readonly kind: 'begin_again' }
  /** No organisation served here names the place as its own. */
  | { readonly kind: 'nobodys' }
  /** Slack, or our own database, was away. */
  | { readonly kind: 'later' };

/** No script, no picture, no form: nothing but words and a link. */
export const INSTALL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const STYLE =
  'body{font:1.05rem/1.6 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem;color:#1d1c1d;background:#fff}' +
  'a{color:#1f6f5c}@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#1a1d21}a{color:#7ecbb5}}';

/** `again`: where it is begun anew. */
export function installPage(
  shown: InstallShown,
  { locale, again }: { readonly locale: string; readonly again: string },
): string {
  const reader = { locale };
  const link = (to: string, label: string): string => `<p><a href="${escaped(to)}">${escaped(label)}</a></p>`;
  const words = (line: string): string => `<p>${escaped(line)}</p>`;
  const anew = link(again, surfaceWords.line(reader, 'install.again'));
  const body = (): readonly string[] => {
    switch (shown.kind) {
      case 'begin':
        return [
          words(surfaceWords.line(reader, 'install.about')),
          link(shown.to, surfaceWords.line(reader, 'install.to_slack')),
        ];
      case 'installed':
        return [
          words(surfaceWords.line(reader, 'install.done', { where: shown.where })),
          link(shown.open, surfaceWords.line(reader, 'install.open')),
        ];
      case 'begin_again':
        return [words(surfaceWords.line(reader, 'install.begin_again')), anew];
      case 'nobodys':
        return [words(surfaceWords.line(reader, 'install.nobodys'))];
      case 'later':
        return [words(surfaceWords.line(reader, 'install.later')), anew];
    }
  };
  const title = escaped(surfaceWords.line(reader, 'install.title'));
  return [
    '<!doctype html>',
    `<html lang="${escaped(locale.slice(0, 2))}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${title}</h1>`,
    ...body(),
    '</main></body>',
    '</html>',
    '',
  ].join('\n');
}
