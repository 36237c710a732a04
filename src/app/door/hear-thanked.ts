/** `thanked`: how the caller likes to be thanked, asked or said. Pure. */
import type { ThankedHow } from '../../cards/team/thanked-card.ts';
import { asks, type Reader } from './hearing.ts';

/** What people say, in English and German. */
const SAID: readonly (readonly [ThankedHow, RegExp])[] = [
  [
    'none',
    /^(?:none|no|nobody|nothing|off|never|not(?: at all)?|not? ?(?:please|here)?|keine?r?|niemand|nie|nicht|gar nicht|aus|.*(?:don['’]?t|do not|never|stop)\s+(?:thank|praise)(?:ing)? me.*|.*(?:dank(?:t|e)? mir|lobt? mich)\s+(?:nicht|nie).*)$/iu,
  ],
  [
    'team',
    /^(?:(?:in|by|before|with|within|to|vor|im|nur vor) ?)?(?:(?:my|our|the|own|meinem|mein|unser|unserem|dem) )*(?:team|colleagues)(?: only| alone)?$|^(?:only|just|nur)(?: (?:in|by|before|within|im|vor))?(?: (?:my|our|the|meinem|mein|unserem|dem))? ?team$/iu,
  ],
  [
    'private',
    /^(?:in )?(?:private|privately|privat|persönlich|unter uns|personally|me|to me|me alone|alone|(?:only|just|nur) (?:to )?(?:me|mir|ich)(?: allein)?|mir allein|in person)$/iu,
  ],
  [
    'public',
    /^(?:in |before |vor |to |for )?(?:public|publicly|openly|everybody|everyone|all|anybody|öffentlich|allen|alle|yes|ja|on)$/iu,
  ],
];

export const thanked: Reader = (rest) => {
  const said = rest.replace(/[\s.!?]+$/u, '');
  if (said === '') return asks({ kind: 'thanked' });
  const how = SAID.find(([, shape]) => shape.test(said))?.[0];
  return how === undefined
    ? { kind: 'not_understood', why: { kind: 'thanked_words' } }
    : { kind: 'wish', wish: { kind: 'thanked', how } };
};
