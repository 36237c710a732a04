/** The part of a survey's link that says which one it is: an id and until when it takes an answer, signed; nothing of the customer, nothing to guess. Pure. */
import { thingId, type ThingId } from './ids.ts';
import { readSigned, signedToken } from './signed-link.ts';

export interface SurveyLink {
  readonly id: ThingId;
  /** The first moment at which it takes no answer any more; whole seconds. */
  readonly expires: Date;
}

export const surveyToken = ({ id, expires }: SurveyLink, secret: Uint8Array): string =>
  signedToken('survey', { about: id, expires }, secret);

/** Undefined for everything that `surveyToken` did not make with this secret. */
export function readSurveyToken(token: string, secret: Uint8Array): SurveyLink | undefined {
  const signed = readSigned('survey', token, secret);
  const id = thingId.safeParse(signed?.about);
  return signed === undefined || !id.success ? undefined : { id: id.data, expires: signed.expires };
}
