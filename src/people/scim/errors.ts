/** A no of SCIM, in its own form (RFC 7644, 3.12). Thrown where it is found, answered in one place. */
export type ScimType =
  | 'invalidFilter'
  | 'uniqueness'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'tooMany';

export class ScimError extends Error {
  override readonly name = 'ScimError';
  readonly status: number;
  readonly scimType: ScimType | null;
  constructor(status: number, detail: string, scimType: ScimType | null = null) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}

export const errorBody = ({ status, scimType, message }: Pick<ScimError, 'status' | 'scimType' | 'message'>) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  status: String(status),
  ...(scimType !== null && { scimType }),
  detail: message,
});

export const notFound = (what: string, id: string): ScimError =>
  new ScimError(404, `There is no ${what} "${id.slice(0, 80)}" here.`);
