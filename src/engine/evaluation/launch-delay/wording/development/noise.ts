import type { NoiseWording } from '../wording-types.ts';
import { chat, chatReplies } from './noise-chat.ts';
import { mails } from './noise-mail.ts';

export const noise: NoiseWording = {
  verbs: ['Rework', 'Clean up', 'Document', 'Simplify', 'Test', 'Speed up', 'Translate', 'Review', 'Extend', 'Replace', 'Monitor', 'Prototype'],
  taskNotes: ['', 'See wiki.', 'Small.', 'Split from a bigger item.', 'Wish of a customer, low.', 'Came up in the review.', 'Half a day at most.', 'Ask design for the sketch.', 'Continue after the sprint.', 'Has a test plan.', 'Steps are in the comment of the old ticket, "{thing}".', 'Waiting for a quiet afternoon.'],
  doneNotes: ['Done.', 'Merged and checked.', 'Closed, works.', 'Released with the last update.', 'Fine now, thanks.', 'Verified by support.', ''],
  labels: ['backend', 'ui', 'docs', 'chore', 'bug', 'research', 'infra', 'customer'],
  chat,
  chatReplies,
  mails,
  noteDiscussion: [
    '{thing}: two variants were shown, everybody liked the smaller one',
    '{p} reports from the fair: many visitors, few pens left',
    'Support load is normal, {n} tickets',
    '{other} is on plan',
    'Long discussion about the name of the {thing}, no result, no harm',
    'Tests of {area} are faster since the new machine',
    'Budget: {n} percent used',
    'Round of thanks to {p} for the quick help with the {thing}',
    'Room is blocked every second {day}, we meet next door then',
    '{p} gave a short tour of the {area} code',
  ],
  noteDecisions: ['We keep the {thing} as it is', 'Standup stays at 9:30', 'The old {area} wiki is archived', 'Screenshots are taken with the light theme', '{thing} gets a feature flag', 'No meeting on the bridge day'],
  noteActions: ['{p.full}: send the slides round', '{p.full}: book the room for {day}', '{p.full}: tidy up the labels in the tracker', '{p.full}: ask two users about the {thing}', '{p.full}: write half a page about the {area} start-up', '{p.full}: collect questions for the next round'],
  commits: [
    '{done}: {verb} {thing}', 'Fix typo in {area}', 'Add test for {thing}', 'Rename variable in {thing}', 'Bump dependency in {area}', '{done} handle empty {thing}', 'Remove dead code from {area}', 'Make {thing} log less',
    'Extract {thing} into its own file', 'Format {area}', 'Revert "Make {thing} log less"', 'wip {thing}', '{done}: review comments', 'Speed up {thing} by avoiding a copy', 'Guard {thing} against missing dates', 'Update notes for {area}', 'Tidy {thing}', 'Use the shared clock in {thing}', 'Do not wait for the {thing} in tests', '{done}: last corner case of the {thing}',
  ],
  events: ['Lunch and learn: {thing}', '1:1 {p}', 'Interview candidate {area}', 'Review {thing}', 'Supplier visit', 'Training first aid', '{other} planning', 'Fair debrief', 'Photo session', 'Retrospective', 'Budget talk', 'Dentist {p}'],
  statusProgress: ['Support: {n} tickets in two weeks, no escalation.', '{other}: on plan, first users were interviewed.', 'Hiring: one contract signed in {area}, one search goes on.', 'Marketing: fair visited, {n} contacts, follow-up running.', 'Quality: test time in {area} cut by half.', 'The {thing} was reworked and is liked by users.'],
  statusRisks: ['Office move in autumn may cost two days of work.', 'Exchange rate: small effect on hardware prices.', 'Licence costs for the drawing tool rise next year.', 'Holiday season: fewer people on support.'],
  foods: ['Lasagne', 'pizza', 'cheesecake', 'curry', 'sushi', 'pretzel', 'soup'],
  places: ['the Thai place', 'Da Enzo', 'the canteen', 'the market', 'Zum Anker', 'the food truck'],
};
