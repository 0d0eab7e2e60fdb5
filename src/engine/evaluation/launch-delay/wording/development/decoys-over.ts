import type { DecoyStory } from '../wording-types.ts';

/** Problems that were real or claimed once, and are over. */
export const solved: readonly DecoyStory[] = [
  {
    id: 'login-storm',
    owner: 'backend',
    peer: 'operations',
    title: 'Login fails under load',
    description: 'p1, seen with 300 users.',
    summary: 'The login failures under load were fixed and the item is closed.',
    pieces: [
      {
        source: 'chat',
        channel: 'engineering',
        by: 'peer',
        ago: 24,
        text: 'ALARM login is dead with 300 users, if this stays we can forget the {launch}',
        replies: [{ by: 'owner', after: 5, text: 'looking' }],
      },
      { source: 'commit', branch: 'main', by: 'owner', ago: 21, text: '{id}: cache the session lookup' },
      {
        source: 'chat',
        channel: 'engineering',
        by: 'owner',
        ago: 20,
        text: '[[decoy|login storm is over: 1200 users for two hours, not one error.]] closing {id}',
        replies: [{ by: 'peer', after: 3, text: 'beautiful, thank you' }],
      },
    ],
  },
  {
    id: 'battery',
    owner: 'platform',
    peer: 'quality',
    title: 'Clock drifts after a restart',
    description: 'Up to 40 seconds a day.',
    summary: 'The drifting clock was repaired and verified.',
    pieces: [
      {
        source: 'mail',
        by: 'peer',
        to: 'lead',
        ago: 26,
        subject: 'Clock drift could sink the date',
        text: 'Hi {lead},\n\nevery third unit loses up to 40 seconds a day after a restart. With that we cannot go out.\n\n{peer}',
      },
      {
        source: 'mail',
        by: 'peer',
        to: 'lead',
        ago: 17,
        subject: 'Re: Clock drift could sink the date',
        answers: 0,
        text: 'Good news, [[decoy|the drift is gone since the patch of {ago:19}, I measured twenty units over a weekend.]] Consider it closed.\n\n{peer}',
      },
    ],
  },
  {
    id: 'backup',
    owner: 'operations',
    peer: 'data',
    title: 'Restore from backup takes 9 hours',
    description: 'Goal: under one hour.',
    summary: 'The slow restore was solved; it now takes 35 minutes.',
    pieces: [
      {
        source: 'note',
        ago: 25,
        section: 'discussion',
        text: 'Restore takes nine hours, nobody wants to go live with that',
      },
      {
        source: 'chat',
        channel: 'operations',
        by: 'owner',
        ago: 16,
        text: '[[decoy|restore is down to 35 minutes]] with the new disks, {id} is done',
        replies: [{ by: 'peer', after: 12, text: 'wow' }],
      },
    ],
  },
];

export const stale: readonly DecoyStory[] = [
  {
    id: 'texts',
    owner: 'marketing',
    peer: 'design',
    title: 'Texts for the web page',
    description: 'Third version, comments by design.',
    summary: 'Still open in the tracker, but its owner wrote that the texts are finished and online.',
    pieces: [
      {
        source: 'chat',
        channel: 'project',
        by: 'peer',
        ago: 14,
        text: 'the page is still full of lorem ipsum, i am stuck with the layout until the texts come',
      },
      {
        source: 'mail',
        by: 'owner',
        to: 'lead',
        copy: 'peer',
        ago: 5,
        subject: 'Web page',
        text: 'Hi both,\n\n[[decoy|the texts are finished and online since yesterday]], {peer} has already set them. I only never got round to closing {id}. Nobody waits for me any more.\n\n{owner}',
      },
    ],
  },
  {
    id: 'spare-units',
    owner: 'operations',
    peer: 'quality',
    title: 'Replacement machines for the test room',
    description: 'Ordered, delivery date open.',
    summary: 'Still open in the tracker, but the machines have arrived and work.',
    pieces: [
      {
        source: 'chat',
        channel: 'operations',
        by: 'peer',
        ago: 15,
        text: 'no machines no tests, when do the replacements come?',
      },
      {
        source: 'chat',
        channel: 'operations',
        by: 'owner',
        ago: 6,
        text: '[[decoy|replacements arrived this morning, all four run]], so {id} holds up nobody now (yes yes i will close the ticket)',
        replies: [{ by: 'peer', after: 20, text: 'confirmed, they purr' }],
      },
    ],
  },
  {
    id: 'privacy',
    owner: 'legal',
    peer: 'backend',
    title: 'Privacy notice',
    description: 'Draft 2.',
    summary: 'Still open in the tracker, but the notice was approved and published.',
    pieces: [
      {
        source: 'chat',
        channel: 'general',
        by: 'peer',
        ago: 17,
        text: 'without a privacy notice i can not switch on sign-up, just saying',
      },
      {
        source: 'note',
        ago: 6,
        section: 'decisions',
        text: '{owner.full} reports: [[decoy|privacy notice is approved and published, the item in the tracker is only waiting to be ticked off]]',
      },
      {
        source: 'chat',
        channel: 'general',
        by: 'owner',
        ago: 5,
        text: '[[decoy|{id} is through, notice is live]], will tidy up the board when i am back at my desk',
      },
    ],
  },
];

export const superseded: readonly DecoyStory[] = [
  {
    id: 'old-phones',
    owner: 'client',
    peer: 'quality',
    title: 'Crash on old phones',
    description: 'Only seen once.',
    summary: 'First called a showstopper, later in the thread taken back.',
    pieces: [
      {
        source: 'chat',
        channel: 'engineering',
        by: 'peer',
        ago: 13,
        text: '[[decoy|{id} is a showstopper for {project}, crashes on every old phone]]',
        replies: [
          { by: 'owner', after: 25, text: 'every?' },
          {
            by: 'peer',
            after: 95,
            text: '[[decoy|i take that back, it was my own debug build.]] nothing to do with the {launch}',
          },
        ],
      },
    ],
  },
  {
    id: 'rate-limit',
    owner: 'backend',
    peer: 'support',
    title: 'Rate limit for partners',
    description: 'Which number?',
    summary: 'First called a blocker, later withdrawn in the same mail thread.',
    pieces: [
      {
        source: 'mail',
        by: 'peer',
        to: 'owner',
        copy: 'lead',
        ago: 16,
        subject: 'Rate limit blocks us',
        text: 'Hi {owner},\n\n[[decoy|we cannot launch before the rate limit is raised]], partners will run into it on the first day.\n\n{peer}',
      },
      {
        source: 'mail',
        by: 'peer',
        to: 'owner',
        copy: 'lead',
        ago: 14,
        subject: 'Re: Rate limit blocks us',
        answers: 0,
        text: 'Forget my mail please. [[decoy|I misread the numbers, the present limit is ten times what they need.]]\n\n{peer}',
      },
    ],
  },
  {
    id: 'port',
    owner: 'platform',
    peer: 'customer',
    title: 'Network change at the customer',
    description: 'Port 8443.',
    summary: 'First named as a hold-up, later taken back.',
    pieces: [
      {
        source: 'chat',
        channel: 'customers',
        by: 'peer',
        ago: 12,
        text: '[[decoy|{id} holds up the whole {launch}: their network people want six weeks for one port]]',
        replies: [
          { by: 'owner', after: 70, text: 'we can use the port that is already open' },
          { by: 'peer', after: 180, text: 'right! [[decoy|so no change needed on their side, scratch what i said]]' },
        ],
      },
    ],
  },
];
