import type { LaunchStory, LinkStory, Step } from '../wording-types.ts';

export const gates: readonly Step[] = [
  { title: 'Readiness review', owner: 'lead', description: 'Traffic lights per team.' },
  { title: 'Switch-over plan approved', owner: 'operations', description: 'Hour by hour.' },
  { title: 'Sign-off by management', owner: 'sales', description: 'One signature.' },
];

export const launches: readonly LaunchStory[] = [
  {
    id: 'board-decision',
    title: '{launch} of {project}',
    description: 'Champagne is in the fridge.',
    pieces: [
      {
        source: 'chat',
        channel: 'general',
        by: 'lead',
        ago: 29,
        text: '[[original|mark your calendars, {project} day is {originalDate}]]',
        replies: [{ by: 'peer', after: 3, text: 'woohoo' }],
      },
      {
        source: 'mail',
        by: 'lead',
        to: 'owner',
        copy: 'peer',
        ago: 15,
        subject: '{project} slips a little',
        text: 'Dear colleagues,\n\nwe need some air. [[old|Please plan with {oldDate} for {project} from today.]]\n\nThank you\n{lead}',
      },
      { source: 'status', section: 'progress', text: '[[old|{project}: target day {oldDate}.]]' },
      {
        source: 'mail',
        by: 'lead',
        to: 'owner',
        copy: 'peer',
        ago: 4,
        subject: 'Re: {project} slips a little',
        answers: 1,
        text: 'Dear colleagues,\n\nthe earlier day did not survive the review. [[new|We now aim for {newDate}]], and this one is backed by management.\n\n{lead}',
      },
      {
        source: 'note',
        ago: 2,
        section: 'decisions',
        text: '[[new|{project} takes place on {newDate}]], earlier plans are void',
      },
    ],
  },
  {
    id: 'quiet-shift',
    title: '{project} goes public ({launch})',
    description: 'Milestone, do not close early.',
    pieces: [
      {
        source: 'mail',
        by: 'lead',
        to: 'peer',
        ago: 31,
        subject: 'Plan for {project}',
        text: 'Hi {peer},\n\nfor your print deadlines: [[original|we open {project} on {originalDate}.]]\n\n{lead}',
      },
      { source: 'note', ago: 14, section: 'decisions', text: '[[old|{project} shifted to {oldDate}]], to be reviewed' },
      {
        source: 'status',
        section: 'progress',
        text: '[[old|According to current planning {project} opens on {oldDate}.]]',
      },
      {
        source: 'chat',
        channel: 'project',
        by: 'lead',
        ago: 4,
        text: 'short version of the review: [[new|{project} opens {newDate}]]. long version in the minutes',
        replies: [
          { by: 'peer', after: 6, text: 'reprinting then...' },
          { by: 'owner', after: 20, text: 'better late than broken' },
        ],
      },
      {
        source: 'note',
        ago: 5,
        section: 'decisions',
        text: 'After going through all open points: [[new|opening of {project} is set for {newDate}]]',
      },
    ],
  },
];

export const links: readonly LinkStory[] = [
  {
    id: 'chat-order',
    pieces: [
      {
        source: 'chat',
        channel: 'project',
        by: 'peer',
        ago: 8,
        text: 'since it came up: [[link|{blocked} needs {blocker} first]], one after the other',
        replies: [{ by: 'owner', after: 28, text: 'right, not the other way round' }],
      },
    ],
  },
  {
    id: 'mail-order',
    pieces: [
      {
        source: 'mail',
        by: 'owner',
        to: 'lead',
        copy: 'peer',
        ago: 7,
        subject: 'My item {blocked}',
        text: 'Hello {lead},\n\nyou asked why nothing happens on my side. [[link|My "{blockedTitle}" depends on "{blockerTitle}" ({blocker})]], which the board does not show.\n\n{owner}',
      },
    ],
  },
  {
    id: 'note-order',
    pieces: [
      {
        source: 'note',
        ago: 8,
        section: 'discussion',
        text: 'Order of work: [[link|no {blockedTitle} ({blocked}) before {blockerTitle} ({blocker}) is finished]]',
      },
    ],
  },
];
