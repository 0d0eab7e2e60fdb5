import type { DecoyStory } from '../wording-types.ts';

/** Things that sound like trouble and hold nothing up. */
export const jokes: readonly DecoyStory[] = [
  {
    id: 'coffee',
    owner: 'quality',
    peer: 'design',
    summary: 'A joke about the coffee machine.',
    pieces: [
      {
        source: 'chat',
        channel: 'random',
        by: 'owner',
        ago: 3,
        text: '[[decoy|official status: whole {project} team blocked by the coffee machine]], root cause analysis running',
        replies: [{ by: 'peer', after: 2, text: 'escalate to the board!!' }],
      },
    ],
  },
  {
    id: 'plant',
    owner: 'sales',
    peer: 'support',
    summary: 'A joke about the office plant.',
    pieces: [
      {
        source: 'chat',
        channel: 'random',
        by: 'owner',
        ago: 4,
        text: '[[decoy|we can not launch before somebody waters the ficus]], it is in the critical path',
        replies: [{ by: 'peer', after: 4, text: 'the ficus has been waiting for {lead} since christmas :D' }],
      },
    ],
  },
  {
    id: 'chair',
    owner: 'client',
    peer: 'data',
    summary: 'A joke about a squeaking chair.',
    pieces: [
      {
        source: 'chat',
        channel: 'random',
        by: 'owner',
        ago: 2,
        text: '[[decoy|{project} is delayed because my chair squeaks]] and i refuse to ship under these conditions',
        replies: [{ by: 'peer', after: 3, text: 'make it a P0' }],
      },
    ],
  },
];

export const optional: readonly DecoyStory[] = [
  {
    id: 'dark-mode',
    owner: 'design',
    peer: 'client',
    title: 'Night colours',
    description: 'Nice to have.',
    summary: 'Open but optional: not needed for the {launch}.',
    pieces: [
      {
        source: 'chat',
        channel: 'project',
        by: 'owner',
        ago: 11,
        text: 'night colours ({id}) wait for my tokens, [[decoy|would be lovely but is not needed for the {launch}]]',
        replies: [{ by: 'peer', after: 8, text: 'agreed, later' }],
      },
    ],
  },
  {
    id: 'animation',
    owner: 'client',
    peer: 'marketing',
    title: 'Welcome animation',
    description: 'If there is time.',
    summary: 'Open but optional: may slip without harm.',
    pieces: [
      {
        source: 'mail',
        by: 'owner',
        to: 'peer',
        ago: 12,
        subject: 'Welcome animation',
        text: 'Hi {peer},\n\nthe animation is stuck at frame 40 and I have no idea when I get to it. [[decoy|We go out without it if need be, that is agreed with {lead}.]]\n\n{owner}',
      },
    ],
  },
  {
    id: 'csv-tool',
    owner: 'data',
    peer: 'support',
    title: 'Small tool to compare exports',
    description: 'Low.',
    summary: 'Open but optional: a convenience for the support team.',
    pieces: [
      {
        source: 'note',
        ago: 10,
        section: 'discussion',
        text: '{title} ({id}): [[decoy|a convenience, nobody needs it on day one]]',
      },
    ],
  },
];

export const otherProject: readonly DecoyStory[] = [
  {
    id: 'tender',
    owner: 'sales',
    peer: 'finance',
    title: 'Tender documents for the city',
    description: 'Waiting for the bank guarantee.',
    summary: 'A real blocker, but of {other}, not of {project}.',
    pieces: [
      {
        source: 'chat',
        channel: 'other',
        by: 'owner',
        ago: 7,
        text: '[[decoy|{other} is stuck: no bank guarantee, no tender]]',
        replies: [{ by: 'peer', after: 60, text: 'bank says thursday' }],
      },
    ],
  },
  {
    id: 'kernel',
    owner: 'platform',
    peer: 'backend',
    title: 'Move the cluster to the new kernel',
    description: 'Driver missing.',
    summary: 'A real blocker, but of {other}, not of {project}.',
    pieces: [
      {
        source: 'mail',
        by: 'owner',
        to: 'lead',
        copy: 'peer',
        ago: 8,
        subject: '{other} stands still',
        text: 'Hi {lead},\n\nfor your list: [[decoy|{other} does not move before the vendor gives us a driver for the new kernel.]] No date yet.\n\n{owner}',
      },
    ],
  },
  {
    id: 'warehouse',
    owner: 'operations',
    peer: 'sales',
    title: 'Lease for the second hall',
    description: 'Landlord has the draft.',
    summary: 'A real blocker, but of {other}, not of {project}.',
    pieces: [
      {
        source: 'note',
        ago: 6,
        section: 'discussion',
        text: '{other}: [[decoy|everything there waits for the landlord to sign the lease ({id})]]',
      },
    ],
  },
];
