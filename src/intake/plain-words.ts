/** What another system sends as text, as a person would see it: HTML by its words, everything else as it is. Pure. */
import { readEntities, wordsOfHtml } from '../core/base/html-words.ts';

/** Elements that text about anything else has no reason to hold. `1 < 2` and `<3` are none. */
const ELEMENT = new RegExp(
  '<(?:!doctype|!--|/?(?:a|abbr|address|article|b|blockquote|body|br|center|code|dd|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|' +
    'header|hr|html|i|img|li|main|meta|ol|p|pre|s|script|section|small|span|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|' +
    'title|tr|u|ul)(?=[\\s/>]))[^<>]{0,2000}>',
  'i',
);
/** Entities that nobody types, and that senders write although the text is no HTML. */
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#39|#x27|#8217);/;

export function plainWords(text: string): string {
  if (ELEMENT.test(text)) return wordsOfHtml(text);
  return ENTITY.test(text) ? readEntities(text).replaceAll('\u00a0', ' ') : text;
}
