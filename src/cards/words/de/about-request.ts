/** What stands of a request above the fields of a form. */
import type { InOtherWords } from '../catalogue.ts';
import type { aboutRequest as en } from '../en/about-request.ts';

export const aboutRequest: InOtherWords<typeof en> = {
  asks: '{who} bittet um <b>{what}</b>.',
  'asks.why': '{who} bittet um <b>{what}</b>. Grund: {why}',
  asked: '{who} hat um <b>{what}</b> gebeten.',
  'asked.why': '{who} hat um <b>{what}</b> gebeten. Grund: {why}',
  offers: '{who} bietet <b>{what}</b>: {reason}',
  question: '<b>{who} fragt:</b> {text}',
};
