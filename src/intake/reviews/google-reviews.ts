/**
 * Google reviews: notifications of a Business Profile, pushed by Pub/Sub, name a review, which is then asked of its interface; or a script
 * sends reviews themselves, signed by Standard Webhooks. Source: cloud.google.com/pubsub, "Authentication for push subscriptions";
 * developers.google.com/my-business, NotificationSetting.
 */
import { fieldsOf, listOf, momentIn, textIn, valueAt, type Fields } from '../lenient.ts';
import { idInBody } from '../id-in-body.ts';
import { asideWith } from '../received.ts';
import { onlyValue, type IntakeNotice, type Scheme } from '../scheme.ts';
import type { SourceSettings } from '../source-schema.ts';
import { standardWebhook } from '../standard-webhook.ts';
import { readGoogleReview, REVIEW_NAME } from './google-review.ts';
import { pushedBy } from './google-token.ts';

export function googleReviews({ push }: SourceSettings): Scheme {
  const isPushed = push === undefined ? null : pushedBy(push);
  return {
    faultOfSecret: (secret) => standardWebhook.faultOfSecret(secret),
    needsSecret: push === undefined,
    mayBeGenuine(head, secret) {
      if (bearerIn(head) !== undefined) return isPushed !== null;
      return secret !== '' && standardWebhook.mayBeGenuine(head, secret);
    },
    async genuineId(received, secret) {
      const token = bearerIn(received);
      if (token === undefined) return secret === '' ? undefined : standardWebhook.genuineId(received, secret);
      return isPushed !== null && (await isPushed(token, received.at)) ? messageId(received.body) : undefined;
    },
    read: (parsed, { at }) => readPushed(parsed, at),
    accepts: ['application/json', 'text/json', 'text/plain', 'application/octet-stream', ''],
  };
}

const bearerIn = ({ headers }: { readonly headers: Parameters<typeof onlyValue>[0] }): string | undefined =>
  /^bearer\s+([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(onlyValue(headers, 'authorization') ?? '')?.[1];

const messageId = (body: Buffer): string | undefined =>
  idInBody(body, /^[\w-]{1,200}$/, ['message.messageId', 'message.message_id']);

function readPushed(parsed: unknown, at: Date): readonly IntakeNotice[] {
  const message = fieldsOf(valueAt(parsed, 'message'));
  if (Object.keys(message).length > 0) return [readNotification(message, at)];
  // what a script sends: one review, or some as the interface lists them
  const reviews = Array.isArray(parsed) ? parsed : listOf(valueAt(parsed, 'reviews'));
  const all = reviews.length > 0 ? reviews : [valueAt(parsed, 'review') ?? valueAt(parsed, 'data') ?? parsed];
  return all.map((review) => {
    const { name, starRating } = fieldsOf(review);
    if (name === undefined && starRating === undefined)
      return { kind: 'wrong', field: 'name', why: 'is missing: this is no review; nothing was stored' };
    return readGoogleReview(review, at);
  });
}

function readNotification(message: Fields, at: Date): IntakeNotice {
  const data = dataOf(message['data']);
  const said = { ...fieldsOf(message['attributes']), ...data };
  const all = Object.values(said).map(textIn);
  const name = all.find((one) => REVIEW_NAME.test(one));
  const type = all.find((one) => /^(?:NEW|UPDATED|GOOGLE|DUPLICATE|LOSS|VOICE)_[A-Z_]+$/.test(one)) ?? '';
  const receivedAt = momentIn(message['publishTime']) ?? momentIn(message['publish_time']) ?? at;
  if (name === undefined) {
    const why = /QUESTION/.test(type) ? 'question' : 'not_a_complaint';
    // what is delivered again counts its tries otherwise
    const id = textIn(message['messageId']) || textIn(message['message_id']);
    const aside = asideWith(why, type === '' ? 'no review is named' : type, {
      text: `Google ${type}`.trim(),
      receivedAt,
    });
    return id === '' ? aside : { ...aside, id };
  }
  return {
    kind: 'fetch',
    path: `/v4/${name}`,
    readAnswer: (review) => readGoogleReview(review, receivedAt),
    otherwise: {
      field: 'message.data',
      why: 'only names a review: give the source `fetch: https://mybusiness.googleapis.com` and its token in the environment',
    },
  };
}

/** JSON in base64; none of anything else. */
function dataOf(data: unknown): Fields {
  try {
    return fieldsOf(JSON.parse(Buffer.from(textIn(data), 'base64').toString('utf8')));
  } catch {
    return {};
  }
}
