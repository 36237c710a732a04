/** The invented weeks behind the playground's first minute: what guests complained of at Hotel Aurora, and what was done about it. */
import { readGoingOn, readWeeks } from './stories.ts';

export const WEEKS = readWeeks(`
5 weeks ago, Tuesday
08:20 ana: Room 118: no hot water this morning, they had to leave without a shower
  +9 give R refund 35 EUR because a cold start to a business trip
  +70 resolve yes, helped: Walking up with the news before they called again
18:05 bob: Booking HA-20311: waited 50 minutes for the room to be ready, two tired children
  +6 give R points 2000 because the wait was ours
  +45 resolve yes
  +2 thanked public
  +10 thanks

5 weeks ago, Thursday
21:40 ana: Room 305: the lift engine hums all night, nobody slept
  +5 give R upgrade because the quiet side was free
  +30 resolve yes, area: room allocation

5 weeks ago, Saturday
10:15 bob: Room 221: billed twice for the minibar, 18 EUR each time
  +4 give R refund 18 EUR because billed twice
  +15 resolve yes, area: minibar billing

4 weeks ago, Monday
07:50 bob: Room 410: no hot water for two days, an elderly couple
  +8 give R refund 60 EUR because two mornings without hot water
  +20 promise R 18:00 call back when the boiler is mended
  +500 kept R
  +20 resolve yes, area: boiler, helped: Calling at six sharp, although the boiler was not done
  +12 thanks
16:30 ana: Booking HA-20577: the sea view that was booked looks at the car park
  +7 give R upgrade because the view was paid for
  +25 resolve yes

4 weeks ago, Wednesday
12:10 ana: Booking HA-20602: overbooked, a honeymoon couple had to sleep in another hotel
  +10 give R refund 380 EUR because they paid for a night they slept elsewhere
  +18 mia: approve R
  +60 resolve yes, helped: A handwritten card from the duty manager
  +2 thanked public
  +10 thanks

4 weeks ago, Friday
19:20 bob: Room 133: dinner came cold, twice
  +5 give R reperformance because the dish can be done again
  +40 resolve yes, area: kitchen

4 weeks ago, Saturday
23:10 ana: Somebody from the third floor: loud music from the bar until one in the morning
  +6 give R apology
  +12 resolve unknown

3 weeks ago, Monday
08:05 ana: Room 412: heating does not work, the baby is cold
  +4 give R upgrade because a warm room was free
  +35 resolve yes, helped: Moving their things for them
  +12 thanks
11:45 bob: Booking HA-20718: the suitcase was left in the rain by our porter, clothes are wet
  +9 give R voucher 45 EUR because the laundry was closed
  +80 resolve yes, area: luggage

3 weeks ago, Wednesday
17:25 bob: Room 227: no hot water again since noon
  +6 give R refund 45 EUR because it is the second time in this house
  +50 resolve yes, area: boiler

3 weeks ago, Thursday
09:40 ana: Booking HA-20790: wants 600 EUR back because the conference room had no projector
  +12 give R refund 600 EUR because the half day was lost to them
  +30 mia: counter R 250 EUR because half of the room hire covers what was lost
  +20 accept R
  +90 resolve yes, area: conference

3 weeks ago, Saturday
20:15 bob: Room 340: hair in the bath, the room was not cleaned properly
  +4 give R reperformance because it has to be clean
  +25 resolve yes, area: housekeeping

3 weeks ago, Sunday
10:30 ana: Room 102: nobody told them that breakfast ends at ten
  +3 give R voucher 15 EUR because nobody told them
  +20 resolve yes, helped: A line about breakfast on the key card
  +12 thanks

2 weeks ago, Monday
07:35 bob: Room 118: no hot water, the third room this month
  +7 give R refund 40 EUR because a cold shower before a flight
  +30 resolve yes, area: boiler
15:10 ana: Booking HA-20881: charged the wrong rate, 60 EUR too much
  +6 give R refund 60 EUR because the rate was ours to know
  +15 resolve yes, area: billing

2 weeks ago, Tuesday
14:00 ana: Room 233: slipped on the wet pool stairs and hurt her wrist
  +5 give R apology

2 weeks ago, Thursday
18:45 bob: Booking HA-20930: waited an hour for the airport shuttle and took a taxi for 52 EUR
  +8 give R refund 52 EUR because our shuttle did not come
  +20 resolve yes, area: shuttle
  +12 thanks

2 weeks ago, Friday
22:20 ana: Room 406: builders started at six in the morning right below the window
  +6 give R upgrade because the courtyard side is quiet
  +30 resolve no

2 weeks ago, Sunday
12:30 bob: Booking HA-20977: the wedding cake was dropped, what was served was broken
  +10 give R goodwill 300 EUR because there is only one wedding cake
  +15 mia: approve R
  +120 resolve yes, area: banquets, helped: The pastry chef came out and baked anew that evening
  +12 thanks

1 week ago, Monday
08:30 ana: Room 219: the heating is stuck at 28 degrees, no sleep
  +5 give R refund 30 EUR because a night without sleep
  +45 resolve yes, area: heating
19:00 bob: Room 314: no hot water in the shower tonight
  +6 give R refund 40 EUR because a cold shower after a long drive
  +25 resolve yes, area: boiler

1 week ago, Tuesday
13:15 bob: Booking HA-21044: nobody told them that the late check-out had been confirmed
  +4 give R points 3000 because we keep our word
  +10 promise R in 3h write them how it came about
  +150 kept R
  +10 resolve yes, helped: Writing before they asked
  +12 thanks

1 week ago, Wednesday
20:50 ana: Booking HA-21070: the suite was given away although it was prepaid, they want 1,400 EUR back
  +12 give R refund 1400 EUR because three nights in a room without the terrace they paid for
  +25 gil: approve R
  +70 resolve yes, area: room allocation
  +12 thanks

1 week ago, Thursday
09:20 ana: Room 125: wifi too slow for a video call, moved the meeting to a café
  +5 give R voucher 25 EUR because the coffee there was not free
  +20 resolve yes, area: wifi

1 week ago, Saturday
11:10 bob: Room 401: the crib that was ordered for the baby never came
  +3 give R reperformance because the crib is in the cellar
  +25 resolve yes, helped: Bringing it up oneself instead of passing it on
  +12 thanks
`);

/** What is still going on when the visitor comes in, by the minutes before. */
export const GOING_ON = readGoingOn(`
300 bob: Room 336: the heating barely works, it is freezing in the room
  +6 give R refund 40 EUR because a cold night
  +4 promise R in 7h have the heating mended
13 ana: Booking HA-21133: overbooked on arrival, a family of four, and the other hotel is full as well
  +8 give R refund 420 EUR because they have to drive on to the next town
45 bob: Room 207: no hot water since this morning
`);
