import type { DecoyStory } from '../wording-types.ts';

/** Problems that were real or claimed once, and are over. */
export const solved: readonly DecoyStory[] = [
  {
    id: 'memory',
    owner: 'client',
    peer: 'support',
    title: 'App eats memory overnight',
    description: 'Up to 2 GB in the morning.',
    summary: 'The memory leak was repaired, item closed.',
    pieces: [
      {
        source: 'chat',
        channel: 'project',
        by: 'peer',
        ago: 27,
        text: 'devices are unusable after one night, this would kill the {launch} on the spot',
        replies: [{ by: 'owner', after: 18, text: 'taking it' }],
      },
      {
        source: 'mail',
        by: 'owner',
        to: 'peer',
        copy: 'lead',
        ago: 18,
        subject: 'Memory',
        text: 'Dear both,\n\n[[decoy|after the change of {ago:19} memory stays flat for five nights in a row]], so I ticked {id} off.\n\n{owner}',
      },
    ],
  },
  {
    id: 'rounding',
    owner: 'finance',
    peer: 'data',
    title: 'Cents go missing in totals',
    description: 'Rounding order.',
    summary: 'The rounding error was corrected and checked.',
    pieces: [
      {
        source: 'note',
        ago: 26,
        section: 'discussion',
        text: 'Totals are off by a few cents, {peer.first} calls this a killer for going public',
      },
      { source: 'commit', branch: 'main', by: 'peer', ago: 19, text: '{id} round once, at the very end' },
      {
        source: 'chat',
        channel: 'engineering',
        by: 'owner',
        ago: 17,
        text: '[[decoy|checked 4000 invoices against paper, every cent is where it belongs]]',
        replies: [{ by: 'peer', after: 2, text: 'phew. ticket shut' }],
      },
    ],
  },
  {
    id: 'siren',
    owner: 'operations',
    peer: 'quality',
    title: 'False alarms at night',
    description: 'Three per week.',
    summary: 'The false alarms stopped after a setting was changed; item closed.',
    pieces: [
      {
        source: 'chat',
        channel: 'operations',
        by: 'peer',
        ago: 25,
        text: 'third night without sleep. nobody will buy a thing that screams at 3am',
      },
      {
        source: 'chat',
        channel: 'operations',
        by: 'owner',
        ago: 15,
        text: '[[decoy|two weeks of silence since the threshold moved, false alarms are history]]',
        replies: [{ by: 'peer', after: 33, text: 'i can confirm, i slept' }],
      },
    ],
  },
];

export const stale: readonly DecoyStory[] = [
  {
    id: 'translations',
    owner: 'customer',
    peer: 'client',
    title: 'Wording of error messages',
    description: 'Sixty messages.',
    summary: 'Open in the tracker, yet its owner announced that all messages are delivered and built in.',
    pieces: [
      {
        source: 'chat',
        channel: 'engineering',
        by: 'peer',
        ago: 16,
        text: 'error dialogs say "TBD TBD", need the wording before i can go on',
      },
      {
        source: 'chat',
        channel: 'engineering',
        by: 'owner',
        ago: 4,
        text: '[[decoy|all sixty messages are delivered and in the build]], my card for it just has not been moved',
        replies: [{ by: 'peer', after: 9, text: 'yes, have them all, thanks' }],
      },
    ],
  },
  {
    id: 'meters',
    owner: 'quality',
    peer: 'operations',
    title: 'Measuring kit from the rental firm',
    description: 'Serial number pending.',
    summary: 'Open in the tracker, though the kit arrived and was used.',
    pieces: [
      {
        source: 'mail',
        by: 'owner',
        to: 'lead',
        ago: 15,
        subject: 'No measuring kit',
        text: 'Hello {lead},\n\nthe rental firm lets us down, without the kit I am at a standstill.\n\n{owner}',
      },
      {
        source: 'mail',
        by: 'owner',
        to: 'lead',
        ago: 6,
        subject: 'Re: No measuring kit',
        answers: 0,
        text: 'All settled. [[decoy|The kit came last night and the readings are already in the folder]], please ignore that {id} still looks unfinished.\n\n{owner}',
      },
    ],
  },
  {
    id: 'imprint',
    owner: 'legal',
    peer: 'design',
    title: 'Imprint and terms page',
    description: 'Version C.',
    summary: 'Open in the tracker, but the page was released.',
    pieces: [
      { source: 'chat', channel: 'general', by: 'peer', ago: 15, text: 'footer has a hole where the imprint goes' },
      {
        source: 'note',
        ago: 5,
        section: 'decisions',
        text: '[[decoy|Imprint page is released as of today, {owner.first} will update {id} at some point]]',
      },
    ],
  },
];

export const superseded: readonly DecoyStory[] = [
  {
    id: 'tablet',
    owner: 'client',
    peer: 'customer',
    title: 'Layout breaks on tablets',
    description: 'Screenshot attached.',
    summary: 'Raised as a deal breaker, withdrawn in the same thread.',
    pieces: [
      {
        source: 'chat',
        channel: 'customers',
        by: 'peer',
        ago: 14,
        text: '[[decoy|deal breaker: {id}, nobody can use the thing on a tablet]]',
        replies: [
          { by: 'owner', after: 30, text: 'which tablet exactly' },
          {
            by: 'peer',
            after: 82,
            text: 'mine, with a cracked screen. [[decoy|on three others it is spotless, false alarm, carry on]]',
          },
        ],
      },
    ],
  },
  {
    id: 'gdpr',
    owner: 'backend',
    peer: 'legal',
    title: 'Deletion on request',
    description: 'Which deadline applies?',
    summary: 'Called mandatory before going out, then corrected by the same writer.',
    pieces: [
      {
        source: 'mail',
        by: 'peer',
        to: 'owner',
        copy: 'lead',
        ago: 17,
        subject: 'Deletion must come first',
        text: 'Dear {owner},\n\n[[decoy|without an automatic deletion we are not allowed to go out at all.]]\n\n{peer}',
      },
      {
        source: 'mail',
        by: 'peer',
        to: 'owner',
        copy: 'lead',
        ago: 13,
        subject: 'Re: Deletion must come first',
        answers: 0,
        text: 'Correction from me: I read the commentary once more. [[decoy|Deleting by hand is entirely sufficient for the first year]], so this is no longer a condition.\n\n{peer}',
      },
    ],
  },
  {
    id: 'power',
    owner: 'operations',
    peer: 'platform',
    title: 'Second power feed',
    description: 'Electrician asked.',
    summary: 'Presented as a precondition, later dropped by the same person.',
    pieces: [
      {
        source: 'chat',
        channel: 'operations',
        by: 'peer',
        ago: 13,
        text: '[[decoy|{id} has to come before everything else, one feed is too risky]]',
        replies: [
          { by: 'owner', after: 44, text: 'electrician says july' },
          {
            by: 'peer',
            after: 130,
            text: 'hm, did the maths. [[decoy|the battery covers it, i withdraw the precondition]]',
          },
        ],
      },
    ],
  },
];
