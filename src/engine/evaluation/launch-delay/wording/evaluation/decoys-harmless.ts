import type { DecoyStory } from '../wording-types.ts';

/** Things that sound like trouble and hold nothing up. */
export const jokes: readonly DecoyStory[] = [
  {
    id: 'donuts',
    owner: 'data',
    peer: 'platform',
    summary: 'A joke about doughnuts.',
    pieces: [
      {
        source: 'chat',
        channel: 'random',
        by: 'owner',
        ago: 3,
        text: '[[decoy|breaking: {project} cannot go out until the doughnut dependency is resolved]]',
        replies: [{ by: 'peer', after: 1, text: 'unresolved. i ate it' }],
      },
    ],
  },
  {
    id: 'mercury',
    owner: 'marketing',
    peer: 'client',
    summary: 'A joke about astrology.',
    pieces: [
      {
        source: 'chat',
        channel: 'random',
        by: 'owner',
        ago: 2,
        text: '[[decoy|mercury is retrograde, therefore {project} slips. i do not make the rules]]',
        replies: [{ by: 'peer', after: 6, text: 'put it in the risk register' }],
      },
    ],
  },
  {
    id: 'keyboard',
    owner: 'support',
    peer: 'sales',
    summary: 'A joke about a sticky keyboard.',
    pieces: [
      {
        source: 'chat',
        channel: 'random',
        by: 'owner',
        ago: 4,
        text: '[[decoy|my space bar is stuck so the entire {launch} is stuck, sorry everyone]]',
        replies: [{ by: 'peer', after: 2, text: 'thoughtsandprayers' }],
      },
    ],
  },
];

export const optional: readonly DecoyStory[] = [
  {
    id: 'sound',
    owner: 'design',
    peer: 'client',
    title: 'Sound when an action succeeds',
    description: 'Fancy.',
    summary: 'Open, but a bonus that nobody depends on.',
    pieces: [
      {
        source: 'chat',
        channel: 'project',
        by: 'owner',
        ago: 10,
        text: 'sounds ({id}) are parked, composer has no time. [[decoy|it is a bonus, we ship silent if we must]]',
        replies: [{ by: 'peer', after: 17, text: 'silence is golden' }],
      },
    ],
  },
  {
    id: 'statistics',
    owner: 'data',
    peer: 'sales',
    title: 'Statistics page for managers',
    description: 'Version two material.',
    summary: 'Open, though explicitly left for version two.',
    pieces: [
      {
        source: 'note',
        ago: 13,
        section: 'decisions',
        text: '[[decoy|{title} is left for version two]], {id} stays on the board as a reminder',
      },
    ],
  },
  {
    id: 'badge',
    owner: 'marketing',
    peer: 'design',
    title: 'Stickers and badges',
    description: 'For the fun of it.',
    summary: 'Open, pure decoration.',
    pieces: [
      {
        source: 'mail',
        by: 'owner',
        to: 'peer',
        ago: 11,
        subject: 'Stickers',
        text: 'Hi {peer},\n\nthe print shop has not confirmed the stickers. [[decoy|Pure decoration, nothing hinges on them]], so no stress.\n\n{owner}',
      },
    ],
  },
];

export const otherProject: readonly DecoyStory[] = [
  {
    id: 'planning-permission',
    owner: 'legal',
    peer: 'operations',
    title: 'Planning permission for the annex',
    description: 'Council meets monthly.',
    summary: 'Genuinely stuck, but in {other} and irrelevant to {project}.',
    pieces: [
      {
        source: 'mail',
        by: 'owner',
        to: 'lead',
        ago: 9,
        subject: 'Annex',
        text: 'Hello {lead},\n\n[[decoy|{other} cannot continue, the council postponed our permission again.]] I will keep knocking.\n\n{owner}',
      },
    ],
  },
  {
    id: 'recruiting',
    owner: 'office',
    peer: 'data',
    title: 'Hire the second analyst',
    description: 'Two interviews planned.',
    summary: 'Genuinely stuck, but in {other} and irrelevant to {project}.',
    pieces: [
      {
        source: 'chat',
        channel: 'other',
        by: 'peer',
        ago: 8,
        text: '[[decoy|as long as the analyst post is vacant {other} is on ice]]',
        replies: [{ by: 'owner', after: 90, text: 'two candidates next week' }],
      },
    ],
  },
  {
    id: 'sensor-recall',
    owner: 'quality',
    peer: 'backend',
    title: 'Recall of the probe batch',
    description: 'Manufacturer informed.',
    summary: 'Genuinely stuck, but in {other} and irrelevant to {project}.',
    pieces: [
      {
        source: 'note',
        ago: 5,
        section: 'discussion',
        text: '[[decoy|{other} halted: probe batch is being recalled ({id})]]',
      },
    ],
  },
];
