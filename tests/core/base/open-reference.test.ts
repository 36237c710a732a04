import { expect, it } from 'vitest';
import { openReference } from '../../../src/core/base/open-reference.ts';

it.each([
  ['Rosa Berg', 'R. B.'],
  ['rosa berg', 'R. B.'],
  ['ROSA BERG', 'R. B.'],
  ['Lindgren', 'L.'],
  ['Frau Dr. Lindgren', 'Frau Dr. L.'],
  ['mr smith', 'mr S.'],
  ['María de la Cruz', 'M. de la C.'],
  ['Jean-Luc Moreau', 'J.-L. M.'],
  ['Mrs Lindgren, Room 412', 'Mrs L., Room 412'],
  ['Zimmer 12 Müller', 'Zimmer 12 M.'],
  ['Rosa Berg 412', 'R. B. 412'],
  ['李明', '李.'],
])('says %s where others read as %s', (typed, shown) => expect(openReference(typed)).toBe(shown));

it.each(
  'Room 412,room twelve,K-7,NH-2291,QX7PLM,QXPLMA,Booking no. QX7PLM,Order A-1,order R-1042,Table 7,Gold Member 77,Penthouse,PNR ABC123,Customer 202611,(e-mail hidden),4711'.split(
    ',',
  ),
)('leaves %s as it is: it names nobody', (typed) => expect(openReference(typed)).toBe(typed));
