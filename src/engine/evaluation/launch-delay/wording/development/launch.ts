import type { LaunchStory, LinkStory, Step } from '../wording-types.ts';

export const gates: readonly Step[] = [
  { title: 'Go or no-go meeting', owner: 'lead', description: 'Checklist in the wiki.' },
  { title: 'Dress rehearsal', owner: 'support', description: 'One afternoon, everybody on deck.' },
  { title: 'Final release candidate', owner: 'platform', description: 'Tag and notes.' },
];

export const launches: readonly LaunchStory[] = [
  {
    id: 'moved-by-steering',
    title: '{project} public {launch}',
    description: 'The big day. Press text and party are separate items.',
    pieces: [
      {
        source: 'mail',
        by: 'lead',
        to: 'peer',
        copy: 'owner',
        ago: 30,
        subject: '{project}: date',
        text: 'Hello all,\n\nto have it in writing: [[original|{project} goes out on {originalDate}.]]\n\n{lead}',
      },
      {
        source: 'note',
        ago: 14,
        section: 'decisions',
        text: 'Working assumption for planning: [[old|{project} moves to {oldDate}]]',
      },
      {
        source: 'status',
        section: 'progress',
        text: '[[old|The {launch} of {project} is now planned for {oldDate}.]]',
      },
      {
        source: 'note',
        ago: 4,
        section: 'decisions',
        text: '[[new|New date for {project}: {newDate}]], agreed by everybody in the room',
      },
      {
        source: 'mail',
        by: 'lead',
        to: 'peer',
        copy: 'owner',
        ago: 3,
        subject: '{project}: new date',
        text: 'Hello all,\n\n[[new|the {launch} of {project} moves to {newDate}.]] Anything you read before today is out of date. Reasons and who owes what to whom: see the notes and the tracker.\n\n{lead}',
      },
      {
        source: 'chat',
        channel: 'project',
        by: 'lead',
        ago: 3,
        text: '[[new|so: {newDate} it is for {project}.]] please stop quoting the old slides',
        replies: [{ by: 'peer', after: 11, text: 'noted' }],
      },
    ],
  },
  {
    id: 'moved-in-chat',
    title: '{project} {launch} to all customers',
    description: 'See run book.',
    pieces: [
      {
        source: 'note',
        ago: 28,
        section: 'decisions',
        text: '[[original|{project} {launch} fixed for {originalDate}]]',
      },
      {
        source: 'mail',
        by: 'peer',
        to: 'lead',
        ago: 13,
        subject: 'Customer newsletter',
        text: 'Hi {lead},\n\n[[old|in the draft of the newsletter I put {oldDate} for {project}]] as you said on the phone.\n\n{peer}',
      },
      { source: 'status', section: 'progress', text: '[[old|New planning date for {project}: {oldDate}.]]' },
      {
        source: 'chat',
        channel: 'project',
        by: 'lead',
        ago: 5,
        text: 'steering has decided. [[new|{project} will be on {newDate}]], not earlier, not later',
        replies: [{ by: 'owner', after: 4, text: 'finally a date one can believe' }],
      },
      {
        source: 'mail',
        by: 'lead',
        to: 'peer',
        ago: 5,
        subject: 'Re: Customer newsletter',
        answers: 1,
        text: 'Please change it before it goes out: [[new|{newDate} is the date for {project}]], decided this morning.\n\n{lead}',
      },
    ],
  },
];

export const links: readonly LinkStory[] = [
  {
    id: 'chat-ids',
    pieces: [
      {
        source: 'chat',
        channel: 'engineering',
        by: 'owner',
        ago: 8,
        text: "fyi [[link|{blocked} can't start before {blocker} is through]], nobody has linked the two in the tracker",
        replies: [{ by: 'peer', after: 16, text: 'true' }],
      },
    ],
  },
  {
    id: 'mail-titles',
    pieces: [
      {
        source: 'mail',
        by: 'owner',
        to: 'peer',
        copy: 'lead',
        ago: 9,
        subject: '{blocked}',
        text: 'Hi {peer},\n\njust so that it is said: [[link|"{blockedTitle}" has to wait until "{blockerTitle}" is finished.]] I tried to set the dependency but the field is locked for me.\n\n{owner}',
      },
    ],
  },
  {
    id: 'chat-mixed',
    pieces: [
      {
        source: 'chat',
        channel: 'project',
        by: 'owner',
        ago: 7,
        text: '{@peer} [[link|i can only begin with {blocked} once you have finished {blocker} ({blockerTitle})]]',
        replies: [{ by: 'peer', after: 35, text: 'yes that is the order' }],
      },
    ],
  },
];
