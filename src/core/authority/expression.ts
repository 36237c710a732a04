/** The small condition language of entitlements and grants: no functions, no arithmetic, no text access. Pure. */

/** A parsed condition. Built only by `parseExpression`. */
export type Expression =
  | {
      readonly kind: 'literal';
      readonly value: bigint | boolean | string | { readonly units: bigint; readonly scale: number };
    }
  | { readonly kind: 'fact'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | {
      readonly kind: 'compare';
      readonly op: '<' | '<=' | '>' | '>=' | '==' | '!=';
      readonly left: Expression;
      readonly right: Expression;
    };
