import type { NoiseMail } from '../wording-types.ts';

export const mails: readonly NoiseMail[] = [
  {
    from: 'machine',
    sender: 'Pipeline',
    subject: '{area}: run {n}{n2} succeeded',
    text: 'All {n} steps of the run succeeded.\n\nDo not answer to this address.',
  },
  {
    from: 'machine',
    sender: 'Pipeline',
    subject: '{area}: run {n}{n2} broke',
    text: 'Step 4 of 9 broke:\n    expected {n}, got {n2} ({thing})\n\nDo not answer to this address.',
  },
  {
    from: 'machine',
    sender: 'Board Digest',
    subject: 'Cards near you',
    text: '{n} cards were moved this week, {n2} of them by you.\n\nUnfollow boards you do not care about.',
  },
  {
    from: 'machine',
    sender: 'Canteen',
    subject: 'Menu for the week',
    text: 'Monday: {food}\nTuesday: soup of the day\nWednesday: {food}\nThursday: closed\nFriday: leftovers, artfully arranged',
  },
  {
    from: 'machine',
    sender: 'Parking',
    subject: 'Your space',
    text: 'Space {n} is yours on {day}.\nFrom six in the evening on the gate is shut.',
  },
  {
    from: 'outside',
    sender: 'Agile Today',
    subject: 'Is your release stuck? Read this',
    text: 'Nine out of ten launches are late. Ours never are!\n\nBook a seat in our masterclass and unblock your flow.',
  },
  {
    from: 'outside',
    sender: 'Papier Schröder',
    subject: 'Bill {n}/{n2}, Papier Schröder',
    text: 'Ladies and gentlemen,\n\nwe charge you for {n} reams as agreed. Kindly transfer the sum within two weeks.\n\nPapier Schröder',
  },
  {
    from: 'outside',
    sender: 'Hotel Seeblick',
    subject: 'Reservation',
    text: 'Dear guest,\n\nwe confirm {n} rooms with breakfast. Should your arrival be delayed, the night porter helps.\n\nHotel Seeblick',
  },
  {
    from: 'outside',
    sender: 'Dev Weekly',
    subject: 'Links of the week',
    text: 'Ten links about queues, twelve about caches, one about sourdough.\n\nForward this to a friend.',
  },
  {
    from: 'outside',
    sender: 'Water Cooler Hire',
    subject: 'Change of bottles',
    text: 'Hello,\n\nwe come on {day} to change the bottles. If the door is blocked we leave them in the yard.\n\nWater Cooler Hire',
  },
  {
    from: 'person',
    subject: 'Figures for {other}',
    text: 'Hi {p},\n\nthe table for {other} is in the usual place. Column F is new, it holds the share of returning users.\n\n{me}',
    answer: 'Column F is a nice touch, thank you.\n\n{p}',
  },
  {
    from: 'person',
    subject: '{thing}: two sketches',
    text: 'Hello {p},\n\nI made two sketches of the {thing}. My heart says left, my head says right. What does yours say?\n\n{me}',
    answer: 'Left. Always left.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Cover in July',
    text: 'Dear {p},\n\nwho covers for you in July? I need a name for the list, nothing more.\n\n{me}',
    answer: 'I asked around and found a kind soul, name is in the list.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Proof-reading',
    text: 'Hi,\n\nthe text about the {thing} reads well. I would cut the second paragraph, it says the same as the first, only louder.\n\n{me}',
    answer: 'Cut. It was loud indeed.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Desk swap',
    text: 'Hello everybody,\n\n{p} and I swap desks on {day}. Phones move with us, plants stay.\n\n{me}',
  },
  {
    from: 'person',
    subject: 'Workshop about the {thing}',
    text: 'Dear {p},\n\ncould you give a short talk about the {thing}? Twenty minutes, friendly crowd, {food} afterwards.\n\n{me}',
    answer: 'With {food}, gladly.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'You saved my day',
    text: 'Hi {p},\n\nthank you for jumping in yesterday. I owe you a lunch at {place}.\n\n{me}',
    answer: 'Any time. {place} sounds great.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Photo needed',
    text: 'Hello {p},\n\nfor the leaflet we need {product} from the front, plain background. Do you have one?\n\n{me}',
    answer: 'Three of them, take your pick from the shared album.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Apologies',
    text: 'Dear {p},\n\nforgive my slow answer, your message was hiding behind a newsletter. {day} at ten is good.\n\n{me}',
  },
  {
    from: 'person',
    subject: 'Calls last fortnight',
    text: 'Good morning,\n\n{n} calls, {n2} mails, one fax (!). The {thing} leads the list of questions, as ever.\n\n{me}',
    answer: 'A fax! Please frame it.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Lease of the copier',
    text: 'Hi {p},\n\nthe lease ends in winter. I am waiting for two more offers before I bother you again.\n\n{me}',
  },
  {
    from: 'person',
    subject: 'Quiet hours',
    text: 'Hi all,\n\nproposal: no meetings before ten. Let us try it for a month and see whether the world ends.\n\n{me}',
    answer: 'The world will be fine. In favour.\n\n{p}',
  },
];
