/** The invented weeks behind the playground's first minute: what guests complained of at Hotel Aurora, and what was done about it. */

export type Who = 'ana' | 'bob' | 'mia' | 'gil';

/** One thing done on a case, so many minutes after the one before. `R` in a line stands for the case's number. */
export type Act =
  | { readonly by: Who; readonly after: number; readonly says: string }
  | { readonly by: Who; readonly after: number; readonly resolves: Resolving }
  /** Somebody has a thank-you drafted on this case: it is posted. */
  | { readonly after: number; readonly thanks: true };

export interface Resolving {
  readonly accepted: 'yes' | 'no' | 'unknown';
  readonly helped?: string;
  readonly cause?: string;
  readonly area?: string;
}

export interface Story {
  /** Weeks before this one; 0 is this week. */
  readonly week: number;
  /** Monday is 1. */
  readonly day: number;
  /** On the wall of the hotel, `08:40`. */
  readonly at: string;
  readonly by: Who;
  readonly text: string;
  readonly customer: string | null;
  readonly acts: readonly Act[];
}

const says = (by: Who, after: number, line: string): Act => ({ by, after, says: line });
const ends = (by: Who, after: number, resolves: Resolving): Act => ({ by, after, resolves });
const thanked: Act = { after: 12, thanks: true };

type Telling = readonly [at: string, by: Who, customer: string | null, text: string, ...acts: readonly Act[]];

/** The stories of one day. */
const on = (week: number, day: number, ...told: readonly Telling[]): readonly Story[] =>
  told.map(([at, by, customer, text, ...acts]) => ({ week, day, at, by, customer, text, acts }));

export const WEEKS: readonly Story[] = [
  ...on(
    5,
    2,
    [
      '08:20',
      'ana',
      'Room 118',
      'Room 118: no hot water this morning, they had to leave without a shower',
      says('ana', 9, 'give R refund 35 EUR because a cold start to a business trip'),
      ends('ana', 70, {
        accepted: 'yes',
        helped: 'Walking up with the news before they called again',
        cause: 'facility',
      }),
    ],
    [
      '18:05',
      'bob',
      'Booking HA-20311',
      'Booking HA-20311: waited 50 minutes for the room to be ready, two tired children',
      says('bob', 6, 'give R points 2000 because the wait was ours'),
      ends('bob', 45, { accepted: 'yes' }),
      thanked,
    ],
  ),
  ...on(5, 4, [
    '21:40',
    'ana',
    'Room 305',
    'Room 305: the lift engine hums all night, nobody slept',
    says('ana', 5, 'give R upgrade because the quiet side was free'),
    ends('ana', 30, { accepted: 'yes', area: 'room allocation' }),
  ]),
  ...on(5, 6, [
    '10:15',
    'bob',
    'Room 221',
    'Room 221: billed twice for the minibar, 18 EUR each time',
    says('bob', 4, 'give R refund 18 EUR because billed twice'),
    ends('bob', 15, { accepted: 'yes', area: 'minibar billing' }),
  ]),
  ...on(
    4,
    1,
    [
      '07:50',
      'bob',
      'Room 410',
      'Room 410: no hot water for two days, an elderly couple',
      says('bob', 8, 'give R refund 60 EUR because two mornings without hot water'),
      says('bob', 20, 'promise R 18:00 call back when the boiler is mended'),
      says('bob', 500, 'kept R'),
      ends('bob', 20, {
        accepted: 'yes',
        helped: 'Calling at six sharp, although the boiler was not done',
        area: 'boiler',
      }),
      thanked,
    ],
    [
      '16:30',
      'ana',
      'Booking HA-20577',
      'Booking HA-20577: the sea view that was booked looks at the car park',
      says('ana', 7, 'give R upgrade because the view was paid for'),
      ends('ana', 25, { accepted: 'yes' }),
    ],
  ),
  ...on(4, 3, [
    '12:10',
    'ana',
    'Booking HA-20602',
    'Booking HA-20602: overbooked, a honeymoon couple had to sleep in another hotel',
    says('ana', 10, 'give R refund 380 EUR because they paid for a night they slept elsewhere'),
    says('mia', 18, 'approve R'),
    ends('ana', 60, { accepted: 'yes', helped: 'A handwritten card from the duty manager', cause: 'capacity' }),
    thanked,
  ]),
  ...on(4, 5, [
    '19:20',
    'bob',
    'Room 133',
    'Room 133: dinner came cold, twice',
    says('bob', 5, 'give R reperformance because the dish can be done again'),
    ends('bob', 40, { accepted: 'yes', area: 'kitchen' }),
  ]),
  ...on(4, 6, [
    '23:10',
    'ana',
    null,
    'Somebody from the third floor: loud music from the bar until one in the morning',
    says('ana', 6, 'give R apology'),
    ends('ana', 12, { accepted: 'unknown' }),
  ]),
  ...on(
    3,
    1,
    [
      '08:05',
      'ana',
      'Room 412',
      'Room 412: heating does not work, the baby is cold',
      says('ana', 4, 'give R upgrade because a warm room was free'),
      ends('ana', 35, { accepted: 'yes', helped: 'Moving their things for them', cause: 'facility' }),
      thanked,
    ],
    [
      '11:45',
      'bob',
      'Booking HA-20718',
      'Booking HA-20718: the suitcase was left in the rain by our porter, clothes are wet',
      says('bob', 9, 'give R voucher 45 EUR because the laundry was closed'),
      ends('bob', 80, { accepted: 'yes', area: 'luggage' }),
    ],
  ),
  ...on(3, 3, [
    '17:25',
    'bob',
    'Room 227',
    'Room 227: no hot water again since noon',
    says('bob', 6, 'give R refund 45 EUR because it is the second time in this house'),
    ends('bob', 50, { accepted: 'yes', area: 'boiler' }),
  ]),
  ...on(3, 4, [
    '09:40',
    'ana',
    'Booking HA-20790',
    'Booking HA-20790: wants 600 EUR back because the conference room had no projector',
    says('ana', 12, 'give R refund 600 EUR because the half day was lost to them'),
    says('mia', 30, 'counter R 250 EUR because half of the room hire covers what was lost'),
    says('ana', 20, 'accept R'),
    ends('ana', 90, { accepted: 'yes', area: 'conference' }),
  ]),
  ...on(3, 6, [
    '20:15',
    'bob',
    'Room 340',
    'Room 340: hair in the bath, the room was not cleaned properly',
    says('bob', 4, 'give R reperformance because it has to be clean'),
    ends('bob', 25, { accepted: 'yes', area: 'housekeeping' }),
  ]),
  ...on(3, 7, [
    '10:30',
    'ana',
    'Room 102',
    'Room 102: nobody told them that breakfast ends at ten',
    says('ana', 3, 'give R voucher 15 EUR because nobody told them'),
    ends('ana', 20, { accepted: 'yes', helped: 'A line about breakfast on the key card' }),
    thanked,
  ]),
  ...on(
    2,
    1,
    [
      '07:35',
      'bob',
      'Room 118',
      'Room 118: no hot water, the third room this month',
      says('bob', 7, 'give R refund 40 EUR because a cold shower before a flight'),
      ends('bob', 30, { accepted: 'yes', area: 'boiler' }),
    ],
    [
      '15:10',
      'ana',
      'Booking HA-20881',
      'Booking HA-20881: charged the wrong rate, 60 EUR too much',
      says('ana', 6, 'give R refund 60 EUR because the rate was ours to know'),
      ends('ana', 15, { accepted: 'yes', area: 'billing' }),
    ],
  ),
  ...on(2, 2, [
    '14:00',
    'ana',
    'Room 233',
    'Room 233: slipped on the wet pool stairs and hurt her wrist',
    says('ana', 5, 'give R apology'),
  ]),
  ...on(2, 4, [
    '18:45',
    'bob',
    'Booking HA-20930',
    'Booking HA-20930: waited an hour for the airport shuttle and took a taxi for 52 EUR',
    says('bob', 8, 'give R refund 52 EUR because our shuttle did not come'),
    ends('bob', 20, { accepted: 'yes', area: 'shuttle' }),
    thanked,
  ]),
  ...on(2, 5, [
    '22:20',
    'ana',
    'Room 406',
    'Room 406: builders started at six in the morning right below the window',
    says('ana', 6, 'give R upgrade because the courtyard side is quiet'),
    ends('ana', 30, { accepted: 'no' }),
  ]),
  ...on(2, 7, [
    '12:30',
    'bob',
    'Booking HA-20977',
    'Booking HA-20977: the wedding cake was dropped, what was served was broken',
    says('bob', 10, 'give R goodwill 300 EUR because there is only one wedding cake'),
    says('mia', 15, 'approve R'),
    ends('bob', 120, {
      accepted: 'yes',
      helped: 'The pastry chef came out and baked anew that evening',
      area: 'banquets',
    }),
    thanked,
  ]),
  ...on(
    1,
    1,
    [
      '08:30',
      'ana',
      'Room 219',
      'Room 219: the heating is stuck at 28 degrees, no sleep',
      says('ana', 5, 'give R refund 30 EUR because a night without sleep'),
      ends('ana', 45, { accepted: 'yes', area: 'heating' }),
    ],
    [
      '19:00',
      'bob',
      'Room 314',
      'Room 314: no hot water in the shower tonight',
      says('bob', 6, 'give R refund 40 EUR because a cold shower after a long drive'),
      ends('bob', 25, { accepted: 'yes', area: 'boiler' }),
    ],
  ),
  ...on(1, 2, [
    '13:15',
    'bob',
    'Booking HA-21044',
    'Booking HA-21044: nobody told them that the late check-out had been confirmed',
    says('bob', 4, 'give R points 3000 because we keep our word'),
    says('bob', 10, 'promise R in 3h write them how it came about'),
    says('bob', 150, 'kept R'),
    ends('bob', 10, { accepted: 'yes', helped: 'Writing before they asked' }),
    thanked,
  ]),
  ...on(1, 3, [
    '20:50',
    'ana',
    'Booking HA-21070',
    'Booking HA-21070: the suite was given away although it was prepaid, they want 1,400 EUR back',
    says('ana', 12, 'give R refund 1400 EUR because three nights in a room without the terrace they paid for'),
    says('gil', 25, 'approve R'),
    ends('ana', 70, { accepted: 'yes', cause: 'capacity', area: 'room allocation' }),
    thanked,
  ]),
  ...on(1, 4, [
    '09:20',
    'ana',
    'Room 125',
    'Room 125: wifi too slow for a video call, moved the meeting to a café',
    says('ana', 5, 'give R voucher 25 EUR because the coffee there was not free'),
    ends('ana', 20, { accepted: 'yes', area: 'wifi' }),
  ]),
  ...on(1, 6, [
    '11:10',
    'bob',
    'Room 401',
    'Room 401: the crib that was ordered for the baby never came',
    says('bob', 3, 'give R reperformance because the crib is in the cellar'),
    ends('bob', 25, { accepted: 'yes', helped: 'Bringing it up oneself instead of passing it on' }),
    thanked,
  ]),
];

/** What is still going on when the visitor comes in, in minutes before now; the last is the nearest. */
export const GOING_ON: readonly (Omit<Story, 'week' | 'day' | 'at'> & { readonly before: number })[] = [
  {
    before: 300,
    by: 'bob',
    customer: 'Room 336',
    text: 'Room 336: the heating barely works, it is freezing in the room',
    acts: [
      says('bob', 6, 'give R refund 40 EUR because a cold night'),
      says('bob', 4, 'promise R in 7h have the heating mended'),
    ],
  },
  {
    before: 13,
    by: 'ana',
    customer: 'Booking HA-21133',
    text: 'Booking HA-21133: overbooked on arrival, a family of four, and the other hotel is full as well',
    acts: [says('ana', 8, 'give R refund 420 EUR because they have to drive on to the next town')],
  },
  {
    before: 45,
    by: 'bob',
    customer: 'Room 207',
    text: 'Room 207: no hot water since this morning',
    acts: [],
  },
];
