import type { NoiseMail } from '../wording-types.ts';

export const mails: readonly NoiseMail[] = [
  {
    from: 'machine',
    sender: 'Build Robot',
    subject: '[build] {area} #{n}1 passed',
    text: 'Build {n}1 of {area} passed in {n} minutes.\n\nThis message was sent automatically.',
  },
  {
    from: 'machine',
    sender: 'Build Robot',
    subject: '[build] {area} #{n}2 failed',
    text: 'Build {n}2 of {area} failed: 1 of 812 tests.\n  - {thing} keeps its order\n\nThis message was sent automatically.',
  },
  {
    from: 'machine',
    sender: 'Tracker',
    subject: 'Your weekly summary',
    text: 'You have {n} open items and closed {n2} last week. Well done!\n\nChange your notification settings in your profile.',
  },
  {
    from: 'machine',
    sender: 'Travel Desk',
    subject: 'Your booking {n}7{n2}',
    text: 'Your train on {day} is booked.\nFrom platform {n2}, please be early.\nSeat {n}, window.\n\nDelays are shown in the app.',
  },
  {
    from: 'machine',
    sender: 'Room Booking',
    subject: 'Room released',
    text: 'The room "Elbe" on {day} was released because nobody checked in.',
  },
  {
    from: 'outside',
    sender: 'The Tidy Desk',
    subject: 'Seven habits of teams that never wait',
    text: 'Is your roadmap blocked? Do your launches slip?\n\nOur webinar shows seven habits that unblock any team. Seats are limited!\n\nUnsubscribe at the bottom.',
  },
  {
    from: 'outside',
    sender: 'Büroland',
    subject: 'Invoice {n}-{n2}3 (Büroland)',
    text: 'Dear customer,\n\nplease find attached our invoice for toner and paper, payable within 30 days.\n\nBüroland office supplies',
  },
  {
    from: 'outside',
    sender: 'Fair Office',
    subject: 'Your booth',
    text: 'Dear exhibitors,\n\nthe hall plan is out. Your booth has {n} square metres and one socket. Set-up starts at 7.\n\nFair Office',
  },
  {
    from: 'outside',
    sender: 'Cloud Digest',
    subject: 'What is new this week',
    text: 'This week: faster disks, cheaper nights, and why waiting is the new caching.\n\nYou receive this because you signed up in a weak moment.',
  },
  {
    from: 'outside',
    sender: 'Green Plants Service',
    subject: 'Maintenance visit',
    text: 'Good day,\n\nour gardener comes on {day} between 8 and 10. Please keep the window sills free.\n\nGreen Plants Service',
  },
  {
    from: 'person',
    subject: 'Minutes of the budget round',
    text: 'Hi {p},\n\nattached are the minutes. Nothing surprising: travel down a little, hardware up a little. Please shout if I misquoted you.\n\n{me}',
    answer: 'Thanks, all fine from my side. Only the number on page 2 should be {n}.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Question about the {thing}',
    text: 'Hi {p},\n\ndo you still have the old drawing of the {thing}? I would like to compare it with the present one. No hurry at all.\n\nCheers\n{me}',
    answer: 'Found it, it was where one expects it least. Sent you the link in chat.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Holiday plan',
    text: 'Hello {p},\n\ncould you enter your summer weeks in the plan until {day}? Only two people are still missing.\n\n{me}',
    answer: 'Done. Two weeks in August, as always.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Review of the {thing} texts',
    text: 'Hi,\n\nI went through the texts for the {thing}. Mostly commas. There is one sentence on the third page that nobody will understand, I marked it yellow.\n\n{me}',
    answer: 'Ha, I wrote that one. Changed.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'New colleague in {area}',
    text: 'Hi all,\n\non the first of next month somebody new joins us in {area}. Please say hello and show where the good coffee is.\n\nBest\n{me}',
  },
  {
    from: 'person',
    subject: '{other}: plan for the quarter',
    text: 'Hello {p},\n\nhere is the plan for {other}. I cut the {thing} in two halves, so that the first can be shown to users early. Tell me what you think.\n\n{me}',
    answer: 'I like the halves. I would start with the second, it carries the risk.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Thank you',
    text: 'Dear {p},\n\nthat was a hard week and you were a big help with the {thing}. Lunch at {place} is on me.\n\n{me}',
    answer: 'Oh, thank you! {food} then.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Slides for the fair',
    text: 'Hi {p},\n\nthe slides need a new picture of {product}, the present one shows the prototype with tape on it. Can you send me one until {day}?\n\n{me}',
    answer: 'Attached three. The second has the nicest light.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Late reply',
    text: 'Hi {p},\n\nsorry for the delay, my inbox and I were not on speaking terms. Yes, {day} suits me.\n\n{me}',
  },
  {
    from: 'person',
    subject: 'Support figures',
    text: 'Hello,\n\n{n} tickets last week, most about the {thing}. Mean time to the first answer is under two hours. The longest one waited for a customer who was on a boat.\n\n{me}',
    answer: 'A boat! Fine then. Good numbers.\n\n{p}',
  },
  {
    from: 'person',
    subject: 'Contract of the cleaning company',
    text: 'Hi {p},\n\nthe contract runs until the end of the year, cancellation with three months. I would keep them.\n\n{me}',
  },
  {
    from: 'person',
    subject: 'Idea: shorter standups',
    text: 'Hi all,\n\nmy proposal: everybody says one thing that is done and one that is stuck, standing on one leg. Two weeks as an experiment?\n\n{me}',
    answer: 'In favour, if those with bad knees may sit.\n\n{p}',
  },
];
