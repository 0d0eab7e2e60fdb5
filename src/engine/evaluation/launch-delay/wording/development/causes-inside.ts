import type { CauseStory } from '../wording-types.ts';

/** Causes where a colleague, a machine or an unmerged change holds things up. */
export const insideCauses: readonly CauseStory[] = [
  {
    id: 'second-key',
    owner: 'client',
    peer: 'platform',
    absent: 'operations',
    title: 'Sign the production build',
    description: 'Same steps as last time, see page "Signing".',
    above: [
      { title: 'Upload build to the distribution channel', owner: 'platform', description: 'Needs a signed file.' },
      { title: 'Invite the first hundred users', owner: 'support', description: 'List is in the sheet.' },
    ],
    summary:
      'The build cannot be signed: the second key is on the token of {absent.full}, who is on leave, and nobody else has access.',
    waitsFor: '{absent.full}: the second signing key (on leave, nobody else has the token)',
    action: { who: 'peer', what: 'open the safe with the sealed envelope and register a deputy for the second key' },
    pieces: [
      { source: 'event', of: 'absent', startAgo: 6, days: 15, text: '[[why|{absent.full} on leave]]' },
      {
        source: 'chat',
        channel: 'engineering',
        by: 'owner',
        ago: 4,
        text: 'the signing job asks for a second signature. {@absent} can you plug in your token?',
        replies: [
          {
            by: 'peer',
            after: 6,
            text: "[[why|the token is in a drawer at {absent.first}'s home and {absent.first} is hiking until the end of next week]]",
          },
          { by: 'owner', after: 8, text: 'so nobody can sign?? great' },
          { by: 'peer', after: 30, text: 'there is the sealed envelope in the safe, but we never registered a deputy' },
        ],
      },
      {
        source: 'mail',
        by: 'owner',
        to: 'lead',
        ago: 3,
        subject: 'No signed build this week',
        text: 'Hi {lead},\n\nbad news: [[why|I can compile what I want, without the second key it stays unsigned.]] {peer} knows about the envelope. [[act|If {peer} opens it and registers a deputy, we could sign the next day.]]\n\n{owner}',
      },
      {
        source: 'note',
        ago: 2,
        section: 'actions',
        text: '{peer.full}: [[act|envelope from the safe, register a deputy for the second key]]',
      },
    ],
  },
  {
    id: 'broken-rig',
    owner: 'quality',
    peer: 'backend',
    title: 'Endurance run over 72 hours',
    description: 'Run sheet v3. Result goes to the quality folder.',
    above: [
      { title: 'Quality report for the {launch}', owner: 'quality', description: 'Template from the last project.' },
      { title: 'Approve the release candidate', owner: 'platform', description: 'Three signatures.' },
    ],
    summary:
      'The endurance run cannot start: the test environment falls over from a leaking connection pool, and the fix lies unmerged on the release branch.',
    waitsFor: '{peer.full}: merge of the pool fix from the release branch',
    action: {
      who: 'peer',
      what: 'merge the pool fix from the release branch into main so that the test environment holds',
    },
    pieces: [
      {
        source: 'chat',
        channel: 'engineering',
        by: 'owner',
        ago: 9,
        text: 'test environment fell over again at hour 5. [[why|with the leaking pool i dont even get through one night]], let alone 72 h',
        replies: [
          {
            by: 'peer',
            after: 47,
            text: 'yep found it yesterday, connections are never handed back. patch is on the release branch',
          },
          { by: 'owner', after: 49, text: 'the environment deploys from main...' },
          { by: 'peer', after: 58, text: 'i know, i know' },
        ],
      },
      {
        source: 'commit',
        branch: 'release',
        by: 'peer',
        ago: 10,
        text: '[[why|Hand connections back to the pool after a timeout]]\n\nThe test environment dies of this after a few hours, see {id}.',
      },
      {
        source: 'note',
        ago: 6,
        section: 'discussion',
        text: '72 hour run: [[why|has not been started, environment runs a main without the pool patch]]',
      },
      {
        source: 'note',
        ago: 6,
        section: 'actions',
        text: '{peer.full}: [[act|bring the pool patch from the release branch over to main]]',
      },
    ],
  },
  {
    id: 'quota',
    trades: ['fintech', 'medical', 'food'],
    owner: 'platform',
    peer: 'finance',
    party: 'host',
    title: 'Production cluster in the second region',
    description: 'Terraform is written, plan is green.',
    above: [
      { title: 'Failover rehearsal', owner: 'operations', description: 'Two hours, a Tuesday morning.' },
      { title: 'Open the firewall for customers', owner: 'backend', description: 'Change request is drafted.' },
    ],
    summary:
      'The second cluster cannot be created because {org} will not raise the quota before the framework contract is countersigned.',
    waitsFor: '{outsider} ({org}): the raised machine quota, which needs the countersigned contract',
    action: { who: 'peer', what: 'countersign the framework contract of {org} and send it back' },
    pieces: [
      {
        source: 'mail',
        by: 'outsider',
        to: 'owner',
        ago: 12,
        subject: 'Ticket 55-8810: quota',
        text: 'Hi {owner},\n\n[[why|the larger quota is prepared, I may only switch it on once the framework contract is countersigned by you.]] It went to your accounts department on {ago:20}.\n\nRegards\n{outsider}, {org}',
      },
      {
        source: 'chat',
        channel: 'operations',
        by: 'owner',
        ago: 6,
        text: 'apply stops at machine 9 of 24, [[why|{org} has us on the small quota until a contract is signed]]. {@peer} is that lying with you?',
        replies: [{ by: 'peer', after: 190, text: 'might be in the pile from last month, i will dig' }],
      },
      {
        source: 'note',
        ago: 4,
        section: 'actions',
        text: '{peer.full}: [[act|countersign the contract with {org}]], then {owner.first} repeats the apply',
      },
    ],
  },
  {
    id: 'specification-gap',
    owner: 'backend',
    peer: 'design',
    party: 'client',
    title: 'Export for the {org} back office',
    description: 'Fields A to M are implemented.',
    above: [
      { title: 'Acceptance with {org}', owner: 'customer', description: 'Half a day on site.' },
      { title: 'Training material for users', owner: 'support', description: 'Slides and two short films.' },
    ],
    summary: 'The export cannot be finished because nobody at {org} has said how returns are to be numbered.',
    waitsFor: '{outsider} ({org}): the numbering rule for returns',
    action: {
      who: 'lead',
      what: 'put the numbering of returns on the agenda with {outsider} and get the rule in writing',
    },
    pieces: [
      {
        source: 'mail',
        by: 'owner',
        to: 'outsider',
        copy: 'lead',
        ago: 15,
        subject: 'Numbering of returns',
        text: 'Hello {outsider},\n\none gap in the specification: [[why|how do you number a return that belongs to two deliveries?]] Field N stays empty until you tell me, and without it your import rejects the file.\n\nThanks\n{owner}',
      },
      {
        source: 'chat',
        channel: 'project',
        by: 'lead',
        ago: 7,
        text: 'is the export for {org} done? tracker says in work since forever',
        replies: [
          {
            by: 'owner',
            after: 18,
            text: 'everything but field N. [[why|i asked {outsider} {ago:15} how they number returns and got nothing]]',
          },
          {
            by: 'lead',
            after: 25,
            text: 'ok [[act|i take it to the monthly call with {outsider}]] and ask for the rule in writing',
          },
        ],
      },
      {
        source: 'status',
        section: 'progress',
        text: 'Export for {org}: implemented except for one field, question is with the customer.',
      },
    ],
  },
];
