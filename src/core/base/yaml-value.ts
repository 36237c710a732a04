/** What a text in YAML says, where its aliases stand for something. Pure. */
import { visit, type Document } from 'yaml';

export type YamlValue =
  | { readonly ok: true; readonly value: unknown }
  /** `at`: offset in the text. */
  | { readonly ok: false; readonly why: string; readonly at: number };

/** Of a document without errors: the library finds only here that an alias (`*name`) stands for nothing, and throws. */
export function yamlValue(document: Document): YamlValue {
  try {
    return { ok: true, value: document.toJS() };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { ok: false, ...faultOfAliases(document) };
  }
}

function faultOfAliases(document: Document): { readonly why: string; readonly at: number } {
  let found = { why: 'aliases (*name) that stand within themselves or for too much: write the values out', at: 0 };
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      const why = `*${alias.source} stands for nothing: there is no &${alias.source} before it; words that begin with * go in quotes`;
      found = { why, at: alias.range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  return found;
}
